import type { Day } from '../../logic/index.ts'
import { isPoint } from '../interval.ts'
import { shorterThan } from './chain.ts'
import type { EwLaw } from './law.ts'
import type { EwBooking } from './model.ts'
import type { Timeline } from './timeline.ts'

/** The last day of a recall, or why it is open and when it ends at the latest. */
export type Recall = { readonly day: Day } | { readonly why: string; readonly until: Day } | null

/**
 * The last day of a recall: the end of the sentence after a standard recall, else so many days from the return with that
 * day counted, at the latest the end of the sentence. Source: Criminal Justice Act 2003 ss 254, 255A to 255C.
 */
export function recallDate(booking: EwBooking, { chains, doubts }: Timeline, law: EwLaw): Recall {
  const recalled = chains.filter(({ chain }) => chain.recalled)
  if (recalled.length === 0) return null
  const until = Math.max(...recalled.map(({ expiry }) => expiry.max))
  const open = (why: string): Recall => ({ why, until })
  if (recalled.some(({ expiry }) => !isPoint(expiry)))
    return open('which credit counts for the recalled sentence is open')
  const recalls = recalled.flatMap(({ chain }) => chain.members.map(({ recall }) => recall))
  const fixed = [...new Set(recalls.map((recall) => recall?.fixedDays ?? null))]
  const [days] = fixed
  if (fixed.length !== 1 || days === undefined) return open('recalls of several kinds')
  if (days === null) return { day: until }
  const returns = [...new Set(recalls.map((recall) => recall?.returnedOn ?? null))]
  const [returned] = returns
  if (returns.length !== 1 || returned === undefined || returned === null)
    return open('the day of return is not one day')
  const later = booking.adjustments.some(
    ({ kind, from }) => kind !== 'recall-credit' && kind !== 'credit' && from >= returned,
  )
  if (later || doubts.has('recall-after')) return open('days added or at large after the return')
  if (days === 56 && returned < law.recall56From) return open('a return before recalls of 56 days began')
  if (days === 14 && recalled.some(({ chain }) => !shorterThan(chain, 12))) {
    return open('a recall of 14 days on a sentence of twelve months or more')
  }
  return { day: Math.min(returned + days - 1, until) }
}
