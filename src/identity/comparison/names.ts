import type { Dialect } from '../../sql/index.ts'
import { byRarity, type Comparison, inGroups, type Level, one, RARITY_COUNT } from './level.ts'

/** How many words of each name field are kept. */
export const WORDS = ['g1', 'g2', 'g3', 'f1', 'f2', 'f3'] as const

/** Words whose letters are kept for comparing what is near. */
export const LETTERED = ['g1', 'g2', 'f1', 'f2'] as const

/** A word's code is (number * 4 + rarity) * 32 + first letter; an initial's code is its letter alone. */
export const CODE = { letters: 32, rarities: RARITY_COUNT } as const

/** Two words are near when their Jaro-Winkler similarity is at least this. */
const NEAR = 0.9

/** Two words are somewhat near when their Jaro-Winkler similarity is at least this. */
const FAINT = 0.8

/** Levels of the family names. */
const FAMILY = inGroups({
  missing: one('missing', 'missing', 0.002),
  both: byRarity('both family names the same', 'same', 0.195),
  only: byRarity('the only family name the same', 'same', 0.27),
  order: byRarity('both family names the same, in the other order', 'same', 0.014),
  joined: one('the same letters, joined or divided otherwise', 'same', 0.013),
  part: byRarity('one has a single family name, which the other has too', 'same', 0.27),
  oneNear: byRarity('one family name the same, the other near', 'near', 0.054),
  oneOther: byRarity('one family name the same, the other different', 'near', 0.015),
  partSound: byRarity('the single family name sounds like one of the other', 'near', 0.016),
  partNear: byRarity('the single family name near one of the other', 'near', 0.04),
  bothNear: one('both family names near', 'near', 0.003),
  nearOther: one('one family name near, the other different', 'different', 0.003),
  faint: one('a family name somewhat near', 'different', 0.01),
  different: one('different', 'different', 0.03),
})

/** Levels of the given names. */
const GIVEN = inGroups({
  missing: one('missing', 'missing', 0.006),
  both: byRarity('both given names the same', 'same', 0.143),
  first: byRarity('first given name the same', 'same', 0.48),
  order: one('both given names the same, in the other order', 'same', 0.008),
  secondOther: byRarity('first given name the same, second different', 'near', 0.004),
  variant: one('a nickname or another form of the name', 'near', 0.018),
  sound: byRarity('first given name sounds the same', 'near', 0.015),
  near: byRarity('first given name near', 'near', 0.036),
  initial: one('the initial of the given name', 'near', 0.005),
  firstSecond: byRarity('a first given name is the second of the other', 'near', 0.02),
  second: byRarity('only the second given name the same', 'near', 0.004),
  faint: one('first given name somewhat near', 'different', 0.01),
  different: one('different', 'different', 0.03),
  nearSecond: one('first given name near, second the same', 'near', 0.005),
})

/** Whether words stand in the other field: a given name written as family name, or the other way round. */
const CROSSED_LEVELS: readonly Level[] = [
  { says: 'no word in the other field', role: 'different', assumed: 0.965 },
  { says: 'two words the same across given and family names', role: 'near', assumed: 0.01 },
  { says: 'all words the same across given and family names', role: 'same', assumed: 0.022 },
  { says: 'one word the same in the other field, another near', role: 'near', assumed: 0.003 },
  { says: 'the only name of one stands in the other field of the other', role: 'near', assumed: 0.003 },
  { says: 'two words near across given and family names', role: 'near', assumed: 0.001 },
]

/** Whether at least two words of the names are shared; it tells apart what a count of pairs covers fully. */
const SHARED_LEVELS: readonly Level[] = [
  { says: 'fewer than two words shared', role: 'different', assumed: 0.3 },
  { says: 'two or more words shared', role: 'same', assumed: 0.7 },
]

/** The four comparisons of names; they are weighed together as one. */
export function nameComparisons(dialect: Dialect): readonly Comparison[] {
  return [
    { key: 'family', kind: 'family', levels: FAMILY.levels, sql: familySql(dialect) },
    { key: 'given', kind: 'given', levels: GIVEN.levels, sql: givenSql(dialect) },
    { key: 'crossed', kind: 'crossed', levels: CROSSED_LEVELS, sql: crossedSql(dialect) },
    { key: 'shared', kind: 'shared', levels: SHARED_LEVELS, sql: `case when ${sharedSql()} >= 2 then 1 else 0 end` },
  ]
}

