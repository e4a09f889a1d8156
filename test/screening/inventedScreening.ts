import { fileURLToPath } from 'node:url'
import { readModel } from '../../src/cli/linkModel.ts'
import { termsOf } from '../../src/determination/index.ts'
import { comparisonsOf, type MatchedPair, type Model, matchPeople, VALUE_COLUMNS } from '../../src/identity/index.ts'
import { readDocument } from '../../src/input/index.ts'
import {
  type Manifest,
  type Records,
  readManifest,
  readRecords,
  readRecordsFile,
  type ScreenedPerson,
  screen,
  type Table,
} from '../../src/screening/index.ts'
import { duckdbDialect, type Session } from '../../src/sql/index.ts'
import { testLaw } from '../law.ts'
import { day } from '../records.ts'
import { must } from './flight.ts'
import type { Cells, InventedFlight } from './inventedFlight.ts'
import { inventedRecordsPlan } from './inventedRecordsPlan.ts'

const MODEL = fileURLToPath(new URL('../../models/people.json', import.meta.url))

/** The pairs of a file of records with the list. */
interface MatchedFile {
  readonly file: string
  readonly pairs: readonly MatchedPair[]
}

/** An invented flight as it is read and matched. */
export interface Matched {
  readonly manifest: Manifest
  readonly records: Records
  readonly matches: readonly MatchedFile[]
}

/** A table as it is written: the columns of its rows in their order. */
export function tableOf(file: string, rows: readonly Cells[]): Table {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
  return { file, columns, rows: rows.map((row) => columns.map((column) => cell(row[column]))) }
}

/** The same table as comma-separated text. */
export function csvOf({ columns, rows }: Table): string {
  const quoted = (cell: string | null): string => (cell?.includes(',') ? `"${cell}"` : (cell ?? ''))
  return [columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
}

/** The model of people that `writ screen` weighs with. */
async function model(): Promise<Model> {
  return must(await readModel(MODEL, comparisonsOf({ names: true, born: true, values: VALUE_COLUMNS }, duckdbDialect)))
}

/** Reads an invented flight, in the order in which its files are given. */
async function readInvented({ list, files }: InventedFlight): Promise<Omit<Matched, 'matches'>> {
  const { law } = await testLaw()
  const terms = termsOf(law)
  const defaults = { from: 'US', on: day('2026-03-14') }
  const manifest = must(readManifest(tableOf('list.csv', list), { dates: 'iso', defaults }, terms))
  const bytes = new TextEncoder().encode(inventedRecordsPlan)
  const plan = must(readRecordsFile(must(await readDocument(bytes, 'records.yaml', 'yaml')), terms))
  const order = Object.keys(files)
  const sorted = [...plan.files].sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file))
  const tables = sorted.map(({ file }) => tableOf(file, files[file] ?? []))
  return { manifest, records: must(readRecords({ ...plan, files: sorted }, tables, terms)) }
}

const DATES: Readonly<Record<string, 'iso' | 'day-first'>> = { 'papers.csv': 'day-first' }
const NAMED = { person_id: 'row_id', given: 'first', family: 'last', born: 'dob', a_number: 'a_no' }
const PAPERS = { person_id: 'row_id', full_name: 'name', born: 'dob', sex: 'sex', a_number: 'a_no' }

/** Reads an invented flight and matches its list with every file, as `writ screen` does. */
export async function matchInvented(session: Session, flight: InventedFlight): Promise<Matched> {
  const { manifest, records } = await readInvented(flight)
  await store(session, 'invented_list', manifest.table)
  const left = { relation: 'invented_list', columns: manifest.columns, dates: 'iso' as const }
  const matches: MatchedFile[] = []
  for (const { file, table } of records.files) {
    await store(session, 'invented_records', table)
    const columns = file === 'papers.csv' ? PAPERS : NAMED
    const right = { relation: 'invented_records', columns, dates: DATES[file] ?? ('iso' as const) }
    matches.push({ file, pairs: await matchPeople(session, { left, right, model: await model(), least: 0.0005 }) })
  }
  return { manifest, records, matches }
}

async function store(session: Session, name: string, { columns, rows }: Table): Promise<void> {
  const cells = columns.map((column, at) => ({
    name: column,
    kind: 'text' as const,
    values: rows.map((row) => row[at] ?? null),
  }))
  await session.store(name, cells)
}

/** Screens a matched flight; the people by their ids. */
export async function screenMatched(matched: Matched): Promise<ReadonlyMap<string, ScreenedPerson>> {
  const { people } = must(screen({ ...matched, rulings: [], law: await testLaw() })).screening
  return new Map(people.map((person) => [person.id, person]))
}
