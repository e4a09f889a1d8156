import { parseDay } from '../logic/index.ts'

/** A moment in time: whole seconds since 1970-01-01T00:00:00Z and the digits of the fraction of a second. */
export interface Moment {
  readonly seconds: number
  readonly fraction: string
}

const PATTERN = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:([Zz])|([+-])(\d{2}):(\d{2}))$/

/** Reads an RFC 3339 moment with any offset, `2026-03-10T18:00:00Z`; `null` if it is none. */
export function parseMoment(text: string): Moment | null {
  const found = PATTERN.exec(text)
  const day = parseDay(found?.[1] ?? '')
  if (found === null || day === null) return null
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4])]
  const [offsetHour, offsetMinute] = [Number(found[8] ?? 0), Number(found[9] ?? 0)]
  // 60 is a leap second (RFC 3339 section 5.6).
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return null
  const offset = (offsetHour * 60 + offsetMinute) * 60 * (found[7] === '-' ? -1 : 1)
  const seconds = day * 86_400 + hour * 3600 + minute * 60 + second - offset
  return { seconds, fraction: (found[5] ?? '').replace(/0+$/, '') }
}

/** Whether the first moment is later than the second. */
export function isLater(a: Moment, b: Moment): boolean {
  return a.seconds === b.seconds ? a.fraction > b.fraction : a.seconds > b.seconds
}