function familySql(dialect: Dialect): string {
  const bin = (...codes: string[]): string => rarest(dialect, codes)
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  const faint = (a: string, b: string): string => nearSql(dialect, a, b, FAINT)
  const common = (a: string, b: string): string => commonest(dialect, [`l.${a}`, `r.${b}`])
  const { at } = FAMILY
  return `case
    when l.f1 is null or r.f1 is null then ${at.missing}
    when l.f1 = r.f1 and l.f2 = r.f2 then ${at.both} + ${bin('l.f1', 'l.f2')}
    when l.f1 = r.f1 and l.f2 is null and r.f2 is null then ${at.only} + ${bin('l.f1')}
    when l.f1 = r.f2 and l.f2 = r.f1 then ${at.order} + ${bin('l.f1', 'l.f2')}
    when l.joined = r.joined then ${at.joined}
    when l.f2 is null and r.f2 is not null and (l.f1 = r.f1 or l.f1 = r.f2) then ${at.part} + ${bin('l.f1')}
    when r.f2 is null and l.f2 is not null and (r.f1 = l.f1 or r.f1 = l.f2) then ${at.part} + ${bin('r.f1')}
    when l.f1 = r.f1 then case when ${near('f2', 'f2')} then ${at.oneNear} else ${at.oneOther} end + ${bin('l.f1')}
    when l.f2 = r.f2 then case when ${near('f1', 'f1')} then ${at.oneNear} else ${at.oneOther} end + ${bin('l.f2')}
    when l.f1 = r.f2 then ${at.oneOther} + ${bin('l.f1')}
    when l.f2 = r.f1 then ${at.oneOther} + ${bin('l.f2')}
    when l.f2 is null or r.f2 is null then case
      when l.sf1 = r.sf1 then ${at.partSound} + ${common('f1', 'f1')}
      when l.sf1 = r.sf2 then ${at.partSound} + ${common('f1', 'f2')}
      when l.sf2 = r.sf1 then ${at.partSound} + ${common('f2', 'f1')}
      when ${near('f1', 'f1')} then ${at.partNear} + ${common('f1', 'f1')}
      when ${near('f1', 'f2')} then ${at.partNear} + ${common('f1', 'f2')}
      when ${near('f2', 'f1')} then ${at.partNear} + ${common('f2', 'f1')}
      when ${faint('f1', 'f1')} or ${faint('f1', 'f2')} or ${faint('f2', 'f1')} then ${at.faint}
      else ${at.different} end
    when ${near('f1', 'f1')} then case when ${near('f2', 'f2')} then ${at.bothNear} else ${at.nearOther} end
    when ${near('f2', 'f2')} then ${at.nearOther}
    else ${at.different} end`
}

function givenSql(dialect: Dialect): string {
  const bin = (...codes: string[]): string => rarest(dialect, codes)
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  const { at } = GIVEN
  const common = (a: string, b: string): string => commonest(dialect, [`l.${a}`, `r.${b}`])
  const full = (code: string): string => `${code} >= ${CODE.letters}`
  return `case
    when l.g1 is null or r.g1 is null then ${at.missing}
    when l.g1 = r.g1 and l.g2 = r.g2 then ${at.both} + ${bin('l.g1', 'l.g2')}
    when l.g1 = r.g1 and ${full('l.g1')} then case
      when l.g2 is null or r.g2 is null or ${initialSql('g2', 'g2')} or ${near('g2', 'g2')} then ${at.first} + ${bin('l.g1')}
      else ${at.secondOther} + ${bin('l.g1')} end
    when l.g1 = r.g2 and l.g2 = r.g1 then ${at.order}
    when l.g2 = r.g2 and ${full('l.g2')} and ${near('g1', 'g1')} then ${at.nearSecond}
    when l.vg1 = r.vg1 then ${at.variant}
    when l.sg1 = r.sg1 then ${at.sound} + ${common('g1', 'g1')}
    when ${near('g1', 'g1')} then ${at.near} + ${common('g1', 'g1')}
    when ${initialSql('g1', 'g1')} then ${at.initial}
    when l.g1 = r.g2 then ${at.firstSecond} + ${bin('l.g1')}
    when l.g2 = r.g1 then ${at.firstSecond} + ${bin('r.g1')}
    when l.g2 = r.g2 and ${full('l.g2')} then ${at.second} + ${bin('l.g2')}
    when ${nearSql(dialect, 'g1', 'g1', FAINT)} then ${at.faint}
    else ${at.different} end`
}

