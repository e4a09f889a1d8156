import type { Linkage, LinkedPair, Reliability, WrittenPair } from '../identity/index.ts'

/** A pair that is shown to people, with what is written in the two records. */
export interface ReviewedPair {
  readonly pair: LinkedPair
  readonly written?: WrittenPair
  /** What it costs to miss this pair, where that differs from the others: for an order that forbids a transfer, more. */
  readonly costOfMissing?: number
}

/** What mistakes cost, in any unit: to take one person for two, and to look at a pair of two people without need. */
export interface MistakeCosts {
  readonly missing: number
  readonly needless: number
}

/** A linkage as it is shown: what was linked, how far it can be relied on, and the pairs from the lower threshold on. */
export interface LinkView {
  /** What the tables are called; `right` is null when one table was linked with itself. */
  readonly left: string
  readonly right: string | null
  readonly linkage: Linkage
  readonly reliability: Reliability
  /** From `lower` on a person must rule a pair out; from `upper` on it is listed as linked. */
  readonly lower: number
  readonly upper: number
  readonly pairs: readonly ReviewedPair[]
  /** Ten for a missed pair and one for a needless look, where nothing else is said. */
  readonly costs?: MistakeCosts
  /** How many pairs of each list are shown in full; 100 where nothing else is said. */
  readonly most?: number
}

/** A pair in its place of a list, with what a mistake would cost. */
export interface QueuedPair extends ReviewedPair {
  /** The probability of one person times the cost of missing it. */
  readonly ifMissed: number
  /** The probability of two people times the cost of a needless look. */
  readonly ifNeedless: number
}

/** The pairs of a view: those that a person must rule out, and those that are listed as linked. */
export interface Queue {
  readonly open: readonly QueuedPair[]
  readonly linked: readonly QueuedPair[]
  /** How many pairs the linkage has in each list, those included that the view was not given. */
  readonly openCount: number
  readonly linkedCount: number
}

/** What mistakes cost where nothing else is said. */
const COSTS: MistakeCosts = { missing: 10, needless: 1 }

/** The costs that hold for a view. */
export function costsOf(view: LinkView): MistakeCosts {
  return view.costs ?? COSTS
}

/** How many pairs of each list a view shows in full. */
export function mostOf(view: LinkView): number {
  return view.most ?? 100
}

/**
 * Puts the pairs into the order in which people should look at them. Open pairs: by what leaving the pair unexamined
 * is expected to cost, less what looking at it without need would. Linked pairs: the least sure first.
 * @throws RangeError when the lower threshold is above the upper one.
 */
export function queueOf(view: LinkView): Queue {
  const { lower, upper, reliability } = view
  if (!(lower <= upper)) throw new RangeError(`The lower threshold (${lower}) is above the upper one (${upper}).`)
  const { missing, needless } = costsOf(view)
  const queued = view.pairs.map((reviewed) => {
    const { probability } = reviewed.pair
    const cost = reviewed.costOfMissing ?? missing
    return { ...reviewed, ifMissed: probability * cost, ifNeedless: (1 - probability) * needless }
  })
  const at = (from: number, to: number): QueuedPair[] =>
    queued.filter(({ pair }) => pair.probability >= from && pair.probability < to)
  const open = at(lower, upper).sort((a, b) => b.ifMissed - b.ifNeedless - (a.ifMissed - a.ifNeedless) || byIds(a, b))
  const linked = at(upper, Number.POSITIVE_INFINITY).sort((a, b) => b.ifNeedless - a.ifNeedless || byIds(a, b))
  const from = (probability: number): number =>
    reliability.thresholds.find((row) => row.probability === probability)?.pairs ?? 0
  const linkedCount = Math.max(linked.length, from(upper))
  return { open, linked, openCount: Math.max(open.length, from(lower) - from(upper)), linkedCount }
}

function byIds({ pair: a }: QueuedPair, { pair: b }: QueuedPair): number {
  const [one, two] = [`${a.leftId}\u001f${a.rightId}`, `${b.leftId}\u001f${b.rightId}`]
  return one < two ? -1 : one > two ? 1 : a.leftRow - b.leftRow || a.rightRow - b.rightRow
}
