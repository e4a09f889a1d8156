import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { type Extent, nearest } from '../logic/index.ts'
import { MAX_DRAWS, MOST_PEOPLE } from '../programme/index.ts'
import { type EngineChoice, engineOf } from '../sql/index.ts'
import { type Call, textOf, usage, wholeOf } from './call.ts'
import { memoryOf, SPILL } from './engine.ts'
import { PACKAGE_FOLDER } from './lawFolder.ts'
import { extentOf } from './lawOptions.ts'
import { checkPlaces } from './places.ts'

/** What a call of `writ assess PROGRAMME` asks for. */
export interface ProgrammeCall {
  readonly programme: string
  /** Files of claims; null takes those that come with Writ and speak of the programme. */
  readonly claims: string | null
  /** The engine that the law is asked in. */
  readonly engine: EngineChoice
  /** A file made by `writ assess population`, or a table of another engine; null makes people where tables are shipped. */
  readonly population: string | null
  /** How many people are made; null for as many as the tables speak of, 0 for none. */
  readonly people: number | null
  readonly draws: number
  readonly seed: number
  readonly set: Readonly<Record<string, number>>
  readonly extent: Extent
  readonly json: boolean
  readonly html: string | undefined
  readonly pdf: string | undefined
  readonly csv: string | undefined
  readonly memory: number
  readonly spill: number
  readonly threads: number
  readonly temp: string
}

/** The folder of the programmes that come with Writ. */
export const PROGRAMMES = join(PACKAGE_FOLDER, 'programmes')

/** Reads the options of `writ assess PROGRAMME`, or lists everything that is wrong with them. */
export async function readProgrammeCall(call: Call): Promise<Result<ProgrammeCall>> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const [name, excess] = call.words
  if (excess !== undefined) problems.push(usage(`"${excess}" is one word too many.`, 'Name one programme.'))
  const wanted: ProgrammeCall = {
    programme: keep(await programmeOf(name), ''),
    claims: textOf(call, 'claims') ?? null,
    engine: keep(engineOf(textOf(call, 'engine') ?? 'duckdb'), { engine: 'duckdb' }),
    population: textOf(call, 'population') ?? null,
    people: textOf(call, 'people') === undefined ? null : keep(wholeOf(call, 'people', 0, 0, MOST_PEOPLE), 0),
    draws: keep(wholeOf(call, 'draws', 100_000, 0, MAX_DRAWS), 0),
    seed: keep(wholeOf(call, 'seed', 1, 0, Number.MAX_SAFE_INTEGER), 1),
    set: keep(settingsOf(textOf(call, 'set')), {}),
    extent: keep(extentOf(call), 'decisive'),
    json: call.values['json'] === true,
    html: textOf(call, 'html'),
    pdf: textOf(call, 'pdf'),
    csv: textOf(call, 'csv'),
    memory: keep(memoryOf(call), 0),
    spill: keep(wholeOf(call, 'temp-size', SPILL, 1, 10_000_000), 1),
    threads: keep(wholeOf(call, 'threads', availableParallelism(), 1, 1024), 1),
    temp: textOf(call, 'temp') ?? tmpdir(),
  }
  if (wanted.population !== null && wanted.people !== null)
    problems.push(usage('--people has no effect on --population.', 'Leave one of them out.'))
  problems.push(...engineProblems(wanted))
  const inputs = [
    wanted.programme === '' ? undefined : wanted.programme,
    wanted.claims ?? undefined,
    wanted.engine.engine === 'duckdb' ? wanted.population : undefined,
  ]
  const results = [['--html', wanted.html] as const, ['--pdf', wanted.pdf] as const]
  problems.push(...(await checkPlaces({ inputs, results, temp: wanted.temp })))
  return problems.length > 0 ? bad(...problems) : good(wanted)
}

/** Another engine has its own tables: people are neither made there nor read from a file of this machine. */
function engineProblems({ engine, population, people }: ProgrammeCall): readonly Problem[] {
  if (engine.engine === 'duckdb') return []
  if (people !== null && people !== 0)
    return [usage('--people has no effect on this engine.', 'Name a table: --population NAME.')]
  if (population === null) {
    const mend = 'Name a table of its schema with --population NAME, or leave the law out with --people 0.'
    return people === 0 ? [] : [usage('This engine needs a table of people.', mend)]
  }
  if (/^[a-z_][a-z0-9_]*([.][a-z_][a-z0-9_]*){0,2}$/i.test(population)) return []
  return [
    usage(`--population ${population} is no name of a table.`, 'Write table, schema.table or catalog.schema.table.'),
  ]
}

/** A file, or the name of a programme that comes with Writ. */
async function programmeOf(word: string | undefined): Promise<Result<string>> {
  const files = (await readdir(PROGRAMMES)).filter((file) => file.endsWith('.yaml'))
  const names = files.map((file) => basename(file, '.yaml'))
  if (word === undefined) {
    return bad(usage('No programme is named.', `Name a file, or one of: ${names.join(', ')}, population.`))
  }
  if (names.includes(word) && !existsSync(word)) return good(join(PROGRAMMES, `${word}.yaml`))
  if (existsSync(word)) return good(word)
  const near = nearest(word, [...names, 'population'])
  const mend = near === null ? `Name a file, or one of: ${names.join(', ')}, population.` : `Did you mean "${near}"?`
  return bad(usage(`There is no programme "${word}".`, mend))
}

/** Settings as `id=number`, several with commas between them. */
function settingsOf(text: string | undefined): Result<Readonly<Record<string, number>>> {
  const set: Record<string, number> = {}
  for (const part of text === undefined ? [] : text.split(',')) {
    const [id = '', written = '', ...rest] = part.split('=')
    const value = Number(written)
    if (id.trim() === '' || written.trim() === '' || rest.length > 0 || !Number.isFinite(value)) {
      return bad(usage(`--set ${part} is no setting.`, 'Write --set price.amount=20000,home.marginal.share=0.2.'))
    }
    set[id.trim()] = value
  }
  return good(set)
}