function rarest(dialect: Dialect, codes: readonly string[]): string {
  const bins = codes.map((code) => binOf(dialect, code))
  return bins.length === 1 ? (bins[0] ?? '0') : `greatest(${bins.join(', ')})`
}

/** Of two words that are near, a slip makes one rare: how common the name is, the other says. */
function commonest(dialect: Dialect, codes: readonly string[]): string {
  return `least(${codes.map((code) => binOf(dialect, code)).join(', ')})`
}

function binOf(dialect: Dialect, code: string): string {
  return `coalesce(mod(${dialect.quotient(code, String(CODE.letters))}, ${CODE.rarities}), 0)`
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

/** How many different words of the left record, by code or by sound, are among these of the right one. */
function countShared(prefix: '' | 's', words: readonly string[], others: readonly string[]): string {
  const each = words.map((word, place) => {
    const own = `l.${prefix}${word}`
    const found = others.map((other) => `${own} = r.${prefix}${other}`).join(' or ')
    const again = words.slice(0, place).map((before) => `${own} = l.${prefix}${before}`)
    const fresh = again.length === 0 ? '' : ` and not coalesce(${again.join(' or ')}, false)`
    return `(case when (${found})${prefix === '' ? ` and ${own} >= ${CODE.letters}` : ''}${fresh} then 1 else 0 end)`
  })
  return `(${each.join(' + ')})`
}

/** How many different words a record has, by sound. */
function countWords(side: string): string {
  const each = WORDS.map((word, place) => {
    const again = WORDS.slice(0, place).map((before) => `${side}.s${word} = ${side}.s${before}`)
    const fresh = again.length === 0 ? '' : ` and not coalesce(${again.join(' or ')}, false)`
    return `(case when ${side}.s${word} is not null${fresh} then 1 else 0 end)`
  })
  return `(${each.join(' + ')})`
}

const sharedSql = (): string => countShared('', WORDS, WORDS)

/** Whether a word of a side stands in the other record too, by sound. */
function isShared(side: string, word: string): string {
  const other = side === 'l' ? 'r' : 'l'
  return `coalesce(${WORDS.map((each) => `${side}.s${word} = ${other}.s${each}`).join(' or ')}, false)`
}

/**
 * Words in the other field count as the same when they sound the same; a slip in one of them is allowed for. What is
 * near must be two further words: a word that agrees does not vouch for itself.
 */
function crossedSql(dialect: Dialect): string {
  const given = WORDS.slice(0, 3)
  const family = WORDS.slice(3)
  const across = `(${countShared('s', given, family)} + ${countShared('s', family, given)})`
  const sounds = countShared('s', WORDS, WORDS)
  const count = countWords
  const straight = 'l.sg1 = r.sg1 and (l.sf1 = r.sf1 or l.sf2 = r.sf2 or l.sf1 = r.sf2 or l.sf2 = r.sf1)'
  const near = (a: string, b: string): string => nearSql(dialect, a, b, NEAR)
  const slips = LETTERED.map(
    (a) =>
      `(not ${isShared('l', a)} and (${LETTERED.map((b) => `(${near(a, b)} and not ${isShared('r', b)})`).join(' or ')}))`,
  )
  const bothSlip = (a: string, b: string): string => `(${near('g1', a)} and ${near(b, 'g1')})`
  const firsts = `least(${count('l')}, ${count('r')})`
  return `case
    when ${straight} then 0
    when ${across} = 0 then case when ${bothSlip('f1', 'f1')} or ${bothSlip('f1', 'f2')} or ${bothSlip('f2', 'f1')} then 5 else 0 end
    when ${sounds} >= 2 and ${sounds} >= ${firsts} then 2
    when ${sounds} >= 2 then 1
    when ${slips.join(' or ')} then 3
    when ${firsts} = 1 then 4
    else 0 end`
}
