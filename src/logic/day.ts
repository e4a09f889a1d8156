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

/** Days and years of five times 400 years, added so that every division below rounds a positive number. */
const SHIFT_DAYS = 719468 + 5 * 146097
const SHIFT_YEARS = 5 * 400

/**
 * A day number taken apart and packed into one whole number: 32 times the count of months since year 0, plus the day of
 * the month. Order is kept, and no object is made in hot loops.
 */
function packed(day: Day): number {
  const shifted = day + SHIFT_DAYS
  const era = (shifted / 146097) | 0
  const dayOfEra = shifted - era * 146097
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36524) | 0) - ((dayOfEra / 146096) | 0)) / 365) | 0
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0))
  const fromMarch = ((5 * dayOfYear + 2) / 153) | 0
  const months = 12 * (yearOfEra + era * 400 - SHIFT_YEARS) + fromMarch + 2
  return 32 * months + dayOfYear - (((153 * fromMarch + 2) / 5) | 0) + 1
}

/** The year, month and day of a day number. */
export function civil(day: Day): CivilDay {
  const pack = packed(day)
  const months = Math.floor(pack / 32)
  const year = Math.floor(months / 12)
  return { year, month: months - 12 * year + 1, day: pack - 32 * months }
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
  return { low: lowMonths(from, to), high: highMonths(from, to) }
}

/** The low end of `monthsBetween`; `NaN` if a day is `NaN`. */
export function lowMonths(from: Day, to: Day): number {
  if (Number.isNaN(from + to)) return Number.NaN
  const a = packed(from)
  const b = packed(to)
  return (b >> 5) - (a >> 5) - ((b & 31) < (a & 31) ? 1 : 0)
}

/** The high end of `monthsBetween`; `NaN` if a day is `NaN`. */
export function highMonths(from: Day, to: Day): number {
  if (Number.isNaN(from + to)) return Number.NaN
  const a = packed(from)
  return Math.max(fullMonths(a, packed(to)), fullMonths(a, packed(to + 1)))
}

function fullMonths(a: number, c: number): number {
  const span = (c >> 5) - (a >> 5)
  const reached = (c & 31) >= (a & 31) || isLastOfMonth(c)
  return reached ? span : span - 1
}

function isLastOfMonth(pack: number): boolean {
  const day = pack & 31
  if (day < 28) return false
  const months = pack >> 5
  const year = Math.floor(months / 12)
  return day === monthLength(year, months - 12 * year + 1)
}
