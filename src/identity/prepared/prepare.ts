import { rename, rm } from 'node:fs/promises'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { FixedRarities, Model } from '../model/model.ts'
import { cutNames, gatherPeople, type PeopleSource, readValues } from '../table/people.ts'
import { type Coded, type CodedWord, readWords } from '../table/words.ts'
import { type Changes, findChanges, numberAdded, readToday, takeAll } from './changes.ts'
import { closeIndex, DAMAGE, type IndexMeta, indexExists, metaSql, openIndex, readable, stateOf } from './openIndex.ts'
import { stampOf } from './stamp.ts'
import { INDEX, INDEX_PLAN } from './tables.ts'
import { allFresh, codesIn, wordChanges } from './words.ts'
import { recountWords, removeGone, storeWordChanges, writeBatch, writePlaces } from './write.ts'

/** Records to be prepared for matching by a fixed model, and the file of the index that holds them. */
export interface PrepareInput {
  readonly records: PeopleSource
  readonly model: Model
  /** The file of the index: made where there is none, else brought up to date. */
  readonly index: string
  /** What is to be kept of where the records come from; `openPrepared` gives it back. */
  readonly origin?: string
  readonly progress?: (step: string, done: number) => void
}

/** How many rows the table of records has, and how many of them are new, are there no more, and have stayed. */
export interface Prepared {
  readonly rows: number
  readonly added: number
  readonly removed: number
  readonly kept: number
}

/**
 * Prepares records for matching: writes an index of them, or brings the one that is there up to date by what has
 * changed. A new index stands under its name only when it is whole, and one that is there changes as a whole or not at
 * all. An index that does not fit is refused and left as it is.
 */
export async function prepareRecords(session: Session, input: PrepareInput): Promise<Result<Prepared>> {
  const { model, index, progress } = input
  if (model.words === undefined) return bad(unfixed(index))
  const work = { ...input, origin: input.origin ?? '', words: model.words, step: progress ?? (() => undefined) }
  try {
    return (await indexExists(index)) ? await update(session, work) : await make(session, work)
  } finally {
    await session.run(LEFT_OVER)
  }
}

interface Work extends PrepareInput {
  readonly origin: string
  readonly words: FixedRarities
  readonly step: (step: string, done: number) => void
}

const LEFT_OVER = [
  'drop view if exists kept_person',
  ...['today_row', 'today_sum', 'today_content', 'known', 'added', 'gone', 'word_use', 'fresh_word', 'fresh_deletion'],
  ...['number', 'row', 'lead', 'value', 'person', 'day'].map((name) => `added_${name}`),
]
  .map((name, at) => (at === 0 ? name : `drop table if exists ${name}`))
  .join('; ')

async function make(session: Session, work: Work): Promise<Result<Prepared>> {
  work.step('reading the records', 0)
  await readToday(session, work.records)
  const changes = await takeAll(session)
  await makeAnew(session, work, changes)
  return good(reportOf(changes))
}

/** Writes the whole index beside its place first: a file under the name asked for is always whole. */
async function makeAnew(session: Session, work: Work, changes: Changes): Promise<void> {
  const part = `${work.index}.${process.pid}.part`
  const words = await readAdded(session, work, changes, undefined)
  await storeWordChanges(session, allFresh(words))
  work.step('writing the index', 0.6)
  try {
    await session.run(session.dialect.attach(part, INDEX, 'write'))
    try {
      await inOne(session, async () => {
        await writeBatch(session, 0, true)
        await finish(session, work, changes, { nextPerson: 0, nextWord: 1 + words.length })
      })
    } finally {
      await closeIndex(session)
    }
    // What an engine that was killed left beside an index of this name must not be taken for changes to this one.
    await rm(`${work.index}.wal`, { force: true })
    await rename(part, work.index)
  } finally {
    for (const file of [part, `${part}.wal`]) await rm(file, { force: true })
  }
  work.step('done', 1)
}

