import { wholeMonths } from './duration.ts'
import type { Mode, ReleaseRule, SentenceInput } from './model.ts'
import type { Ratio } from './ratio.ts'
import type { Share } from './share.ts'

/** Release in months of the term, where no day is stated: known, or from the first possible month to the whole term. */
export interface MonthsWindow {
  readonly ranged: boolean
  readonly earliest: number
  readonly latest: number
}

/** What can be said in months alone. */
export interface MonthsAnswer {
  readonly sending: MonthsWindow | null
  readonly receiving: MonthsWindow | null
  readonly leftToRelease: MonthsWindow | null
}

/**
 * Compares two systems in months of the term, for a sentence without days. The months are those of the term itself;
 * a share of them is exact to four places.
 */
export function monthsAnswer(input: SentenceInput): MonthsAnswer {
  const total = input.total === null ? null : wholeMonths(input.total)
  const after = monthsAfter(input)
  const served = input.servedMonths
  const receiving = windowOf(input.releaseReceiving, after, served)
  const left =
    served === null || receiving === null
      ? null
      : {
          ranged: receiving.ranged,
          earliest: Math.max(0, receiving.earliest - served),
          latest: Math.max(0, receiving.latest - served),
        }
  return { sending: windowOf(input.releaseSending, total, null), receiving, leftToRelease: left }
}

/** The months of the term that is enforced after the transfer; `null` if they are not whole months. */
function monthsAfter({ mode, total, converted, enforced, receivingMaximum }: SentenceInput): number | null {
  const months = total === null ? null : wholeMonths(total)
  if (mode === 'conversion') return converted === null ? null : wholeMonths(converted)
  if (enforced !== null) return wholeMonths(enforced)
  if (receivingMaximum === null) return months
  const most = wholeMonths(receivingMaximum)
  return months === null || most === null ? null : Math.min(months, most)
}

/** The receiving State may set another term only on conversion, or where its own maximum is lower. */
export function receiverMayCut(mode: Mode, aboveMaximum: boolean | null): boolean | null {
  if (mode === 'conversion') return true
  return mode === 'continued' || mode === 'recognition' ? aboveMaximum : false
}

function windowOf(rule: ReleaseRule | null, months: number | null, served: number | null): MonthsWindow | null {
  if (rule === null) return null
  const fixed = rule.after === null ? null : wholeMonths(rule.after)
  if (fixed !== null) {
    const earliest = fixed + rule.procedureMonths
    const last = rule.afterLatest === null ? null : wholeMonths(rule.afterLatest)
    return { ranged: !rule.certain, earliest, latest: months ?? Math.max(earliest, last ?? earliest) }
  }
  if (months === null) return null
  if (rule.kind === 'none') return { ranged: false, earliest: months, latest: months }
  if (rule.share === null) return null
  const { min, max } = rule.share
  const whole = [of(min, months), of(max, months)]
  const balance = served === null ? [] : [served + of(min, months - served), served + of(max, months - served)]
  const found =
    rule.counting === 'whole' || served === null
      ? whole
      : rule.counting === 'balance'
        ? balance
        : [...whole, ...balance]
  const earliest = Math.min(months, Math.min(...found) + rule.procedureMonths)
  const last = Math.min(months, Math.max(...found) + rule.procedureMonths)
  return { ranged: !rule.certain, earliest, latest: rule.certain ? last : months }
}

function of({ top, bottom }: Share, months: number): number {
  return Math.round((months * top * 10_000) / bottom) / 10_000
}

/** The ratio of two windows in months: first possible with first possible if both are ranges, else end with end. */
export function monthsRatio(sending: MonthsWindow | null, receiving: MonthsWindow | null): Ratio | null {
  if (sending === null || receiving === null || sending.earliest <= 0) return null
  const places = (value: number): number => Math.round(value * 10_000) / 10_000
  if (sending.ranged && receiving.ranged) {
    const ratio = places(receiving.earliest / sending.earliest)
    return { min: ratio, max: ratio }
  }
  return { min: places(receiving.earliest / sending.latest), max: places(receiving.latest / sending.earliest) }
}
