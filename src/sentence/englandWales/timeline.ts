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
type Doubt = 'credit-day' | 'remand-overlap' | 'training-order' | 'recall-after'

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
  /** The release with the adjustments so far; `undefined` once they change. */
  release: ChainRelease | null | undefined
}

type Event =
  | { readonly day: Day; readonly rank: 0; readonly state: State }
  | { readonly day: Day; readonly rank: number; readonly adjustment: EwAdjustment }

const RANK = { credit: 1, 'recall-credit': 1, added: 2, restored: 2, 'at-large': 3 } as const

/** What is known on the way: the sentences begun, and what one custody has gathered. */
interface Walk {
  readonly states: readonly State[]
  readonly begun: State[]
  readonly doubts: Set<Doubt>
  custody: { credit: number; added: number }
}

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
  const states = chains.map((chain): State => ({ chain, ...NOTHING, release: undefined }))
  const walk: Walk = { states, begun: [], doubts: new Set<Doubt>(), custody: { credit: 0, added: 0 } }
  const releaseOf = (state: State): ChainRelease | null => {
    if (state.release === undefined) {
      const { credit, added, atLarge } = state
      state.release = chainRelease(state.chain, { credit: credit.max, added, atLarge }, law, stepDay)
    }
    return state.release
  }
  const heldOn = (state: State, day: Day): boolean =>
    !state.chain.recalled && (releaseOf(state)?.release ?? state.chain.lastDay) >= day
  const events: Event[] = [
    ...states.map((state) => ({ day: state.chain.start, rank: 0 as const, state })),
    ...adjustments.map((adjustment) => ({ day: adjustment.from, rank: RANK[adjustment.kind], adjustment })),
  ].sort((a, b) => a.day - b.day || a.rank - b.rank)
  for (const event of events) {
    const inCustody = walk.begun.filter((state) => heldOn(state, event.day))
    if ('state' in event) begin(walk, event.state, inCustody)
    else ACTS[event.adjustment.kind](walk, event.adjustment, inCustody)
  }
  const overlaps = adjustments.some(
    ({ kind, period }) =>
      kind === 'credit' &&
      period !== null &&
      states.some((state) => period.lastDay >= state.chain.start && heldOn(state, period.start)),
  )
  if (overlaps) walk.doubts.add('remand-overlap')
  const done = states.map((state) => ({ ...state, expiry: expiryOf(state), release: releaseOf(state) }))
  return { chains: done, doubts: walk.doubts }
}

const NOTHING = { credit: exactly(0), added: 0, atLarge: 0 } as const

function begin(walk: Walk, state: State, inCustody: readonly State[]): void {
  if (!state.chain.recalled && !apart(state.chain)) {
    const released = inCustody.length === 0 && walk.begun.some(({ chain }) => !chain.recalled)
    if (released) walk.custody = { credit: 0, added: 0 }
    change(state, { credit: exactly(walk.custody.credit), added: walk.custody.added })
  }
  walk.begun.push(state)
}

function change(state: State, to: Partial<Pick<State, 'credit' | 'added' | 'atLarge'>>): void {
  Object.assign(state, to)
  state.release = undefined
}

type Act = (walk: Walk, adjustment: EwAdjustment, inCustody: readonly State[]) => void

const addDays: Act = (walk, { kind, days }, inCustody) => {
  const more = kind === 'added' ? days : -days
  walk.custody = { ...walk.custody, added: walk.custody.added + more }
  for (const state of inCustody) if (!apart(state.chain)) change(state, { added: state.added + more })
}

const ACTS: Readonly<Record<EwAdjustment['kind'], Act>> = {
  credit: (walk, { days, from }, inCustody) => {
    walk.custody = { ...walk.custody, credit: walk.custody.credit + days }
    const named = walk.begun.some(({ chain }) => !chain.recalled && imposedOnThat(chain, from))
    if (!named) walk.doubts.add('credit-day')
    for (const state of inCustody) {
      if (!allOf(state.chain, 'fine')) change(state, { credit: exactly(state.credit.max + days) })
    }
  },
  'recall-credit': (walk, { days, from }) => {
    for (const state of walk.states) {
      const { chain, credit } = state
      if (!chain.recalled || chain.start < from) continue
      // Credit of an earlier sentence may count for one imposed later in the same custody: both are kept.
      const sure = imposedOnThat(chain, from) ? days : 0
      change(state, { credit: { min: credit.min + sure, max: credit.max + days } })
    }
  },
  added: addDays,
  restored: addDays,
  'at-large': (walk, { days, from }, inCustody) => {
    for (const state of walk.begun) {
      const { chain, credit, atLarge } = state
      if (!(chain.recalled ? chain.lastDay - credit.max + atLarge >= from : inCustody.includes(state))) continue
      change(state, { atLarge: atLarge + days })
      if (allOf(chain, 'training-order')) walk.doubts.add('training-order')
      const returned = chain.members.some(({ recall }) => (recall?.returnedOn ?? Number.POSITIVE_INFINITY) <= from)
      if (returned) walk.doubts.add('recall-after')
    }
  },
}

function imposedOnThat({ members }: EwChain, day: Day): boolean {
  return members.some(({ imposedOn }) => imposedOn === day)
}

/** Terms in default and training orders stand beside the custody of other sentences. */
function apart(chain: EwChain): boolean {
  return allOf(chain, 'fine', 'training-order')
}

function expiryOf({ chain, credit, atLarge }: State): Interval {
  return { min: chain.lastDay - credit.max + atLarge, max: chain.lastDay - credit.min + atLarge }
}
