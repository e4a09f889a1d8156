import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTables, toyTables } from '../../../test/toyPopulation.ts'
import { readDocument } from '../../input/index.ts'
import { openDuckdb, type Session } from '../../sql/index.ts'
import { countCombinations } from './combinations.ts'
import { isIdentifying } from './realColumns.ts'
import { readPopulationMap } from './realMap.ts'
import { takeTable } from './realTable.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-real-'))
let session: Session

beforeAll(async () => {
  session = await openDuckdb({ spillFolder: join(folder, 'spill'), memory: 100, spill: 50, threads: 1 })
})
afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true, force: true })
})

const MAP = `
columns:
  jurisdiction: state
  sex: { column: gender, values: { M: male, F: female, X: null } }
  age: age
  offence: crime
  life: lifer
  sentence_months: months
  served_days: served
unknown: [stratum, left_days, citizenship, citizenship_modelled, pending_appeal]
leaveOut: [inmate_name]
`
const HEADER = ['inmate_name', 'state', 'gender', 'age', 'crime', 'lifer', 'months', 'served']

/** What is wrong with a table of these rows, or nothing when it was taken. */
async function take(
  rows: readonly string[],
  map = MAP,
  header: readonly string[] = HEADER,
): Promise<readonly string[]> {
  const document = await readDocument(new TextEncoder().encode(map), 'map.yaml', 'yaml')
  const columns = document.ok ? readPopulationMap(document.value) : document
  const marginals = await readTables(toyTables())
  if (!columns.ok) return columns.problems.map(({ code, message }) => `${code} ${message}`)
  if (!marginals.ok) throw new Error('The toy file is wrong.')
  const cells = rows.map((row) => row.split(','))
  await session.store(
    'source',
    header.map((name, at) => ({ name, kind: 'text', values: cells.map((row) => row[at] || null) })),
  )
  const lines = async (): Promise<readonly number[]> => rows.map((_, at) => at + 2)
  const table = { name: 't.csv', relation: 'source', header, records: rows.length, lines }
  const taken = await takeTable(session, table, columns.value, marginals.value)
  return taken.ok
    ? []
    : taken.problems.map(({ code, place, message }) => `${code} ${place.line ?? '-'} ${place.path ?? ''}: ${message}`)
}

describe('a real table', () => {
  test('becomes a population; what is empty or mapped to null is unknown', async () => {
    expect(await take(['A,N,M,45,robbery,false,60,100', 'B,S,X,,theft,true,,', 'C,S,F,30,,,,5'])).toEqual([])
    const columns = await session.columns('select * from population order by person')
    expect((columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? null).join())).toEqual([
      '1,,N,male,45,robbery,violent,false,60,100,,,,',
      '2,,S,,,theft,property,true,,,,,,',
      '3,,S,female,30,,,,,5,,,,',
    ])
  })

  test('says how many people stand alone', async () => {
    expect(
      await take(['A,N,M,45,robbery,false,60,1', 'B,N,M,45,robbery,false,60,2', 'C,S,F,30,theft,false,60,5']),
    ).toEqual([])
    expect(await countCombinations(session, 'population')).toEqual({
      people: 3,
      combinations: 2,
      alone: 1,
      fewerThanFive: 3,
    })
  })
})

