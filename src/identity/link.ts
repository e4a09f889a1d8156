import type { Dialect, Session } from '../sql/index.ts'
import { allPairs, findPairs, type Task } from './blocking/block.ts'
import { type Breadth, breadthFor, type KeyFamily, keyFamilies, twoSounds } from './blocking/families.ts'
import type { Comparison } from './comparison/level.ts'
import { comparisonsOf, levelsOf, patternSql } from './comparison/pattern.ts'
import { exactShares } from './model/exactShares.ts'
import type { Model } from './model/model.ts'
import { type PatternTable, pairsIn, patternTable } from './model/patterns.ts'
import { train } from './model/train.ts'
import { weigher } from './model/weigh.ts'
import type { LinkPlan } from './plan.ts'
import { findNearSounds } from './table/nearSounds.ts'
import { cutNames, gatherPeople, type PeopleSource, readRows, readValues } from './table/people.ts'
import { readWords, type WordRarity } from './table/words.ts'

/** What is linked: two tables, or one against itself when `right` is null. */
export interface LinkInput {
  readonly plan: LinkPlan
  readonly left: PeopleSource
  readonly right: PeopleSource | null
}

/** How it is linked. */
export interface LinkOptions {
  /** Compare everything, to check that blocking lost nothing. */
  readonly exhaustive?: boolean
  /** How widely to look for pairs; without it, as widely as the sizes of the tables allow. */
  readonly breadth?: Breadth
  /** Weigh by this model instead of training one on the records. */
  readonly model?: Model
  readonly rarity?: WordRarity
  readonly progress?: (step: string, done: number) => void
}

/** What a linkage gives: the weighed pairs stand in table `scored` of the session. */
export interface Linkage {
  readonly task: Task
  readonly model: Model
  readonly comparisons: readonly Comparison[]
  readonly families: readonly KeyFamily[]
  readonly breadth: Breadth
  readonly records: { readonly left: number; readonly right: number }
  readonly pairs: number
  readonly expectedMatches: number
}

/** How many records a census takes. */
const CENSUS_RECORDS = 3000

const RANDOM_PAIRS = { least: 100_000, most: 600_000 } as const

/**
 * Links two tables of people, or the people of one table with each other: reads, finds pairs, compares, trains,
 * weighs. Table `scored` (l, r, pattern, families, probability, relative, weight) has the row numbers of both tables
 * and for each pair of rows the likeliest of the pairs of their names.
 */
export async function link(session: Session, input: LinkInput, options: LinkOptions = {}): Promise<Linkage> {
  const { plan } = input
  const task: Task = input.right === null ? 'dedupe' : 'link'
  const step = options.progress ?? (() => undefined)
  step('reading the records', 0)
  await prepare(session, input, options)
  const comparisons = comparisonsOf(plan, session.dialect)
  const records = await countRecords(session)
  const breadth = options.breadth ?? breadthFor(records.left, records.right)
  const families = keyFamilies(plan, session.dialect, input.left.columns, breadth)
  step('finding pairs', 0.3)
  if (plan.names && plan.rules === undefined && breadth === 'wide') await findNearSounds(session)
  const pairs = options.exhaustive === true ? await allPairs(session, task) : await findPairs(session, families, task)
  step('comparing pairs', 0.5)
  await session.run(compareSql('compared', 'select l, r, families from pair', comparisons, task))
  await session.run('drop table pair')
  step('training the model', 0.8)
  const model =
    options.model ??
    (await trainOn(session, plan, comparisons, families, task, records, breadth, options.exhaustive === true))
  step('weighing pairs', 0.9)
  await weighPairs(session, model, comparisons)
  const [[expected = 0] = []] = await session.columns('select coalesce(sum(probability), 0) from scored')
  step('done', 1)
  return { task, model, comparisons, families, breadth, records, pairs, expectedMatches: Number(expected) }
}

