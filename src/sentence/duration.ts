import { civil, type Day, dayOf, monthLength } from '../logic/index.ts'
import { exactly, type Interval } from './interval.ts'

/** A length of time as a court states it. The units are kept apart, because months and years have no fixed days. */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
}

/** A duration of which only some units are named; the others are none. */
export function duration(parts: Partial<Duration>): Duration {
  return { years: parts.years ?? 0, months: parts.months ?? 0, weeks: parts.weeks ?? 0, days: parts.days ?? 0 }
}

/** Two durations put together, unit by unit. */
export function together(a: Duration, b: Duration): Duration {
  return { years: a.years + b.years, months: a.months + b.months, weeks: a.weeks + b.weeks, days: a.days + b.days }
}

/** The whole months of a duration; `null` if it also has weeks or days. */
export function wholeMonths({ years, months, weeks, days }: Duration): number | null {
  return weeks === 0 && days === 0 ? 12 * years + months : null
}

/**
 * The first day after a term that begins on a day: years and months by calendar first, then weeks and days. A day that
 * the last month does not have is its last day, so that a month from 31 January is over on 28 February.
 */
export function dayAfterTerm(start: Day, { years, months, weeks, days }: Duration): Day {
  const calendar = 12 * years + months
  return (calendar === 0 ? start : addMonths(start, calendar)) + 7 * weeks + days
}

/** The day a number of calendar months later; a missing day is the last of its month. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = civil(from)
  const count = 12 * year + (month - 1) + months
  const y = Math.floor(count / 12)
  const m = count - 12 * y + 1
  return dayOf(y, m, Math.min(day, monthLength(y, m)))
}

/** The days of a term that begins on a day; without that day, the fewest and the most that it can have. */
export function termLength(term: Duration, start: Day | null): Interval {
  if (start !== null) return exactly(dayAfterTerm(start, term) - start)
  const months = 12 * term.years + term.months
  const rest = 7 * term.weeks + term.days
  if (months === 0) return exactly(rest)
  const { min, max } = lengthOfMonths(months)
  return { min: min + rest, max: max + rest }
}

const known = new Map<number, Interval>()

/** The fewest and the most days of consecutive calendar months, over every day of 400 years on which they may begin. */
function lengthOfMonths(months: number): Interval {
  const found = known.get(months)
  if (found !== undefined) return found
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (let m = 0; m < 4800; m += 1) {
    const year = 2000 + Math.floor(m / 12)
    const month = (m % 12) + 1
    // Days 1 to 28 are all alike; the others may be cut to the end of the last month.
    for (const day of [1, 29, 30, 31]) {
      if (day > monthLength(year, month)) continue
      const start = dayOf(year, month, day)
      const length = addMonths(start, months) - start
      min = Math.min(min, length)
      max = Math.max(max, length)
    }
  }
  const interval = { min, max }
  known.set(months, interval)
  return interval
}

/** The duration in words: `2 years 6 months`. */
export function printDuration({ years, months, weeks, days }: Duration): string {
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ] as const
  const words = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`)
  return words.length === 0 ? '0 days' : words.join(' ')
}
