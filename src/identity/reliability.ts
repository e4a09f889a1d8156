import type { Session } from '../sql/index.ts'
import type { KeyFamily } from './blocking/families.ts'
import { WORDS } from './comparison/names.ts'
import type { Linkage } from './link.ts'
import { type Capture, estimateMissed, type Missed } from './missed.ts'
import type { LinkPlan } from './plan.ts'
import { countWords } from './words.ts'

/** Pairs whose probability lies between `from` and `to` (`to` not included, but for the last). */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly pairs: number
  /** How many of them are expected to be one person: the sum of the probabilities. */
  readonly expected: number
}

/** What comes of taking every pair from a probability on for one person. */
export interface ThresholdRow {
  readonly probability: number
  readonly pairs: number
  /** Expected number of those pairs that are not one person. */
  readonly wrong: number
  /** Expected number of matches among the pairs below, which would be left out. */
  readonly below: number
}

/** Records of one table that no key can find, so that nothing was compared with them. */
export interface Unfindable {
  readonly count: number
  /** How many of them have no usable name, no day of birth and no number at all. */
  readonly empty: number
  /** Their ids, at most 50, in the order of the rows. */
  readonly ids: readonly string[]
}

/** How far a linkage can be relied on, by its own probabilities. */
export interface Reliability {
  readonly pairs: number
  readonly calibration: readonly CalibrationBin[]
  readonly expectedMatches: number
  readonly missed: Missed
  /** `right` is null when one table was linked with itself. */
  readonly unfindable: { readonly left: Unfindable; readonly right: Unfindable | null }
  readonly thresholds: readonly ThresholdRow[]
  /** What should make a reader doubt the figures. */
  readonly cautions: readonly string[]
}

/** The probabilities at which thresholds are examined, beside those that a reader asks for. */
const THRESHOLDS: readonly number[] = [0.99, 0.9, 0.5, 0.1, 0.01, 0.001]

const BINS = 10
const MOST_IDS = 50

/** Sums of an engine that adds in any order are the same to so many places. */
function settled(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}

/**
 * Reports on a linkage from what it left in the session: how the probabilities are spread, how many matches are
 * expected, how many were likely never compared, which records nothing can be said about, and what each threshold
 * would cost. Each pair of records counts once, however many names of the two were compared.
 */
export async function reliabilityOf(
  session: Session,
  plan: LinkPlan,
  linkage: Linkage,
  more: readonly number[] = [],
): Promise<Reliability> {
  await session.run(outcomeSql(session, linkage))
  const calibration = await calibrationOf(session)
  const expectedMatches = settled(calibration.reduce((sum, { expected }) => sum + expected, 0))
  const thresholds = await thresholdsOf(session, expectedMatches, [...THRESHOLDS, ...more])
  const missed = await missedOf(session, linkage)
  await session.run('drop table outcome')
  const left = await unfindable(session, plan, linkage, 'left')
  const right = linkage.task === 'dedupe' ? null : await unfindable(session, plan, linkage, 'right')
  const pairs = calibration.reduce((sum, bin) => sum + bin.pairs, 0)
  const report = { pairs, calibration, expectedMatches, missed, unfindable: { left, right }, thresholds }
  return { ...report, cautions: cautionsOf(linkage, report) }
}

/** Table `outcome`: how many pairs of records have each probability and were found in each way. */
function outcomeSql({ dialect }: Session, { comparisons, families }: Linkage): string {
  const levels = new Map<string, string[]>()
  let step = 1
  for (const { kind, levels: described } of comparisons) {
    const level = `mod(${dialect.quotient('pattern', String(step))}, ${described.length})`
    levels.set(kind, [...(levels.get(kind) ?? []), level])
    step *= described.length
  }
  const anyOf = (conditions: readonly string[]): string =>
    conditions.length === 0 ? '0' : `case when ${conditions.join(' or ')} then 1 else 0 end`
  const known = (kind: string): string => anyOf((levels.get(kind) ?? []).map((level) => `${level} > 0`))
  const found = (restsOn: KeyFamily['restsOn']): string =>
    anyOf(
      families.flatMap((family, place) =>
        family.restsOn === restsOn ? [`mod(${dialect.quotient('families', String(2 ** place))}, 2) = 1`] : [],
      ),
    )
  const columns = [
    known('number'),
    known('born'),
    found('numbers'),
    found('birth'),
    found('names'),
    found('names and birth'),
    'case when families > 0 then 1 else 0 end',
  ]
  const each = columns.map((column, place) => `${column} as c${place}`).join(', ')
  const names = columns.map((_, place) => `c${place}`).join(', ')
  return `create or replace table outcome as select probability, ${names}, count(*) as n
    from (select probability, ${each} from scored) as pairs group by probability, ${names}`
}

