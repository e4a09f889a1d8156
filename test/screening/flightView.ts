import type { ScreenView } from '../../src/report/index.ts'
import { type ScreenOptions, screen, type Table } from '../../src/screening/index.ts'
import { testLaw } from '../law.ts'
import { withCell } from './csv.ts'
import { type Flight, must, readFlight } from './flight.ts'
import { flightMatches } from './flightMatches.ts'

/** The example flight as it is shown in reports, screened at departure unless another moment is named. */
export async function flightView(
  flight?: Flight,
  options: ScreenOptions = { at: '2026-03-14T14:00:00Z' },
): Promise<ScreenView> {
  const { manifest, tables, records, rulings } = flight ?? (await readFlight())
  const law = await testLaw()
  const matches = flightMatches(manifest.table, tables)
  return { ...must(screen({ manifest, records, matches, rulings, law }, options)), law: law.law }
}

/** Text that would steer a terminal, a page, a spreadsheet or the reading direction, if it were let through. */
export const HOSTILE = '=1+1\u001b[2J<script>alert(1)</script>\u202Egnihton\u0007'

/** The example flight with such text as a name, as an issuer of a record to rule on, and a name of 10,000 letters. */
export async function hostileFlight(): Promise<Flight> {
  const change = (table: Table): Table => {
    if (table.file === 'protection.csv') return withCell(table, 1, 'court', HOSTILE)
    if (table.file !== 'manifest.csv') return table
    return withCell(withCell(table, 4, 'given', HOSTILE), 5, 'given', 'N'.repeat(10_000))
  }
  return await readFlight(change)
}
