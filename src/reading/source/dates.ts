import { type Day, dayOf, monthLength, parseDay } from '../../logic/index.ts'

/** A day as a text writes it, and which day it is. */
export interface WrittenDay {
  readonly written: string
  readonly day: Day
}

const MONTHS = new Map<string, number>()
for (const row of [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'ene feb mar abr may jun jul ago set oct nov dic',
]) {
  for (const [index, name] of row.split(' ').entries()) MONTHS.set(name, index + 1)
}
for (const [name, month] of [
  ['sept', 9],
  ['setiembre', 9],
] as const) {
  MONTHS.set(name, month)
}

const NAME = '\\p{L}{3,10}'
/** A date as a pattern: `May 3, 2025`, `3 May 2025`, `3 de mayo de 2025`, `mayo 3, 2025`, `2025-05-03`. */
export const DATE = [
  `${NAME}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th|º|°)?(?: de)? ${NAME}\\.?,?(?: del?)? \\d{4}`,
  '\\d{4}-\\d{2}-\\d{2}',
].join('|')

/** The day that a date such as `May 3, 2025` or `3 de mayo de 2025` means; null if it is none of the calendar. */
export function dayWritten(text: string): Day | null {
  const iso = parseDay(text)
  if (iso !== null) return iso
  const name = /\p{L}{3,}/u.exec(text.replace(/\b(?:del?|st|nd|rd|th)\b/g, ' '))?.[0] ?? ''
  const month = MONTHS.get(name.toLowerCase())
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0] ?? Number.NaN)
  const year = Number(/\d{4}/.exec(text)?.[0] ?? Number.NaN)
  if (month === undefined || !(day >= 1 && day <= monthLength(year, month))) return null
  return dayOf(year, month, day)
}

/** The day of a moment such as `2025-05-03T21:15:00-04:00`, as it is written there; or of a date in words. */
export function dayOfMoment(text: string): Day | null {
  const trimmed = text.trim().slice(0, 100)
  return parseDay(trimmed.slice(0, 10)) ?? dayWritten(trimmed)
}

/** The name of a day of the week, also cut short. */
export const WEEKDAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lun(?:es)?|mar(?:tes)?|mi[ée](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[áa]b(?:ado)?|dom(?:ingo)?'

const ALONE = new RegExp(
  `^(?:(?:published|posted|publicado|publicada|fecha|date|el|on)\\b:?\\s*)*(?:(?:${WEEKDAY})\\.?,?\\s+)?(${DATE})` +
    '(?:[\\s,|·•T-]*(?:at|a las)?\\s*\\d{1,2}[:.]\\d{2}.{0,30})?\\.?$',
  'iu',
)
const AFTER_PLACE = new RegExp(
  `^\\p{Lu}[\\p{L}\\p{M} .,'’-]{1,60}[,(]\\s*(${DATE})\\)?\\s*(?:\\([^)]{1,40}\\)\\s*)?[.:—–-]`,
  'u',
)

/** The day of a line that is a date and nothing else; null for any other line. */
export function dateAlone(line: string): WrittenDay | null {
  return line.length > 120 ? null : found(ALONE.exec(line))
}

/** The day of a dateline: a line that is a date, or one that begins with a place and a date. */
export function dateline(line: string): WrittenDay | null {
  return dateAlone(line) ?? found(AFTER_PLACE.exec(line.slice(0, 160)))
}

function found(match: RegExpExecArray | null): WrittenDay | null {
  const written = match?.[1]
  if (written === undefined) return null
  const day = dayWritten(written)
  return day === null ? null : { written, day }
}
