import type { Session } from '../../sql/index.ts'
import { keyFamilies } from '../blocking/families.ts'
import { compareSql } from '../comparison/compare.ts'
import { LETTERED } from '../comparison/names.ts'
import { comparisonsOf } from '../comparison/pattern.ts'
import { expectedIn, type Linkage, weighPairs } from '../link.ts'
import { fixedPart } from '../model/fixed.ts'
import type { Model } from '../model/model.ts'
import type { LinkPlan } from '../plan.ts'
import { findNearIn, storeDeletions } from '../table/nearSounds.ts'
import { cutNames, gatherPeople, mixSql, type PeopleSource, readRows, readValues } from '../table/people.ts'
import { firstCode, readWords } from '../table/words.ts'
import { findPreparedPairs } from './findPairs.ts'
import type { IndexMeta } from './openIndex.ts'
import { keptSql, lettered, peopleIn, placedRecords, TABLES, wordsOf } from './tables.ts'
import { codesIn } from './words.ts'

/** A list, the index that is open, and what is compared of both. */
export interface PreparedLink {
  readonly plan: LinkPlan
  readonly left: PeopleSource
  readonly meta: IndexMeta
  readonly model: Model
  readonly progress?: ((step: string, done: number) => void) | undefined
}

type Weighed = Pick<Linkage, 'model' | 'comparisons' | 'families'>

/**
 * Links a list with the index that is open, as `link` does with the table itself: afterwards `right_person` and
 * `right_row` show all of the index.
 */
export async function linkPrepared(session: Session, prepared: PreparedLink): Promise<Linkage> {
  const { plan } = prepared
  const weighed = await weighPrepared(session, prepared)
  await session.run(`drop table right_person; drop table if exists right_row;
    create or replace view right_person as ${lettered(`(${peopleIn('kept_person')})`, TABLES.word)};
    create or replace view right_row as ${placedRecords(plan, TABLES.place)}`)
  const mix = mixSql(
    session.dialect,
    plan.values.map((_, place) => `x${place}`),
  )
  const [[left = 0] = [], [right = 0] = [], [pairs = 0] = []] = await session.columns(
    `select (select count(*) from left_person where lead = 1),
      (select count(*) from (select distinct ${mix} as mix from right_row) as different), (select count(*) from compared)`,
  )
  const records = { left: Number(left), right: Number(right) }
  const found = { task: 'link', breadth: 'wide', records, pairs: Number(pairs) } as const
  return { ...weighed, ...found, expectedMatches: await expectedIn(session) }
}

/** Finds, compares and weighs the pairs of a list and the index that is open: table `compared`, view `scored`. */
export async function weighPrepared(
  session: Session,
  { plan, left, meta, model, progress }: PreparedLink,
): Promise<Weighed> {
  const step = progress ?? (() => undefined)
  step('reading the records', 0)
  await readRows(session, 'left', left, plan)
  await cutNames(session, 'left')
  await readValues(session, 'left', left.dates, plan)
  const words = await readWords(session, ['left'], model.words, codesIn(session, meta.nextWord))
  await gatherPeople(session, 'left', ['left'], plan, true)
  await session.run(`drop table left_value; drop table left_lead; ${keptSql(plan)}`)
  step('finding pairs', 0.3)
  if (plan.names) {
    const fresh = words.filter(({ code }) => code >= firstCode(meta.nextWord))
    await storeDeletions(session, 'fresh_deletion', fresh)
    await findNearIn(session, {
      codes: `(select sound, variant, often from ${TABLES.word} union all
        select sound, variant, often from word_code where code >= ${firstCode(meta.nextWord)})`,
      deletions: `(select * from ${TABLES.deletion} union all select * from fresh_deletion)`,
    })
    await session.run('drop table fresh_deletion')
  }
  const comparisons = comparisonsOf(plan, session.dialect)
  const families = keyFamilies(plan, session.dialect, left.columns, 'wide')
  await findPreparedPairs(session, families)
  step('comparing pairs', 0.5)
  await fetchPeople(session)
  const compared = compareSql(session.dialect, 'select l, r, families from pair', { comparisons, task: 'link' })
  await session.run(`create or replace table compared as ${compared}`)
  await session.run('drop table pair')
  step('weighing pairs', 0.9)
  const part = fixedPart(model, comparisons)
  await weighPairs(session, part, comparisons)
  step('done', 1)
  return { model: part, comparisons, families }
}

/** Fetches the people of the pairs in table `pair`: table `right_person`. Their words come first, and apart: they are few. */
async function fetchPeople(session: Session): Promise<void> {
  const people = 'from kept_person where pid in (select r from pair)'
  await session.run(`create or replace table fetched_code as select ${LETTERED.join(', ')} ${people};
    create or replace table fetched_word as ${wordsOf('fetched_code')};
    create or replace table right_person as ${lettered(`(${peopleIn(`(select * ${people})`)})`, 'fetched_word')};
    drop table fetched_code; drop table fetched_word`)
}

/** Up to so many records are named one by one when they are fetched. */
const NAMED = 200

/** Fetches the records of pairs from a probability on: table `right_row`. */
export async function fetchRecords(session: Session, plan: LinkPlan, least: number): Promise<void> {
  await session.run(`create or replace table wanted as select distinct rid, rec from right_person
    where rid in (select r from scored where probability >= ${least})`)
  const [records = []] = await session.columns(`select distinct rec from wanted order by 1 limit ${NAMED + 1}`)
  const named = records.length > 0 && records.length <= NAMED ? ` where record.rec in (${records.join(', ')})` : ''
  await session.run(`create or replace table right_row as ${placedRecords(plan, 'wanted')}${named}; drop table wanted`)
}
