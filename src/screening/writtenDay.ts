import type { DateForm } from '../identity/index.ts'
import { type Day, formatDay, parseDay } from '../logic/index.ts'

/** How a day is written in each form, for people who must mend one. */
export const FORM_WORDS: Readonly<Record<DateForm, string>> = {
  iso: 'YYYY-MM-DD',
  compact: 'YYYYMMDD',
  'day-first': 'day/month/year',
  'month-first': 'month/day/year',
}

/** Reads a day in the form that its file declares; anything else, also a day the calendar does not have, is null. */
export function readWrittenDay(text: string, form: DateForm): Day | null {
  const found = PATTERNS[form].exec(text)?.groups
  if (found === undefined) return null
  const part = (name: string, length: number): string => (found[name] ?? '').padStart(length, '0')
  return parseDay(`${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`)
}

/** The same as the text of an ISO day. */
export function readWrittenDayText(text: string, form: DateForm): string | null {
  const day = readWrittenDay(text, form)
  return day === null ? null : formatDay(day)
}

/** A time of midnight after an ISO day is how typed columns of days are printed; any other time is no day. */
const PATTERNS: Readonly<Record<DateForm, RegExp>> = {
  iso: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]00:00:00(?:\.0+)?)?$/,
  compact: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  'day-first': /^(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4})$/,
  'month-first': /^(?<month>\d{1,2})[/. -](?<day>\d{1,2})[/. -](?<year>\d{4})$/,
}
