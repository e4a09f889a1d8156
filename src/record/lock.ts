import { randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { link, open, readFile, rename, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { bad, good, type Result } from '../input/index.ts'
import { diskProblem, refuse } from './problems.ts'

/** Who holds a lock: enough to tell for certain that the process is gone. */
export interface Owner {
  readonly pid: number
  /** When the process started, in the machine's own ticks: a later process may have the same number. */
  readonly start: string | null
  /** The start of the machine: after another one no process of this one lives. */
  readonly boot: string | null
  /** The machine, and the room of process numbers on it: in another container the same number is another process. */
  readonly machine: string
  readonly space: string | null
  readonly nonce: string
}

const shape = z.strictObject({
  pid: z.int().positive(),
  start: z.string().nullable(),
  boot: z.string().nullable(),
  machine: z.string(),
  space: z.string().nullable(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
})

/** What the system says of processes; given from outside for tests. */
export interface Processes {
  readonly self: Omit<Owner, 'nonce'>
  /** When a process started; null if there is none, undefined if it lives and the system does not say. */
  readonly startOf: (pid: number) => string | null | undefined
}

/** A lock that is held. */
export interface Lock {
  readonly release: () => Promise<void>
}

/** The processes of this machine. */
export function machineProcesses(): Processes {
  const read = (path: string): string | null => tried(() => readFileSync(path, 'latin1').trim())
  const startOf = (pid: number): string | null | undefined => {
    const stat = read(`/proc/${pid}/stat`)
    // The name of the program stands in brackets and may hold anything; the 20th word after it is the start.
    if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? undefined
    try {
      process.kill(pid, 0)
      return undefined
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? null : undefined
    }
  }
  return {
    self: {
      pid: process.pid,
      start: startOf(process.pid) ?? null,
      boot: read('/proc/sys/kernel/random/boot_id'),
      machine: read('/etc/machine-id') || hostname(),
      space: tried(() => readlinkSync('/proc/self/ns/pid')),
    },
    startOf,
  }
}

function tried(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** Whether the owner of a lock is gone for certain. In doubt it lives: a lock is never taken from a living process. */
export function isGone(owner: Owner, { self, startOf }: Processes): boolean {
  if (owner.machine !== self.machine) return false
  if (owner.boot !== null && self.boot !== null && owner.boot !== self.boot) return true
  if (owner.space !== self.space) return false
  const start = startOf(owner.pid)
  if (start === null) return true
  return start !== undefined && owner.start !== null && start !== owner.start
}

/**
 * Takes the one lock of a folder, or says at once who holds it. The lock is a file that is linked into place whole, so
 * that two processes cannot both make it. One left behind by a process that is gone is replaced under a second lock
 * named after it: of all that see it only one can replace it, and nobody can replace the lock of a successor.
 */
export async function takeLock(folder: string, processes: Processes = machineProcesses()): Promise<Result<Lock>> {
  const owner: Owner = { ...processes.self, nonce: randomBytes(16).toString('hex') }
  const draft = join(folder, `lock.new-${owner.nonce}`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(owner)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    try {
      return await takeAt(join(folder, 'lock'), draft, owner, processes, 0)
    } finally {
      await unlink(draft).catch(() => undefined)
    }
  } catch (error) {
    return bad(diskProblem(folder, error))
  }
}

async function takeAt(
  path: string,
  draft: string,
  owner: Owner,
  processes: Processes,
  depth: number,
): Promise<Result<Lock>> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await linked(draft, path)) return good({ release: () => release(path, owner) })
    const held = await ownerOf(path)
    if (held === 'none') continue
    if (held === 'unreadable' || !isGone(held, processes)) return refuseHeld(path, held)
    if (depth > 20) return refuseHeld(path, held)
    const guard = await takeAt(`${path}.after-${held.nonce}`, draft, owner, processes, depth + 1)
    if (!guard.ok) return guard
    try {
      const still = await ownerOf(path)
      if (typeof still === 'string' || still.nonce !== held.nonce) continue
      const own = `${draft}-${depth}`
      await link(draft, own)
      await rename(own, path)
      return good({ release: () => release(path, owner) })
    } finally {
      await guard.value.release()
    }
  }
  return refuseHeld(path, 'unreadable')
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function ownerOf(path: string): Promise<Owner | 'none' | 'unreadable'> {
  try {
    const read = shape.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return read.success ? read.data : 'unreadable'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'none' : 'unreadable'
  }
}

async function release(path: string, { nonce }: Owner): Promise<void> {
  const held = await ownerOf(path)
  if (typeof held !== 'string' && held.nonce === nonce) await unlink(path).catch(() => undefined)
}

function refuseHeld<T>(path: string, held: Owner | 'unreadable'): Result<T> {
  const who = held === 'unreadable' ? 'an owner that cannot be read' : `process ${held.pid} on "${held.machine}"`
  const mend = 'Wait until it ends. Only if you are certain that no process uses this record, remove the file.'
  return refuse('locked', path, `The record is in use: its lock is held by ${who}.`, mend)
}
