import {
  type Explanation,
  explainPair,
  type Linkage,
  type LinkPlan,
  pairsAbove,
  pairsCalled,
  reliabilityOf,
  writtenValues,
  writtenValuesOf,
} from '../identity/index.ts'
import { bad, good, type Result } from '../input/index.ts'
import type { LinkView } from '../report/index.ts'
import type { Session } from '../sql/index.ts'
import { usage } from './call.ts'

/** From this probability on a pair is listed as linked; below it a person must rule it out. */
const UPPER = 0.99

/** How many pairs of each list are shown. */
const MOST = 100

/** What a linkage is shown as: how far it can be relied on, and of each list the pairs to look at first. */
export async function viewOf(
  session: Session,
  plan: LinkPlan,
  linkage: Linkage,
  names: { readonly left: string; readonly right: string | null },
  least: number,
): Promise<LinkView> {
  const lower = Math.min(least, UPPER)
  const open = await pairsAbove(session, linkage, lower, { below: UPPER, most: MOST })
  const linked = await pairsAbove(session, linkage, UPPER, { most: MOST, leastFirst: true })
  const pairs = [...open, ...linked]
  const written = await writtenValuesOf(session, plan, pairs)
  return {
    ...names,
    linkage,
    reliability: await reliabilityOf(session, plan, linkage, [lower, UPPER]),
    lower,
    upper: UPPER,
    most: MOST,
    pairs: pairs.map((pair, at) => ({ pair, ...(written[at] === undefined ? {} : { written: written[at] }) })),
  }
}

/** The explanations of the pairs of two ids; a problem when the two records were not compared. */
export async function explanationsOf(
  session: Session,
  plan: LinkPlan,
  linkage: Linkage,
  ids: readonly [string, string],
): Promise<Result<readonly Explanation[]>> {
  const pairs = await pairsCalled(session, linkage, ids)
  if (pairs.length === 0) {
    const mend = 'Check the ids; with --exhaustive every record is compared with every other.'
    return bad(usage(`The records ${ids[0]} and ${ids[1]} were not compared: nothing in them agrees.`, mend))
  }
  const explanations: Explanation[] = []
  for (const pair of pairs)
    explanations.push(explainPair(linkage.model, pair, await writtenValues(session, plan, pair)))
  return good(explanations)
}
