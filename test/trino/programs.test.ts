import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTrino, type Session } from '../../src/sql/index.ts'
import { comparePrograms } from '../population/programs.ts'
import { realTrino } from './engines.ts'

describe.skipIf(realTrino === '')('a real Trino', () => {
  let session: Session

  beforeAll(async () => {
    session = await openTrino(realTrino)
  })
  afterAll(() => session?.close())

  test('200 generated formulas have the same truth as in the evaluator on 300 rows each', async () => {
    const found = await comparePrograms(session, { seed: 20262, programs: 200, rows: 300, together: 25 })
    expect(found.differences).toEqual([])
    expect(found.evaluations).toBe(60_000)
    expect(Math.min(found.truths.true, found.truths.false, found.truths.unknown)).toBeGreaterThan(6_000)
  }, 120_000)
})
