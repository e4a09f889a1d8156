import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CaseTerms } from '../determination/index.ts'
import {
  canMatch,
  type DateForm,
  type Model,
  type OpenTable,
  type PeopleSource,
  readTable,
  settleDates,
} from '../identity/index.ts'
import {
  bad,
  type Document,
  type Form,
  good,
  type Place,
  type Problem,
  type Result,
  readDocument,
} from '../input/index.ts'
import {
  type Manifest,
  type PreviousScreening,
  problemsOfFolder,
  type Records,
  type Ruling,
  readManifest,
  readPrevious,
  readRecords,
  readRecordsFile,
  readRulings,
  type Table,
} from '../screening/index.ts'
import type { Engine } from './engine.ts'
import { readInput, reasonOf } from './inputs.ts'
import { note, printable } from './output.ts'
import type { ScreenCall } from './screenOptions.ts'

/** What is screened, with the tables made ready to be matched. */
export interface ScreenInputs {
  readonly manifest: Manifest
  readonly records: Records
  readonly rulings: readonly Ruling[]
  readonly previous: PreviousScreening | null
  readonly list: PeopleSource
  readonly sources: readonly RecordSource[]
}

/** A file of records made ready to be matched, and where records.yaml says what its columns are. */
interface RecordSource {
  readonly file: string
  readonly source: PeopleSource
  readonly place: Place
}

function nothingInCommon({ file, place }: RecordSource): Problem {
  const message = `Nothing is in "${file}" and in the list by which a record could be found: no names, days of birth or numbers.`
  return { code: 'contradiction', place, message, mend: 'Add such a column to the list, or name one of the file here.' }
}

/** Reads the list, the records, the rulings and the earlier screening of a call, or lists everything that is wrong. */
export async function readScreenInputs(
  call: ScreenCall,
  terms: CaseTerms,
  model: Model,
  engine: Engine,
): Promise<Result<ScreenInputs>> {
  const previous = call.gate === undefined ? good(null) : await readAs(call.gate, 'json', readPrevious)
  const list = await readList(call, terms, engine)
  const folder = await readFolder(call, terms, engine)
  const problems = [previous, list, folder].flatMap((one) => (one.ok ? [] : one.problems))
  if (!previous.ok || !list.ok || !folder.ok) return bad(...problems)
  const { manifest } = list.value
  const { records, sources } = folder.value
  const apart = sources.filter(({ source }) => !canMatch(model, list.value.list.columns, source.columns))
  if (apart.length > 0) return bad(...apart.map(nothingInCommon))
  const rulings =
    call.rulings === undefined
      ? good([])
      : await readAs(call.rulings, 'yaml', (document) => readRulings(document, manifest, records))
  if (!rulings.ok) return rulings
  return good({ ...list.value, records, sources, rulings: rulings.value, previous: previous.value })
}

async function readAs<T>(path: string, form: Form, read: (document: Document) => Result<T>): Promise<Result<T>> {
  const bytes = await readInput({ name: path, path })
  const document = bytes.ok ? await readDocument(bytes.value, path, form) : bytes
  return document.ok ? read(document.value) : document
}

async function readList(
  call: ScreenCall,
  terms: CaseTerms,
  engine: Engine,
): Promise<Result<Pick<ScreenInputs, 'manifest' | 'list'>>> {
  const opened = await open(engine, call.manifest, call.manifest, 'list')
  if (!opened.ok) return opened
  const dates = await datesOf(engine, opened.value, 'born', call.dates, {}, '--dates')
  if (!dates.ok) return dates
  const form = { dates: dates.value, defaults: call.defaults }
  const manifest = await withLines(engine, opened.value, (table) => readManifest(table, form, terms))
  if (!manifest.ok) return manifest
  const { columns } = manifest.value
  return good({
    manifest: manifest.value,
    list: { relation: opened.value.relation, columns, dates: dates.value },
  })
}

