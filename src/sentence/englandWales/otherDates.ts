import type { Day } from '../../logic/index.ts'
import { addMonths } from '../duration.ts'
import { daysUp } from '../share.ts'
import { allOf, chainDays, shorterThan } from './chain.ts'
import type { Final, Put } from './final.ts'
import { type EwLaw, HALF, ORA_2014_FROM } from './law.ts'
import { ageOn } from './licence.ts'
import type { EwBooking, EwKind } from './model.ts'
import type { AdjustedChain, Timeline } from './timeline.ts'

const WAITING: readonly EwKind[] = ['extended', 'particular-concern']

/** The first day on which the Parole Board may release; never before other sentences allow it. */
export function paroleDate({ day, why, chains: own }: Final, all: readonly AdjustedChain[], put: Put): void {
  const open = own.filter(({ release }) => release === null)
  const parole = own.filter(({ release }) => (release?.parole ?? null) !== null)
  if (open.some(({ chain }) => chain.members.some(({ kind, automatic }) => WAITING.includes(kind) && !automatic))) {
    put('PED', { why: why ?? 'the order of consecutive sentences changes the day' })
    return
  }
  if (parole.length === 0) return
  if (day === null) {
    put('PED', { why: why ?? 'the release is not certain' })
    return
  }
  const doubt = parole.map(({ release }) => release?.paroleDoubt ?? null).find((one) => one !== null)
  if (doubt !== undefined) {
    put('PED', { why: doubt })
    return
  }
  if (all.some(({ chain }) => allOf(chain, 'fine'))) {
    put('PED', { why: 'parole beside a term in default is not encoded' })
    return
  }
  const eligible = Math.max(...parole.map(({ release }) => release?.parole ?? Number.NaN))
  const others = own
    .filter(({ release }) => release?.parole === null)
    .map(({ release }) => release?.release ?? Number.NaN)
  const date = Math.max(eligible, ...others)
  const end = Math.max(...parole.map(({ release }) => release?.release ?? Number.NaN))
  // Once another sentence holds the person to the end of the custodial term, there is nothing left for the Board.
  if (date < end) put('PED', { day: date })
}

/**
 * The end of supervision after a short sentence: twelve months from release, added days left out, if it outlasts the
 * sentence. Source: Criminal Justice Act 2003 s 256AA, as inserted by the Offender Rehabilitation Act 2014.
 */
export function supervisionDate(booking: EwBooking, { chains }: Timeline, final: Final, law: EwLaw, put: Put): void {
  const short = chains.filter(
    ({ chain }) =>
      allOf(chain, 'standard') &&
      shorterThan(chain, 24) &&
      chainDays(chain) > 1 &&
      chain.members.some(({ offenceOn }) => offenceOn >= ORA_2014_FROM),
  )
  if (short.length === 0) return
  if (booking.moved || final.why !== null) {
    put('TUSED', { why: final.why ?? 'releases and returns are not encoded' })
    return
  }
  const ends = law.licenceForAllFrom ?? Number.POSITIVE_INFINITY
  const days = short.flatMap(({ chain, release }): readonly Day[] => {
    if (release === null || release.release >= ends) return []
    const grown = booking.born === null || ageOn(booking.born, release.unheld) >= 18
    return grown ? [addMonths(Math.max(release.unheld, chain.start), 12)] : []
  })
  const last = Math.max(...days)
  const end = Math.max(...chains.map(({ expiry }) => expiry.max))
  if (days.length > 0 && last > end) put('TUSED', { day: last })
}

/**
 * Detention and training orders: half of the term, and one or two months to either side of it. Source: Sentencing Act
 * 2020 ss 241, 242. Memory: the months of early and late transfer.
 */
export function trainingDates({ chains, doubts }: Timeline, put: Put): void {
  const orders = chains.filter(({ chain }) => allOf(chain, 'training-order'))
  if (orders.length === 0) return
  if (doubts.has('training-order')) {
    for (const type of ['MTD', 'ETD', 'LTD'] as const) put(type, { why: 'days at large during a training order' })
    return
  }
  const middles = orders.map(({ chain, credit }) => chain.start + daysUp(HALF, chainDays(chain)) - 1 - credit.max)
  const middle = Math.max(...middles)
  const order = orders[middles.indexOf(middle)]
  if (order === undefined) return
  put('MTD', { day: middle })
  const months = shorterThan(order.chain, 8) ? 0 : shorterThan(order.chain, 18) ? 1 : 2
  if (months === 0) return
  put('ETD', { day: addMonths(middle, -months) })
  put('LTD', { day: addMonths(middle, months) })
}
