import { mkdtemp, rm, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../input/index.ts'
import { type EngineChoice, openDuckdb, openTrino, type Session, SqlError } from '../sql/index.ts'
import { type Call, EXIT, wholeOf } from './call.ts'
import { complain, note } from './output.ts'

/** An open engine, with a folder for what does not fit into memory and a signal that says when to stop. */
export interface Engine {
  readonly session: Session
  readonly folder: string
  readonly signal: AbortSignal
}

/** How much of the machine an engine may take: megabytes, threads, and where its folder is made. */
export interface EngineLimits {
  readonly memory: number
  /** Megabytes on the disk for what does not fit into memory. */
  readonly spill?: number
  readonly threads: number
  readonly temp: string
  /** The engine that is asked; without it the one inside. */
  readonly engine?: EngineChoice
}

/** The most memory that is taken unasked, in megabytes. */
const MEMORY = 4000

/** The most that is written to the disk when the memory does not suffice, in megabytes, unless a call says otherwise. */
export const SPILL = 4000

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const LIMITS: Partial<Record<SqlError['code'], string>> = {
  cancelled: 'cancelled.',
  memory: 'the memory does not suffice. Give more with --memory, or take smaller tables.',
  disk: 'the disk is full, or more than SPILL MB were needed on it. Name another folder with --temp, or give more --memory.',
  unreachable: 'the engine cannot be reached. Check its address, and that it has started.',
  time: 'the engine reached its limit of time.',
  'missing-engine': 'the package @duckdb/node-api cannot be loaded. Run npm install.',
}

/** The megabytes that a call gives to the engine: a quarter of the machine's memory unless it says otherwise. */
export function memoryOf(call: Call): Result<number> {
  const machine = Math.floor(Math.min(totalmem(), process.constrainedMemory() || totalmem()) / 4e6)
  return wholeOf(call, 'memory', Math.min(MEMORY, machine), 50, 10_000_000)
}

/** How many bytes files have together; one that is not there is a problem told elsewhere. */
export async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Opens an engine for the work of a command and answers with the exit status: what the work gives, or `wrong` with its
 * problems. A signal cancels; whatever happens, the engine is closed and its folder is gone.
 */
export async function withEngine(
  command: string,
  { memory, spill = SPILL, threads, temp, engine = { engine: 'duckdb' } }: EngineLimits,
  work: (engine: Engine) => Promise<Result<number | null>>,
): Promise<number> {
  const stop = new AbortController()
  const { signal } = stop
  const abort = (): void => stop.abort()
  for (const name of SIGNALS) process.once(name, abort)
  const folder = await mkdtemp(join(temp, `writ-${command}-`))
  try {
    const session =
      engine.engine === 'trino'
        ? await openTrino(engine.url, { signal })
        : await openDuckdb({ spillFolder: join(folder, 'spill'), memory, spill, threads, signal })
    try {
      const done = await work({ session, folder, signal })
      if (done.ok) return done.value ?? EXIT.done
      complain(done.problems)
      return EXIT.wrong
    } finally {
      session.close()
    }
  } catch (error) {
    const said = error instanceof SqlError ? LIMITS[error.code]?.replace('SPILL', String(spill)) : undefined
    if (said === undefined) throw error
    clearStep()
    note(`writ ${command}: ${said} No file was left half written.`)
    return EXIT.failure
  } finally {
    for (const name of SIGNALS) process.removeListener(name, abort)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Shows on a terminal how far the work is. */
export function showStep(step: string, done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${step}, ${Math.round(done * 100)} %`)
}

/** Takes the line with the progress away. */
export function clearStep(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K')
}
