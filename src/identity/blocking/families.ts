import type { Dialect } from '../../sql/index.ts'
import { WORDS } from '../comparison/names.ts'
import { type BlockingRule, type LinkPlan, type Part, VALUE_COLUMNS } from '../plan.ts'
import { deletions, neighbours, wholeNumbers } from './numberKeys.ts'

/** A way of finding pairs that may match: both records have a key in common. */
export interface KeyFamily {
  readonly name: string
  /** What the keys rest on; families that rest on different things err independently. */
  readonly restsOn: 'numbers' | 'birth' | 'names' | 'names and birth' | 'rule'
  /** The comparisons that the keys look at: `names`, `born`, or the key of a value. */
  readonly looksAt: readonly string[]
  /** A query that gives `pid` and `k` (a whole number) for the table of people of one side. */
  readonly left: string
  readonly right: string
  /** Whether both sides have keys of one kind, so that exchanging two records makes no difference. */
  readonly mirrored: boolean
  /** How the same pairs are found where the right side is prepared; null for rules of one's own. */
  readonly prepared: PreparedKeys | null
}

/**
 * Keys by which prepared records are found. A kind that stands in the table of keys `kept_key` has a number; where it
 * is null, the right keys are made when they are asked for, from `kept_person` or `kept_beside`.
 */
interface PreparedKeys {
  readonly kind: number | null
  readonly left: string
  readonly right: string
}

/** Keys of one kind: a query for the people of a side, and its number where prepared records keep them. */
interface Keys {
  readonly kind: number | null
  readonly of: (side: string) => string
}

/** Numbers of the kinds of keys that prepared records keep; those of numbers of persons follow by their columns. */
const KIND = { born: 0, twoSounds: 1, soundAndYear: 2, soundAndDay: 3, number: 8 } as const

/** Keys have at most 57 bits; the number of their kind stands above these. */
export function keyOfKind(k: string, kind: number): string {
  return kind === 0 ? k : `${k} + ${BigInt(kind) * 2n ** 57n}`
}

const SOUND = 67_108_864

/**
 * How many pairs the library looks for: `wide` finds whatever may match, some thousand pairs for each record of the
 * smaller table; `narrow` asks for more in common, where two large tables would give too many pairs.
 */
export type Breadth = 'wide' | 'narrow'

/** From this many pairs in all on, the library is narrow. */
const NARROW_FROM = 20_000_000_000

/** The breadth that fits two tables of these sizes. */
export function breadthFor(left: number, right: number): Breadth {
  return left * right >= NARROW_FROM ? 'narrow' : 'wide'
}

/**
 * The library of key families that fit a plan, or the plan's own rules; `columns` says which columns of the left table
 * hold what is compared, so that rules are known by the comparisons they look at.
 */
export function keyFamilies(
  plan: LinkPlan,
  dialect: Dialect,
  columns: Readonly<Record<string, string>>,
  breadth: Breadth,
): readonly KeyFamily[] {
  if (plan.rules !== undefined) return plan.rules.map((rule, place) => ruleFamily(rule, place, dialect, columns))
  return [
    ...plan.values.flatMap(({ key, kind, familyRuns }, place) =>
      kind === 'number' ? numberFamilies(key, place, familyRuns === true, dialect) : [],
    ),
    ...(breadth === 'wide' ? wideFamilies(plan, dialect) : narrowFamilies(plan, dialect)),
  ]
}

function wideFamilies(plan: LinkPlan, dialect: Dialect): readonly KeyFamily[] {
  return [
    ...(plan.born ? birthFamilies(dialect) : []),
    ...(plan.names ? nameFamilies() : []),
    ...(plan.names && plan.born ? nameAndBirthFamilies(dialect) : []),
  ]
}

function nameFamilies(): readonly KeyFamily[] {
  const two = { kind: KIND.twoSounds, of: twoSounds }
  const seldom = family('a sound and a slip that is seldom', 'names', ['names'], two, unkept(soundAndSeldom))
  return [
    family('two sounds of the name', 'names', ['names'], two),
    family('a sound and a word one slip away', 'names', ['names'], unkept(soundAndSlip), two),
    // Which words are near is known only with the left table: of prepared records the sounds beside such words are kept.
    { ...seldom, prepared: { kind: null, left: seldom.left, right: nearKeys('kept_beside', 'near_word', 'code') } },
  ]
}

function unkept(of: Keys['of']): Keys {
  return { kind: null, of }
}

