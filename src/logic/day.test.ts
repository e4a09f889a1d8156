import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { EDGE_DAYS, someDay } from '../../test/formulas.ts'
import { civil, dayOf, formatDay, highMonths, lowMonths, monthLength, monthsBetween, parseDay } from './day.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')

function day(text: string): number {
  const found = parseDay(text)
  if (found === null) throw new Error(`The calendar has no ${text}.`)
  return found
}

describe('days against Temporal', () => {
  test('every day from 1600 to 2400 has its number, its parts and its text', () => {
    let date = Temporal.PlainDate.from('1600-01-01')
    for (let number = day('1600-01-01'); number <= day('2400-12-31'); number += 1) {
      const { year, month, day: d } = date
      if (dayOf(year, month, d) !== number) expect.fail(`${date.toString()} is not day ${number}`)
      const apart = civil(number)
      if (apart.year !== year || apart.month !== month || apart.day !== d)
        expect.fail(`${number} is not ${date.toString()}`)
      date = date.add({ days: 1 })
    }
    expect(date.toString()).toBe('2401-01-01')
  })

  test('years 0000 to 9999, both ends of every month', () => {
    for (let year = 0; year <= 9999; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const length = monthLength(year, month)
        const first = dayOf(year, month, 1)
        const last = dayOf(year, month, length)
        if (last - first !== length - 1) expect.fail(`${year}-${month} has no ${length} days`)
        const [a, b] = [civil(first), civil(last)]
        if (a.year !== year || a.month !== month || a.day !== 1) expect.fail(`the first of ${year}-${month}`)
        if (b.year !== year || b.month !== month || b.day !== length) expect.fail(`the last of ${year}-${month}`)
      }
    }
    expect(dayOf(9999, 12, 31) - dayOf(0, 1, 1)).toBe(3_652_424)
  })

  test.each(EDGE_DAYS)('%s', (text) => {
    const date = Temporal.PlainDate.from(text)
    expect(parseDay(text)).toBe(EPOCH.until(date).days)
    expect(formatDay(day(text))).toBe(text)
    expect(monthLength(date.year, date.month)).toBe(date.daysInMonth)
  })

  test('the first and the last day that can be written', () => {
    expect(formatDay(day('0000-01-01'))).toBe('0000-01-01')
    expect(formatDay(day('0042-03-07'))).toBe('0042-03-07')
    expect(formatDay(day('9999-12-31'))).toBe('9999-12-31')
    expect(day('0000-03-01') - day('0000-02-28')).toBe(2)
  })
})

test.each([
  '2025-02-29',
  '1900-02-29',
  '2100-02-29',
  '2024-02-30',
  '2025-04-31',
  '2025-13-01',
  '2025-00-10',
  '2025-01-00',
  '2025-01-32',
  '2025-1-01',
  '25-01-01',
  '2025-01-01T00:00:00Z',
  ' 2025-01-01',
  '2025-01-01 ',
  '2025/01/01',
  '12025-01-01',
  '-2025-01-01',
  '',
])('"%s" is no day', (text) => {
  expect(parseDay(text)).toBeNull()
})

test('the length of a month that no year has is nothing', () => {
  expect([monthLength(2024, 0), monthLength(2024, 13)]).toEqual([0, 0])
})

describe('months are an interval', () => {
  test.each([
    // The worked examples of the notation.
    ['2024-11-10', '2025-05-10', 6, 6],
    ['2024-11-10', '2025-05-09', 5, 6],
    ['2024-08-31', '2025-02-28', 5, 6],
    ['2024-08-31', '2025-02-26', 5, 5],
    // 27 February taken as served in full reaches the 28th, the last of its month.
    ['2024-08-31', '2025-02-27', 5, 6],
    ['2023-08-31', '2024-02-28', 5, 6],
    ['2023-08-31', '2024-02-27', 5, 5],
    ['2023-08-31', '2024-02-29', 5, 6],
    ['2024-02-29', '2025-02-28', 11, 12],
    ['2024-02-29', '2025-02-27', 11, 12],
    ['2024-02-29', '2025-02-26', 11, 11],
    ['2024-02-29', '2028-02-28', 47, 48],
    ['2024-02-29', '2028-02-27', 47, 47],
    ['2025-01-31', '2025-03-31', 2, 2],
    ['2025-01-31', '2025-03-30', 1, 2],
    ['2025-01-31', '2025-03-29', 1, 1],
    ['2025-01-01', '2025-01-01', 0, 0],
    ['2025-01-01', '2025-01-31', 0, 1],
    ['2025-01-02', '2025-01-31', 0, 0],
    ['2025-01-02', '2025-02-01', 0, 1],
    ['2024-12-31', '2025-01-01', 0, 0],
    ['2025-05-10', '2024-11-10', -6, -6],
    ['2025-05-10', '2024-11-09', -7, -6],
    ['2025-03-31', '2025-02-28', -2, -1],
    ['9999-12-01', '9999-12-31', 0, 1],
  ])('%s to %s is %i to %i', (from, to, low, high) => {
    expect(monthsBetween(day(from), day(to))).toEqual({ low, high })
  })

  test('they agree with the words of the notation on any two days', () => {
    const s = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => 12 * (b.year - a.year) + b.month - a.month
    const h = (a: Temporal.PlainDate, c: Temporal.PlainDate): number =>
      s(a, c) - (c.day < Math.min(a.day, c.daysInMonth) ? 1 : 0)
    fc.assert(
      fc.property(someDay, someDay, (from, to) => {
        const a = EPOCH.add({ days: from })
        const b = EPOCH.add({ days: to })
        const low = s(a, b) - (b.day < a.day ? 1 : 0)
        const high = Math.max(h(a, b), h(a, b.add({ days: 1 })))
        expect(monthsBetween(from, to)).toEqual({ low, high })
        expect(high - low === 0 || high - low === 1).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('an unknown day leaves both ends unknown', () => {
    for (const ends of [lowMonths, highMonths]) {
      expect([ends(Number.NaN, 0), ends(0, Number.NaN), ends(Number.NaN, Number.NaN)]).toEqual([
        Number.NaN,
        Number.NaN,
        Number.NaN,
      ])
    }
  })
})
