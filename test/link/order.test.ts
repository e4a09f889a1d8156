import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedTable, weighAll } from './arbitrary.ts'
import type { WrittenPerson } from './people.ts'

const shuffled = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })

/** The same records with columns in another order, and with one more that nobody asked for. */
const widened = (rows: readonly WrittenPerson[]): readonly WrittenPerson[] =>
  rows.map((row, at) => ({ note: `n${at}`, ...Object.fromEntries(Object.entries(row).reverse()) }))

test('the order of rows and columns and further columns change nothing, with two tables', async () => {
  const tables = fc
    .tuple(inventedTable('l'), inventedTable('r'))
    .chain(([left, right]) => fc.tuple(fc.constant([left, right] as const), shuffled(left), shuffled(right)))
  await fc.assert(
    fc.asyncProperty(tables, async ([[left, right], otherLeft, otherRight]) => {
      expect(await weighAll(widened(otherLeft), widened(otherRight))).toEqual(await weighAll(left, right))
    }),
    { numRuns: 10 },
  )
}, 300_000)

test('nor inside one table', async () => {
  const tables = inventedTable('p', 2, 40).chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows)))
  await fc.assert(
    fc.asyncProperty(tables, async ([rows, other]) => {
      expect(await weighAll(widened(other), null)).toEqual(await weighAll(rows, null))
    }),
    { numRuns: 10 },
  )
}, 300_000)
