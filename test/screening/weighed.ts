import type { ScreenView } from '../../src/report/index.ts'
import { type FileMatches, type Ruling, type ScreenOptions, screen } from '../../src/screening/index.ts'
import { testLaw } from '../law.ts'
import { type Flight, must, readFlight } from './flight.ts'
import { flightMatches } from './flightMatches.ts'

/** How likely records concern whom they are compared with, by the id of the record; null where no comparison finds it. */
export type Weighed = Readonly<Record<string, number | null>>

/** What is other than on the example flight. */
export interface Otherwise {
  readonly flight?: Flight
  readonly rulings?: readonly Ruling[]
  readonly options?: ScreenOptions
}

/** The example flight where some of its records were weighed otherwise. */
export async function weighedView(weighed: Weighed, otherwise: Otherwise = {}): Promise<ScreenView> {
  const flight = otherwise.flight ?? (await readFlight())
  const { manifest, tables, records } = flight
  const law = await testLaw()
  const matches = flightMatches(manifest.table, tables).map(({ file, pairs }): FileMatches => {
    const probabilityOf = (row: number): number | null | undefined =>
      weighed[records.files.find((one) => one.file === file)?.row(row).id ?? '']
    const left = pairs.filter(({ rightRow }) => probabilityOf(rightRow) !== null)
    return {
      file,
      pairs: left.map((pair) => ({ ...pair, probability: probabilityOf(pair.rightRow) ?? pair.probability })),
    }
  })
  const input = { manifest, records, matches, rulings: otherwise.rulings ?? flight.rulings, law }
  return { ...must(screen(input, otherwise.options)), law: law.law }
}
