import { civil, type Day, dayOf, monthLength } from '../logic/index.ts'

/** A quarter of a term: from one day to another (exclusive), in days and in years of twelve months. */
export interface Period {
  readonly from: Day
  readonly until: Day
  readonly days: number
  readonly years: number
  /** The calendar year in which it begins, for indexation. */
  readonly year: number
  /** Years from the start of the term to the start of the period. */
  readonly start: number
}

/**
 * The quarters of a term, counted from its first day; the last may be shorter. A month is a twelfth of a year whatever
 * its length, so that a price a month times twelve is the price of a year; part of a month counts by its days.
 */
export function quartersOf(from: Day, until: Day): readonly Period[] {
  const periods: Period[] = []
  for (let at = 0; ; at += 1) {
    const start = monthsLater(from, 3 * at)
    if (start >= until) return periods
    const end = Math.min(monthsLater(from, 3 * at + 3), until)
    periods.push({
      from: start,
      until: end,
      days: end - start,
      years: yearsBetween(from, end) - at / 4,
      year: civil(start).year,
      start: at / 4,
    })
  }
}

/** The same day some months later, or the last of that month if it has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const { year, month, day: d } = civil(day)
  const at = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1]
  return dayOf(y, m, Math.min(d, monthLength(y, m)))
}

/** Years between two days: whole months as twelfths, and the days that are left as a part of their month. */
export function yearsBetween(from: Day, until: Day): number {
  let months = 0
  while (monthsLater(from, months + 1) <= until) months += 1
  const reached = monthsLater(from, months)
  const next = monthsLater(from, months + 1)
  return (months + (until - reached) / (next - reached)) / 12
}
