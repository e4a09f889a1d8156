import type { Dialect } from '../../sql/index.ts'
import { byRarity, type Comparison, type Level } from './level.ts'

/** How many words of each name field are kept. */
export const WORDS = ['g1', 'g2', 'g3', 'f1', 'f2', 'f3'] as const

/** Words whose letters are kept for comparing what is near. */
export const LETTERED = ['g1', 'g2', 'f1', 'f2'] as const

/** A word's code is (number * 4 + rarity) * 32 + first letter; an initial's code is its letter alone. */
export const CODE = { letters: 32, rarities: 4 } as const

/** Two words are near when their Jaro-Winkler similarity is at least this. */
const NEAR = 0.9

/** Two words are somewhat near when their Jaro-Winkler similarity is at least this. */
const FAINT = 0.8

const both = (says: string, role: Level['role'], a: [number, number, number, number]): Level[] =>
  byRarity(says, role, a)

/** Levels of the family names; their order is the order of the codes in SQL. */
const FAMILY_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.002 },
  ...both('both family names the same', 'same', [0.005, 0.03, 0.06, 0.1]),
  ...both('the only family name the same', 'same', [0.016, 0.043, 0.157, 0.05]),
  ...both('both family names the same, in the other order', 'same', [0.001, 0.002, 0.004, 0.007]),
  { says: 'the same letters, joined or divided otherwise', role: 'same', assumed: 0.013 },
  ...both('one has a single family name, which the other has too', 'same', [0.04, 0.062, 0.08, 0.09]),
  ...both('one family name the same, the other near', 'near', [0.007, 0.014, 0.016, 0.017]),
  ...both('one family name the same, the other different', 'near', [0.0015, 0.003, 0.005, 0.006]),
  { says: 'the single family name near one of the other', role: 'near', assumed: 0.056 },
  { says: 'both family names near', role: 'near', assumed: 0.003 },
  { says: 'one family name near, the other different', role: 'different', assumed: 0.003 },
  { says: 'a family name somewhat near', role: 'different', assumed: 0.01 },
  { says: 'different', role: 'different', assumed: 0.03 },
]

/** Levels of the given names. */
const GIVEN_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.006 },
  ...both('both given names the same', 'same', [0.03, 0.042, 0.049, 0.022]),
  ...both('first given name the same', 'same', [0.111, 0.187, 0.135, 0.05]),
  { says: 'both given names the same, in the other order', role: 'same', assumed: 0.008 },
  ...both('first given name the same, second different', 'near', [0.001, 0.001, 0.001, 0.001]),
  { says: 'a nickname or another form of the name', role: 'near', assumed: 0.018 },
  { says: 'first given name near', role: 'near', assumed: 0.051 },
  { says: 'the initial of the given name', role: 'near', assumed: 0.005 },
  ...both('a first given name is the second of the other', 'near', [0.008, 0.005, 0.004, 0.003]),
  ...both('only the second given name the same', 'near', [0.001, 0.001, 0.001, 0.001]),
  { says: 'first given name somewhat near', role: 'different', assumed: 0.01 },
  { says: 'different', role: 'different', assumed: 0.03 },
  { says: 'first given name near, second the same', role: 'near', assumed: 0.005 },
]

/** Whether words stand in the other field: a given name written as family name, or the other way round. */
const CROSSED_LEVELS: readonly Level[] = [
  { says: 'no word in the other field', role: 'different', assumed: 0.965 },
  { says: 'two words the same across given and family names', role: 'near', assumed: 0.01 },
  { says: 'all words the same across given and family names', role: 'same', assumed: 0.022 },
  { says: 'one word the same in the other field, another near', role: 'near', assumed: 0.003 },
]

/** Whether at least two words of the names are shared; it tells apart what a count of pairs covers fully. */
const SHARED_LEVELS: readonly Level[] = [
  { says: 'fewer than two words shared', role: 'different', assumed: 0.3 },
  { says: 'two or more words shared', role: 'same', assumed: 0.7 },
]

/** The four comparisons of names; they are weighed together as one. */
export function nameComparisons(dialect: Dialect): readonly Comparison[] {
  return [
    { key: 'family', kind: 'family', levels: FAMILY_LEVELS, sql: familySql(dialect) },
    { key: 'given', kind: 'given', levels: GIVEN_LEVELS, sql: givenSql(dialect) },
    { key: 'crossed', kind: 'crossed', levels: CROSSED_LEVELS, sql: crossedSql(dialect) },
    { key: 'shared', kind: 'shared', levels: SHARED_LEVELS, sql: `case when ${sharedSql()} >= 2 then 1 else 0 end` },
  ]
}

function familySql(dialect: Dialect): string {
  const bin = (...codes: string[]): string => rarest(dialect, codes)
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  const faint = (a: string, b: string): string => nearSql(dialect, a, b, FAINT)
  return `case
    when l.f1 is null or r.f1 is null then 0
    when l.f1 = r.f1 and l.f2 = r.f2 then 1 + ${bin('l.f1', 'l.f2')}
    when l.f1 = r.f1 and l.f2 is null and r.f2 is null then 5 + ${bin('l.f1')}
    when l.f1 = r.f2 and l.f2 = r.f1 then 9 + ${bin('l.f1', 'l.f2')}
    when l.joined = r.joined then 13
    when l.f2 is null and r.f2 is not null and (l.f1 = r.f1 or l.f1 = r.f2) then 14 + ${bin('l.f1')}
    when r.f2 is null and l.f2 is not null and (r.f1 = l.f1 or r.f1 = l.f2) then 14 + ${bin('r.f1')}
    when l.f1 = r.f1 then case when ${near('f2', 'f2')} then 18 else 22 end + ${bin('l.f1')}
    when l.f2 = r.f2 then case when ${near('f1', 'f1')} then 18 else 22 end + ${bin('l.f2')}
    when l.f1 = r.f2 then 22 + ${bin('l.f1')}
    when l.f2 = r.f1 then 22 + ${bin('l.f2')}
    when l.f2 is null or r.f2 is null then case
      when ${near('f1', 'f1')} or ${near('f1', 'f2')} or ${near('f2', 'f1')} then 26
      when ${faint('f1', 'f1')} or ${faint('f1', 'f2')} or ${faint('f2', 'f1')} then 29
      else 30 end
    when ${near('f1', 'f1')} then case when ${near('f2', 'f2')} then 27 else 28 end
    when ${near('f2', 'f2')} then 28
    else 30 end`
}

