import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedTable, type Weighed, weighAll } from './arbitrary.ts'

const LEAST = 1e-12

function lowered(before: Weighed, after: Weighed): readonly string[] {
  return Object.entries(before).flatMap(([ids, [, probability]]) => {
    const now = after[ids]?.[1] ?? 0
    return now < probability - LEAST ? [`${ids}: ${probability} to ${now}`] : []
  })
}

test('a record that stands twice lowers no probability', async () => {
  await fc.assert(
    fc.asyncProperty(inventedTable('l'), inventedTable('r'), fc.nat(), fc.nat(6), async (left, right, which, times) => {
      const row = right[which % right.length] ?? {}
      const copies = Array.from({ length: times + 1 }, (_, at) => ({ ...row, person_id: `copy${at}` }))
      expect(lowered(await weighAll(left, right), await weighAll(left, [...copies, ...right]))).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 300_000)

test('nor does it inside one table', async () => {
  await fc.assert(
    fc.asyncProperty(inventedTable('p'), fc.nat(), async (rows, which) => {
      const copy = { ...rows[which % rows.length], person_id: 'copy' }
      expect(lowered(await weighAll(rows, null), await weighAll([copy, ...rows], null))).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 300_000)

test('a copy is weighed as the record that it copies', async () => {
  await fc.assert(
    fc.asyncProperty(inventedTable('l'), inventedTable('r'), fc.nat(), async (left, right, which) => {
      const row = right[which % right.length] ?? {}
      const weighed = await weighAll(left, [...right, { ...row, person_id: 'copy' }])
      const original = `${row['person_id']}`
      for (const { person_id: id } of left) expect(weighed[`${id} copy`]).toEqual(weighed[`${id} ${original}`])
    }),
    { numRuns: 8 },
  )
}, 300_000)
