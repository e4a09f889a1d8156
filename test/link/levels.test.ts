import { expect, test } from 'vitest'
import { link, pairsAbove } from '../../src/identity/index.ts'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from './people.ts'

/** How two records compare in one comparison, in the words of its level. */
async function says(key: string, left: WrittenPerson, right: WrittenPerson): Promise<string> {
  return await withSession(async (session) => {
    const input = {
      plan: FULL_PLAN,
      left: await peopleTable(session, 'manifest', [left]),
      right: await peopleTable(session, 'records', [right]),
    }
    const linkage = await link(session, input, { exhaustive: true })
    const [pair] = await pairsAbove(session, linkage, 0)
    const place = linkage.comparisons.findIndex((comparison) => comparison.key === key)
    return linkage.comparisons[place]?.levels[pair?.levels[place] ?? -1]?.says ?? 'no pair'
  })
}

const name = (given: string, family: string): WrittenPerson => ({ given, family })

test.each([
  ['both surnames', 'GARCIA LOPEZ', 'García López', /^both family names the same, /],
  ['the second surname dropped', 'GARCIA LOPEZ', 'GARCIA', /^one has a single family name, which the other has too/],
  ['the second surname an initial', 'GARCIA LOPEZ', 'GARCIA L.', /^one has a single family name/],
  ['surnames exchanged', 'GARCIA LOPEZ', 'LOPEZ GARCIA', /in the other order/],
  ['a hyphen', 'GARCIA LOPEZ', 'GARCIA-LOPEZ', /^both family names the same, /],
  ['joined', 'GARCIA LOPEZ', 'GARCIALOPEZ', /joined or divided/],
  ['a particle', 'DE LA CRUZ', 'CRUZ', /^the only family name the same/],
  ['a glued particle', 'DE LA CRUZ', 'DELACRUZ', /^the only family name the same/],
  ['one surname the same, one a slip', 'GARCIA LOPEZ', 'GARCIA LOPES', /the other near/],
  ['one surname the same, one other', 'GARCIA LOPEZ', 'GARCIA MUÑOZ', /the other different/],
  ['how it sounds', 'JIMENEZ', 'GIMENES', /sounds like/],
  ['a slip', 'QUISPE', 'QUIPSE', /^the single family name near/],
  ['nothing in common', 'GARCIA', 'NGUYEN', /^different$/],
  ['a placeholder', 'LNU', 'GARCIA', /^missing$/],
])('family names: %s', async (_, left, right, expected) => {
  expect(await says('family', name('ANA', left), name('ANA', right))).toMatch(expected)
})

test.each([
  ['both', 'JOSE LUIS', 'José Luis', /^both given names the same, /],
  ['the second dropped', 'JOSE LUIS', 'JOSE', /^first given name the same/],
  ['the second an initial', 'JOSE LUIS', 'JOSE L', /^first given name the same/],
  ['another second', 'JOSE LUIS', 'JOSE ANTONIO', /second different/],
  ['the other order', 'JOSE LUIS', 'LUIS JOSE', /in the other order/],
  ['only the second', 'JOSE LUIS', 'LUIS', /is the second of the other/],
  ['a nickname', 'FRANCISCO', 'PACO', /nickname/],
  ['a slip', 'ALEJANDRO', 'ALEJANDOR', /near/],
  ['an initial', 'CARLOS', 'C', /initial/],
  ['nothing in common', 'CARLOS', 'TOMAS', /^different$/],
  ['a placeholder', 'FNU', 'CARLOS', /^missing$/],
])('given names: %s', async (_, left, right, expected) => {
  expect(await says('given', name(left, 'GARCIA'), name(right, 'GARCIA'))).toMatch(expected)
})

test.each([
  ['the same day', '1990-07-26', '1990-07-26', 'same'],
  ['day and month exchanged', '1990-07-03', '1990-03-07', 'day and month exchanged'],
  ['one digit', '1990-07-26', '1990-07-28', 'one digit differs, or the year by one or ten'],
  ['the decade', '1980-07-26', '1990-07-26', 'one digit differs, or the year by one or ten'],
  ['the first of January', '1990-07-26', '1990-01-01', 'same year, one of them on the first of January'],
  ['both on the first of January', '1990-01-01', '1990-01-01', 'same year, both on the first of January'],
  ['only a year', '1990', '1990-01-01', 'same year, both on the first of January'],
  ['some days', '1990-07-30', '1990-08-04', 'within about a month'],
  ['decades', '1950-07-30', '1990-03-11', 'further apart'],
  ['no day', '', '1990-03-11', 'missing'],
])('days of birth: %s', async (_, left, right, expected) => {
  const person = (born: string): WrittenPerson => ({ ...name('ANA', 'GARCIA'), born })
  expect(await says('born', person(left), person(right))).toBe(expected)
})

test.each([
  ['the same', 'A023139215', '23139215', 'same'],
  ['one digit', '123139215', '128139215', 'one digit or letter differs'],
  ['two digits exchanged', '123139215', '123193215', 'one digit or letter differs'],
  ['a digit lost', '191014272', '19101427', 'one digit or letter differs'],
  ['a neighbour', '123139215', '123139217', 'neighbouring numbers, as relatives get them'],
  ['another number', '123139215', '208808777', 'different'],
  ['a placeholder', '000000000', '208808777', 'missing'],
])('A-numbers: %s', async (_, left, right, expected) => {
  const person = (number: string): WrittenPerson => ({ ...name('ANA', 'GARCIA'), a_number: number })
  expect(await says('a_number', person(left), person(right))).toBe(expected)
})

test('words in the other field are found', async () => {
  expect(await says('crossed', name('MAXIM', 'BOGDANOV'), name('BOGDANOV', 'MAXIM'))).toMatch(/all words the same/)
  expect(await says('crossed', name('MAXIM', 'BOGDANOV'), name('FNU', 'MAXIM BOGDANOV'))).toMatch(/all words the same/)
  expect(await says('crossed', name('MAXIM', 'BOGDANOV'), name('MAXIM', 'BOGDANOV'))).toMatch(/no word/)
})

test('in the other field a slip is allowed for, but a word does not vouch for itself', async () => {
  const left = name('EUFEMIA DANIELA', 'PELLON MOYA')
  expect(await says('crossed', left, name('PELLSN', 'EUFEMIA'))).toMatch(/one word the same .* another near/)
  expect(await says('crossed', left, name('PELLSN', 'EUFEMIS'))).toMatch(/two words near across/)
  expect(await says('crossed', name('MARTIN', 'GARCIA'), name('MARTIN', 'MARTIN LOPEZ'))).toMatch(/no word/)
})

test('a name under which a person is also known counts as one of theirs', async () => {
  const left = { given: 'ROSA', family: 'QUISPE', born: '1990-07-26' }
  expect(
    await says('family', left, {
      given: 'ANA',
      family: 'MAMANI',
      aliases: 'Rosa Quispe; La Flaca',
      born: '1990-07-26',
    }),
  ).toMatch(/^the only family name the same/)
  expect(await says('family', left, { given: 'ANA', family: 'MAMANI aka ROSA QUISPE', born: '1990-07-26' })).toMatch(
    /^the only family name the same/,
  )
})
