import type { Session } from '../sql/index.ts'
import { allPairs, findPairs, type Task } from './blocking/block.ts'
import { type Breadth, breadthFor, type KeyFamily, keyFamilies } from './blocking/families.ts'
import { compareSql } from './comparison/compare.ts'
import type { Comparison } from './comparison/level.ts'
import { comparisonsOf, levelsOf } from './comparison/pattern.ts'
import { fixedPart } from './model/fixed.ts'
import type { FixedRarities, Model } from './model/model.ts'
import { observe } from './model/observe.ts'
import { train } from './model/train.ts'
import { weigher } from './model/weigh.ts'
import type { LinkPlan } from './plan.ts'
import { findNearSounds } from './table/nearSounds.ts'
import { cutNames, gatherPeople, type PeopleSource, readRows, readValues } from './table/people.ts'
import { readWords } from './table/words.ts'

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
  /** How common words are, instead of counting it; a model that has such a list brings it along. */
  readonly words?: FixedRarities
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
  const words = options.model === undefined ? options.words : options.model.words
  await prepare(session, input, words)
  const comparisons = comparisonsOf(plan, session.dialect)
  const records = await countRecords(session)
  // With fixed rarities what is found must not depend on how many records there are.
  const breadth = options.breadth ?? (words === undefined ? breadthFor(records.left, records.right) : 'wide')
  const families = keyFamilies(plan, session.dialect, input.left.columns, breadth)
  step('finding pairs', 0.3)
  if (plan.names && plan.rules === undefined && breadth === 'wide') await findNearSounds(session)
  const pairs = options.exhaustive === true ? await allPairs(session, task) : await findPairs(session, families, task)
  step('comparing pairs', 0.5)
  const compared = compareSql(session.dialect, 'select l, r, families from pair', { comparisons, task })
  await session.run(`create or replace table compared as ${compared}`)
  await session.run('drop table pair')
  step('training the model', 0.8)
  const observed = { plan, task, comparisons, families, records, breadth, everything: options.exhaustive === true }
  const model =
    options.model === undefined
      ? trained(train(await observe(session, observed)), words)
      : fixedPart(options.model, comparisons)
  step('weighing pairs', 0.9)
  await weighPairs(session, model, comparisons)
  const expectedMatches = await expectedIn(session)
  step('done', 1)
  return { task, model, comparisons, families, breadth, records, pairs, expectedMatches }
}

/** How many matches are expected among the pairs of table `scored`. */
export async function expectedIn(session: Session): Promise<number> {
  const [[expected = 0] = []] = await session.columns('select coalesce(sum(probability), 0) from scored')
  return Number(expected)
}

/** A trained model keeps the list of words that it was trained with. */
function trained(model: Model, words: FixedRarities | undefined): Model {
  return words === undefined ? model : { ...model, words }
}

async function prepare(session: Session, input: LinkInput, words: FixedRarities | undefined): Promise<void> {
  const sides = [['left', input.left] as const, ...(input.right === null ? [] : [['right', input.right] as const])]
  for (const [side, source] of sides) {
    await readRows(session, side, source, input.plan)
    await cutNames(session, side)
    await readValues(session, side, source.dates, input.plan)
  }
  const names = sides.map(([side]) => side)
  await readWords(session, names, words)
  for (const side of names) await gatherPeople(session, side, names, input.plan, words !== undefined)
  for (const side of names) await session.run(`drop table ${side}_value; drop table ${side}_lead`)
  if (input.right !== null) return
  await session.run('create or replace view right_person as select * from left_person')
  await session.run('create or replace view right_row as select * from left_row')
}

async function countRecords(session: Session): Promise<{ left: number; right: number }> {
  const [left = [], right = []] = await session.columns(
    'select (select count(*) from left_person where lead = 1), (select count(*) from right_person where lead = 1)',
  )
  return { left: Number(left[0]), right: Number(right[0]) }
}

/** Weighs the pairs of table `compared` by a model: table `weighed` and view `scored`. */
export async function weighPairs(session: Session, model: Model, comparisons: readonly Comparison[]): Promise<void> {
  const [patterns = []] = await session.columns('select distinct pattern from compared order by 1')
  const weigh = weigher(model)
  const weighed = patterns.map((pattern) => weigh(levelsOf(Number(pattern), comparisons)))
  await session.store('weighed', [
    { name: 'pattern', kind: 'bigint', values: patterns.map(Number) },
    { name: 'probability', kind: 'double', values: weighed.map(({ probability }) => probability) },
    { name: 'relative', kind: 'double', values: weighed.map(({ relative }) => relative) },
    { name: 'weight', kind: 'double', values: weighed.map(({ weight }) => weight) },
  ])
  const all = `select compared.lrow as l, compared.rrow as r, compared.pattern, compared.families,
    weighed.probability, weighed.relative, weighed.weight from compared join weighed on weighed.pattern = compared.pattern`
  const [[further = 0] = []] = await session.columns(
    'select (select count(*) from left_person where variant > 0) + (select count(*) from right_person where variant > 0)',
  )
  await session.run(`create or replace view scored as ${Number(further) === 0 ? all : likeliest(all)}`)
}

/** Of the pairs of several names of two people the likeliest stands for both; how any of them was found is kept. */
function likeliest(pairs: string): string {
  const columns = 'l, r, pattern, probability, relative, weight'
  return `select ${columns}, families from (select ${columns}, bit_or(families) over (partition by l, r) as families,
    row_number() over (partition by l, r order by weight desc, pattern) as place from (${pairs}) as every) as ranked where place = 1`
}
