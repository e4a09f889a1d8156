import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTables, toyTables } from '../../../test/toyPopulation.ts'
import { type FittedPopulation, fitPopulation } from './fitPopulation.ts'
import { fitReport } from './fitReport.ts'
import { countPeople, largestRemainders } from './round.ts'

describe('largest remainders, worked by hand', () => {
  test.each([
    [[1, 1, 1], 10, [4, 3, 3]],
    [[47, 16, 15.8, 12, 6.1, 3.1], 10, [5, 2, 1, 1, 1, 0]],
    [[5, 0, 5], 3, [2, 0, 1]],
    [[0, 0], 0, [0, 0]],
    [[18545, 1332], 19877, [18545, 1332]],
  ])('%j people to %i', (weights, total, expected) => {
    expect(largestRemainders(weights, total)).toEqual(expected)
  })
})

async function fitted(): Promise<FittedPopulation> {
  const read = await readTables(toyTables())
  const population = read.ok ? fitPopulation(read.value) : read
  if (!population.ok) throw new Error(JSON.stringify(population.problems))
  return population.value
}

test('property: for any number of people and any seed every table is met within two people', async () => {
  const population = await fitted()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.nat(1000), (people, seed) => {
      const counted = countPeople(population, { people, seed })
      const report = fitReport(counted)
      expect(report.strata.reduce((sum, one) => sum + one.people, 0)).toBe(people)
      expect(Math.abs(report.largest?.deviation ?? 9)).toBeLessThan(2)
      const first = report.tables[0]?.cells ?? []
      for (const { deviation } of first) expect(Math.abs(deviation ?? 9)).toBeLessThan(1)
      // No cell is off by a whole person from its share of its group.
      for (const [at, count] of (counted.counts[0] ?? []).entries())
        expect(Math.abs(count - ((population.strata[0]?.cells[at] ?? 0) * people) / population.total)).toBeLessThan(2)
    }),
    { numRuns: 150 },
  )
})

test('as many people as the tables speak of meet the first table exactly', async () => {
  const report = fitReport(countPeople(await fitted(), { people: 1000, seed: 3 }))
  expect(report.tables[0]?.cells.map((cell) => cell.people)).toEqual([500, 100, 350, 50])
})

test('another seed rounds other cells', async () => {
  const population = await fitted()
  const one = countPeople(population, { people: 1000, seed: 1 })
  const other = countPeople(population, { people: 1000, seed: 2 })
  expect([...(one.counts[0] ?? [])]).not.toEqual([...(other.counts[0] ?? [])])
  expect([...(one.counts[0] ?? [])]).toEqual([...(countPeople(population, { people: 1000, seed: 1 }).counts[0] ?? [])])
})
