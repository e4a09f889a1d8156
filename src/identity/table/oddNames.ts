import type { Session } from '../../sql/index.ts'
import { asName, type PersonName, parseName, readWord, type Word, type WrittenName } from '../names/index.ts'

/** How many written words of a field are kept. */
export const SLOTS = [1, 2, 3, 4, 5] as const

/** Before a word that is a name where it stands, though it looks like a particle or an initial: BEN, the O of DE LA O. */
const STANDS_AS_NAME = '='

/**
 * Names that cutting at spaces would read wrongly: words that introduce another name, names that look like particles
 * or initials, names in two parts, phrases for what is not known, signs that part words, more words than are kept.
 * Each field is a line.
 */
const ODD = [
  '\\b(aka|alias|aliases|fka|nee|known as|conocid[oa] como)\\b|n[\u00e9\u00c9]e\\b|\\b[af][./ ]+k[./ ]*a\\b|\\ba[./]?k[./ ]+a\\b',
  '^ *ben\\b|\\b(de)?la +[a-z]\\b|\\b(mc|mac)[ -]|\\b(junior|senior|hijo|filho|sobrinho)\\b',
  '\\b(not|no|sin|se|name|mig|baby|twin|n[/.]a)\\b|[:|\\\\+*&~<>\u2010-\u2015\u201c-\u201e\u00ab\u00bb]',
  '([ \\-_,./();]+[^ \\n\\-_,./();]+){5}',
].join('|')

const FIELDS = ['given', 'family', 'second_family', 'full_name', 'aliases'] as const

/** Finds the rows of a side whose names are odd: table `<side>_odd` (rid); says whether there are any. */
export async function findOddNames(session: Session, side: string): Promise<boolean> {
  const { dialect } = session
  const lines = `concat_ws('\n', ${FIELDS.join(', ')})`
  await session.run(
    `create or replace table ${side}_odd as select rid from ${side}_row where ${dialect.matches(lines, `(?im)${ODD}`)}`,
  )
  const [[found = 0] = []] = await session.columns(`select count(*) from ${side}_odd`)
  return Number(found) > 0
}

/** Cuts the names of those rows as `parseName` reads them and adds them to table `<side>_cut`. */
export async function cutOddNames(session: Session, side: string): Promise<void> {
  const [rids = [], ...fields] = await session.columns(
    `select rid, ${FIELDS.map((field) => `coalesce(${field}, '')`).join(', ')} from ${side}_row where rid in (select rid from ${side}_odd) order by rid`,
  )
  const cut = rids.flatMap((rid, at) => {
    const [given = '', family = '', secondFamily = '', full = '', aliases = ''] = fields.map((field) =>
      String(field[at]),
    )
    return namesOf({ given, family, secondFamily, full, aliases: aliases.split(';') }).map((name, variant) => ({
      rid: Number(rid),
      variant,
      written: name.joinedFamily === '' ? null : name.joinedFamily,
      words: [...slotsOf(name.given), ...slotsOf(name.family)],
    }))
  })
  const slots = ['g', 'f'].flatMap((field) => SLOTS.map((slot) => `${field}${slot}`))
  await session.store(`${side}_odd_cut`, [
    { name: 'rid', kind: 'integer', values: cut.map(({ rid }) => rid) },
    { name: 'variant', kind: 'integer', values: cut.map(({ variant }) => variant) },
    { name: 'written', kind: 'text', values: cut.map(({ written }) => written) },
    ...slots.map((name, place) => ({
      name,
      kind: 'text' as const,
      values: cut.map(({ words }) => words[place] ?? null),
    })),
  ])
  // The first name of a person has the number of the row, as everywhere; further ones follow behind all others.
  await session.run(`insert into ${side}_cut select case when variant = 0 then rid
      else cast(greatest((select count(*) from ${side}_row), (select coalesce(max(pid), 0) from ${side}_cut))
        + row_number() over (order by least(variant, 1) desc, variant, rid) as integer) end,
    rid, variant, written, ${slots.join(', ')} from ${side}_odd_cut; drop table ${side}_odd_cut`)
}

function namesOf(written: WrittenName): readonly PersonName[] {
  const name = parseName(written)
  return [name, ...name.aliases]
}

function slotsOf(words: readonly Word[]): readonly (string | null)[] {
  return SLOTS.map((slot) => {
    const word = words[slot - 1]
    if (word === undefined) return null
    return readWord(word.text).kind === word.kind ? word.text : STANDS_AS_NAME + word.text
  })
}

/** Reads a written word of a cut name. */
export function readCutWord(raw: string): Word {
  if (!raw.startsWith(STANDS_AS_NAME)) return readWord(raw)
  return { ...asName(readWord(raw.slice(1))), kind: 'name' }
}
