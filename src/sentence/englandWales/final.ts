import type { Day } from '../../logic/index.ts'
import { allOf, shorterThan } from './chain.ts'
import { CJA_2003_FROM, LASPO_2012_FROM } from './law.ts'
import type { EwBooking, EwDateType } from './model.ts'
import type { AdjustedChain, Timeline } from './timeline.ts'

/** A date, the reason why there is none, or nothing to say. */
type Outcome = { readonly day: Day } | { readonly why: string } | null

/** Keeps a date or its refusal. */
export type Put = (type: EwDateType, outcome: Outcome) => void

/** The last day on which custody ends, or why it is not certain, and the sentences that it comes from. */
export interface Final {
  readonly day: Day | null
  readonly why: string | null
  readonly chains: readonly AdjustedChain[]
}

/** The last day on which a sentence that was not recalled ends its custody. */
export function finalRelease(booking: EwBooking, { chains }: Timeline): Final {
  const own = chains.filter(({ chain }) => !chain.recalled && !allOf(chain, 'training-order'))
  if (own.length === 0) return { day: null, why: null, chains: own }
  if (booking.moved) return { day: null, why: 'releases and returns during the sentence are not encoded', chains: own }
  const day = Math.max(...own.map(({ release }) => release?.release ?? Number.POSITIVE_INFINITY))
  const last = own.filter(({ release }) => release?.release === day)
  const doubt = own.map(({ release }) => release?.doubt ?? null).find((why) => why !== null)
  if (!Number.isFinite(day))
    return { day: null, why: 'the order of consecutive sentences changes the day', chains: own }
  if (doubt !== undefined) return { day: null, why: doubt, chains: own }
  if (day > Math.max(...chains.map(({ expiry }) => expiry.min))) {
    return { day: null, why: 'added days reach past the end of the sentence', chains: own }
  }
  const old = own.some(
    ({ chain }) =>
      shorterThan(chain, 12) &&
      chain.members.some(({ offenceOn, imposedOn }) => offenceOn < CJA_2003_FROM && imposedOn < LASPO_2012_FROM),
  )
  if (old && own.length > 1)
    return { day: null, why: 'short terms for offences before April 2005 make a single term', chains: own }
  if (last.some(({ chain, added }) => allOf(chain, 'fine') && added !== 0)) {
    return { day: null, why: 'added days beside a term in default are not encoded', chains: own }
  }
  return { day, why: null, chains: own }
}
