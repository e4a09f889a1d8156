import type { Day } from '../../logic/index.ts'
import { chainsOf } from '../chains.ts'
import { type Duration, dayAfterTerm, duration, together } from '../duration.ts'
import type { EwBooking, EwSentence } from './model.ts'

/** Sentences served one after the other as a single term, or one sentence alone. */
export interface EwChain {
  readonly members: readonly EwSentence[]
  readonly start: Day
  readonly length: Duration
  /** Last day of the term before any credit or delay. */
  readonly lastDay: Day
  readonly recalled: boolean
  /** Whether some members were recalled and others were not, or kinds are joined that no rule joins. */
  readonly mixed: boolean
}

/**
 * The single terms of a booking: consecutive sentences are added unit by unit from the day of the earliest.
 * Source: Criminal Justice Act 2003 ss 263, 264; the length runs by calendar, its first day included.
 */
export function ewChains({ sentences }: EwBooking): readonly EwChain[] {
  return chainsOf(sentences).map((members) => {
    const start = Math.min(...members.map(({ imposedOn }) => imposedOn))
    const length = members.reduce((sum, one) => together(sum, together(one.term, one.extension)), duration({}))
    const recalls = members.filter(({ recall }) => recall !== null).length
    const apart = members.filter(({ kind }) => kind === 'fine' || kind === 'training-order').length
    return {
      members,
      start,
      length,
      lastDay: dayAfterTerm(start, length) - 1,
      recalled: recalls === members.length,
      mixed: (recalls > 0 && recalls < members.length) || (apart > 0 && apart < members.length),
    }
  })
}

/** Days from the first to the last of a chain, both included. */
export function chainDays({ start, lastDay }: EwChain): number {
  return lastDay - start + 1
}

/** Whether a chain is shorter than so many calendar months. */
export function shorterThan({ start, lastDay }: EwChain, months: number): boolean {
  return lastDay + 1 < dayAfterTerm(start, duration({ months }))
}

/** Whether all members are of one of these kinds. */
export function allOf({ members }: EwChain, ...kinds: readonly EwSentence['kind'][]): boolean {
  return members.every(({ kind }) => kinds.includes(kind))
}
