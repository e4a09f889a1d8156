/** A calendar day as the count of days since 1970-01-01; only whole numbers from 0000-01-01 to 9999-12-31. */
export type Day = number

/** A calendar day taken apart: year, month 1 to 12, day of the month 1 to 31. */
export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Whole calendar months between two days as an interval; see `monthsBetween`. */
export interface MonthSpan {
  readonly low: number
  readonly high: number
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** How many days a month has in the Gregorian calendar. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)
}

/** The day number of a year, month and day in the proleptic Gregorian calendar. */
export function dayOf(year: number, month: number, day: number): Day {
  // Counting years from March puts the leap day last, so that one division finds it.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The year, month and day of a day number. */
export function civil(day: Day): CivilDay {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** Reads an ISO 8601 day such as `2025-03-15`; `null` if it is written otherwise or the calendar has no such day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null
  return dayOf(year, month, day)
}

/** Writes a day as ISO 8601, `2025-03-15`. */
export function formatDay(day: Day): string {
  const { year, month, day: d } = civil(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/**
 * How many whole calendar months lie between two days, as an interval, because texts of law count a last day and a
 * missing day differently. Low wants the same day number to be reached; high takes the last day as served in full and
 * a missing day as the last of its month. Source: `months` in the notation of the encoded law.
 */
export function monthsBetween(from: Day, to: Day): MonthSpan {
  const a = civil(from)
  const b = civil(to)
  const span = 12 * (b.year - a.year) + b.month - a.month
  const next = civil(to + 1)
  return {
    low: b.day < a.day ? span - 1 : span,
    high: Math.max(fullMonths(a, b), fullMonths(a, next)),
  }
}

function fullMonths(a: CivilDay, c: CivilDay): number {
  const span = 12 * (c.year - a.year) + c.month - a.month
  return c.day < Math.min(a.day, monthLength(c.year, c.month)) ? span - 1 : span
}
