import type { Interval } from './interval.ts'

/** A ratio of two times in custody, to four places; its ends are equal if it is known. */
export interface Ratio {
  readonly min: number
  readonly max: number
}

/** How the time in custody after a transfer compares with the time without it. */
export type Band = 'not-longer' | 'longer-not-flagrant-on-precedent' | 'longer-human-review' | 'consented' | 'unknown'

/** The ratio of time in custody after the transfer to time without it; `null` if a time may be nothing. */
export function ratioOf(after: Interval, without: Interval): Ratio | null {
  if (without.min <= 0 || after.min < 0) return null
  return { min: places(after.min / without.max, 4), max: places(after.max / without.min, 4) }
}

/**
 * The band in which a ratio lies. An interval that reaches from one band into another is unknown. Informed consent to
 * the longer time counts only where no band is reached.
 *
 * The limits come from decided cases (1.20: Szabo, Csoszanszki; 1.34: Muller, ECtHR). They are a choice of policy and
 * not law: the Court has found no length flagrant so far.
 */
export function bandOf(ratio: Ratio | null, consentInformed: boolean): Band {
  const low = ratio === null ? 'unknown' : pointBand(ratio.min)
  const band = ratio !== null && low === pointBand(ratio.max) ? low : 'unknown'
  return band === 'unknown' && consentInformed ? 'consented' : band
}

function pointBand(ratio: number): Band {
  if (ratio <= 1) return 'not-longer'
  if (places(ratio, 2) <= 1.2) return 'longer-not-flagrant-on-precedent'
  if (ratio <= 1.34) return 'longer-human-review'
  return 'unknown'
}

function places(value: number, digits: number): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}
