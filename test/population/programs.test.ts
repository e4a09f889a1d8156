import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../src/sql/index.ts'
import { testSession } from './duckdb.ts'
import { comparePrograms } from './programs.ts'

let session: Session

beforeAll(async () => {
  session = await testSession()
})

afterAll(() => {
  session.close()
})

test('2,000 generated formulas have the same truth in SQL and in the evaluator on 300 rows each', {
  timeout: 300_000,
}, async () => {
  const found = await comparePrograms(session, { seed: 20261, programs: 2000, rows: 300, together: 50 })
  expect(found.differences).toEqual([])
  expect(found.evaluations).toBe(600_000)
  expect(Math.min(found.truths.true, found.truths.false, found.truths.unknown)).toBeGreaterThan(60_000)
})
