import { expect, test } from 'vitest'
import { peopleTable, withSession } from '../../../test/link/people.ts'
import { parseName } from '../names/index.ts'
import { VARIANT_LINES } from '../names/variants.ts'
import { cutNames, gatherPeople, readRows, readValues } from './people.ts'
import { readWords } from './words.ts'

type Fields = { readonly given: string; readonly family: string; readonly aliases?: string }

const plan = { names: true, born: false, values: [] }

/** The first two given and family names of every name of the people, as the tables have them; an initial is ''. */
async function readInTables(people: readonly Fields[]): Promise<string[]> {
  return await withSession(async (session) => {
    const source = await peopleTable(
      session,
      'people',
      people.map((person) => ({ aliases: '', ...person })),
    )
    await readRows(session, 'left', source, plan)
    await cutNames(session, 'left')
    await readValues(session, 'left', source.dates, plan)
    await readWords(session, ['left'], undefined)
    await gatherPeople(session, 'left', ['left'], plan, false)
    const columns = ['tg1', 'tg2', 'tf1', 'tf2'].map((column) => `coalesce(${column}, '')`)
    const [names = []] = await session.columns(
      `select rid || ': ' || ${columns.slice(0, 2).join(` || ' ' || `)} || ' / ' || ${columns.slice(2).join(` || ' ' || `)} from left_person order by rid, variant`,
    )
    return names.map(String)
  })
}

/** The same as `parseName` has it. */
function readOneByOne(people: readonly Fields[]): string[] {
  return people.flatMap(({ given, family, aliases }, place) => {
    const name = parseName({ given, family, aliases: (aliases ?? '').split(';') })
    return [name, ...name.aliases].map((one) => {
      const [g1, g2] = one.given.map(({ kind, text }) => (kind === 'initial' ? '' : text))
      const [f1, f2] = one.family.flatMap(({ kind, text }) => (kind === 'initial' ? [] : [text]))
      return `${place + 1}: ${g1 ?? ''} ${g2 ?? ''} / ${f1 ?? ''} ${f2 ?? ''}`
    })
  })
}

test.each([
  ['a first name like a particle', 'BEN', 'CARSON'],
  ['the same in small letters', 'Ben Ali', 'Cohen'],
  ['the particle itself', 'AHMED', 'BEN SALAH'],
  ['a particle between names', 'YUSUF', 'HADDAD BEN SALAH'],
  ['a surname of one letter', 'ROSA', 'DE LA O'],
  ['the same before another', 'ROSA', 'DE LA O LOPEZ'],
  ['the same, joined', 'ROSA', 'DELAO'],
  ['the same, joined in part', 'ROSA', 'DELA O'],
  ['a letter that is an initial', 'ROSA O', 'GARCIA O'],
  ['a further given name', 'FRANCISCO AKA PACO', 'RUIZ'],
  ['a further family name', 'ROSA', 'MAMANI aka QUISPE'],
  ['a whole further name', 'ROSA', 'MAMANI a.k.a. FLORES, ANA'],
  ['the same with another word', 'ROSA', 'MAMANI alias QUISPE'],
  ['the name at birth', 'ANA', 'SMITH née JONES'],
  ['no name but a marker', 'AKA', 'RUIZ'],
  ['a prefix', 'SEAN', 'MC DONALD'],
  ['a suffix as a name', 'JUNIOR', 'SILVA'],
  ['a suffix', 'JOSE', 'SILVA JUNIOR'],
  ['a phrase', 'NOT KNOWN', 'SILVA'],
  ['a comma and no given name', '', 'GARCIA AKA LOPEZ, ANA'],
  ['many particles', 'MARIA DE LOS ANGELES', 'DE LA CRUZ DE LOS SANTOS'],
  ['signs', 'JOSE+LUIS', 'PEREZ:RUIZ'],
])('names in tables are read as one by one: %s', async (_, given, family) => {
  const people = [{ given, family }]
  expect(await readInTables(people)).toEqual(readOneByOne(people))
})

test('further names that have further names are read as one by one', async () => {
  const people = [{ given: 'ROSA', family: 'MAMANI', aliases: 'Ana Flores aka Ben Haddad; La Flaca' }]
  expect(await readInTables(people)).toEqual(readOneByOne(people))
})

test('2,000 names put together from the words of names are read as one by one', async () => {
  const words = VARIANT_LINES.flatMap((line) => line.split(' '))
  const particles = ['DE', 'DE LA', 'DEL', 'BEN', 'VAN DER', 'AL', 'Y', 'MC', 'J', 'O', '', '', '', '', '']
  let state = 1
  const pick = (list: readonly string[]): string => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return list[(state >>> 8) % list.length] ?? ''
  }
  const field = (): string =>
    [pick(particles), pick(words), pick(particles), pick([...words, '', ''])].filter((word) => word !== '').join(' ')
  const people = Array.from({ length: 2000 }, () => ({ given: field(), family: field() }))
  expect(await readInTables(people)).toEqual(readOneByOne(people))
})
