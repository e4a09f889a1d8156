import type { Session } from '../sql/index.ts'
import { link } from './link.ts'
import { fixedPlan } from './model/fixed.ts'
import type { Model } from './model/model.ts'
import { type LinkedPair, pairsAbove } from './pairs.ts'
import type { PeopleSource } from './table/people.ts'

/** A list and a table of records, the model that weighs, and from which probability on a pair is wanted. */
export interface MatchInput {
  readonly left: PeopleSource
  readonly right: PeopleSource
  readonly model: Model
  readonly least: number
  readonly progress?: (step: string, done: number) => void
}

const NAMES = ['given', 'family', 'full_name'] as const

/**
 * Finds the records that may concern a person of a list, by a fixed model: a pair weighs the same whatever else the
 * tables hold, so further records never make another pair less likely.
 */
export async function matchPeople(session: Session, input: MatchInput): Promise<readonly LinkedPair[]> {
  const { left, right, model, least, progress } = input
  const both = new Set(Object.keys(left.columns).filter((key) => Object.hasOwn(right.columns, key)))
  const named = [left, right].every(({ columns }) => NAMES.some((key) => Object.hasOwn(columns, key)))
  const plan = fixedPlan(model, both, named)
  const linkage = await link(session, { plan, left, right }, { model, ...(progress === undefined ? {} : { progress }) })
  return await pairsAbove(session, linkage, least)
}
