import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../src/logic/index.ts'
import { dayAfterTerm, duration, termLength } from '../../src/sentence/duration.ts'

interface Civil {
  year: number
  month: number
  day: number
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The next day, counted on the fingers. */
function next({ year, month, day }: Civil): Civil {
  if (day < lengthOf(year, month)) return { year, month, day: day + 1 }
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 }
}

const text = ({ year, month, day }: Civil): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

test('every day from 1900 to 2200 follows the one before, and terms end where an oracle that walks day by day says', () => {
  const walked: Civil[] = []
  for (let one: Civil = { year: 1900, month: 1, day: 1 }; one.year <= 2200; one = next(one)) walked.push(one)
  const index = new Map(walked.map((one, i) => [text(one), i]))
  const first = parseDay('1900-01-01') ?? Number.NaN
  const wrong: string[] = []
  for (const [i, one] of walked.entries()) {
    if (formatDay(first + i) !== text(one) || parseDay(text(one)) !== first + i) wrong.push(text(one))
    const months = (i % 37) + 1
    const count = one.month - 1 + months
    const target = { year: one.year + Math.floor(count / 12), month: (count % 12) + 1 }
    const day = Math.min(one.day, lengthOf(target.year, target.month))
    const end = index.get(text({ ...target, day }))
    if (end === undefined) continue
    const extra = i % 11
    if (dayAfterTerm(first + i, duration({ months, days: extra })) !== first + end + extra)
      wrong.push(`${text(one)} +${months}`)
  }
  expect(walked.length).toBe(109_938)
  expect(wrong).toEqual([])
})

test.each([
  [{ months: 1 }, 28, 31],
  [{ months: 2 }, 59, 62],
  [{ years: 1 }, 365, 366],
  [{ years: 4 }, 1460, 1461],
  [{ years: 3, days: 2 }, 1097, 1098],
  [{ weeks: 3 }, 21, 21],
])('without a first day %j has from %i to %i days', (parts, min, max) => {
  expect(termLength(duration(parts), null)).toEqual({ min, max })
})

test.each([
  ['2024-01-31', { months: 1 }, '2024-02-29'],
  ['2023-01-31', { months: 1 }, '2023-02-28'],
  ['2024-02-29', { years: 1 }, '2025-02-28'],
  ['2021-11-01', { years: 1, weeks: 8 }, '2022-12-27'],
])('a term from %s of %j is over on %s', (from, parts, over) => {
  expect(formatDay(dayAfterTerm(parseDay(from) ?? Number.NaN, duration(parts)))).toBe(over)
})
