import type { Session } from '../sql/index.ts'
import { type Explanation, explainer } from './explain.ts'
import { type Linkage, link } from './link.ts'
import { fixedPlan } from './model/fixed.ts'
import type { Model } from './model/model.ts'
import { type LinkedPair, pairsAbove } from './pairs.ts'
import type { LinkPlan } from './plan.ts'
import type { PeopleSource } from './table/people.ts'
import { type WrittenPair, writtenValuesOf } from './written.ts'

/** A list and a table of records, the model that weighs, and from which probability on a pair is wanted. */
export interface MatchInput {
  readonly left: PeopleSource
  readonly right: PeopleSource
  readonly model: Model
  readonly least: number
  readonly progress?: (step: string, done: number) => void
}

/** Two records that may concern one person, with what is written in both and why they may. */
export interface MatchedPair extends LinkedPair {
  readonly written: WrittenPair
  readonly explanation: Explanation
}

const NAMES = ['given', 'family', 'full_name'] as const

/**
 * Finds the records that may concern a person of a list, by a fixed model: a pair weighs the same whatever else the
 * tables hold, so further records never make another pair less likely. The likeliest come first.
 */
export async function matchPeople(session: Session, input: MatchInput): Promise<readonly MatchedPair[]> {
  const { left, right, model, least, progress } = input
  const plan = planOf(model, left.columns, right.columns)
  const linkage = await link(session, { plan, left, right }, { model, ...(progress === undefined ? {} : { progress }) })
  return await matchedPairs(session, plan, linkage, least)
}

/** The weighed pairs from a probability on, each with what is written in both records and why they may be one person. */
export async function matchedPairs(
  session: Session,
  plan: LinkPlan,
  linkage: Pick<Linkage, 'comparisons' | 'model'>,
  least: number,
): Promise<readonly MatchedPair[]> {
  const pairs = await pairsAbove(session, linkage, least)
  const written = await writtenValuesOf(session, plan, pairs)
  const explain = explainer(linkage.model)
  return pairs.flatMap((pair, at) => {
    const values = written[at]
    return values === undefined ? [] : [{ ...pair, written: values, explanation: explain(pair, values) }]
  })
}

/**
 * Whether a list and a table of records have anything in common by which a record can be found: names, days of birth or
 * a number of persons. Otherwise no record of the table could ever be found, whomever it concerns.
 */
export function canMatch(model: Model, left: PeopleSource['columns'], right: PeopleSource['columns']): boolean {
  const { names, born, values } = planOf(model, left, right)
  return names || born || values.some(({ kind }) => kind === 'number')
}

/** What is compared of a list and a table of records with these columns. */
export function planOf(model: Model, left: PeopleSource['columns'], right: PeopleSource['columns']): LinkPlan {
  const both = new Set(Object.keys(left).filter((key) => Object.hasOwn(right, key)))
  const named = [left, right].every((columns) => NAMES.some((key) => Object.hasOwn(columns, key)))
  return fixedPlan(model, both, named)
}