function givenSql(dialect: Dialect): string {
  const bin = (...codes: string[]): string => rarest(dialect, codes)
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  return `case
    when l.g1 is null or r.g1 is null then 0
    when l.g1 = r.g1 and l.g2 = r.g2 then 1 + ${bin('l.g1', 'l.g2')}
    when l.g1 = r.g1 and l.g1 >= ${CODE.letters} then case
      when l.g2 is null or r.g2 is null or ${initialSql('g2', 'g2')} or ${near('g2', 'g2')} then 5 + ${bin('l.g1')}
      else 10 + ${bin('l.g1')} end
    when l.g1 = r.g2 and l.g2 = r.g1 then 9
    when l.g2 = r.g2 and l.g2 >= ${CODE.letters} and ${near('g1', 'g1')} then 27
    when l.vg1 = r.vg1 then 14
    when ${near('g1', 'g1')} then 15
    when ${initialSql('g1', 'g1')} then 16
    when l.g1 = r.g2 then 17 + ${bin('l.g1')}
    when l.g2 = r.g1 then 17 + ${bin('r.g1')}
    when l.g2 = r.g2 and l.g2 >= ${CODE.letters} then 21 + ${bin('l.g2')}
    when ${nearSql(dialect, 'g1', 'g1', FAINT)} then 25
    else 26 end`
}

function rarest(dialect: Dialect, codes: readonly string[]): string {
  const bins = codes.map(
    (code) => `coalesce(mod(${dialect.quotient(code, String(CODE.letters))}, ${CODE.rarities}), 0)`,
  )
  return bins.length === 1 ? (bins[0] ?? '0') : `greatest(${bins.join(', ')})`
}

/**
 * Near: the same sound, a similarity of 0.9, or one edit in a word of four letters and more. The letter sets come
 * first, for they are quick: one edit changes at most two letters of the set.
 */
function nearSql(dialect: Dialect, a: string, b: string, least: number): string {
  const apart = dialect.differingBits(`l.m${a}`, `r.m${b}`)
  const similarity = `${dialect.jaroWinkler(`l.t${a}`, `r.t${b}`)} >= ${least}`
  if (least !== NEAR) return `(${apart} <= 7 and ${similarity})`
  const edit = `${apart} <= 2 and length(l.t${a}) >= 4 and abs(length(l.t${a}) - length(r.t${b})) <= 1 and ${dialect.edits(`l.t${a}`, `r.t${b}`)} = 1`
  return `(l.s${a} = r.s${b} or (${apart} <= 5 and (${similarity} or (${edit}))))`
}

function initialSql(a: string, b: string): string {
  const { letters } = CODE
  return `((l.${a} < ${letters} and l.${a} = mod(r.${b}, ${letters})) or (r.${b} < ${letters} and r.${b} = mod(l.${a}, ${letters})))`
}

const anyOf = (word: string, others: readonly string[]): string =>
  `(case when l.${word} >= ${CODE.letters} and (${others.map((other) => `l.${word} = r.${other}`).join(' or ')}) then 1 else 0 end)`

function sharedSql(): string {
  return `(${WORDS.map((word) => anyOf(word, WORDS)).join(' + ')})`
}

/** Words in the other field count as the same when they sound the same; a slip in one of them is allowed for. */
function crossedSql(dialect: Dialect): string {
  const given = WORDS.slice(0, 3)
  const family = WORDS.slice(3)
  const soundsIn = (word: string, others: readonly string[]): string =>
    `(case when ${others.map((other) => `l.s${word} = r.s${other}`).join(' or ')} then 1 else 0 end)`
  const across = `(${[...given.map((word) => soundsIn(word, family)), ...family.map((word) => soundsIn(word, given))].join(' + ')})`
  const sounds = `(${WORDS.map((word) => soundsIn(word, WORDS)).join(' + ')})`
  const count = (side: string): string =>
    `(${WORDS.map((word) => `case when ${side}.${word} >= ${CODE.letters} then 1 else 0 end`).join(' + ')})`
  const straight = 'l.sg1 = r.sg1 and (l.sf1 = r.sf1 or l.sf2 = r.sf2 or l.sf1 = r.sf2 or l.sf2 = r.sf1)'
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  const slip = `(l.sf1 = r.sg1 and ${near('g1', 'f1')}) or (l.sg1 = r.sf1 and ${near('f1', 'g1')}) or ${near('g1', 'g1')}`
  return `case
    when ${straight} then 0
    when ${across} = 0 then 0
    when ${sounds} >= 2 and ${sounds} >= least(${count('l')}, ${count('r')}) then 2
    when ${sounds} >= 2 then 1
    when ${slip} then 3
    else 0 end`
}
