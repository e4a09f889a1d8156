import type { Day } from '../../logic/index.ts'
import { exactly, type Interval } from '../interval.ts'
import { allOf, type EwChain } from './chain.ts'
import { type ChainRelease, chainRelease, type StepDay } from './chainRelease.ts'
import type { EwLaw } from './law.ts'
import type { EwAdjustment, EwBooking } from './model.ts'

/** A chain with everything that moves its dates. */
export interface AdjustedChain {
  readonly chain: EwChain
  readonly credit: Interval
  readonly added: number
  readonly atLarge: number
  /** Last day of the sentence: credit brings it forward, days at large delay it, added days do not. */
  readonly expiry: Interval
  readonly release: ChainRelease | null
}

/** Why an adjustment leaves dates uncertain. */
export type Doubt = 'credit-day' | 'remand-overlap' | 'training-order' | 'recall-after'

/** All chains of a booking with their adjustments, and what is in doubt. */
export interface Timeline {
  readonly chains: readonly AdjustedChain[]
  readonly doubts: ReadonlySet<Doubt>
}

interface State {
  readonly chain: EwChain
  credit: Interval
  added: number
  atLarge: number
}

type Event =
  | { readonly day: Day; readonly rank: 0; readonly state: State }
  | { readonly day: Day; readonly rank: number; readonly adjustment: EwAdjustment }

const RANK = { credit: 1, 'recall-credit': 1, added: 2, restored: 2, 'at-large': 3 } as const

/**
 * Walks through a booking in the order of time and lets each adjustment act on the sentences that it reaches: credit on
 * those for which the person is then in custody, which is one custody together with those imposed before release; added
 * days on the release of the same; days at large on every sentence from which the person is absent, and on a sentence
 * under recall also after its release.
 * Source: Criminal Justice Act 2003 ss 240ZA, 240A, 257; Prison Rules 1999; Criminal Justice Act 1967 s 49(2), s 67(5).
 */
export function timelineOf(
  { adjustments }: EwBooking,
  chains: readonly EwChain[],
  law: EwLaw,
  stepDay: StepDay,
): Timeline {
  const states = chains.map((chain): State => ({ chain, credit: exactly(0), added: 0, atLarge: 0 }))
  const doubts = new Set<Doubt>()
  const releaseOf = (state: State): ChainRelease | null =>
    chainRelease(state.chain, { credit: state.credit.max, added: state.added, atLarge: state.atLarge }, law, stepDay)
  const releasedOn = (state: State): Day => releaseOf(state)?.release ?? state.chain.lastDay
  const events: Event[] = [
    ...states.map((state) => ({ day: state.chain.start, rank: 0 as const, state })),
    ...adjustments.map((adjustment) => ({ day: adjustment.from, rank: RANK[adjustment.kind], adjustment })),
  ].sort((a, b) => a.day - b.day || a.rank - b.rank)
  const begun: State[] = []
  let custody = { credit: 0, added: 0 }
  for (const event of events) {
    const inCustody = begun.filter((state) => !state.chain.recalled && releasedOn(state) >= event.day)
    if ('state' in event) {
      const { state } = event
      if (!state.chain.recalled && !apart(state.chain)) {
        if (inCustody.length === 0 && begun.some(({ chain }) => !chain.recalled)) custody = { credit: 0, added: 0 }
        state.credit = exactly(custody.credit)
        state.added = custody.added
      }
      begun.push(state)
      continue
    }
    const { kind, days, from } = event.adjustment
    if (kind === 'at-large') {
      for (const state of begun) {
        const runs = state.chain.recalled
          ? state.chain.lastDay - state.credit.max + state.atLarge >= from
          : inCustody.includes(state)
        if (!runs) continue
        state.atLarge += days
        if (allOf(state.chain, 'training-order')) doubts.add('training-order')
        if (
          state.chain.members.some(
            ({ recall }) => (recall?.returnedOn ?? null) !== null && (recall?.returnedOn ?? from) <= from,
          )
        )
          doubts.add('recall-after')
      }
    } else if (kind === 'credit') {
      custody = { ...custody, credit: custody.credit + days }
      const named = begun.some(
        ({ chain }) => !chain.recalled && chain.members.some(({ imposedOn }) => imposedOn === from),
      )
      if (!named) doubts.add('credit-day')
      for (const state of inCustody) {
        if (!allOf(state.chain, 'fine')) state.credit = exactly(state.credit.max + days)
      }
    } else if (kind === 'recall-credit') {
      for (const state of states) {
        if (!state.chain.recalled || state.chain.start < from) continue
        const own = state.chain.members.some(({ imposedOn }) => imposedOn === from)
        // Credit of an earlier sentence may count for one imposed later in the same custody: both are kept.
        state.credit = { min: state.credit.min + (own ? days : 0), max: state.credit.max + days }
      }
    } else {
      const change = kind === 'added' ? days : -days
      custody = { ...custody, added: custody.added + change }
      for (const state of inCustody) if (!apart(state.chain)) state.added += change
    }
  }
  for (const { kind, period } of adjustments) {
    if (kind !== 'credit' || period === null) continue
    const shared = begun.some(
      (state) => !state.chain.recalled && period.lastDay >= state.chain.start && period.start <= releasedOn(state),
    )
    if (shared) doubts.add('remand-overlap')
  }
  return { chains: states.map((state) => ({ ...state, expiry: expiryOf(state), release: releaseOf(state) })), doubts }
}

/** Terms in default and training orders stand beside the custody of other sentences. */
function apart(chain: EwChain): boolean {
  return allOf(chain, 'fine', 'training-order')
}

function expiryOf({ chain, credit, atLarge }: State): Interval {
  return { min: chain.lastDay - credit.max + atLarge, max: chain.lastDay - credit.min + atLarge }
}
