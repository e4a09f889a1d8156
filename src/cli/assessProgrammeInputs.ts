import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompiledLaw, compileLaw } from '../determination/index.ts'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import {
  type Assessment,
  assessClaims,
  assessCost,
  type Claims,
  type ClaimsAssessment,
  eligibilityOf,
  makePopulation,
  PERSON_COLUMNS,
  type Programme,
  readClaims,
  readMarginals,
  readProgramme,
} from '../programme/index.ts'
import type { AssessedPopulation } from '../report/index.ts'
import type { Session } from '../sql/index.ts'
import { PROGRAMMES, type ProgrammeCall } from './assessProgrammeOptions.ts'
import { type Engine, showStep, sizeOf } from './engine.ts'
import { reasonOf } from './inputs.ts'

/** Reads a programme from a file. */
export async function programmeIn(file: string): Promise<Result<Programme>> {
  const text = await textIn(file)
  return text.ok ? await readProgramme(text.value, file) : text
}

async function textIn(file: string): Promise<Result<string>> {
  try {
    return good(await readFile(file, 'utf8'))
  } catch (error) {
    return bad({
      code: 'unreadable',
      place: { file },
      message: reasonOf(error),
      mend: 'Check the name and who may read it.',
    })
  }
}

/** Claims that speak of a programme with their findings; further programmes that they compare are assessed too. */
export async function claimsOn(call: ProgrammeCall, assessment: Assessment): Promise<Result<ClaimsAssessment | null>> {
  const files = call.claims === null ? await shippedClaims() : [call.claims]
  for (const file of files) {
    const text = await textIn(file)
    const claims = text.ok ? await readClaims(text.value, file) : text
    if (!claims.ok) return claims
    const names = programmesIn(claims.value)
    if (call.claims === null && !names.includes(assessment.programme)) continue
    const others = await otherAssessments(names, call, assessment)
    return others.ok ? assessClaims(claims.value, others.value) : others
  }
  return good(null)
}

async function shippedClaims(): Promise<readonly string[]> {
  const folder = join(PROGRAMMES, 'claims')
  return (await readdir(folder)).sort().map((file) => join(folder, file))
}

function programmesIn({ shape }: Claims): readonly string[] {
  return [...new Set(shape.claims.flatMap(({ programme }) => programme ?? []))]
}

async function otherAssessments(
  names: readonly string[],
  { draws, seed }: ProgrammeCall,
  assessment: Assessment,
): Promise<Result<readonly Assessment[]>> {
  const all = [assessment]
  for (const name of names) {
    if (name === assessment.programme) continue
    const programme = await programmeIn(join(PROGRAMMES, `${name}.yaml`))
    const other = programme.ok ? assessCost(programme.value, { draws, seed }) : programme
    if (!other.ok) return other
    all.push(other.value)
  }
  return good(all)
}

/** The population that the law is asked about: a table of people, or a synthetic one; null if there is none. */
export async function populationFor(
  call: ProgrammeCall,
  { parties, basis, term }: Assessment,
  law: Law,
  engine: Engine,
): Promise<Result<AssessedPopulation | null>> {
  const ready =
    call.population === null
      ? await synthetic(call, parties.sending, engine)
      : await real(call.population, engine, call.engine.engine === 'duckdb')
  if (!ready.ok || ready.value === null) return ready.ok ? good(null) : ready
  const compiled: CompiledLaw = compileLaw(law)
  const transfer = { from: parties.sending, to: parties.receiving, on: term.from }
  const { table: population, ...about } = ready.value
  const request = { compiled, population, transfer, basis, progress: showStep }
  const eligibility = await eligibilityOf(engine.session, request)
  return eligibility.ok ? good({ eligibility: eligibility.value, ...about }) : eligibility
}

type Ready = Result<(Omit<AssessedPopulation, 'eligibility'> & { readonly table: string }) | null>

/** The tables of prisoners that come with Writ, by the State whose prisoners they count. */
const TABLES: Readonly<Record<string, string>> = { US: 'us-2022.yaml' }

async function synthetic({ people, seed }: ProgrammeCall, sending: string, { session }: Engine): Promise<Ready> {
  const name = TABLES[sending]
  if (name === undefined || people === 0) return good(null)
  const file = join(PROGRAMMES, 'population', name)
  const text = await textIn(file)
  const document = text.ok ? await readDocument(Buffer.from(text.value), file, 'yaml') : text
  const marginals = document.ok ? readMarginals(document.value) : document
  if (!marginals.ok) return marginals
  showStep('making a population', 0)
  const made = await makePopulation(session, marginals.value, { seed, ...(people === null ? {} : { people }) })
  if (!made.ok) return made
  await session.run(`create or replace table people as ${made.value.query()}`)
  const { assumptions } = made.value.report
  return good({
    table: 'people',
    says: `The law was asked about a synthetic population made from ${marginals.value.title}; no row of it is a person.`,
    notes: assumptions.map(
      ({ name: key, says, value, low, high }) => `${key}: ${says} Taken: ${value} (from ${low} to ${high}).`,
    ),
  })
}

async function real(path: string, { session }: Engine, inside: boolean): Promise<Ready> {
  const found = inside ? await peopleFile(path, session) : good(path)
  if (!found.ok) return found
  const [there = []] = await session.columns(session.dialect.describe(found.value))
  const absent = Object.keys(PERSON_COLUMNS).filter((name) => !there.includes(name))
  if (absent.length === 0) {
    return good({ table: found.value, says: `The law was asked about the people of ${path}.`, notes: [] })
  }
  const problems = absent.map((name): Problem => {
    const mend = 'Make the table with writ assess population --table FILE --map MAP --out people.parquet.'
    return { code: 'missing-key', place: { file: path, path: name }, message: `There is no column "${name}".`, mend }
  })
  return bad(...problems)
}

async function peopleFile(path: string, session: Session): Promise<Result<string>> {
  if (!path.endsWith('.parquet')) {
    const mend = 'Make one with writ assess population --out people.parquet.'
    return bad({ code: 'usage', place: { file: path }, message: 'A population is a Parquet file.', mend })
  }
  if ((await sizeOf([path])) === 0) {
    const mend = 'Check the name, and that something is in the file.'
    return bad({ code: 'unreadable', place: { file: path }, message: 'There is no such file, or it is empty.', mend })
  }
  await session.run(`create or replace table people as select * from ${session.dialect.readParquet(path)}`)
  return good('people')
}
