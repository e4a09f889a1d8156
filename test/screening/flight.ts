import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { termsOf } from '../../src/determination/index.ts'
import { describeProblem, type Result, readDocument } from '../../src/input/index.ts'
import {
  type Manifest,
  type Records,
  type Ruling,
  readManifest,
  readRecords,
  readRecordsFile,
  readRulings,
  type Screening,
  type ScreenOptions,
  screen,
  type Table,
} from '../../src/screening/index.ts'
import { testLaw } from '../law.ts'
import { day } from '../records.ts'
import { csvTable } from './csv.ts'
import { flightMatches } from './flightMatches.ts'

const FOLDER = fileURLToPath(new URL('../../examples/flight/', import.meta.url))

/** The example flight as it is read from its files. */
export interface Flight {
  readonly manifest: Manifest
  readonly tables: readonly Table[]
  readonly records: Records
  readonly rulings: readonly Ruling[]
}

/** The value of a result; a problem is a mistake in the test. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return result.value
}

/** Reads the example flight; `change` may put another table in the place of one that was read. */
export async function readFlight(change: (table: Table) => Table = (table) => table): Promise<Flight> {
  const { law } = await testLaw()
  const terms = termsOf(law)
  const defaults = { from: 'US', on: day('2026-03-14') }
  const manifest = must(readManifest(change(csvTable(`${FOLDER}manifest.csv`)), { dates: 'iso', defaults }, terms))
  const plan = must(readRecordsFile(await document('records.yaml'), terms))
  const tables = plan.files.map(({ file }) => change(csvTable(`${FOLDER}${file}`)))
  const records = must(readRecords(plan, tables, terms))
  return { manifest, tables, records, rulings: must(readRulings(await document('rulings.yaml'), manifest, records)) }
}

async function document(
  name: string,
): ReturnType<typeof readDocument> extends Promise<Result<infer D>> ? Promise<D> : never {
  return must(await readDocument(readFileSync(`${FOLDER}${name}`), name, 'yaml'))
}

/** Screens a flight with the matching that was written by hand. */
export async function screenFlight(flight: Flight, options: ScreenOptions = {}): Promise<Screening> {
  const { manifest, tables, records, rulings } = flight
  const matches = flightMatches(manifest.table, tables)
  return must(screen({ manifest, records, matches, rulings, law: await testLaw() }, options)).screening
}
