import { availableParallelism, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { MOST_PEOPLE } from '../programme/index.ts'
import { type Call, textOf, usage, wholeOf } from './call.ts'
import { memoryOf, SPILL } from './engine.ts'
import { PACKAGE_FOLDER } from './lawFolder.ts'
import { checkPlaces } from './places.ts'

/** What a call of `writ assess population` asks for. */
export interface PopulationCall {
  /** The file of tables. */
  readonly marginals: string
  /** As many as the tables speak of, if null. */
  readonly people: number | null
  readonly seed: number
  readonly assume: string | undefined
  /** A real table that is taken instead, with the map of its columns. */
  readonly real: { readonly table: string; readonly map: string } | null
  readonly out: { readonly path: string; readonly form: 'csv' | 'parquet' } | null
  readonly json: boolean
  /** Megabytes. */
  readonly memory: number
  readonly spill: number
  readonly threads: number
  readonly temp: string
}

/** The tables that come with Writ. */
const SHIPPED = join(PACKAGE_FOLDER, 'programmes', 'population', 'us-2022.yaml')

/** Reads the options of `writ assess population`, or lists everything that is wrong with them. */
export async function readPopulationCall(call: Call): Promise<Result<PopulationCall>> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const [marginals, excess] = call.words
  if (excess !== undefined) problems.push(usage(`"${excess}" is one word too many.`, 'Name one file of tables.'))
  const out = textOf(call, 'out')
  const form = out === undefined ? null : formOf(out)
  if (out !== undefined && form === null)
    problems.push(usage(`--out ${out} has an unknown ending.`, 'Name a .csv or .parquet file.'))
  const wanted: PopulationCall = {
    marginals: marginals ?? SHIPPED,
    people: textOf(call, 'people') === undefined ? null : keep(wholeOf(call, 'people', 1, 1, MOST_PEOPLE), 1),
    seed: keep(wholeOf(call, 'seed', 1, 0, Number.MAX_SAFE_INTEGER), 1),
    assume: textOf(call, 'assume'),
    real: keep(realOf(call), null),
    out: out === undefined || form === null ? null : { path: out, form },
    json: call.values['json'] === true,
    memory: keep(memoryOf(call), 0),
    spill: keep(wholeOf(call, 'temp-size', SPILL, 1, 10_000_000), 1),
    threads: keep(wholeOf(call, 'threads', availableParallelism(), 1, 1024), 1),
    temp: textOf(call, 'temp') ?? tmpdir(),
  }
  const inputs = [wanted.marginals, wanted.assume, wanted.real?.table, wanted.real?.map]
  problems.push(...(await checkPlaces({ inputs, results: [['--out', wanted.out?.path]], temp: wanted.temp })))
  return problems.length > 0 ? bad(...problems) : good(wanted)
}

function realOf(call: Call): Result<PopulationCall['real']> {
  const table = textOf(call, 'table')
  const map = textOf(call, 'map')
  if (table === undefined && map === undefined) return good(null)
  if (table === undefined) return bad(usage('--map has no table.', 'Name the table with --table FILE.'))
  if (map === undefined)
    return bad(usage('--table has no map.', 'Say what its columns hold with --map FILE; see docs/population.md.'))
  const idle = ['people', 'seed', 'assume'].filter((name) => textOf(call, name) !== undefined)
  if (idle.length === 0) return good({ table, map })
  return bad(usage(`--${idle.join(', --')} has no effect on a real table.`, 'Leave it out.'))
}

function formOf(path: string): 'csv' | 'parquet' | null {
  const ending = extname(path).toLowerCase()
  return ending === '.csv' ? 'csv' : ending === '.parquet' ? 'parquet' : null
}
