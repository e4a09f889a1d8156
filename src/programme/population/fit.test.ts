import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitTable, type Target } from './fit.ts'
import { dimension, gridOf, keysOf, sumsOf } from './grid.ts'

const square = gridOf([dimension('row', ['a', 'b']), dimension('column', ['x', 'y'])])
const target = (by: readonly string[], ...values: readonly number[]): Target => ({
  id: by.join(),
  by,
  values: Float64Array.from(values),
})
const rounded = (cells: Float64Array): readonly number[] => [...cells].map((cell) => Number(cell.toFixed(5)))

describe('fitting worked by hand', () => {
  test('from an even seed the table is that of independence', () => {
    const fitted = fitTable(square, Float64Array.of(1, 1, 1, 1), [target(['row'], 60, 40), target(['column'], 30, 70)])
    expect(rounded(fitted.cells)).toEqual([18, 42, 12, 28])
    expect(fitted.converged).toBe(true)
  })

  test('the odds of the seed are kept: 2 of (1, 1, 1, 2) give (2, 3, 3, 9)', () => {
    const fitted = fitTable(square, Float64Array.of(1, 1, 1, 2), [target(['row'], 5, 12), target(['column'], 5, 12)])
    expect(rounded(fitted.cells)).toEqual([2, 3, 3, 9])
  })

  test('where nothing is demanded the seed decides', () => {
    const fitted = fitTable(square, Float64Array.of(1, 3, 5, 5), [target(['row'], 8, Number.NaN)])
    expect(rounded(fitted.cells)).toEqual([2, 6, 5, 5])
  })
})

describe('what cannot be fitted', () => {
  test('people are wanted where the seed has none', () => {
    const fitted = fitTable(square, Float64Array.of(0, 0, 1, 1), [target(['row'], 5, 5)])
    expect(fitted.converged).toBe(false)
    expect(fitted.largest).toEqual({ target: 'row', cell: ['a'], wanted: 5, found: 0 })
  })

  test('sums that differ', () => {
    const fitted = fitTable(square, Float64Array.of(1, 1, 1, 1), [target(['row'], 5, 5), target(['column'], 6, 6)], {
      tolerance: 1e-9,
      rounds: 50,
    })
    expect(fitted.converged).toBe(false)
    expect(Math.abs((fitted.largest?.found ?? 0) - (fitted.largest?.wanted ?? 0))).toBeCloseTo(1)
  })
})

test('property: every sum of a table that exists is met, and cells are never negative', () => {
  const cube = gridOf([
    dimension('a', ['1', '2', '3']),
    dimension('b', ['1', '2']),
    dimension('c', ['1', '2', '3', '4']),
  ])
  const cells = fc.array(fc.double({ min: 1, max: 20, noNaN: true }), {
    minLength: cube.size,
    maxLength: cube.size,
  })
  fc.assert(
    fc.property(cells, cells, (truth, seed) => {
      const targets = [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ].map((by) => {
        return { id: by.join(), by, values: sumsOf(Float64Array.from(truth), keysOf(cube, by)) }
      })
      const fitted = fitTable(cube, Float64Array.from(seed), targets)
      expect(fitted.converged).toBe(true)
      for (const { by, values } of targets)
        for (const [key, sum] of sumsOf(fitted.cells, keysOf(cube, by)).entries())
          expect(sum).toBeCloseTo(values[key] ?? 0, 3)
      expect(Math.min(...fitted.cells)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 60 },
  )
})
