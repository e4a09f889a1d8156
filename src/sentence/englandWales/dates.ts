import type { Day } from '../../logic/index.ts'
import { allOf, ewChains } from './chain.ts'
import { stepDays } from './chainRelease.ts'
import { type Final, finalRelease, type Put } from './final.ts'
import { EW_LAW, type EwLaw } from './law.ts'
import { expiryDates, licenceEnd, licensed, threeQuarters } from './licence.ts'
import type { EwAnswer, EwBooking, EwDateType, EwRefusal } from './model.ts'
import { paroleDate, supervisionDate, trainingDates } from './otherDates.ts'
import { recallDate } from './recall.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/**
 * The dates of a booking in England and Wales: end of the effective sentence, expiry of sentence and licence, release,
 * parole, recall, supervision, training order. A date that the encoded rules do not make certain is refused by name with
 * the reason; no date is guessed.
 */
export function englandWalesDates(booking: EwBooking, law: EwLaw = EW_LAW): EwAnswer {
  const chains = ewChains(booking)
  // Which sentences still run when a change begins follows from a first walk under the standing law.
  const stepDay = stepDays(() =>
    timelineOf(booking, chains, { ...law, changes: [] }, () => 0).chains.map(({ chain, expiry }) => ({
      chain,
      expiry: expiry.max,
    })),
  )
  const timeline = timelineOf(booking, chains, law, stepDay)
  const start = Math.min(...chains.map((chain) => chain.start))
  const lastDay = Math.max(...chains.map((chain) => chain.lastDay))
  const dates: Partial<Record<EwDateType, Day>> = { ESED: lastDay }
  const refused: EwRefusal[] = []
  const put = (type: EwDateType, outcome: Parameters<Put>[1]): void => {
    if (outcome === null) return
    if ('day' in outcome) dates[type] = outcome.day
    else refused.push({ type, why: outcome.why })
  }
  const unfit = unfitness(timeline)
  if (unfit !== null) {
    for (const type of ['SLED', 'SED', 'CRD', 'ARD'] as const) put(type, { why: unfit })
    return { dates, refused, effective: { start, lastDay } }
  }
  const release = finalRelease(booking, timeline)
  expiryDates(booking, timeline, release, law, put)
  releaseDates(booking, timeline, release, law, put)
  trainingDates(timeline, put)
  for (const type of ['HDCED', 'ERSED'] as const) put(type, { why: 'no rule for it is encoded' })
  return { dates, refused, effective: { start, lastDay } }
}

function unfitness({ chains, doubts }: Timeline): string | null {
  if (chains.some(({ chain }) => chain.mixed)) return 'consecutive sentences of kinds or states that no rule joins'
  if (doubts.has('remand-overlap')) return 'remand runs into the time served for a sentence'
  if (doubts.has('credit-day')) return 'credit belongs to a day on which no sentence was imposed'
  const own = chains.filter(({ chain }) => !chain.recalled && !allOf(chain, 'training-order'))
  const last = Math.max(...own.map(({ release }) => release?.release ?? Number.NEGATIVE_INFINITY))
  if (own.some(({ release }) => release?.release === last && release.extinguished)) {
    return 'credit exceeds what is to be served in custody'
  }
  return null
}

function releaseDates(booking: EwBooking, timeline: Timeline, final: Final, law: EwLaw, put: Put): void {
  const { chains } = timeline
  const recall = recallDate(booking, timeline, law)
  const licences = chains.filter(({ chain, release }) => licensed(chain, booking, release?.release ?? null, law))
  const licenceUntil = Math.max(...licences.map((one) => (threeQuarters(one.chain) ? licenceEnd(one) : one.expiry.min)))
  if (final.chains.length > 0) {
    const type = final.day !== null && licenceUntil <= final.day ? 'ARD' : 'CRD'
    if (final.day === null)
      for (const name of ['CRD', 'ARD'] as const) put(name, { why: final.why ?? 'the release is not certain' })
    else if (recall !== null && 'why' in recall && recall.until >= final.day) put(type, { why: recall.why })
    else if (recall === null || 'why' in recall || recall.day <= final.day) put(type, { day: final.day })
  }
  if (recall !== null) {
    if ('why' in recall) put('PRRD', { why: recall.why })
    else if (final.why !== null) put('PRRD', { why: final.why })
    else if (final.day === null || recall.day >= final.day) put('PRRD', { day: recall.day })
  }
  paroleDate(final, chains, put)
  supervisionDate(booking, timeline, final, law, put)
}