describe('values that are not understood, with their lines', () => {
  test.each<[string, string, readonly string[]]>([
    ['a jurisdiction', 'A,Texas,M,45,robbery,false,60,1', ['wrong-type 2 state: "Texas" is no jurisdiction.']],
    ['a sex', 'A,N,m,45,robbery,false,60,1', ['wrong-type 2 gender: "m" is no sex.']],
    ['an age in letters', 'A,N,M,4x,robbery,false,60,1', ['wrong-type 2 age: "4x" is no age.']],
    ['an age as a measure', 'A,N,M,45.5,robbery,false,60,1', ['wrong-type 2 age: "45.5" is no age.']],
    ['a year for an age', 'A,N,M,1980,robbery,false,60,1', ['wrong-type 2 age: "1980" is no age.']],
    ['a day of birth for an age', 'A,N,M,1980-01-02,robbery,false,60,1', ['wrong-type 2 age: "1980-01-02" is no age.']],
    ['a negative number', 'A,N,M,45,robbery,false,-60,1', ['wrong-type 2 months: "-60" is no sentence_months.']],
    ['not a number', 'A,N,M,45,robbery,false,NaN,1', ['wrong-type 2 months: "NaN" is no sentence_months.']],
    ['an offence', 'A,N,M,45,arson,false,60,1', ['wrong-type 2 crime: "arson" is no offence.']],
    ['a truth', 'A,N,M,45,robbery,no,60,1', ['wrong-type 2 lifer: "no" is no life.']],
    ['life with months', 'A,N,M,45,robbery,true,60,1', ['wrong-type 2 months: A life sentence has 60 months.']],
    [
      'more served than lived',
      'A,N,M,20,robbery,false,60,9000',
      ['wrong-type 2 served: 9000 days served are more than the age allows.'],
    ],
  ])('%s', async (_name, row, expected) => {
    expect(await take([row])).toEqual(expected)
  })

  test('the third row of four', async () => {
    const good = 'A,N,M,45,robbery,false,60,1'
    expect(await take([good, good, 'A,W,M,45,robbery,false,60,1', good])).toEqual([
      'wrong-type 4 state: "W" is no jurisdiction.',
    ])
  })
})

describe('columns', () => {
  const row = 'A,N,M,45,robbery,false,60,1'

  test('that say who a person is must be left out', async () => {
    expect(await take([row], MAP.replace('[inmate_name]', '[]'))).toEqual([
      'unsafe - inmate_name: The column "inmate_name" says who a person is.',
    ])
    expect(await take([row], MAP.replace('age: age', 'age: inmate_name').replace('[inmate_name]', '[age]'))).toEqual([
      'unsafe - inmate_name: The column "inmate_name" says who a person is, and may not be part of a population.',
    ])
  })

  test('that nobody asked for, or that are not there', async () => {
    expect(await take([row], MAP, [...HEADER.slice(0, 7), 'height'])).toEqual([
      'missing-key - served: The table has no column "served" for "served_days".',
      'unused - height: The map does not say what the column "height" is.',
    ])
  })

  test('that stand for two things', async () => {
    expect(
      await take(
        [row],
        MAP.replace('served_days: served', 'served_days: months').replace('[inmate_name]', '[inmate_name, served]'),
      ),
    ).toEqual(['duplicate-id - months: The column "months" is both "sentence_months" and "served_days".'])
  })

  test('that the map forgets or does not know', async () => {
    expect(await take([row], MAP.replace('  age: age\n', '  shoe: size\n'))).toEqual([
      'unknown-id A population has no column "shoe" to fill.',
      'unknown-id The map does not say where "age" comes from.',
    ])
    expect(await take([row], MAP.replace('[stratum,', '[stratum, age,'))).toEqual([
      'unknown-id "age" is filled and unknown.',
    ])
  })

  test.each([
    [
      'name',
      'last_name',
      'LastName',
      'First Name',
      'surname',
      'dob',
      'DateOfBirth',
      'birth_date',
      'a_number',
      'A-Number',
      'alien no',
      'ssn',
      'register_number',
      'inmate id',
      'DOC number',
      'passport',
      'address',
    ],
  ])('names, numbers and days of birth are known by their headers: %s ...', (...headers) => {
    expect(headers.filter((header) => !isIdentifying(header))).toEqual([])
  })

  test('others are not', () => {
    const headers = [
      'state',
      'gender',
      'age',
      'offence',
      'offense_description',
      'months',
      'number_of_counts',
      'release_year',
      'county',
    ]
    expect(headers.filter(isIdentifying)).toEqual([])
  })
})
