import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  columnsOf,
  determine,
  lawSql,
  listSql,
  type PopulationTransfer,
  planPopulation,
  readPeople,
} from '../../src/determination/index.ts'
import { parseMoment } from '../../src/evidence/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { decidedVectors, mutationVectors, randomVectors, syntheticVectors } from '../vectors.ts'
import { expectedAnswer, foundAnswer } from './answers.ts'
import { type CaseRow, storeCases } from './caseTable.ts'
import { testSession } from './duckdb.ts'

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

function groupsBy(key: (row: CaseRow) => string): readonly (readonly CaseRow[])[] {
  return [...Map.groupBy(cases, key).values()]
}

async function checkGroup(rows: readonly CaseRow[], transfer: PopulationTransfer): Promise<void> {
  await storeCases(session, 'findings', law, columnsOf(law, transfer), rows)
  const planned = planPopulation(law, transfer, session.dialect)
  if (!planned.ok) throw new Error(planned.problems[0]?.message)
  const plan = planned.value
  const full = lawSql(plan, 'findings', 'full')
  const people = readPeople(plan, full, await session.columns(`${full.sql} order by person`))
  expect(people.length).toBe(rows.length)
  for (const person of people) {
    const row = rows[person.person]
    if (row === undefined) throw new Error(`There is no case ${person.person}.`)
    const expected = expectedAnswer(law, row)
    const { bases } = determine(law, row.given, { knownAt: row.knownAt })
    const examined = new Set(bases.map(({ basis }) => basis))
    const fits = bases.every(({ misfit }) => misfit === undefined)
    expect(foundAnswer(plan, full, person, examined, fits)).toEqual(fits ? expected : { ...expected, decides: null })
    if (!fits) expect(person.decides).toBeNull()
  }
  const outcomes = people.map(({ outcome }) => outcome)
  const alone = lawSql(plan, 'findings', 'outcome')
  const short = readPeople(plan, alone, await session.columns(`${alone.sql} order by person`))
  expect(short.map(({ outcome }) => outcome)).toEqual(outcomes)
  for (const outcome of ['barred', 'not-shown', 'shown'] as const) {
    const [listed = []] = await session.columns(`${listSql(plan, 'findings', outcome)} order by person`)
    expect(listed).toEqual(people.filter((person) => person.outcome === outcome).map(({ person }) => person))
  }
}

describe('SQL gives the answers of the evaluator on all decided, made-up, changed and random cases', () => {
  test('under one day for all', { timeout: 300_000 }, async () => {
    const groups = groupsBy(({ given: { transfer } }) => JSON.stringify(transfer))
    for (const rows of groups) {
      const [first] = rows
      if (first !== undefined) await checkGroup(rows, first.given.transfer)
    }
    expect(cases.length).toBe(1043)
    expect(groups.length).toBe(348)
  })

  test('with the day of each in a column', { timeout: 300_000 }, async () => {
    const groups = groupsBy(({ given: { transfer } }) => `${transfer.from} ${transfer.to} ${transfer.basis}`)
    for (const rows of groups) {
      const [first] = rows
      if (first !== undefined) await checkGroup(rows, { ...first.given.transfer, on: { column: 'day' } })
    }
  })
})
