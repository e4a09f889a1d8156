import { civil, type Day } from '../../logic/index.ts'
import { daysUp } from '../share.ts'
import { allOf, chainDays, type EwChain, shorterThan } from './chain.ts'
import type { Final, Put } from './final.ts'
import { CJA_2003_FROM, type EwLaw, LASPO_2012_FROM, ORA_2014_FROM } from './law.ts'
import type { EwBooking } from './model.ts'
import type { AdjustedChain, Timeline } from './timeline.ts'

/** Whether release from a chain is followed by licence. */
export function licensed(chain: EwChain, { born }: EwBooking, released: Day | null, law: EwLaw): boolean {
  if (allOf(chain, 'fine', 'training-order')) return false
  if (law.licenceForAllFrom !== null && released !== null && released >= law.licenceForAllFrom) return true
  if (!allOf(chain, 'standard') || !shorterThan(chain, 12)) return true
  if (chain.members.every(({ offenceOn }) => offenceOn < ORA_2014_FROM)) return false
  // Under eighteen on the last day of the custodial part: CJA 2003 s 243A.
  return born === null || released === null || ageOn(born, released) >= 18
}

/** The age in whole years on a day. */
export function ageOn(born: Day, day: Day): number {
  const [a, b] = [civil(born), civil(day)]
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}

/** Older offences between one and four years: licence only to three quarters (Criminal Justice Act 1991). */
export function threeQuarters(chain: EwChain): boolean {
  const old = chain.members.every(
    ({ offenceOn, imposedOn, kind }) => kind === 'standard' && offenceOn < CJA_2003_FROM && imposedOn < LASPO_2012_FROM,
  )
  return old && !shorterThan(chain, 12) && shorterThan(chain, 48)
}

/** Expiry of the sentence, with licence (SLED) or without (SED), and of a licence that ends before (LED). */
export function expiryDates(booking: EwBooking, { chains }: Timeline, final: Final, law: EwLaw, put: Put): void {
  const ends = chains.map((one) => {
    const released = one.release?.release ?? null
    return { one, licence: licensed(one.chain, booking, released, law), short: threeQuarters(one.chain) }
  })
  const latest = Math.max(...chains.map(({ expiry }) => expiry.max))
  const sure = Math.max(...chains.map(({ expiry }) => expiry.min))
  const last = ends.filter(({ one }) => one.expiry.max === latest)
  const type = last.some(({ licence, short }) => licence && !short) ? 'SLED' : 'SED'
  const ageless = booking.born === null && last.some(({ one }) => shorterThan(one.chain, 12))
  const open =
    latest !== sure
      ? 'whether credit of an earlier sentence counts for a later one is open'
      : ageless
        ? 'the day of birth decides whether licence follows'
        : null
  if (open !== null) for (const name of ['SLED', 'SED'] as const) put(name, { why: open })
  else put(type, { day: latest })
  if (open !== null || type === 'SLED') return
  const licences = ends
    .filter(({ licence }) => licence)
    .map(({ one, short }) => (short ? licenceEnd(one) : one.expiry.min))
  if (licences.length === 0) return
  const licence = Math.max(...licences)
  if (final.day === null) put('LED', { why: final.why ?? 'the release is not certain' })
  else if (licence > final.day) put('LED', { day: licence })
}

/** The last day of licence of an older sentence: three quarters of the term. */
export function licenceEnd({ chain, credit, atLarge }: AdjustedChain): Day {
  return chain.start + daysUp({ top: 3, bottom: 4 }, chainDays(chain)) - 1 - credit.max + atLarge
}
