import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readTables, type ToyTables, toyTables } from '../../../test/toyPopulation.ts'
import { type Cell, openDuckdb, type Session } from '../../sql/index.ts'
import { type MadePopulation, makePopulation, type PopulationOptions } from './makePopulation.ts'
import { PERSON_COLUMNS, type PersonRange } from './persons.ts'
import { meanLeft, YEAR } from './stay.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-population-'))
let sessions: Session[] = []

beforeEach(() => {
  sessions = []
})
afterEach(() => {
  for (const session of sessions) session.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function engine(threads = 2, memory = 200): Promise<Session> {
  const session = await openDuckdb({ spillFolder: join(folder, 'spill'), memory, spill: 50, threads })
  sessions.push(session)
  return session
}

async function population(
  session: Session,
  options: PopulationOptions,
  change: (file: ToyTables) => void = () => undefined,
): Promise<MadePopulation> {
  const file = toyTables()
  change(file)
  const tables = await readTables(file)
  const made = tables.ok ? await makePopulation(session, tables.value, options) : tables
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'))
  return made.value
}

async function rows(session: Session, { query }: MadePopulation, range?: PersonRange): Promise<readonly string[]> {
  const columns = await session.columns(query(range))
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row]).join())
}

describe('people', () => {
  test('have the columns that are promised, with their types, and stand in the order of their numbers', async () => {
    const session = await engine()
    const { query } = await population(session, { people: 5000 })
    const [names, types] = await session.columns(`describe ${query()}`)
    expect(Object.fromEntries((names ?? []).map((name, at) => [name, String(types?.[at]).toLowerCase()]))).toEqual(
      PERSON_COLUMNS,
    )
    const [numbers] = await session.columns(`select person from (${query()})`)
    expect(numbers).toEqual(Array.from({ length: 5000 }, (_, at) => at + 1))
  })

  test('say nothing impossible', async () => {
    const session = await engine()
    const { query } = await population(session, { people: 20_000 }, (file) => {
      Object.assign(file.assumptions.find(({ name }) => name === 'age.first') ?? {}, { value: 16 })
    })
    const [wrong] = await session.columns(`select count(*) from (${query()}) where
      (life and (sentence_months is not null or left_days is not null)) or (not life and (sentence_months < 13 or left_days < 1))
      or served_days < 0 or served_days > (age - 15) * 365.25 + 184 or age < 20 or age > 95
      or coalesce(citizenship, 'US') not in ('US', 'other') or (citizenship is not null and citizenship <> citizenship_modelled)
      or (pending_appeal and served_days > 500)
      or (offence_class = 'violent') <> (offence = 'robbery')`)
    expect(wrong).toEqual([0])
  })

  test('counted in SQL, they are as many in every cell of every table as the report says', async () => {
    const session = await engine()
    const { query, report } = await population(session, { people: 12_345, seed: 4 })
    await session.run(`create table made as ${query()}`)
    const said = (table: string): readonly (readonly Cell[])[] =>
      (report.tables.find(({ id }) => id === table)?.cells ?? []).map(({ cell, people }) => [...cell, people])
    const counted = async (sql: string): Promise<readonly (readonly Cell[])[]> => {
      const columns = await session.columns(sql)
      return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? null))
    }
    const sorted = (list: readonly (readonly Cell[])[]): readonly string[] => list.map((each) => each.join()).sort()
    expect(sorted(await counted('select jurisdiction, sex, count(*) from made group by all'))).toEqual(
      sorted(said('people')),
    )
    expect(sorted(await counted('select jurisdiction, offence_class, count(*) from made group by all'))).toEqual(
      sorted(said('class')),
    )
    expect(sorted(await counted("select coalesce(citizenship, 'unknown'), count(*) from made group by all"))).toEqual(
      sorted(said('citizenship')),
    )
    for (const { largest } of report.tables) expect(Math.abs(largest?.deviation ?? 9)).toBeLessThan(2)
  })
})

describe('the same seed', () => {
  test('gives the same bytes for every number of threads, in Parquet and in CSV', async () => {
    const files: Buffer[][] = []
    for (const threads of [1, 2, 4]) {
      const session = await engine(threads)
      const { query } = await population(session, { people: 150_000, seed: 9 })
      for (const form of ['parquet', 'csv'] as const)
        await session.run(session.dialect.writeFile(query(), join(folder, `${threads}.${form}`), form))
      files.push((['parquet', 'csv'] as const).map((form) => readFileSync(join(folder, `${threads}.${form}`))))
    }
    for (const [parquet, csv] of files) {
      expect(parquet?.equals(files[0]?.[0] ?? Buffer.alloc(0))).toBe(true)
      expect(csv?.equals(files[0]?.[1] ?? Buffer.alloc(0))).toBe(true)
    }
  })

  test('gives the same people in pieces of any size', async () => {
    const session = await engine()
    const made = await population(session, { people: 2500, seed: 9 })
    const all = await rows(session, made)
    for (const size of [1, 7, 1000, 2499, 9999]) {
      const most = size < 10 ? 12 * size : 2500
      const parts: string[] = []
      for (let from = 0; from < most; from += size)
        parts.push(...(await rows(session, made, { from, to: Math.min(most, from + size) })))
      expect(parts).toEqual(all.slice(0, most))
    }
  })
})

