import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../logic/index.ts'
import { monthsLater, quartersOf, yearsBetween } from './calendar.ts'

const day = (text: string): number => parseDay(text) ?? Number.NaN

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-12-15', 1, '2025-01-15'],
  ['2024-05-31', 4, '2024-09-30'],
])('%s and %d months are %s', (from, months, expected) => {
  expect(formatDay(monthsLater(day(from), months))).toBe(expected)
})

test.each([
  ['2025-01-01', '2026-01-01', 1],
  ['2024-01-01', '2025-01-01', 1],
  ['2025-01-01', '2025-02-01', 1 / 12],
  ['2025-04-01', '2025-04-16', 0.5 / 12],
  ['2025-03-16', '2025-07-18', (4 + 2 / 31) / 12],
])('from %s to %s: %d years', (from, until, years) => {
  expect(yearsBetween(day(from), day(until))).toBeCloseTo(years, 12)
})

test('quarters tile a term: days and years add up, and none overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 5000 }), (from, length) => {
      const periods = quartersOf(from, from + length)
      expect(periods[0]?.from).toBe(from)
      expect(periods.at(-1)?.until).toBe(from + length)
      for (const [at, period] of periods.entries()) {
        expect(period.days).toBeGreaterThan(0)
        if (at > 0) expect(period.from).toBe(periods[at - 1]?.until)
        if (at < periods.length - 1) expect(period.years).toBeCloseTo(0.25, 12)
      }
      expect(periods.reduce((sum, { days }) => sum + days, 0)).toBe(length)
      const years = periods.reduce((sum, period) => sum + period.years, 0)
      expect(years).toBeCloseTo(yearsBetween(from, from + length), 9)
    }),
  )
})