async function prepare(session: Session, input: LinkInput, options: LinkOptions): Promise<void> {
  const sides = [['left', input.left] as const, ...(input.right === null ? [] : [['right', input.right] as const])]
  for (const [side, source] of sides) {
    await readRows(session, side, source, input.plan)
    await cutNames(session, side)
    await readValues(session, side, source, input.plan)
  }
  const names = sides.map(([side]) => side)
  await readWords(session, names, options.rarity)
  for (const side of names) await gatherPeople(session, side, names, input.plan)
  for (const side of names) await session.run(`drop table ${side}_value; drop table ${side}_lead`)
  if (input.right !== null) return
  await session.run('create or replace view right_person as select * from left_person')
  await session.run('create or replace view right_row as select * from left_row')
}

/** Inside one table the names of one record are no pair, and the earlier row stands left whichever name came first. */
function compareSql(table: string, pairs: string, comparisons: readonly Comparison[], task: Task): string {
  const inside = task === 'dedupe'
  const rows = inside ? 'least(l.rid, r.rid) as lrow, greatest(l.rid, r.rid) as rrow' : 'l.rid as lrow, r.rid as rrow'
  return `create or replace table ${table} as select pair.l, pair.r, pair.families, ${rows},
      l.lead * r.lead as lead, ${patternSql(comparisons)} as pattern
    from (${pairs}) as pair join left_person as l on l.pid = pair.l join right_person as r on r.pid = pair.r
    ${inside ? 'where l.rid <> r.rid' : ''}`
}

async function countRecords(session: Session): Promise<{ left: number; right: number }> {
  const [left = [], right = []] = await session.columns(
    'select (select count(*) from left_person where lead = 1), (select count(*) from right_person where lead = 1)',
  )
  return { left: Number(left[0]), right: Number(right[0]) }
}

async function trainOn(
  session: Session,
  plan: LinkPlan,
  comparisons: readonly Comparison[],
  families: readonly KeyFamily[],
  task: Task,
  records: { left: number; right: number },
  breadth: Breadth,
  exhaustive: boolean,
): Promise<Model> {
  const allPairsCount = task === 'dedupe' ? (records.left * (records.left - 1)) / 2 : records.left * records.right
  const sizes = comparisons.map(({ levels }) => levels.length)
  const found = await countPatterns(session, 'compared', sizes)
  const wanted = Math.min(RANDOM_PAIRS.most, Math.max(RANDOM_PAIRS.least, pairsIn(found) / 2))
  await session.run(
    compareSql('sampled', randomPairsSql(session.dialect, task, allPairsCount, wanted), comparisons, task),
  )
  const random = await countPatterns(session, 'sampled', sizes)
  const whole = { pairs: found, allPairs: Math.max(allPairsCount, 1) }
  const covered = exhaustive || (plan.rules === undefined && breadth === 'wide')
  const census =
    !plan.names || (plan.rules !== undefined && !exhaustive)
      ? null
      : covered
        ? whole
        : await takeCensus(session, comparisons, task, records)
  await session.run('drop table sampled')
  return train({
    comparisons,
    found,
    random,
    exact: await exactShares(session, plan, comparisons, task),
    free: exhaustive ? comparisons.map(() => -1) : comparisons.map((comparison) => freeOf(comparison, families)),
    allPairs: Math.max(allPairsCount, 1),
    left: records.left,
    right: records.right,
    census,
  })
}

/**
 * Where the key families are narrow, some records of both tables are compared with all of the other table that share
 * two sounds of the name, so that how often names agree between other people is still counted and not guessed.
 */
