import { readFile, rename, rm } from 'node:fs/promises'
import { readTable } from '../identity/index.ts'
import { bad, type Document, good, type Result, readDocument } from '../input/index.ts'
import {
  countCombinations,
  type Marginals,
  makePopulation,
  readAssume,
  readMarginals,
  readPopulationMap,
  summarise,
  takeTable,
} from '../programme/index.ts'
import { leaveMemoryToEngine, type Session } from '../sql/index.ts'
import { type PopulationCall, readPopulationCall } from './assessPopulationOptions.ts'
import { type PopulationResult, populationData, populationText } from './assessPopulationText.ts'
import { EXIT, readCall } from './call.ts'
import { clearStep, type Engine, showStep, withEngine } from './engine.ts'
import { reasonOf } from './inputs.ts'
import { complain, print } from './output.ts'

/** The help of `writ assess population`. */
export const POPULATION_HELP = `writ assess population [TABLES]

Makes a synthetic population of prisoners from published tables, and says how well every table is met, where tables
disagree, and everything that was assumed. Without TABLES: sentenced prisoners of the United States at the end of 2022.
Nothing in a synthetic population is a person. With --table the people of a real table are taken instead.

  --people N         how many people (as many as the tables speak of)
  --seed N           another seed gives other people who meet the same tables (1)
  --assume FILE      values in the place of assumptions (YAML: name: number)
  --out FILE         write the people to a .parquet or .csv file
  --table FILE       take the people of a CSV or Parquet table
  --map FILE         what the columns of that table hold (YAML)
  --memory MB        most memory for the engine (a quarter of the machine's, at most 4000)
  --temp-size MB     most that is written to the disk when the memory does not suffice (4000)
  --threads N        how many threads (all of the machine's)
  --temp DIR         where to put what does not fit into memory
  --json             the result as JSON on standard output, with every cell of every table
  --help             this text

Exit status: 0 done, 2 the input or the call is wrong, 1 cancelled, out of memory or an internal failure.

Examples
  writ assess population --out population.parquet
  writ assess population --people 10000000 --seed 7 --out large.parquet --memory 2000
  writ assess population --table prisoners.csv --map map.yaml --out population.parquet
`

const OPTIONS = {
  people: { type: 'string' },
  seed: { type: 'string' },
  assume: { type: 'string' },
  out: { type: 'string' },
  table: { type: 'string' },
  map: { type: 'string' },
  memory: { type: 'string' },
  'temp-size': { type: 'string' },
  threads: { type: 'string' },
  temp: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs `writ assess population` and answers with its exit status. */
export async function assessPopulation(args: readonly string[]): Promise<number> {
  leaveMemoryToEngine()
  const call = readCall(args, OPTIONS)
  if (call.ok && call.value.values['help'] === true) {
    await print(POPULATION_HELP)
    return EXIT.done
  }
  const wanted = call.ok ? await readPopulationCall(call.value) : call
  if (!wanted.ok) {
    complain(wanted.problems)
    return EXIT.wrong
  }
  return await withEngine('population', wanted.value, async (engine) => {
    const done = await inSession(wanted.value, engine)
    clearStep()
    if (!done.ok) return done
    const { json } = wanted.value
    await print(json ? `${JSON.stringify(populationData(done.value), null, 2)}\n` : populationText(done.value))
    return good(null)
  })
}

async function inSession(call: PopulationCall, engine: Engine): Promise<Result<PopulationResult>> {
  showStep('reading the tables', 0)
  const document = await documentOf(call.marginals)
  const marginals = document.ok ? readMarginals(document.value) : document
  if (!marginals.ok) return marginals
  if (call.real === null) return await made(call, marginals.value, engine.session)
  return await taken(call, call.real, marginals.value, engine)
}

async function made(call: PopulationCall, marginals: Marginals, session: Session): Promise<Result<PopulationResult>> {
  const file = call.assume === undefined ? null : await documentOf(call.assume)
  const assume = file === null ? good({}) : file.ok ? readAssume(file.value, marginals.assumptions) : file
  if (!assume.ok) return assume
  showStep('fitting', 0)
  const options = { seed: call.seed, assume: assume.value, ...(call.people === null ? {} : { people: call.people }) }
  const population = await makePopulation(session, marginals, options)
  if (!population.ok) return population
  const { report, query } = population.value
  const relation = `(${query()})`
  const written = await write(session, call, relation)
  const summary = await watched(session, 'summarising', async () => await summarise(session, written ?? relation))
  const people = summary.reduce((sum, one) => sum + one.people, 0)
  if (people !== report.people) throw new Error(`${report.people} people were wanted, but ${people} were made.`)
  return good({ fit: report, real: null, summary, out: call.out?.path ?? null })
}

async function taken(
  call: PopulationCall,
  { table, map }: NonNullable<PopulationCall['real']>,
  marginals: Marginals,
  { session, folder, signal }: Engine,
): Promise<Result<PopulationResult>> {
  const document = await documentOf(map)
  const columns = document.ok ? readPopulationMap(document.value) : document
  const opened = await readTable(session, { path: table, name: table, folder, side: 'population', signal })
  if (!columns.ok || !opened.ok)
    return { ok: false, problems: [columns, opened].flatMap((one) => (one.ok ? [] : one.problems)) }
  const done = await takeTable(session, opened.value, columns.value, marginals)
  if (!done.ok) return done
  await write(session, call, 'population')
  const combinations = await countCombinations(session, 'population')
  const summary = await summarise(session, 'population')
  const { name, notes } = opened.value
  return good({ fit: null, real: { name, notes, combinations }, summary, out: call.out?.path ?? null })
}

/** Writes people to the file that was asked for, and answers with a relation that reads it where that is quick. */
async function write(session: Session, { out }: PopulationCall, relation: string): Promise<string | null> {
  if (out === null) return null
  const { dialect } = session
  // Written beside its place first: a file under the name asked for is always whole.
  const part = `${out.path}.${process.pid}.part`
  try {
    const statement = dialect.writeFile(`select * from ${relation}`, part, out.form)
    await watched(session, 'writing', async () => await session.run(statement))
    await rename(part, out.path)
  } finally {
    await rm(part, { force: true })
  }
  return out.form === 'parquet' && !/[*?[\]{}]/.test(out.path) ? dialect.readParquet(out.path) : null
}

/** Shows on a terminal how far a statement is while it runs. */
async function watched<T>(session: Session, step: string, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => showStep(step, session.progress() ?? 0), 500)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function documentOf(file: string): Promise<Result<Document>> {
  try {
    return await readDocument(await readFile(file), file)
  } catch (error) {
    const mend = 'Check the name and who may read it.'
    return bad({ code: 'unreadable', place: { file }, message: reasonOf(error), mend })
  }
}
