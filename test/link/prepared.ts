import { readFileSync } from 'node:fs'
import {
  type MatchedPair,
  type Model,
  matchPeople,
  matchPrepared,
  type Prepared,
  prepareRecords,
} from '../../src/identity/index.ts'
import type { Result } from '../../src/input/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { peopleTable, type WrittenPerson } from './people.ts'

/** The model that is shipped. */
export const PEOPLE_MODEL: Model = JSON.parse(
  readFileSync(new URL('../../models/people.json', import.meta.url), 'utf8'),
)

/** The value of a result that must be there. */
export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}

/** Prepares written people in an index. */
export async function prepared(
  session: Session,
  index: string,
  people: readonly WrittenPerson[],
  model = PEOPLE_MODEL,
): Promise<Result<Prepared>> {
  return await prepareRecords(session, { records: await peopleTable(session, 'record_table', people), model, index })
}

/** What an index answers for a list, however unlikely. */
export async function askedOf(
  session: Session,
  index: string,
  list: readonly WrittenPerson[],
  model = PEOPLE_MODEL,
): Promise<Result<readonly MatchedPair[]>> {
  return await matchPrepared(session, { left: await peopleTable(session, 'list_table', list), index, model, least: 0 })
}

/** The same without an index. */
export async function matched(
  session: Session,
  list: readonly WrittenPerson[],
  people: readonly WrittenPerson[],
): Promise<readonly MatchedPair[]> {
  const left = await peopleTable(session, 'list_table', list)
  const right = await peopleTable(session, 'record_table', people)
  return await matchPeople(session, { left, right, model: PEOPLE_MODEL, least: 0 })
}
