import type { Session } from '../sql/index.ts'
import { levelsOf } from './comparison/pattern.ts'
import type { Linkage } from './link.ts'

/** Two records that may concern one person. Rows count from 1 in their tables. */
export interface LinkedPair {
  readonly leftRow: number
  readonly rightRow: number
  /** The ids of the records: `person_id` where the table has it, else the number of the row. */
  readonly leftId: string
  readonly rightId: string
  /** The probability that both are one person, that they are relatives, and the weight of the evidence in bits. */
  readonly probability: number
  readonly relative: number
  readonly weight: number
  /** The place of the level of each comparison, in the order of `Linkage.comparisons`. */
  readonly levels: readonly number[]
  /** The key families that found the pair: bit n for the n-th. */
  readonly families: number
}

/** Which of the pairs: below a probability, so many at the most, the least likely first. */
export interface PairChoice {
  readonly below?: number
  readonly most?: number
  readonly leastFirst?: boolean
}

/** The pairs of a linkage whose probability is at least so much, likeliest first unless said otherwise. */
export async function pairsAbove(
  session: Session,
  linkage: Pick<Linkage, 'comparisons'>,
  least: number,
  { below, most, leastFirst = false }: PairChoice = {},
): Promise<readonly LinkedPair[]> {
  const order = leastFirst ? 'probability, weight' : 'probability desc, weight desc'
  return await readPairs(
    session,
    linkage,
    `select * from (${pairsSql(least)}) as pairs ${below === undefined ? '' : `where probability < ${below}`}
      order by ${order}, left_id, right_id, l, r ${most === undefined ? '' : `limit ${most}`}`,
  )
}

/** The pairs of two records called by their ids, however unlikely; inside one table in either order. */
export async function pairsCalled(
  session: Session,
  linkage: Linkage,
  [one, other]: readonly [string, string],
): Promise<readonly LinkedPair[]> {
  const { literal } = session.dialect
  const called = (left: string, right: string): string =>
    `(left_id = ${literal(left)} and right_id = ${literal(right)})`
  const either = linkage.task === 'link' ? called(one, other) : `${called(one, other)} or ${called(other, one)}`
  return await readPairs(session, linkage, `select * from (${pairsSql(0)}) as pairs where ${either} order by l, r`)
}

async function readPairs(
  session: Session,
  linkage: Pick<Linkage, 'comparisons'>,
  sql: string,
): Promise<readonly LinkedPair[]> {
  const [l = [], r = [], leftId = [], rightId = [], p = [], relative = [], weight = [], pattern = [], families = []] =
    await session.columns(sql)
  return l.map((row, at) => ({
    leftRow: Number(row),
    rightRow: Number(r[at]),
    leftId: String(leftId[at]),
    rightId: String(rightId[at]),
    probability: Number(p[at]),
    relative: Number(relative[at]),
    weight: Number(weight[at]),
    levels: levelsOf(Number(pattern[at]), linkage.comparisons),
    families: Number(families[at]),
  }))
}

/** A query of the pairs whose probability is at least so much: l, r (rows), left_id, right_id, probability, relative, weight, pattern, families. */
export function pairsSql(least: number): string {
  return `select best.l, best.r, coalesce(left_row.id, cast(best.l as varchar)) as left_id,
      coalesce(right_row.id, cast(best.r as varchar)) as right_id, best.probability, best.relative, best.weight, best.pattern, best.families
    from (select * from scored where probability >= ${least}) as best
    join left_row on left_row.rid = best.l join right_row on right_row.rid = best.r`
}
