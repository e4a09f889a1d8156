import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, inventedTable, type Weighed, weighAll } from './arbitrary.ts'

function mirrored(weighed: Weighed): Weighed {
  const pairs = Object.entries(weighed).map(([ids, how]) => [ids.split(' ').reverse().join(' '), how] as const)
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}

test('exchanging the two tables mirrors the result', async () => {
  await fc.assert(
    fc.asyncProperty(inventedTable('l'), inventedTable('r'), async (left, right) => {
      const there = await weighAll(left, right)
      const back = await weighAll(right, left)
      expect(differences(mirrored(back), there)).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 300_000)