test('another seed gives other people, and the tables are met all the same', async () => {
  const session = await engine()
  const one = await rows(session, await population(session, { people: 2000, seed: 1 }))
  const made = await population(session, { people: 2000, seed: 2 })
  const other = await rows(session, made)
  const same = one.filter((row, at) => row === other[at]).length
  expect(same).toBeLessThan(100)
  expect(Math.abs(made.report.largest?.deviation ?? 9)).toBeLessThan(2)
})

describe('times', () => {
  const onlyOne = (file: ToyTables): void => {
    Object.assign(file.strata[0] ?? {}, {
      jurisdictions: ['N'],
      offences: ['theft'],
      ages: ['90+'],
      margins: [
        { id: 'p', title: 'P', source: 'office', by: ['jurisdiction'], unit: 'people', cells: { N: 1000 } },
        {
          id: 'c',
          title: 'C',
          source: 'office',
          by: ['citizenship'],
          unit: 'people',
          cells: { US: 1, other: 0, unknown: 0 },
        },
      ],
      stays: { source: 'office', everywhere: { theft: 2 } },
    })
  }

  test.each([1, 2, 3])('served is the age of an equilibrium renewal process of shape %i', async (shape) => {
    const session = await engine()
    const made = await population(session, { people: 200_000, assume: { 'stay.shape': shape } }, onlyOne)
    const [mean, deviation] = await session.columns(
      `select avg(served_days + 0.5), stddev(served_days) from (${made.query()})`,
    )
    const wanted = meanLeft(2 * YEAR, shape)
    expect(Math.abs(Number(mean?.[0]) - wanted)).toBeLessThan((4 * Number(deviation?.[0])) / Math.sqrt(200_000))
  })

  test('left of those without life is alike, but for the few who serve life', async () => {
    const session = await engine()
    const made = await population(session, { people: 200_000 }, onlyOne)
    const [served, left] = await session.columns(
      `select avg(served_days), avg(left_days - 1) from (${made.query()}) where not life`,
    )
    expect(Number(left?.[0]) / Number(served?.[0])).toBeCloseTo(1, 1)
  })

  test('appeals are pending for the part that is assumed', async () => {
    const session = await engine()
    const { query } = await population(session, { people: 200_000, assume: { 'appeal.all': 0.08 } })
    const [part] = await session.columns(`select avg(cast(pending_appeal as integer)) from (${query()})`)
    expect(Number(part?.[0])).toBeCloseTo(0.08, 2)
  })

  test('unknown citizenship is null, and modelled as the share that is assumed', async () => {
    const session = await engine()
    const { query } = await population(session, { people: 200_000, assume: { 'citizenship.unknown-ratio': 2 } })
    const [part] = await session.columns(
      `select avg(case citizenship_modelled when 'other' then 1.0 else 0.0 end) from (${query()}) where citizenship is null`,
    )
    expect(Number(part?.[0])).toBeCloseTo(2 / 9, 2)
  })
})

describe('what cannot be made', () => {
  test.each([
    [{ people: 0 }, '0 people'],
    [{ people: 1.5 }, '1.5 people'],
    [{ people: Number.NaN }, 'NaN people'],
    [{ seed: -1 }, 'seed -1'],
    [{ assume: { weather: 1 } }, 'no assumption "weather"'],
    [{ assume: { 'served-share.all': 1.5 } }, 'cannot be 1.5'],
    [{ assume: { 'served-share.all': Number.NaN } }, 'cannot be NaN'],
  ])('%j', async (options, message) => {
    await expect(population(await engine(), options)).rejects.toThrow(message)
  })

  test('tables that exclude each other name the cell', async () => {
    const broken = population(await engine(), {}, (file) => {
      const cells = { US: 1000, other: 0, unknown: 0 }
      file.strata[0]?.margins.push({
        id: 'a',
        title: 'A',
        source: 'office',
        by: ['citizenship', 'sex'],
        unit: 'people',
        cells: { US: { male: 500, female: 0 }, other: { male: 0, female: 9 }, unknown: { male: 0, female: 0 } },
      })
      Object.assign(file.strata[0]?.margins[2] ?? {}, { cells })
    })
    await expect(broken).rejects.toThrow('are not all met')
  })

  test('too little memory is an error of the engine, not a crash', async () => {
    const session = await engine(1, 12)
    const work = population(session, { people: 3_000_000 }).then(async ({ query }) => {
      await session.run(`create table made as ${query()}`)
    })
    await expect(work).rejects.toMatchObject({ name: 'SqlError', code: expect.stringMatching(/^(memory|disk)$/) })
  })
})
