import { good, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { Linkage } from '../link.ts'
import { type MatchedPair, matchedPairs, planOf } from '../match.ts'
import type { Model } from '../model/model.ts'
import type { PeopleSource } from '../table/people.ts'
import { fetchRecords, linkPrepared, type PreparedLink, weighPrepared } from './link.ts'
import { closeIndex, DAMAGE, openIndex, readable } from './openIndex.ts'
import { DROP_KEPT } from './tables.ts'

/** A list that is matched with an open index, and from which probability on a pair is wanted. */
export interface PreparedInput {
  readonly left: PeopleSource
  readonly least: number
  readonly progress?: ((step: string, done: number) => void) | undefined
}

/** An index that is open in a session: it is matched with as many lists as one likes, and closed at the end. */
export interface PreparedRecords {
  /** What was kept of where the records come from. */
  readonly origin: string
  readonly match: (input: PreparedInput) => Promise<Result<readonly MatchedPair[]>>
  /** Links a list with all records, as `link` does with two tables. */
  readonly link: (input: Omit<PreparedLink, 'meta'>) => Promise<Result<Linkage>>
  readonly close: () => Promise<void>
}

/** The file of an index, as `prepareRecords` made it, and the model that it was made with. */
export interface IndexFile {
  readonly index: string
  readonly model: Model
}

/** Opens an index of prepared records; a session has one open at a time. An index that does not fit is refused. */
export async function openPrepared(session: Session, { index, model }: IndexFile): Promise<Result<PreparedRecords>> {
  const opened = await openIndex(session, index, model, 'read')
  if (!opened.ok) return opened
  const meta = opened.value
  const recordColumns = Object.fromEntries(meta.columns.map((column) => [column, column]))
  return good({
    origin: meta.origin,
    match: async ({ left, least, progress }) =>
      await readable(index, DAMAGE, async () => {
        const plan = planOf(model, left.columns, recordColumns)
        try {
          const weighed = await weighPrepared(session, { plan, left, meta, model, progress })
          await fetchRecords(session, plan, least)
          return good(await matchedPairs(session, plan, weighed, least))
        } finally {
          await session.run(DROP_KEPT)
        }
      }),
    link: async (input) =>
      await readable(index, DAMAGE, async () => good(await linkPrepared(session, { ...input, meta }))),
    close: async () => await closeIndex(session),
  })
}

/**
 * Finds the records of an index that may concern a person of a list: the very pairs that `matchPeople` finds among the
 * rows that were prepared. An index that does not fit is refused; there is never a part of an answer.
 */
export async function matchPrepared(
  session: Session,
  { index, model, ...input }: IndexFile & PreparedInput,
): Promise<Result<readonly MatchedPair[]>> {
  const opened = await openPrepared(session, { index, model })
  if (!opened.ok) return opened
  try {
    return await opened.value.match(input)
  } finally {
    await opened.value.close()
  }
}