async function update(session: Session, work: Work): Promise<Result<Prepared>> {
  const { index, model, records, step } = work
  return await readable(index, DAMAGE, async () => {
    const opened = await openIndex(session, index, model, 'write')
    if (!opened.ok) return opened
    let changes: Changes
    try {
      step('reading the records', 0)
      await readToday(session, records)
      changes = await findChanges(session)
      const { added, gone } = changes.records
      const { nextPerson, nextWord } = opened.value
      if (added + gone <= changes.rows * MOST_CHANGED && nextPerson < MOST_PEOPLE && nextWord < MOST_WORDS) {
        if (!changes.inPlace || differs(opened.value, work)) await writeChanges(session, work, changes, opened.value)
        return good(reportOf(changes))
      }
    } finally {
      await closeIndex(session)
    }
    const { content, records: all } = await takeAll(session)
    await makeAnew(session, work, { ...changes, content, records: all })
    return good(reportOf(changes))
  })
}

/** Where more than this share of the records is new or gone, the index is made anew. */
const MOST_CHANGED = 0.5

/** The numbers of people and words that were there are not given again; before they run out, the index is made anew. */
const MOST_PEOPLE = 1_000_000_000
const MOST_WORDS = 10_000_000

async function writeChanges(session: Session, work: Work, changes: Changes, before: IndexMeta): Promise<void> {
  const words = await readAdded(session, work, changes, codesIn(session, before.nextWord))
  await storeWordChanges(session, await wordChanges(session, words))
  work.step('writing the index', 0.6)
  await inOne(session, async () => {
    await removeGone(session)
    await recountWords(session)
    await writeBatch(session, before.nextPerson, false)
    await finish(session, work, changes, { ...before, nextWord: before.nextWord + words.length })
  })
  work.step('done', 1)
}

/** Reads the records of table `added` as a side of a linkage is read. */
async function readAdded(
  session: Session,
  { words, records, step }: Work,
  changes: Changes,
  coded: ((texts: readonly string[]) => Promise<Coded>) | undefined,
): Promise<readonly CodedWord[]> {
  await numberAdded(session, changes)
  step('reading the names', 0.2)
  await cutNames(session, 'added')
  await readValues(session, 'added', records.dates, INDEX_PLAN)
  const read = await readWords(session, ['added'], words, coded)
  await gatherPeople(session, 'added', ['added'], INDEX_PLAN, true)
  await session.run('create or replace view kept_person as select * from added_person')
  return read
}

/** Writes where the rows are and what the index says of itself, and checks that nothing of the rows was lost. */
async function finish(
  session: Session,
  { model, records, origin }: Work,
  changes: Changes,
  { nextPerson, nextWord }: Pick<IndexMeta, 'nextPerson' | 'nextWord'>,
): Promise<void> {
  await writePlaces(session)
  const state = await stateOf(session)
  if (state.rows !== changes.rows || state.content !== changes.content)
    throw new Error(`The index would hold ${state.rows} rows of ${changes.rows}; it was not written.`)
  const [[most = 0] = []] = await session.columns('select coalesce(max(pid), 0) from added_person')
  const meta: IndexMeta = {
    ...(await stampOf(session, model)),
    ...state,
    columns: Object.keys(records.columns).sort(),
    dates: records.dates,
    nextPerson: nextPerson + Number(most),
    nextWord,
    origin,
  }
  await session.run(metaSql(session, meta))
}

function differs(before: IndexMeta, { records, origin }: Work): boolean {
  const columns = Object.keys(records.columns).sort().join(' ')
  return before.columns.join(' ') !== columns || before.dates !== records.dates || before.origin !== origin
}

/** Does all of the work on an index, or none of it. */
async function inOne(session: Session, work: () => Promise<void>): Promise<void> {
  await session.run('begin transaction')
  try {
    await work()
    await session.run('commit')
  } catch (error) {
    // The failure that is told is the first one.
    await session.run('rollback').catch(() => undefined)
    throw error
  }
}

function reportOf({ rows, added, removed, kept }: Changes): Prepared {
  return { rows, added, removed, kept }
}

function unfixed(index: string): Problem {
  const message = 'The model counts how common words are in the tables that are linked, so it rests on both of them.'
  const mend = 'Prepare records by a model that has a list of words, such as models/people.json.'
  return { code: 'contradiction', place: { file: index }, message, mend }
}
