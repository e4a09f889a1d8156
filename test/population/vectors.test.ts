import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseMoment } from '../../src/evidence/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { decidedVectors, mutationVectors, randomVectors, syntheticVectors } from '../vectors.ts'
import type { CaseRow } from './caseTable.ts'
import { checkGroup } from './checkGroup.ts'
import { testSession } from './duckdb.ts'

/** All groups with WRIT_POPULATION=whole; else a part of them, spread evenly. */
const whole = process.env['WRIT_POPULATION'] === 'whole'

const law = await testLaw()
const cases: readonly CaseRow[] = [
  ...(await Promise.all(
    [...decidedVectors(), ...syntheticVectors(), ...mutationVectors()].map(async ({ data }) => ({
      given: await caseFrom(data),
    })),
  )),
  ...(await Promise.all(
    randomVectors().map(async ({ data, expected }) => ({
      given: await caseFrom(data),
      knownAt: expected.knownAt === undefined ? undefined : (parseMoment(expected.knownAt) ?? undefined),
    })),
  )),
]

let session: Session

beforeAll(async () => {
  session = await testSession()
})

afterAll(() => {
  session.close()
})

function groupsBy(key: (row: CaseRow) => string): readonly (readonly [CaseRow, ...CaseRow[]])[] {
  return [...Map.groupBy(cases, key).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest]],
  )
}

test('all decided, made-up, changed and random cases are there', () => {
  expect(cases.length).toBe(1043)
})

test('SQL says what the evaluator says, under one day for all', { timeout: 3_600_000 }, async () => {
  const groups = groupsBy(({ given }) => JSON.stringify(given.transfer))
  expect(groups.length).toBe(348)
  for (const rows of groups.filter((_, i) => whole || i % 4 === 1)) {
    await checkGroup(session, law, rows, rows[0].given.transfer)
  }
})

test('SQL says what the evaluator says, with the day of each in a column', { timeout: 3_600_000 }, async () => {
  const groups = groupsBy(({ given: { transfer } }) => `${transfer.from} ${transfer.to} ${transfer.basis}`)
  for (const rows of groups.filter((_, i) => whole || i % 16 === 1)) {
    await checkGroup(session, law, rows, { ...rows[0].given.transfer, on: { column: 'day' } })
  }
})
