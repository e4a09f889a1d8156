/** A whole population under the law, on a real Trino and on DuckDB: the same people, the same answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { determinePopulation, type PopulationAnswer } from '../../src/determination/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import { type Eligibility, eligibilityOf, makePopulation, PERSON_COLUMNS } from '../../src/programme/index.ts'
import { type Cell, openTrino, type Session } from '../../src/sql/index.ts'
import { testLaw } from '../law.ts'
import { testSession } from '../population/duckdb.ts'
import { readTables, toyTables } from '../toyPopulation.ts'
import { realTrino } from './engines.ts'

const PEOPLE = 2000
const TRANSFER = { from: 'US', to: 'SV' }
const compiled = await testLaw()

describe.skipIf(realTrino === '')('a population on a real Trino', () => {
  let inside: Session
  let trino: Session

  beforeAll(async () => {
    inside = await testSession()
    trino = await openTrino(realTrino)
    const tables = await readTables(toyTables())
    if (!tables.ok) throw new Error(JSON.stringify(tables.problems))
    const made = await makePopulation(inside, tables.value, { people: PEOPLE, seed: 11 })
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    await inside.run(`create table people as ${made.value.query()}`)
    const names = Object.keys(PERSON_COLUMNS)
    const columns = await inside.columns(`select ${names.join(', ')} from people order by person`)
    const text = (cell: Cell): string | null => (cell === null ? null : String(cell))
    await trino.store(
      'written_people',
      names.map((name, at) => ({ name, kind: 'text', values: (columns[at] ?? []).map(text) })),
    )
    const cast = Object.entries(PERSON_COLUMNS).map(([name, type]) => `cast(${name} as ${type}) as ${name}`)
    await trino.run(`drop table if exists people; create table people as select ${cast.join(', ')} from written_people`)
  })
  afterAll(() => {
    inside?.close()
    trino?.close()
  })

  const asked = async (session: Session): Promise<Eligibility> => {
    const transfer = { ...TRANSFER, on: '2026-01-01' }
    const answer = await eligibilityOf(session, {
      compiled,
      population: 'people',
      transfer,
      basis: 'us/treaty-transfer',
    })
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
    return answer.value
  }

  test('has the same funnels under every basis', async () => {
    const [here, there] = [await asked(inside), await asked(trino)]
    expect(here.own[0]?.people).toBe(PEOPLE)
    expect(there).toEqual(here)
  })

  test('has the same answer for every single person, with deciding provision, missing facts and all truths', async () => {
    const answers = async (session: Session): Promise<PopulationAnswer> => {
      await session.run(`drop table if exists row_findings; create table row_findings as
        select person, citizenship_modelled = 'US' as "person.nationalities:US", pending_appeal as "sentence.appealPending",
          cast(age as double) as "person.age" from people`)
      const transfer = { ...TRANSFER, on: parseDay('2026-01-01') ?? Number.NaN, basis: 'us/treaty-transfer' }
      const answer = await determinePopulation(session, {
        compiled,
        transfer,
        findings: { table: 'row_findings' },
        form: 'full',
      })
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
      return answer.value
    }
    const [here, there] = [await answers(inside), await answers(trino)]
    const people = await here.read('full', PEOPLE)
    expect(people).toHaveLength(PEOPLE)
    expect(await there.read('full', PEOPLE)).toEqual(people)
    expect(await there.list('not-shown', PEOPLE)).toEqual(await here.list('not-shown', PEOPLE))
  })
})
