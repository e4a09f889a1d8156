import { describe, expect, test } from 'vitest'
import { generator } from './random.ts'
import { leftMoreThan, longerThan, meanLeft, wholeStayAt, wholeStays } from './stay.ts'

/** One prison place over a long time: stays follow each other, and a day by chance finds one of them (no formula). */
function found(shape: number, days: number): readonly { readonly whole: number; readonly left: number }[] {
  const next = generator(5, `renewal ${shape}`)
  const stay = (): number => Array.from({ length: shape }, () => -Math.log(1 - next())).reduce((a, b) => a + b, 0)
  const gap = 40 * shape
  let end = stay()
  let began = 0
  let day = 0
  return Array.from({ length: days }, () => {
    day += gap * (0.5 + next())
    while (end < day) {
      began = end
      end += stay()
    }
    return { whole: end - began, left: end - day }
  })
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

describe.each([1, 2, 5])('stays of shape %i', (shape) => {
  const people = found(shape, 40_000)
  // Four standard errors of the mean.
  const near = (values: readonly number[]): number => {
    const middle = mean(values)
    return 4 * Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length)
  }

  test('the mean time left is that of a simulated renewal process', () => {
    const left = people.map((person) => person.left)
    expect(Math.abs(mean(left) - meanLeft(shape, shape))).toBeLessThan(near(left))
  })

  test('whole stays of those found are longer than stays: twice the mean time left', () => {
    const whole = people.map((person) => person.whole)
    expect(Math.abs(mean(whole) - 2 * meanLeft(shape, shape))).toBeLessThan(near(whole))
    expect(mean(whole)).toBeGreaterThan(shape)
  })

  test.each([0.1, 0.5, 1, 2])('the part with more than %d mean stays left', (part) => {
    const x = part * shape
    const share = mean(people.map(({ left }) => (left > x ? 1 : 0)))
    expect(Math.abs(share - leftMoreThan(x, shape))).toBeLessThan(0.011)
  })

  test('the table of whole stays is the inverse of their distribution', () => {
    const table = wholeStays(shape)
    for (const longer of [0.9999, 0.99, 0.9, 0.5, 0.1, 1e-3, 1e-9, 1e-15])
      expect(longerThan(wholeStayAt(table, longer), shape + 1) / longer).toBeCloseTo(1, 3)
    expect(wholeStayAt(table, 1)).toBe(0)
    expect(wholeStayAt(table, 0)).toBe(table.at(-1) ?? 0)
  })
})

test('worked by hand: exponential stays have no memory', () => {
  expect(meanLeft(14.5, 1)).toBe(14.5)
  expect(leftMoreThan(1, 1)).toBeCloseTo(Math.exp(-1))
  expect(longerThan(1, 1)).toBeCloseTo(Math.exp(-1))
  expect(longerThan(2, 2)).toBeCloseTo(3 * Math.exp(-2))
  expect(meanLeft(10, 1_000_000)).toBeCloseTo(5)
})