async function calibrationOf(session: Session): Promise<readonly CalibrationBin[]> {
  const bin = `cast(least(floor(probability * ${BINS}), ${BINS - 1}) as integer)`
  const [bins = [], pairs = [], expected = []] = await session.columns(
    `select ${bin} as bin, sum(n), sum(n * probability) from outcome group by 1 order by 1`,
  )
  return Array.from({ length: BINS }, (_, place) => {
    const at = bins.map(Number).indexOf(place)
    return {
      from: place / BINS,
      to: (place + 1) / BINS,
      pairs: at < 0 ? 0 : Number(pairs[at]),
      expected: at < 0 ? 0 : settled(Number(expected[at])),
    }
  })
}

async function thresholdsOf(
  session: Session,
  all: number,
  wanted: readonly number[],
): Promise<readonly ThresholdRow[]> {
  const levels = [...new Set(wanted)].sort((a, b) => b - a)
  const terms = levels.flatMap((level) => [
    `coalesce(sum(case when probability >= ${level} then n else 0 end), 0)`,
    `coalesce(sum(case when probability >= ${level} then n * probability else 0 end), 0)`,
  ])
  const figures = (await session.columns(`select ${terms.join(', ')} from outcome`)).map(([cell]) => Number(cell))
  return levels.map((probability, place) => {
    const [pairs = 0, expected = 0] = figures.slice(place * 2)
    return {
      probability,
      pairs,
      wrong: settled(Math.max(0, pairs - expected)),
      below: settled(Math.max(0, all - expected)),
    }
  })
}

async function missedOf(session: Session, linkage: Linkage): Promise<Missed> {
  const [a = [], b = [], c = [], d = [], e = [], f = [], keyed = [], expected = []] = await session.columns(
    'select c0, c1, c2, c3, c4, c5, c6, sum(n * probability) from outcome group by c0, c1, c2, c3, c4, c5, c6 order by c0, c1, c2, c3, c4, c5, c6',
  )
  if (expected.length > 0 && keyed.every((cell) => Number(cell) === 0))
    return { estimate: 0, unknown: 0, groups: [], says: 'None: every pair of records was compared.' }
  const captures: Capture[] = expected.map((sum, at) => {
    const is = (cells: readonly unknown[]): boolean => Number(cells[at]) === 1
    return {
      numbered: is(a),
      dated: is(b),
      numbers: is(c),
      birth: is(d),
      names: is(e),
      namesAndBirth: is(f),
      expected: settled(Number(sum)),
    }
  })
  return estimateMissed(captures, new Set(linkage.families.map(({ restsOn }) => restsOn)))
}

/** The records of a side for which no key family has a key under any of their names. */
async function unfindable(
  session: Session,
  plan: LinkPlan,
  { families }: Linkage,
  side: 'left' | 'right',
): Promise<Unfindable> {
  const numbers = plan.values.flatMap(({ kind }, place) => (kind === 'number' ? [`v${place}`] : []))
  const absent = (columns: readonly string[]): string =>
    columns.length === 0 ? '1 = 1' : columns.map((column) => `${column} is null`).join(' and ')
  // Whoever has a number is found by it, unless one's own rules choose the pairs.
  const perhaps = plan.rules === undefined ? absent(numbers) : '1 = 1'
  await session.run(`create or replace table unkeyed as select pid, rid from ${side}_person where ${perhaps}`)
  for (const family of families)
    if (family.restsOn !== 'numbers')
      await session.run(
        `delete from unkeyed where rid in (select unkeyed.rid from unkeyed where pid in (select keys.pid from (${family[side]}) as keys where keys.k is not null))`,
      )
  const empty = absent([...WORDS, 'born', ...numbers])
  const people = `(select rid, max(case when ${empty} then 0 else 1 end) as something from ${side}_person
    where rid in (select rid from unkeyed) group by rid) as person`
  const [[count = 0] = [], [nothing = 0] = []] = await session.columns(
    `select count(*), coalesce(sum(1 - something), 0) from ${people}`,
  )
  const [ids = []] = await session.columns(
    `select coalesce(written.id, cast(person.rid as varchar)) from ${people} join ${side}_row as written on written.rid = person.rid order by person.rid limit ${MOST_IDS}`,
  )
  await session.run('drop table unkeyed')
  return { count: Number(count), empty: Number(nothing), ids: ids.map(String) }
}

function cautionsOf(
  { task, records }: Linkage,
  { expectedMatches, calibration }: Pick<Reliability, 'expectedMatches' | 'calibration'>,
): readonly string[] {
  const fewest = Math.min(records.left, records.right)
  const doubtful = calibration.slice(0, -1).reduce((sum, { expected }) => sum + expected, 0)
  const cautions: string[] = []
  if (expectedMatches > fewest)
    cautions.push(
      `More matches are expected (${countWords(expectedMatches)}) than ${task === 'dedupe' ? 'the table' : 'the smaller table'} has different records (${countWords(fewest)}). Unless people have several records each, namesakes or relatives are taken for one person.`,
    )
  if (expectedMatches >= 1 && doubtful > expectedMatches / 2)
    cautions.push(
      'More than half of the expected matches lie among pairs below 0.9: the records say too little to tell people apart.',
    )
  return cautions
}
