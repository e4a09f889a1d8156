/**
 * The public labelled data of the linkage benchmark, read into one tidy form, with the truth kept apart from the
 * records so that no peer can see it. `WRIT_DATA` names the folder that holds `linkage/`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cell, parseCsv } from './csv.ts'
import { type Truth, truthOf } from './truth.ts'

/** The data sets, by name. */
export type DatasetName = 'febrl1' | 'febrl3' | 'febrl4' | 'fake_1000' | 'historical_half'

/** Records of one source: the id stands first in every row, an absent value is null. */
export interface RecordTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What a data set is, without its records. */
export interface DatasetDescription {
  readonly name: DatasetName
  readonly says: string
  /** `dedupe` looks for pairs inside one table, `link` for pairs between two. */
  readonly task: 'dedupe' | 'link'
  readonly fields: readonly string[]
  /** Records of each table, and pairs of records of the same entity; loading checks both. */
  readonly records: readonly number[]
  readonly truthPairs: number
}

/** A data set ready to be linked. */
export interface Dataset extends DatasetDescription {
  readonly tables: readonly RecordTable[]
  readonly truth: Truth
}

interface LabelledTable extends RecordTable {
  /** The entity of each row, in the order of the rows. */
  readonly entities: readonly string[]
}

interface Source extends DatasetDescription {
  readonly files: readonly string[]
  readonly read: (path: string, name: string, fields: readonly string[]) => LabelledTable | Promise<LabelledTable>
}

const febrlFields = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
]

const historicalFields = [
  'full_name',
  'first_and_surname',
  'first_name',
  'surname',
  'dob',
  'birth_place',
  'postcode_fake',
  'gender',
  'occupation',
]

const sources: readonly Source[] = [
  {
    name: 'febrl1',
    says: 'FEBRL 1: 500 made-up Australian persons, each with one duplicate with typing and other errors',
    task: 'dedupe',
    fields: febrlFields,
    records: [1000],
    truthPairs: 500,
    files: ['linkage/febrl/dataset1.csv'],
    read: readFebrl,
  },
  {
    name: 'febrl3',
    says: 'FEBRL 3: 2,000 made-up Australian persons with up to five duplicates each',
    task: 'dedupe',
    fields: febrlFields,
    records: [5000],
    truthPairs: 6538,
    files: ['linkage/febrl/dataset3.csv'],
    read: readFebrl,
  },
  {
    name: 'febrl4',
    says: 'FEBRL 4: 5,000 made-up Australian persons in one table, one duplicate of each in the other',
    task: 'link',
    fields: febrlFields,
    records: [5000, 5000],
    truthPairs: 5000,
    files: ['linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
    read: readFebrl,
  },
  {
    name: 'fake_1000',
    says: 'fake_1000: 251 made-up British persons in 1,000 records with many gaps and scrambled letters',
    task: 'dedupe',
    fields: ['first_name', 'surname', 'dob', 'city', 'email'],
    records: [1000],
    truthPairs: 2031,
    files: ['linkage/fake_1000.csv'],
    read: readFake,
  },
  {
    name: 'historical_half',
    says: 'historical_50k, half of its clusters: 2,520 historical persons in 24,780 records with many gaps',
    task: 'dedupe',
    fields: historicalFields,
    records: [24780],
    truthPairs: 149392,
    files: ['linkage/historical_half.parquet'],
    read: readHistorical,
  },
]

/** All descriptions, in the order of the report. */
export const datasetDescriptions: readonly DatasetDescription[] = sources

/** FEBRL: cells are padded with a space, and the number in `rec-N-org` or `rec-N-dup-k` is the entity. */
function readFebrl(path: string, name: string, fields: readonly string[]): LabelledTable {
  const [header = [], ...lines] = parseCsv(readFileSync(path, 'utf8'))
  const order = columnOrder(path, header, ['rec_id', ...fields])
  const rows = lines.map((line) => order.map((place) => line[place]?.trim() || null))
  const entities = rows.map((row) => {
    const entity = /^rec-(\d+)-(?:org|dup-\d+)$/.exec(row[0] ?? '')?.[1]
    if (entity === undefined)
      throw new Error(`${path}: the id "${row[0]}" is not of the form rec-N-org or rec-N-dup-k.`)
    return entity
  })
  return { name, columns: ['id', ...fields], rows, entities }
}

function readFake(path: string, name: string, fields: readonly string[]): LabelledTable {
  const [header = [], ...lines] = parseCsv(readFileSync(path, 'utf8'))
  const order = columnOrder(path, header, ['unique_id', ...fields, 'cluster'])
  return labelledByLast(
    name,
    fields,
    lines.map((line) => order.map((place) => line[place] || null)),
  )
}

/** Node reads no Parquet; DuckDB, which the project has anyway, does. */
async function readHistorical(path: string, name: string, fields: readonly string[]): Promise<LabelledTable> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  try {
    const columns = ['unique_id', ...fields, 'cluster'].join(', ')
    const found = await connection.runAndReadAll(`select ${columns} from read_parquet($1) order by unique_id`, [path])
    const rows = found.getRowsJS().map((row) => row.map((value) => (value === null ? null : String(value))))
    return labelledByLast(name, fields, rows)
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

function labelledByLast(name: string, fields: readonly string[], rows: readonly (readonly Cell[])[]): LabelledTable {
  return {
    name,
    columns: ['id', ...fields],
    rows: rows.map((row) => row.slice(0, -1)),
    entities: rows.map((row) => row.at(-1) ?? ''),
  }
}

function columnOrder(path: string, header: readonly string[], wanted: readonly string[]): number[] {
  const names = header.map((name) => name.trim())
  return wanted.map((name) => {
    const place = names.indexOf(name)
    if (place < 0) throw new Error(`${path} has no column "${name}"; it has ${names.join(', ')}.`)
    return place
  })
}

/** The folder of the data, from `WRIT_DATA`. */
export function dataFolder(): string {
  const folder = process.env['WRIT_DATA']
  if (folder === undefined || folder === '') {
    const files = sources.flatMap(({ files }) => files).join(', ')
    throw new Error(`WRIT_DATA is not set. Set it to the folder of the public test data, which holds ${files}.`)
  }
  return folder
}

/** Reads one data set and checks that it is the one described. */
export async function loadDataset(name: DatasetName, folder: string = dataFolder()): Promise<Dataset> {
  const source = sources.find((candidate) => candidate.name === name)
  if (source === undefined) throw new Error(`There is no data set "${name}".`)
  const labelled: LabelledTable[] = []
  for (const [index, file] of source.files.entries()) {
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`${path} is missing; WRIT_DATA must be the folder that holds ${file}.`)
    const table = source.files.length === 1 ? name : `${name}${'ab'[index] ?? index}`
    labelled.push(await source.read(path, table, source.fields))
  }
  const tables = labelled.map(({ name: table, columns, rows }) => ({ name: table, columns, rows }))
  const truth = truthOf(
    labelled.map(({ rows, entities }) =>
      rows.map((row, index) => ({ id: row[0] ?? '', entity: entities[index] ?? '' })),
    ),
  )
  const records = tables.map(({ rows }) => rows.length)
  if (records.join() !== source.records.join() || truth.pairs !== source.truthPairs) {
    const found = `${records.join(' and ')} records and ${truth.pairs} true pairs`
    const wanted = `${source.records.join(' and ')} and ${source.truthPairs}`
    throw new Error(`${name} has ${found}, not ${wanted}; it is not the data that this benchmark describes.`)
  }
  const { says, task, fields, truthPairs } = source
  return { name, says, task, fields, records, truthPairs, tables, truth }
}