function narrowFamilies(plan: LinkPlan, dialect: Dialect): readonly KeyFamily[] {
  const three = family('three sounds of the name', 'names', ['names'], unkept(threeSounds))
  if (!plan.names || !plan.born) return plan.names ? [three] : plan.born ? birthFamilies(dialect) : []
  const { quotient } = dialect
  const day = (side: string): string => soundWith(side, 'born', 'and mod(born, 10000) <> 101', 33_554_432)
  const swapped = (side: string): string =>
    soundWith(side, exchanged(dialect), `and mod(born, 100) <= 12 and mod(born, 100) <> ${month(dialect)}`, 33_554_432)
  const year = (side: string): string => soundsWith(side, quotient('born', '10000'), '')
  const inYear = (side: string): string => soundsWith(side, 'mod(born, 10000)', 'and mod(born, 10000) <> 101')
  return [
    three,
    family('a sound and the day of birth in full', 'names and birth', ['names', 'born'], unkept(day)),
    family(
      'a sound and the day of birth, day and month exchanged',
      'names and birth',
      ['names', 'born'],
      unkept(swapped),
      unkept(day),
    ),
    family('two sounds and the year of birth', 'names and birth', ['names', 'born'], unkept(year)),
    family('two sounds and the day of birth', 'names and birth', ['names', 'born'], unkept(inYear)),
  ]
}

function family(
  name: string,
  restsOn: KeyFamily['restsOn'],
  looksAt: readonly string[],
  keys: Keys,
  other: Keys = keys,
): KeyFamily {
  const [left, right] = [keys.of('left'), other.of('right')]
  const prepared = { kind: other.kind, left, right: other.of('kept') }
  return { name, restsOn, looksAt, left, right, mirrored: other === keys, prepared }
}

function numberFamilies(key: string, place: number, runs: boolean, dialect: Dialect): readonly KeyFamily[] {
  const column = `v${place}`
  const known = VALUE_COLUMNS.findIndex((value) => value.key === key)
  const kind = known < 0 ? null : KIND.number + known
  const whole = (side: string): string =>
    `select pid, ${dialect.hash(column)} as k from ${side}_person where ${column} is not null`
  const number = `n${place}`
  const lost = family(
    `${key}, one digit lost`,
    'numbers',
    [key],
    unkept((side) => deletions(dialect, side, number)),
  )
  const prepared = { kind: null, left: neighbours(dialect, 'left', number), right: wholeNumbers('kept', number) }
  return [family(key, 'numbers', [key], { kind, of: whole }), ...(runs ? [{ ...lost, prepared }] : [])]
}

function birthFamilies(dialect: Dialect): readonly KeyFamily[] {
  const day = (side: string): string =>
    `select pid, cast(born as bigint) as k from ${side}_person where born is not null`
  const swapped = (side: string): string => `select pid, cast(${exchanged(dialect)} as bigint) as k from ${side}_person
    where mod(born, 100) <= 12 and mod(born, 100) <> ${month(dialect)}`
  const born = { kind: KIND.born, of: day }
  return [
    family('born', 'birth', ['born'], born),
    family('born, day and month exchanged', 'birth', ['born'], unkept(swapped), born),
  ]
}

function nameAndBirthFamilies(dialect: Dialect): readonly KeyFamily[] {
  const year = (side: string): string => soundWith(side, dialect.quotient('born', '10000'), '')
  const day = (side: string): string => soundWith(side, 'mod(born, 10000)', 'and mod(born, 10000) <> 101')
  const rests = ['names', 'born']
  return [
    family('a sound and the year of birth', 'names and birth', rests, { kind: KIND.soundAndYear, of: year }),
    family('a sound and the day of birth', 'names and birth', rests, { kind: KIND.soundAndDay, of: day }),
  ]
}

const month = (dialect: Dialect): string => `mod(${dialect.quotient('born', '100')}, 100)`

function exchanged(dialect: Dialect): string {
  return `${dialect.quotient('born', '10000')} * 10000 + mod(born, 100) * 100 + ${month(dialect)}`
}

/** The sounds of a name, and every two of them. */
const SOUNDS = WORDS.map((word) => `s${word}`)
const TWO_WORDS = WORDS.flatMap((a, place) => WORDS.slice(place + 1).map((b) => [a, b] as const))
const TWO_SOUNDS = TWO_WORDS.map(([a, b]) => [`s${a}`, `s${b}`] as const)

