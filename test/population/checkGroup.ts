import { expect } from 'vitest'
import {
  type CompiledLaw,
  columnsOf,
  determine,
  lawSql,
  listSql,
  type Outcome,
  type PopulationTransfer,
  planPopulation,
  readPeople,
  TREATY_ASSERTED,
} from '../../src/determination/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { expectedAnswer, foundAnswer } from './answers.ts'
import { type CaseRow, storeCases } from './caseTable.ts'

/**
 * Demands that SQL says of cases under one transfer what the evaluator says: outcome, basis, deciding provision, missing
 * facts, the state and the reason of every provision, contested outcomes; and the same outcomes in the short forms.
 */
export async function checkGroup(
  session: Session,
  law: CompiledLaw,
  rows: readonly CaseRow[],
  transfer: PopulationTransfer,
): Promise<readonly Outcome[]> {
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
    const { bases } = determine(law, row.given, { knownAt: row.knownAt })
    const examined = new Set(bases.map(({ basis }) => basis))
    expect(foundAnswer(plan, full, person, examined)).toEqual(expectedAnswer(law, row))
  }
  const outcomes = people.map(({ outcome }) => outcome)
  const alone = lawSql(plan, 'findings', 'outcome')
  const short = readPeople(plan, alone, await session.columns(`${alone.sql} order by person`))
  expect(short.map(({ outcome }) => outcome)).toEqual(outcomes)
  for (const outcome of ['barred', 'not-shown', 'shown'] as const) {
    const [listed = []] = await session.columns(`${listSql(plan, 'findings', outcome)} order by person`)
    expect(listed).toEqual(people.filter((person) => person.outcome === outcome).map(({ person }) => person))
  }
  await checkWithoutMark(session, law, transfer, outcomes)
  return outcomes
}

/** Where no column says about whom an assertion on a treaty counts, whoever has a finding on it has an assertion. */
async function checkWithoutMark(
  session: Session,
  law: CompiledLaw,
  transfer: PopulationTransfer,
  outcomes: readonly Outcome[],
): Promise<void> {
  const names = columnsOf(law, transfer).map(({ name }) => name)
  if (!names.includes(TREATY_ASSERTED)) return
  const planned = planPopulation(
    law,
    transfer,
    session.dialect,
    new Set(names.filter((name) => name !== TREATY_ASSERTED)),
  )
  if (!planned.ok) throw new Error(planned.problems[0]?.message)
  const [asserted, treaty] = [TREATY_ASSERTED, 'treaty.inForce'].map(session.dialect.identifier)
  const query = lawSql(
    planned.value,
    `(select * from findings where not (${asserted} and ${treaty} is null)) as told`,
    'outcome',
  )
  const people = readPeople(planned.value, query, await session.columns(query.sql))
  for (const { person, outcome } of people) expect([person, outcome]).toEqual([person, outcomes[person]])
}
