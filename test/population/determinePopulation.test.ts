import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  columnsOf,
  determine,
  determinePopulation,
  type PopulationForm,
  type PopulationRequest,
  type PopulationTransfer,
} from '../../src/determination/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import { openDuckdb, type Session, SqlError } from '../../src/sql/index.ts'
import { testLaw } from '../law.ts'
import { storeCases } from './caseTable.ts'
import { testSession } from './duckdb.ts'
import { randomRows } from './randomRows.ts'

const law = await testLaw()
const on = parseDay('2026-03-01') ?? 0
const transfer: PopulationTransfer = { from: 'US', to: 'SV', on, basis: 'us/removal' }
const rows = randomRows(law, { transfer, days: [on], toward: 'us/removal', count: 150, seed: 3 })
const answers = rows.map(({ given }) => determine(law, given))

let session: Session
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'writ-findings-'))
  session = await testSession()
  await storeCases(session, 'findings', law, columnsOf(law, transfer), rows)
})

afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true, force: true })
})

async function answered(form: PopulationForm, more: Partial<PopulationRequest> = {}) {
  const found = await determinePopulation(session, {
    compiled: law,
    transfer,
    findings: { table: 'findings' },
    form,
    ...more,
  })
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join('\n'))
  return found.value
}

async function problemsOf(more: Partial<PopulationRequest>): Promise<readonly string[]> {
  const request = { compiled: law, transfer, findings: { table: 'findings' }, form: 'brief', ...more } as const
  const found = await determinePopulation(session, request)
  return found.ok
    ? []
    : found.problems.map(({ code, place, message, mend }) => `${place.path}: ${message} ${mend} [${code}]`)
}

function count(outcome: string): number {
  return answers.filter((answer) => answer.outcome === outcome).length
}

describe('a population', () => {
  test.each(['outcome', 'brief', 'full'] as const)('is counted by outcome in the form %s', async (form) => {
    const { people, outcomes } = await answered(form)
    expect(people).toBe(150)
    expect(outcomes).toEqual({ barred: count('barred'), 'not-shown': count('not-shown'), shown: count('shown') })
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0)
  })

  test('is counted by provision, as the evaluator counts case by case', async () => {
    const { provisions } = await answered('full')
    expect(provisions.length).toBe(61)
    for (const one of provisions) {
      const states = answers.map(
        ({ bases }) => bases[0]?.provisions.find(({ provision }) => provision === one.provision)?.state,
      )
      const [yes, no] = one.role === 'condition' || one.role === 'duty' ? ['met', 'failed'] : ['applies', 'excluded']
      expect([one.holds, one.fails, one.unproven, one.notCounted]).toEqual(
        [yes, no, 'unproven', undefined].map((state) => states.filter((found) => found === state).length),
      )
    }
    expect(provisions.reduce((all, { decides }) => all + decides, 0)).toBe(150 - count('shown'))
  })

  test('is counted by missing fact and by contested position', async () => {
    const { missing, contested, deciding } = await answered('full')
    for (const { fact, people } of missing.filter(({ state }) => state === undefined)) {
      expect([fact, people]).toEqual([
        fact,
        answers.filter((answer) => answer.missing.some((one) => one.fact === fact)).length,
      ])
    }
    expect(contested.length).toBe(26)
    for (const { outcomes } of contested) expect(Object.values(outcomes).reduce((a, b) => a + b, 0)).toBe(150)
    expect(deciding.reduce((all, { people }) => all + people, 0)).toBe(150 - count('shown'))
  })

  test('can be read in pages, in the order of the numbers of people', async () => {
    const answer = await answered('outcome')
    const shown = answers.flatMap(({ outcome }, person) => (outcome === 'shown' ? [person] : []))
    expect(await answer.list('shown', 1000)).toEqual(shown)
    const after = shown[0] ?? 0
    expect(await answer.list('shown', 3, after)).toEqual(shown.filter((person) => person > after).slice(0, 3))
    const page = await answer.read('brief', 5, 9)
    expect(page.map(({ person }) => person)).toEqual([10, 11, 12, 13, 14])
    expect(page.map(({ outcome }) => outcome)).toEqual(answers.slice(10, 15).map(({ outcome }) => outcome))
  })

  test('can lie in a Parquet file', async () => {
    const parquet = join(folder, 'findings.parquet')
    await session.run(session.dialect.writeFile('select * from findings', parquet, 'parquet'))
    expect((await answered('brief', { findings: { parquet } })).outcomes).toEqual((await answered('brief')).outcomes)
  })

  test('tells how far the work is', async () => {
    const steps: number[] = []
    await answered('brief', { progress: (_, done) => steps.push(done) })
    expect(steps).toEqual([0, 0.2, 1])
  })

  test('about which nothing is known is shown under no basis, with and without columns', async () => {
    await session.run('create or replace table nothing as select cast(1 as bigint) as person')
    const everywhere = columnsOf(law, transfer).map(({ name, type }) => {
      const typed = type === 'text' ? 'varchar' : type
      return `cast(null as ${typed}) as ${session.dialect.identifier(name)}`
    })
    await session.run(`create or replace table empty as select cast(1 as bigint) as person, ${everywhere.join(', ')}`)
    for (const table of ['nothing', 'empty']) {
      for (const form of ['outcome', 'brief', 'full'] as const) {
        const { outcomes, list } = await answered(form, { findings: { table } })
        expect(outcomes).toEqual({ barred: 0, 'not-shown': 1, shown: 0 })
        expect(await list('shown', 10)).toEqual([])
        expect(await list('not-shown', 10)).toEqual([1])
      }
      for (const { id } of law.law.bases) {
        const { outcomes } = await answered('outcome', { findings: { table }, transfer: { ...transfer, basis: id } })
        expect(outcomes.shown).toBe(0)
      }
    }
  })

  test('of nobody has no outcomes', async () => {
    await session.run('create or replace table nobody as select * from findings where false')
    const { people, outcomes, bases } = await answered('full', { findings: { table: 'nobody' } })
    expect([people, outcomes, bases]).toEqual([0, { barred: 0, 'not-shown': 0, shown: 0 }, []])
  })
})