/** Any two different sounds of a name, in any order and field: keys of the people of a table `<side>_person`. */
export function twoSounds(side: string): string {
  return TWO_SOUNDS.map(
    ([a, b]) =>
      `select pid, cast(least(${a}, ${b}) as bigint) * ${SOUND} + greatest(${a}, ${b}) as k from ${side}_person where ${a} <> ${b}`,
  ).join(' union all ')
}

/** A sound of a name, and a sound near another one of it: a slip of the pen, a nickname; see `findNearSounds`. */
function soundAndSlip(side: string): string {
  return `${nearKeys(`(${besides(side, 's')})`, 'near_sound', 'sound')} union all ${soundAndSeldom(side)}`
}

/** A sound of a name, and a sound near a seldom word of it that itself sounds like common ones. */
function soundAndSeldom(side: string): string {
  return nearKeys(`(${besides(side, '')})`, 'near_word', 'code')
}

/** Every word of a name (its code or, with the prefix `s`, its sound) with each other sound of the name: pid, word, sound. */
export function besides(side: string, prefix: '' | 's'): string {
  return TWO_WORDS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    .map(([a, b]) => `select pid, ${prefix}${a} as word, s${b} as sound from ${side}_person where s${a} <> s${b}`)
    .join(' union all ')
}

function nearKeys(relation: string, table: string, by: string): string {
  return `select pid, cast(least(near, beside.sound) as bigint) * ${SOUND} + greatest(near, beside.sound) as k
    from ${relation} as beside join ${table} as near_to on near_to.${by} = beside.word where near <> beside.sound`
}

/** Any three different sounds of a name; keys of other sounds may rarely be the same, which only adds pairs. */
function threeSounds(side: string): string {
  const keys: string[] = []
  for (const [a, b] of TWO_SOUNDS)
    for (const c of SOUNDS.slice(SOUNDS.indexOf(b) + 1)) {
      const least = `least(${a}, ${b}, ${c})`
      const most = `greatest(${a}, ${b}, ${c})`
      const middle = `cast(${a} as bigint) + ${b} + ${c} - ${least} - ${most}`
      keys.push(`select pid, cast(${least} as bigint) * 17179869184 + (${middle}) * 131072 + ${most} as k
          from ${side}_person where ${a} <> ${b} and ${b} <> ${c} and ${a} <> ${c}`)
    }
  return keys.join(' union all ')
}

/** Two different sounds of a name together with a part of the day of birth. */
function soundsWith(side: string, other: string, condition: string): string {
  return TWO_SOUNDS.map(
    ([a, b]) => `select pid, (cast(least(${a}, ${b}) as bigint) * 65536 + greatest(${a}, ${b})) * 10000 + ${other} as k
        from ${side}_person where ${a} <> ${b} and born is not null ${condition}`,
  ).join(' union all ')
}

function soundWith(side: string, other: string, condition: string, step = 10_000): string {
  return WORDS.map(
    (word) =>
      `select pid, cast(s${word} as bigint) * ${step} + ${other} as k from ${side}_person where s${word} is not null and born is not null ${condition}`,
  ).join(' union all ')
}

function ruleFamily(
  rule: BlockingRule,
  place: number,
  dialect: Dialect,
  columns: Readonly<Record<string, string>>,
): KeyFamily {
  const keys = (side: 'left' | 'right'): string => {
    const parts = rule.map((equal) => partSql(equal[side], dialect))
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.join(` || '\u001f' || `)
    return `select person.pid, ${dialect.hash(text)} as k from ${side}_person as person join ${side}_row as written on written.rid = person.rid
      where person.variant = 0 and ${parts.map((part) => `${part} is not null`).join(' and ')}`
  }
  const mirrored = rule.every((equal) => partSql(equal.left, dialect) === partSql(equal.right, dialect))
  const looksAt = rule.map(({ left }) => comparisonOf(left.column, columns))
  return {
    name: `rule ${place + 1}`,
    restsOn: 'rule',
    looksAt,
    left: keys('left'),
    right: keys('right'),
    mirrored,
    prepared: null,
  }
}

const NAME_COLUMNS: ReadonlySet<string> = new Set(['given', 'family', 'second_family', 'full_name', 'aliases'])

function comparisonOf(column: string, columns: Readonly<Record<string, string>>): string {
  const key = Object.keys(columns).find((each) => columns[each] === column) ?? column
  return NAME_COLUMNS.has(key) ? 'names' : key
}

function partSql(part: Part, dialect: Dialect): string {
  const column = `written.${dialect.identifier(`raw_${part.column}`)}`
  return part.count === undefined ? column : `substr(${column}, ${part.from ?? 1}, ${part.count})`
}
