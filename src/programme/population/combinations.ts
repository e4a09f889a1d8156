import type { Session } from '../../sql/index.ts'

/** How many people of a table share all their attributes with few others or with nobody. */
export interface Combinations {
  readonly people: number
  readonly combinations: number
  /** People whose combination nobody else has. */
  readonly alone: number
  /** People whose combination fewer than five have. */
  readonly fewerThanFive: number
}

/** The attributes that somebody else might know of a person. */
export const KNOWABLE = ['jurisdiction', 'sex', 'age', 'offence', 'life', 'sentence_months', 'citizenship'] as const

/** Counts combinations of the attributes that others might know; `relation` has the columns of a population. */
export async function countCombinations(session: Session, relation: string): Promise<Combinations> {
  const [[people = 0] = [], [combinations = 0] = [], [alone = 0] = [], [few = 0] = []] = await session.columns(
    `select coalesce(sum(n), 0), count(*), count(*) filter (where n = 1), coalesce(sum(n) filter (where n < 5), 0)
      from (select count(*) as n from ${relation} group by ${KNOWABLE.join(', ')}) as groups`,
  )
  return {
    people: Number(people),
    combinations: Number(combinations),
    alone: Number(alone),
    fewerThanFive: Number(few),
  }
}
