import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../input/index.ts'
import { openDuckdb, type Session } from '../../sql/index.ts'
import { type FittedPopulation, fitPopulation } from './fitPopulation.ts'
import { fitReport } from './fitReport.ts'
import { readMarginals } from './marginals.ts'
import { personsQuery, storePopulation } from './persons.ts'
import { countPeople } from './round.ts'

const file = new URL('../../../programmes/population/us-2022.yaml', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'writ-us-'))
let fitted: FittedPopulation
let session: Session

beforeAll(async () => {
  const document = await readDocument(readFileSync(file), 'us-2022.yaml', 'yaml')
  const marginals = document.ok ? readMarginals(document.value) : document
  const fit = marginals.ok ? fitPopulation(marginals.value) : marginals
  if (!fit.ok) throw new Error(JSON.stringify(fit.problems))
  fitted = fit.value
  session = await openDuckdb({ spillFolder: join(folder, 'spill'), memory: 300, spill: 300, threads: 2 })
  const counted = countPeople(fitted, { people: fitted.total, seed: 1 })
  await storePopulation(session, counted)
  await session.run(`create table made as ${personsQuery(counted)}`)
})

afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true, force: true })
})

async function one(sql: string): Promise<number> {
  const [[value] = []] = await session.columns(sql)
  return Number(value)
}

/** Sums the published cells of a table. */
function published(table: string, chosen: (cell: readonly string[]) => boolean = () => true): number {
  const report = fitReport(countPeople(fitted, { people: 1200, seed: 1 }))
  const cells = report.tables.find(({ id }) => id === table)?.cells ?? []
  return cells.filter(({ cell }) => chosen(cell)).reduce((sum, { published }) => sum + (published ?? 0), 0)
}

describe('the tables, against totals that were published apart', () => {
  test('sentenced prisoners: 1,185,648, of whom 82,478 women; 1,039,540 of the States', () => {
    expect(published('state-sex')).toBe(1_039_540)
    expect(published('federal-sex')).toBe(146_108)
    expect(
      published('state-sex', (cell) => cell[1] === 'female') + published('federal-sex', (cell) => cell[1] === 'female'),
    ).toBe(82_478)
    expect(fitted.total).toBe(1_185_648)
  })

  test('offences: 1,021,288 State prisoners and 143,644 federal ones, within the rounding of the rows', () => {
    expect(Math.abs(published('state-offence') - 1_021_288)).toBeLessThanOrEqual(1)
    expect(Math.abs(published('federal-offence') - 143_644)).toBeLessThanOrEqual(1)
  })

  test('non-citizens: 34,159 known in 46 States, 24,078 federal', () => {
    expect(published('state-citizenship', (cell) => cell[1] === 'other')).toBe(34_159)
    expect(published('federal-citizenship', (cell) => cell[1] === 'other')).toBe(24_078)
  })

  test('what comes from memory is marked', () => {
    const memory = fitted.assumptions.filter(({ source }) => /from memory/.test(source)).map(({ name }) => name)
    expect(memory).toEqual(['served-share.federal'])
    for (const { verified } of Object.values(fitted.marginals.sources)) expect(verified).not.toBe('memory')
  })
})

describe('the fit', () => {
  test('meets every table to a hundredth of a person', () => {
    for (const { largest } of fitted.strata)
      expect(Math.abs((largest?.found ?? 9) - (largest?.wanted ?? 0))).toBeLessThan(0.02)
  })

  test.each([1200, 1_185_648, 1_200_000, 10_000_000, 100_000_000])(
    '%i people are within two or three of every cell',
    (people) => {
      const report = fitReport(countPeople(fitted, { people, seed: 7 }))
      expect(report.strata.reduce((sum, stratum) => sum + stratum.people, 0)).toBe(people)
      expect(Math.abs(report.largest?.deviation ?? 9)).toBeLessThan(people < 10_000 ? 3 : 2)
    },
  )

  test('names every table that had to give way', () => {
    const pairs = fitted.conflicts.map(({ table, against, on }) => `${table} ${against} ${on.join(' ')}`.trim())
    expect(pairs).toEqual([
      'state-offence state-sex',
      'state-offence-sex state-sex',
      'state-offence-sex state-sex sex',
      'state-offence-sex state-offence offence',
      'state-class state-sex jurisdiction',
      'state-class state-offence class',
      'state-citizenship state-sex jurisdiction',
      'state-citizenship-sex state-citizenship citizenship',
      'federal-offence federal-sex',
      'federal-offence-sex federal-offence offence',
      'federal-citizenship federal-sex jurisdiction',
      'federal-citizenship-sex federal-citizenship citizenship',
    ])
  })
})

describe('the people, against what was published', () => {
  test('62.9 percent of State prisoners serve for violence', async () => {
    const violent = await one(
      "select 100 * avg(case offence_class when 'violent' then 1.0 else 0.0 end) from made where stratum = 'state'",
    )
    expect(Math.abs(violent - 62.9)).toBeLessThanOrEqual(0.05)
  })

  test('15.1 percent of federal prisoners are known as non-citizens', async () => {
    const others = await one(
      "select 100 * avg(case citizenship when 'other' then 1.0 else 0.0 end) from made where stratum = 'federal'",
    )
    expect(Math.abs(others - 15.1)).toBeLessThanOrEqual(0.15)
  })

  test('sentences of ten years and more: 56.8 and 54.2 percent', async () => {
    const long = (stratum: string): Promise<number> =>
      one(
        `select 100 * avg(case when life or sentence_months >= 120 then 1.0 else 0.0 end) from made where stratum = '${stratum}'`,
      )
    expect(await long('state')).toBeCloseTo(56.8, 2)
    expect(await long('federal')).toBeCloseTo(54.2, 2)
  })

  test('citizenship is unknown for everybody where it was not reported, and modelled as assumed', async () => {
    const where = "from made where jurisdiction in ('US-AK', 'US-CA', 'US-OR', 'US-RI')"
    expect(await one(`select count(citizenship) ${where}`)).toBe(0)
    const modelled = await one(`select avg(case citizenship_modelled when 'other' then 1.0 else 0.0 end) ${where}`)
    expect(modelled).toBeCloseTo(0.0397, 2)
  })

  test('nobody is named, and nothing is said that a person could be known by', async () => {
    const [names] = await session.columns('select column_name from (describe made)')
    expect(names?.filter((name) => /name|born|birth|number|address/.test(String(name)))).toEqual([])
    expect(await one('select count(distinct person) from made')).toBe(1_185_648)
  })
})