async function readFolder(
  { records: folder, manifest }: ScreenCall,
  terms: CaseTerms,
  engine: Engine,
): Promise<Result<Pick<ScreenInputs, 'records' | 'sources'>>> {
  const names = await namesIn(folder, manifest)
  if (!names.ok) return names
  const plan = await readAs(join(folder, 'records.yaml'), 'yaml', (document) => readRecordsFile(document, terms))
  if (!plan.ok) return plan
  const problems: Problem[] = [...problemsOfFolder(plan.value, names.value)]
  const tables: (readonly [OpenTable, Table])[] = []
  const sources: RecordSource[] = []
  if (problems.length > 0) return bad(...problems)
  for (const [at, { file, columns, dates, placeOf }] of plan.value.files.entries()) {
    const opened = await open(engine, join(folder, file), file, `records${at}`)
    if (!opened.ok) {
      problems.push(...opened.problems)
      continue
    }
    const place = placeOf(['dates'])
    const said = await datesOf(engine, opened.value, columns['born'], dates, place, 'records.yaml')
    if (!said.ok) problems.push(...said.problems)
    tables.push([opened.value, await tableOf(engine, opened.value, file)])
    sources.push({ file, source: { relation: opened.value.relation, columns, dates }, place: placeOf(['columns']) })
  }
  if (problems.length > 0) return bad(...problems)
  const plain = tables.map(([, table]) => table)
  const records = readRecords(plan.value, plain, terms)
  if (records.ok) return good({ records: records.value, sources })
  // The lines of the files are only counted when something is wrong on one of them.
  const lined: Table[] = []
  for (const [opened, table] of tables) lined.push({ ...table, lines: await opened.lines?.() })
  const told = readRecords(plan.value, lined, terms)
  return told.ok ? records : told
}

/** The files of a folder; the list itself may lie among them. */
async function namesIn(folder: string, list: string): Promise<Result<readonly string[]>> {
  try {
    return good((await readdir(folder)).filter((name) => resolve(folder, name) !== resolve(list)).sort())
  } catch (error) {
    const mend = 'Name the folder that holds records.yaml and the files of records: --records DIR.'
    return bad({ code: 'unreadable', place: { file: folder }, message: reasonOf(error), mend })
  }
}

async function open(engine: Engine, path: string, name: string, side: string): Promise<Result<OpenTable>> {
  const opened = await readTable(engine.session, { path, name, side, folder: engine.folder, signal: engine.signal })
  if (!opened.ok) return opened
  for (const text of opened.value.notes) note(`Note: ${printable(text)}`)
  // What is matched and what is read must be the same rows, even if somebody writes into the file meanwhile.
  const relation = `read_${side}`
  await engine.session.run(`create or replace table ${relation} as select * from ${opened.value.relation}`)
  const [[read = 0] = []] = await engine.session.columns(`select count(*) from ${relation}`)
  if (Number(read) === opened.value.records) return good({ ...opened.value, relation })
  const message = `The file was changed while it was read: it had ${opened.value.records} records, and then ${read}.`
  return bad({ code: 'contradiction', place: { file: name }, message, mend: 'Screen again when it is at rest.' })
}

async function tableOf({ session }: Engine, opened: OpenTable, file: string): Promise<Table> {
  const columns = await session.columns(`select * from ${opened.relation}`)
  const cell = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => columns.map((values) => cell(values[row])))
  return { file, columns: opened.header, rows }
}

/** Reads a table; if something is wrong with it, once more with its lines, so that problems name them. */
async function withLines<T>(engine: Engine, opened: OpenTable, read: (table: Table) => Result<T>): Promise<Result<T>> {
  const table = await tableOf(engine, opened, opened.name)
  const first = read(table)
  if (first.ok || opened.lines === undefined) return first
  return read({ ...table, lines: await opened.lines() })
}

/** Settles how the days of birth of a table are written; what cannot be read is told. */
async function datesOf(
  { session }: Engine,
  { relation, header, name }: OpenTable,
  column: string | undefined,
  said: DateForm | undefined,
  place: Place,
  option: string,
): Promise<Result<DateForm>> {
  if (column === undefined || !header.includes(column)) return good(said ?? 'iso')
  const found = await settleDates(session, { relation, column, file: name, side: 'left', said, option, place })
  if (!found.ok) return found
  for (const text of found.value.notes) note(`Note: ${printable(text)}`)
  return good(found.value.form)
}