describe('bad input', () => {
  test('a basis or State that there is not', async () => {
    expect(await problemsOf({ transfer: { ...transfer, basis: 'us/remowal' } })).toEqual([
      'transfer.basis: There is no legal basis "us/remowal". Did you mean "us/removal"? "writ law list bases" shows all. [unknown-id]',
    ])
    expect(await problemsOf({ transfer: { ...transfer, to: 'XX' } })).toEqual([
      'transfer.to: There is no State "XX". Write the two capital letters of ISO 3166-1. [unknown-id]',
    ])
  })

  test('columns of another type and columns that must be there, all at once', async () => {
    await session.run(`create or replace table wrong as select 'a' as "risk.examined", true as "term.ratio"`)
    const problems = await problemsOf({
      findings: { table: 'wrong' },
      transfer: { ...transfer, on: { column: 'day' } },
    })
    expect(problems).toEqual([
      'person: The table of findings has no column "person". Add it as a whole number of up to 64 bits (bigint). [missing-key]',
      'day: The table of findings has no column "day". Add it as a date. [missing-key]',
      'term.ratio: The column "term.ratio" is boolean, not a number of double precision. Cast it to a number of double precision. [wrong-type]',
      'risk.examined: The column "risk.examined" is varchar, not a boolean. Cast it to a boolean. [wrong-type]',
    ])
  })

  test('values that can be no findings', async () => {
    await session.run(
      `create or replace table odd as select * from (values
        (1, 'NaN'::double, 'imigration-judge', 'US', date '2026-03-01'),
        (2, 0.5, 'court', 'Mexico', null),
        (null, 'infinity'::double, null, null, date '2026-03-01'))
        as t(person, "term.ratio", "us.order.issuedBy", "person.location", day)`,
    )
    const problems = await problemsOf({ findings: { table: 'odd' }, transfer: { ...transfer, on: { column: 'day' } } })
    expect(problems.map((text) => text.replace(/ Write one of.*/, ''))).toEqual([
      'person: In the column "person" 1 person has nothing. Give every person a number. [wrong-type]',
      'day: In the column "day" 1 person has nothing. Give every person the day to be judged. [wrong-type]',
      'term.ratio: In the column "term.ratio" 2 people have no number. Write null for what is unproven. [wrong-type]',
      'us.order.issuedBy: In the column "us.order.issuedBy" 1 person has a text that the fact cannot have.',
      'person.location: In the column "person.location" 1 person has a text that the fact cannot have. Write States by their two capital letters. [wrong-type]',
    ])
  })

  test('a table that there is not fails as the engine says', async () => {
    await expect(problemsOf({ findings: { table: 'nowhere' } })).rejects.toBeInstanceOf(SqlError)
  })

  test('work that is cancelled stops', async () => {
    const stop = new AbortController()
    const spillFolder = join(folder, 'spill')
    const own = await openDuckdb({ spillFolder, memory: 500, spill: 100, threads: 1, signal: stop.signal })
    await own.run(
      `create table findings as select n as person, n % 3 = 0 as "risk.examined" from range(3000000) as t(n)`,
    )
    const work = determinePopulation(own, {
      compiled: law,
      transfer,
      findings: { table: 'findings' },
      form: 'full',
      progress: (_, done) => done > 0 && stop.abort(),
    })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    own.close()
  })
})