async function takeCensus(
  session: Session,
  comparisons: readonly Comparison[],
  task: Task,
  records: { left: number; right: number },
): Promise<{ pairs: PatternTable; allPairs: number }> {
  const left = await drawPeople(session, 'left', records.left)
  const right = task === 'dedupe' ? 0 : await drawPeople(session, 'right', records.right)
  const sharing = (l: string, r: string): string => `select l.pid as l, r.pid as r from (${twoSounds(l)}) as l
    join (${twoSounds(r)}) as r on l.k = r.k ${task === 'dedupe' ? 'where l.pid <> r.pid' : ''}`
  const both = [sharing('left_drawn', 'right'), ...(right === 0 ? [] : [sharing('left', 'right_drawn')])]
  const pairs = `select l, r, 0 as families from (${both.join(' union ')}) as census`
  await session.run(compareSql('sampled', pairs, comparisons, task))
  const sizes = comparisons.map(({ levels }) => levels.length)
  const counted = await countPatterns(session, 'sampled', sizes)
  for (const side of right === 0 ? ['left'] : ['left', 'right']) await session.run(`drop table ${side}_drawn_person`)
  return { pairs: counted, allPairs: Math.max(left * records.right + right * records.left - left * right, 1) }
}

/** Draws some people of a table by the content of their records: table `<side>_drawn_person`. */
async function drawPeople(session: Session, side: string, records: number): Promise<number> {
  const thin = Math.max(1, Math.floor(records / CENSUS_RECORDS))
  await session.run(`create or replace table ${side}_drawn_person as
    select * from ${side}_person where lead = 1 and mod(${session.dialect.quotient('mix', '1048576')}, ${thin}) = 0`)
  const [[drawn = 0] = []] = await session.columns(`select count(*) from ${side}_drawn_person`)
  return Number(drawn)
}

/** The bits of the families that find pairs without looking at a comparison; all bits when there is none. */
function freeOf(comparison: Comparison, families: readonly KeyFamily[]): number {
  const key = NAMES.has(comparison.kind) ? 'names' : comparison.key
  const free = families.reduce((bits, family, place) => (family.looksAt.includes(key) ? bits : bits + 2 ** place), 0)
  return free === 0 ? -1 : free
}

const NAMES: ReadonlySet<string> = new Set(['family', 'given', 'crossed', 'shared'])

async function countPatterns(session: Session, table: string, sizes: readonly number[]): Promise<PatternTable> {
  const [patterns = [], families = [], counts = []] = await session.columns(
    `select pattern, families, count(*) from ${table} where lead = 1 group by 1, 2 order by 1, 2`,
  )
  return patternTable(patterns.map(Number), counts.map(Number), families.map(Number), sizes)
}

/** Pairs at random by the content of the records, so that the order of the rows does not matter: records in one of many draws. */
function randomPairsSql(dialect: Dialect, task: Task, all: number, wanted: number): string {
  const draws = Math.max(1, Math.floor(all / wanted))
  const side = (name: string): string =>
    `(select pid, mod(${dialect.quotient('mix', '1048576')}, ${draws}) as draw from ${name}_person where lead = 1)`
  const once = task === 'dedupe' ? 'and l.pid < r.pid' : ''
  return `select l.pid as l, r.pid as r, 0 as families from ${side('left')} as l join ${side('right')} as r on l.draw = r.draw ${once}`
}

async function weighPairs(session: Session, model: Model, comparisons: readonly Comparison[]): Promise<void> {
  const [patterns = []] = await session.columns('select distinct pattern from compared order by 1')
  const weigh = weigher(model)
  const weighed = patterns.map((pattern) => weigh(levelsOf(Number(pattern), comparisons)))
  await session.store('weighed', [
    { name: 'pattern', kind: 'bigint', values: patterns.map(Number) },
    { name: 'probability', kind: 'double', values: weighed.map(({ probability }) => probability) },
    { name: 'relative', kind: 'double', values: weighed.map(({ relative }) => relative) },
    { name: 'weight', kind: 'double', values: weighed.map(({ weight }) => weight) },
  ])
  await session.run(`create or replace view scored as select compared.lrow as l, compared.rrow as r, compared.pattern, compared.families,
    weighed.probability, weighed.relative, weighed.weight from compared join weighed on weighed.pattern = compared.pattern`)
}
