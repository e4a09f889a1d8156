import { access, constants, realpath, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { threadsFor } from '../sql/index.ts'
import { type Call, textOf, usage } from './call.ts'
import { reasonOf } from './inputs.ts'

/** What a call of `writ link` asks for. */
export interface LinkCall {
  readonly left: string
  readonly right: string | null
  readonly map: string | undefined
  readonly out: { readonly path: string; readonly form: 'csv' | 'parquet' } | null
  readonly report: string | undefined
  readonly review: string | undefined
  /** Two ids whose pair is explained. */
  readonly explain: readonly [string, string] | null
  readonly picture: string | undefined
  readonly model: string | undefined
  readonly saveModel: string | undefined
  readonly least: number
  readonly exhaustive: boolean
  readonly json: boolean
  /** Megabytes. */
  readonly memory: number
  readonly threads: number
  /** The folder in which a folder of its own is made for what does not fit into memory. */
  readonly temp: string
}

/** The most memory that is taken unasked, in megabytes. */
const MEMORY = 4000

/** Reads the options of `writ link`, or lists everything that is wrong with them. */
export async function readLinkCall(call: Call): Promise<Result<LinkCall>> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const [left, right, excess] = call.words
  if (left === undefined) problems.push(usage('No table is named.', 'Write writ link LEFT [RIGHT], or see --help.'))
  if (excess !== undefined) problems.push(usage(`"${excess}" is one word too many.`, 'Name one or two tables.'))
  const machine = Math.floor(Math.min(totalmem(), process.constrainedMemory() || totalmem()) / 4e6)
  const exhaustive = call.values['exhaustive'] === true
  const bytes = exhaustive ? Number.POSITIVE_INFINITY : await bytesOf(call.words)
  const threads = threadsFor(bytes, availableParallelism())
  const out = textOf(call, 'out')
  const form = out === undefined ? null : formOf(out)
  if (out !== undefined && form === null)
    problems.push(usage(`--out ${out} has an unknown ending.`, 'Name a .csv or .parquet file.'))
  const wanted: LinkCall = {
    left: left ?? '',
    right: right ?? null,
    map: textOf(call, 'map'),
    out: out === undefined || form === null ? null : { path: out, form },
    report: textOf(call, 'report'),
    review: textOf(call, 'review'),
    explain: keep(idsOf(call), null),
    picture: textOf(call, 'picture'),
    model: textOf(call, 'model'),
    saveModel: textOf(call, 'save-model'),
    least: keep(numberOf(call, 'least', 0.01, 0, 1), 0.01),
    exhaustive,
    json: call.values['json'] === true,
    memory: keep(wholeOf(call, 'memory', Math.min(MEMORY, machine), 50, 10_000_000), MEMORY),
    threads: keep(wholeOf(call, 'threads', threads, 1, 1024), 1),
    temp: textOf(call, 'temp') ?? tmpdir(),
  }
  problems.push(...(await checkPlaces(wanted)))
  return problems.length > 0 ? bad(...problems) : good(wanted)
}

/** How large the tables are; one that is not there is a problem told elsewhere. */
async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Two ids stand with a comma between them; an id with a comma in it cannot be called so. */
function idsOf(call: Call): Result<readonly [string, string] | null> {
  const text = textOf(call, 'explain')
  if (text === undefined) {
    if (textOf(call, 'picture') === undefined) return good(null)
    return bad(usage('--picture has nothing to draw.', 'Name the pair: --explain LEFT_ID,RIGHT_ID.'))
  }
  const [left = '', right = '', ...rest] = text.split(',')
  if (left !== '' && right !== '' && rest.length === 0) return good([left, right])
  return bad(usage(`--explain ${text} does not name two ids.`, 'Write --explain LEFT_ID,RIGHT_ID.'))
}

function formOf(path: string): 'csv' | 'parquet' | null {
  const ending = extname(path).toLowerCase()
  return ending === '.csv' ? 'csv' : ending === '.parquet' ? 'parquet' : null
}

function numberOf(call: Call, name: string, otherwise: number, least: number, most: number): Result<number> {
  const text = textOf(call, name)
  if (text === undefined) return good(otherwise)
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return good(value)
  return bad(usage(`--${name} ${text} is out of range.`, `Write a number from ${least} to ${most}.`))
}

function wholeOf(call: Call, name: string, otherwise: number, least: number, most: number): Result<number> {
  const found = numberOf(call, name, otherwise, least, most)
  if (!found.ok || Number.isInteger(found.value)) return found
  return bad(usage(`--${name} ${found.value} is not whole.`, `Write a whole number from ${least} to ${most}.`))
}

/** Files are named once, results overwrite no input, and their folders can be written to: known before the long work. */
async function checkPlaces(call: LinkCall): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const inputs = await Promise.all(
    [call.left, call.right, call.map, call.model].filter((path) => typeof path === 'string').map(realOf),
  )
  const results = [
    ['--out', call.out?.path],
    ['--report', call.report],
    ['--review', call.review],
    ['--picture', call.picture],
    ['--save-model', call.saveModel],
  ] as const
  const seen = new Set<string>()
  for (const [option, path] of results) {
    if (path === undefined) continue
    const real = await realOf(path)
    if (inputs.includes(real)) problems.push(usage(`${option} ${path} would overwrite an input.`, 'Name another file.'))
    if (seen.has(real)) problems.push(usage(`${option} ${path} is written to already.`, 'Name another file.'))
    seen.add(real)
    problems.push(...(await checkFolder(option, dirname(resolve(path)))))
  }
  problems.push(...(await checkFolder('--temp', call.temp)))
  return problems
}

async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    // A file that is not there yet: its folder may be reached by another name all the same.
    const folder = dirname(resolve(path))
    const real = await realpath(folder).catch(() => folder)
    return join(real, resolve(path).slice(folder.length + 1))
  }
}

async function checkFolder(option: string, folder: string): Promise<readonly Problem[]> {
  try {
    await access(folder, constants.W_OK)
    if ((await stat(folder)).isDirectory()) return []
    return [{ ...usage(`${folder} is no folder.`, `Name a folder for ${option}.`), place: { file: folder } }]
  } catch (error) {
    const mend = `Name a place for ${option} that you may write to.`
    return [{ code: 'unreadable', place: { file: folder }, message: reasonOf(error), mend }]
  }
}
