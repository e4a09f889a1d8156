import { describe, expect, test } from 'vitest'
import { quantileOf } from './distribution.ts'

const shapes = ['uniform', 'triangular', 'pert'] as const

/** The mean of a distribution from many evenly spread quantiles. */
function mean(quantile: (share: number) => number): number {
  const count = 20_000
  return Array.from({ length: count }, (_, i) => quantile((i + 0.5) / count)).reduce((sum, x) => sum + x, 0) / count
}

describe.each(shapes)('%s', (shape) => {
  test.each([
    [2, 5, 8],
    [2, 2, 8],
    [2, 8, 8],
    [0, 1, 100],
  ])('from %d over %d to %d: within its ends and never falling', (low, value, high) => {
    const quantile = quantileOf({ value, range: { low, high, shape } })
    const points = Array.from({ length: 1001 }, (_, i) => quantile(i / 1000))
    const near = (high - low) / 1000
    expect(Math.abs((points[0] ?? 0) - low)).toBeLessThan(near)
    expect(Math.abs((points[1000] ?? 0) - high)).toBeLessThan(near)
    expect(points).toEqual(points.toSorted((a, b) => a - b))
  })
})

test('means: (low + high) / 2, (low + value + high) / 3, (low + 4 x value + high) / 6', () => {
  const range = { low: 2, high: 12 }
  expect(mean(quantileOf({ value: 4, range: { ...range, shape: 'uniform' } }))).toBeCloseTo(7, 3)
  expect(mean(quantileOf({ value: 4, range: { ...range, shape: 'triangular' } }))).toBeCloseTo(6, 3)
  expect(mean(quantileOf({ value: 4, range: { ...range, shape: 'pert' } }))).toBeCloseTo(5, 3)
})

test('a triangle with its peak in the middle: a quarter lies below a point at 1/sqrt(8) of its width', () => {
  const quantile = quantileOf({ value: 0.5, range: { low: 0, high: 1, shape: 'triangular' } })
  expect(quantile(0.25)).toBeCloseTo(Math.sqrt(1 / 8), 12)
  expect(quantile(0.5)).toBeCloseTo(0.5, 12)
})

test('PERT in the middle is the beta distribution (3, 3): a share 10x^3 - 15x^4 + 6x^5 lies below x', () => {
  const quantile = quantileOf({ value: 0.5, range: { low: 0, high: 1, shape: 'pert' } })
  for (const x of [0.1, 0.3, 0.5, 0.8]) expect(quantile(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5)).toBeCloseTo(x, 5)
})

test('a number without a range is itself', () => {
  expect(quantileOf({ value: 3, range: null })(0.7)).toBe(3)
})
