import type { Session } from '../../sql/index.ts'
import type { Task } from '../blocking/block.ts'
import { type Breadth, type KeyFamily, twoSounds } from '../blocking/families.ts'
import { compareSql } from '../comparison/compare.ts'
import type { Comparison } from '../comparison/level.ts'
import type { LinkPlan } from '../plan.ts'
import { isName } from './cells.ts'
import { exactShares } from './exactShares.ts'
import { type PatternTable, pairsIn, patternTable } from './patterns.ts'
import type { TrainingData } from './trainingData.ts'

/** A linkage whose pairs are found and compared: what is needed to gather the data for training. */
export interface Observed {
  readonly plan: LinkPlan
  readonly task: Task
  readonly comparisons: readonly Comparison[]
  readonly families: readonly KeyFamily[]
  /** Different records on both sides. */
  readonly records: { readonly left: number; readonly right: number }
  readonly breadth: Breadth
  /** Whether every pair there is was compared. */
  readonly everything: boolean
}

/** How many records of each table a census takes. */
const CENSUS_RECORDS = 3000

/** How many pairs are drawn at random: half of those that were found, within these bounds. */
const RANDOM_PAIRS = { least: 100_000, most: 600_000 } as const

/** Gathers what training looks at, from the table `compared` and from further pairs that are compared for this. */
export async function observe(session: Session, observed: Observed): Promise<TrainingData> {
  const { plan, task, comparisons, families, records, everything } = observed
  const allPairs = Math.max(
    task === 'dedupe' ? (records.left * (records.left - 1)) / 2 : records.left * records.right,
    1,
  )
  const found = await countPatterns(session, 'compared', comparisons)
  return {
    comparisons,
    found,
    random: await drawPairs(session, observed, allPairs, pairsIn(found) / 2),
    exact: await exactShares(session, plan, comparisons, task),
    free: comparisons.map((comparison) => (everything ? -1 : freeOf(comparison, families))),
    allPairs,
    left: records.left,
    right: records.right,
    census: await censusOf(session, observed, { pairs: found, allPairs }),
  }
}

/** The bits of the families that find pairs without looking at a comparison; all bits when there is none. */
function freeOf(comparison: Comparison, families: readonly KeyFamily[]): number {
  const key = isName(comparison.kind) ? 'names' : comparison.key
  const free = families.reduce((bits, family, place) => (family.looksAt.includes(key) ? bits : bits + 2 ** place), 0)
  return free === 0 ? -1 : free
}

async function countPatterns(
  session: Session,
  compared: string,
  comparisons: readonly Comparison[],
): Promise<PatternTable> {
  const [patterns = [], families = [], counts = []] = await session.columns(
    `select pattern, families, count(*) from ${compared} where lead = 1 group by 1, 2 order by 1, 2`,
  )
  const sizes = comparisons.map(({ levels }) => levels.length)
  return patternTable(patterns.map(Number), counts.map(Number), families.map(Number), sizes)
}

async function compareAndCount(session: Session, pairs: string, observed: Observed): Promise<PatternTable> {
  return await countPatterns(
    session,
    `(${compareSql(session.dialect, pairs, observed)}) as compared`,
    observed.comparisons,
  )
}

/**
 * Draws pairs at random by the content of the records, so that the order of the rows does not matter: every record is
 * in one of many draws, and those of one draw make pairs.
 */
async function drawPairs(session: Session, observed: Observed, all: number, wanted: number): Promise<PatternTable> {
  const many = Math.min(RANDOM_PAIRS.most, Math.max(RANDOM_PAIRS.least, wanted))
  const draws = Math.max(1, Math.floor(all / many))
  const side = (name: string): string =>
    `(select pid, mod(${lotSql(session)}, ${draws}) as draw from ${name}_person where lead = 1)`
  const once = observed.task === 'dedupe' ? 'and l.pid < r.pid' : ''
  const pairs = `select l.pid as l, r.pid as r, 0 as families from ${side('left')} as l join ${side('right')} as r on l.draw = r.draw ${once}`
  return await compareAndCount(session, pairs, observed)
}

/**
 * A census of names: every pair of some records that shares two sounds of the name, so that how often names agree
 * between other people is counted and not guessed. Where the key families are wide, the pairs that were found are one;
 * where they are narrow, some records of both tables are compared with all of the other table for this. With rules of
 * one's own there is none.
 */
async function censusOf(
  session: Session,
  observed: Observed,
  whole: { readonly pairs: PatternTable; readonly allPairs: number },
): Promise<TrainingData['census']> {
  const { plan, task, records, breadth, everything } = observed
  if (!plan.names || (plan.rules !== undefined && !everything)) return null
  if (everything || breadth === 'wide') return whole
  const left = await drawPeople(session, 'left', records.left)
  const right = task === 'dedupe' ? 0 : await drawPeople(session, 'right', records.right)
  const sharing = (l: string, r: string): string => `select l.pid as l, r.pid as r from (${twoSounds(l)}) as l
    join (${twoSounds(r)}) as r on l.k = r.k ${task === 'dedupe' ? 'where l.pid <> r.pid' : ''}`
  const both = [sharing('left_drawn', 'right'), ...(right === 0 ? [] : [sharing('left', 'right_drawn')])]
  const pairs = `select l, r, 0 as families from (${both.join(' union ')}) as census`
  const counted = await compareAndCount(session, pairs, observed)
  for (const side of right === 0 ? ['left'] : ['left', 'right']) await session.run(`drop table ${side}_drawn_person`)
  return { pairs: counted, allPairs: Math.max(left * records.right + right * records.left - left * right, 1) }
}

/** Draws some people of a table by the content of their records: table `<side>_drawn_person`. */
async function drawPeople(session: Session, side: string, records: number): Promise<number> {
  const thin = Math.max(1, Math.floor(records / CENSUS_RECORDS))
  await session.run(`create or replace table ${side}_drawn_person as
    select * from ${side}_person where lead = 1 and mod(${lotSql(session)}, ${thin}) = 0`)
  const [[drawn = 0] = []] = await session.columns(`select count(*) from ${side}_drawn_person`)
  return Number(drawn)
}

/** The lot of a record: bits of the number that stands for its content. */
function lotSql({ dialect }: Session): string {
  return dialect.quotient('mix', '1048576')
}
