import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  hex,
  LogFolder,
  machineDisk,
  makeRecord,
  openCheckpoint,
  openRecord,
  placesOf,
  readLeaf,
  readLogKey,
  TileTree,
  takeLock,
  verifyLog,
} from '../../src/record/index.ts'
import { machineWorld, must } from './world.ts'

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** What was ever acknowledged or published by writers of one folder. */
export interface Told {
  readonly acks: Map<number, string>
  readonly heads: Map<number, string>
}

/** How one writer ended. */
export interface End {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly lines: readonly string[]
}

/** Makes an empty record on the disk. */
export async function makeEmpty(folder: string): Promise<void> {
  must(await makeRecord(machineDisk, placesOf(folder), 'log.example/kill', machineWorld(1).random))
}

/** Runs a writer, under another program if wanted, and kills it so many milliseconds after its first acknowledgement. */
export async function runWriter(
  folder: string,
  count: number,
  told: Told,
  options: {
    readonly killAfter?: number
    readonly killWhen?: Promise<unknown>
    readonly under?: readonly string[]
    readonly publish?: boolean
  } = {},
): Promise<End> {
  const words = [process.execPath, WRITER, folder, String(count), ...(options.publish === true ? ['--publish'] : [])]
  const [program = '', ...args] = [...(options.under ?? []), ...words]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    if (options.killAfter !== undefined && timer === undefined && text.includes('ack')) {
      timer = setTimeout(() => child.kill('SIGKILL'), options.killAfter)
    }
  })
  void options.killWhen?.then(() => child.kill('SIGKILL'))
  const [status, signal] = await once(child, 'close')
  clearTimeout(timer)
  // A line that was cut by the end of the process said nothing.
  const lines = text.split('\n').slice(0, -1)
  for (const line of lines) {
    const [word, number = '', rest = ''] = line.split(' ')
    if (word === 'ack') told.acks.set(Number(number), rest)
    if (word === 'head') told.heads.set(Number(number), rest)
  }
  return { status, signal, lines }
}

/** Opens what a writer left behind and lists what is wrong: lost events, another head, a log that does not verify. */
export async function wrongAfter(folder: string, told: Told): Promise<readonly string[]> {
  const places = placesOf(folder)
  const lock = await takeLock(folder)
  if (!lock.ok) return [`the lock of the dead is not taken over: ${lock.problems[0]?.message}`]
  try {
    const record = await openRecord(machineWorld(2), places)
    if (!record.ok) return [`it does not open: ${record.problems[0]?.message}`]
    const wrong: string[] = []
    must(await record.value.publish())
    await record.value.close()
    const key = must(await readLogKey(machineDisk, places)).verifier
    const log = new LogFolder(machineDisk, places.log)
    const commits: string[] = []
    const verified = await verifyLog(log, (note) => openCheckpoint(note, key), {
      entry: (entry) => void commits.push(readLeaf(entry)?.commit ?? ''),
    })
    if (!verified.ok) return [`the log does not verify: ${verified.problems[0]?.message}`]
    for (const [index, commit] of told.acks) {
      if (commits[index] !== commit) wrong.push(`entry ${index} was acknowledged and is ${commits[index] ?? 'lost'}`)
    }
    const tree = new TileTree(verified.value.checkpoint.size, log.readTile)
    for (const [size, root] of told.heads) {
      const now = Buffer.from(await tree.rootAt(size)).toString('base64')
      if (now !== root) wrong.push(`the head of size ${size} has become ${hex(Buffer.from(now, 'base64'))}`)
    }
    return wrong
  } finally {
    await lock.value.release()
  }
}

/** Kills a writer again and again in the middle of its work, in one and the same folder; lists what went wrong. */
export async function survivedKills(
  folder: string,
  rounds: number,
  random: () => number,
): Promise<{ wrong: string[]; acks: number }> {
  const told: Told = { acks: new Map(), heads: new Map() }
  const wrong: string[] = []
  await makeEmpty(folder)
  for (let round = 0; round < rounds; round += 1) {
    const killAfter = Math.floor(random() * 60)
    await runWriter(folder, 100_000, told, { killAfter, publish: round % 3 > 0 })
    for (const one of await wrongAfter(folder, told)) wrong.push(`round ${round}: ${one}`)
  }
  return { wrong, acks: told.acks.size }
}
