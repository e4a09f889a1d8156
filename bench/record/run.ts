// Measures the record beside the disk it stands on and beside Go's verifier: node bench/record/run.ts [--entries N] [FOLDER]
// Without --entries a million. FOLDER is where the disk is measured; the system's folder for temporary files otherwise.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  headText,
  LogFolder,
  LogWriter,
  leafBytes,
  machineDisk,
  makeRecord,
  makeSigner,
  NO_RULES,
  openCheckpoint,
  openJournal,
  openRecord,
  placesOf,
  provesInclusion,
  type RecordWorld,
  signNote,
  TileTree,
  verifierText,
  verifyLog,
} from '../../src/record/index.ts'
import { seeded, seededBytes } from '../../test/record/lossyDisk.ts'
import { machineLine } from '../check/machine.ts'
import { figure, markdownTable, median } from '../check/table.ts'

const words = process.argv.slice(2)
const at = words.indexOf('--entries')
const ENTRIES = at < 0 ? 1_000_000 : Number(words.splice(at, 2)[1])
const folder = mkdtempSync(join(words[0] ?? tmpdir(), 'writ-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
const event = (n: number): { v: 1; n: number; text: string } => ({ v: 1, n, text: 'x'.repeat(380) })

/** How many waits for the disk a second the disk itself gives: 450 bytes appended, fdatasync, again. */
function diskRate(count: number): number {
  const file = openSync(join(folder, 'plain'), 'w')
  const bytes = Buffer.alloc(450, 'x')
  const start = performance.now()
  for (let i = 0; i < count; i += 1) {
    writeSync(file, bytes)
    fdatasyncSync(file)
  }
  closeSync(file)
  return count / ((performance.now() - start) / 1000)
}

async function journalRates(round: number): Promise<{ alone: number; hundred: number }> {
  const opened = await openJournal({ disk: machineDisk, folder: join(folder, `j${round}`) }, { each: () => undefined })
  if (!opened.ok) throw new Error('the journal does not open')
  const alone = await seconds(async () => {
    for (let n = 0; n < 200; n += 1) await opened.value.append(event(n))
  })
  const hundred = await seconds(async () => {
    for (let group = 0; group < 100; group += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => opened.value.append(event(n))))
    }
  })
  await opened.value.close()
  return { alone: 200 / alone, hundred: 10_000 / hundred }
}

async function recordRates(round: number): Promise<{ alone: number; hundred: number }> {
  const world: RecordWorld = { disk: machineDisk, now: () => Date.now(), random: (length) => randomBytes(length) }
  const places = placesOf(join(folder, `r${round}`))
  await makeRecord(machineDisk, places, 'log.example/bench', world.random)
  const opened = await openRecord(world, places)
  if (!opened.ok) throw new Error('the record does not open')
  const record = opened.value
  const one = (n: number) =>
    ({ case: `case ${n % 50}`, type: 'case.event', fields: { n, text: 'x'.repeat(200) } }) as const
  for (let n = 0; n < 50; n += 1) await record.append(one(n))
  const alone = await seconds(async () => {
    for (let n = 0; n < 100; n += 1) await record.append(one(n))
  })
  const hundred = await seconds(async () => {
    for (let group = 0; group < 50; group += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => record.append(one(n))))
    }
  })
  await record.publish()
  await record.close()
  return { alone: 100 / alone, hundred: 5000 / hundred }
}

const ROUNDS = 7
const disk: number[] = []
const journal: { alone: number; hundred: number }[] = []
const record: { alone: number; hundred: number }[] = []
// The first round only warms up.
diskRate(50)
await journalRates(-1)
await recordRates(-1)
for (let round = 0; round < ROUNDS; round += 1) {
  disk.push(diskRate(200))
  journal.push(await journalRates(round))
  record.push(await recordRates(round))
}

const own = median(disk)
const beside = (rate: number, group: number): string => (own / (rate / group)).toFixed(2)
const rateRow = (name: string, rate: number, group: number): readonly string[] => [
  name,
  figure(rate),
  figure(rate / group),
  beside(rate, group),
]
say(`Measured on: ${machineLine()}. Medians of ${ROUNDS} rounds in one run.\n`)
say('## Acknowledged events\n')
for (const line of markdownTable({
  columns: [
    { heading: 'what', figure: false },
    { heading: 'events a second', figure: true },
    { heading: 'waits for the disk a second', figure: true },
    { heading: "the disk's own waits, times", figure: true },
  ],
  rows: [
    ['the disk itself: 450 bytes, fdatasync', '-', figure(own), '1.00'],
    rateRow('journal, one event at a time', median(journal.map((one) => one.alone)), 1),
    rateRow('journal, groups of 100', median(journal.map((one) => one.hundred)), 100),
    rateRow('record (sealed and committed), one at a time', median(record.map((one) => one.alone)), 1),
    rateRow('record, groups of 100', median(record.map((one) => one.hundred)), 100),
  ],
}))
  say(line)

// A log of many entries.
const signer = makeSigner('log.example/bench', 'note', Buffer.alloc(32, 1))
const log = new LogFolder(machineDisk, join(folder, 'log'))
const random = seededBytes(seeded(1))
const sums = Buffer.from(random(1 << 16))
function entry(n: number): Uint8Array {
  const sum = (k: number): string => {
    const copy = Buffer.from(sums.subarray((n * 7 + k * 1000) % 60_000, ((n * 7 + k * 1000) % 60_000) + 32))
    copy.writeUInt32BE(n)
    copy[4] = k
    return copy.toString('hex')
  }
  const seen = { size: 0, root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }
  return leafBytes({ type: 'case.event', tag: sum(1), commit: sum(2), prev: sum(3), rules: NO_RULES, seen })
}

const writer = await LogWriter.from(log, 0)
const memory: number[] = []
let made = 0
const appending = await seconds(async () => {
  for (let first = 0; first < ENTRIES; first += 10_000) {
    const entries = Array.from({ length: Math.min(10_000, ENTRIES - first) }, (_, i) => entry(first + i))
    await writer.grow(entries)
    made += entries.length
    memory.push(process.memoryUsage().rss / 1e6)
  }
})
const head = { origin: 'log.example/bench', size: made, root: writer.tree.root() }
await log.publish(signNote(headText(head), [signer]))

const tree = new TileTree(made, log.readTile)
const PROOFS = 5000
const proofs: { index: number; leaf: Uint8Array; proof: readonly Uint8Array[] }[] = []
const next = seeded(5)
const proving = await seconds(async () => {
  for (let i = 0; i < PROOFS; i += 1) {
    const index = Math.floor(next() * made)
    proofs.push({ index, leaf: await tree.leafAt(index), proof: await tree.inclusion(index, made) })
  }
})
const consistency = await seconds(async () => {
  for (let i = 0; i < 1000; i += 1) await tree.consistency(1 + Math.floor(next() * (made - 1)), made)
})
const checking = await seconds(async () => {
  for (const { index, leaf, proof } of proofs) {
    if (!provesInclusion(index, made, leaf, proof, head.root)) throw new Error('a proof does not hold')
  }
})
const before = process.memoryUsage().rss / 1e6
let peak = before
const verifying = await seconds(async () => {
  const done = await verifyLog(log, (note) => openCheckpoint(note, signer.verifier), {
    progress: () => {
      peak = Math.max(peak, process.memoryUsage().rss / 1e6)
    },
  })
  if (!done.ok) throw new Error('the log does not verify')
})

/** Runs another verifier over the log: wall seconds, and the most memory it took. */
function other(program: string, args: readonly string[]): string {
  const start = performance.now()
  const run = spawnSync('/usr/bin/env', ['python3', '-c', TIMED, program, ...args], { encoding: 'utf8' })
  const wall = (performance.now() - start) / 1000
  const [status, peakKb] = run.stdout.trim().split('\n').at(-1)?.split(' ') ?? []
  return status === '0' ? `${figure(wall)} s, ${figure(Number(peakKb) / 1000)} MB at the peak` : 'could not be run'
}
const TIMED = `import resource, subprocess, sys
run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(run.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)`

const kit = fileURLToPath(new URL('../../verify/', import.meta.url))
const goProgram = join(folder, 'verify-go')
const go = ['go', '/usr/local/go/bin/go'].find((one) => spawnSync(one, ['version']).status === 0)
if (go !== undefined) spawnSync(go, ['build', '-o', goProgram, '.'], { cwd: kit })
const key = verifierText(signer.verifier)
say(`\n## A log of ${made.toLocaleString('en')} entries\n`)
for (const line of markdownTable({
  columns: [
    { heading: 'what', figure: false },
    { heading: 'measured', figure: true },
  ],
  rows: [
    ['appending, with every tile on the disk, heads of 10,000', `${figure(made / appending)} a second`],
    [
      'memory of the process while appending: first, middle, last batch',
      [memory[0], memory[memory.length >> 1], memory.at(-1)].map((mb) => `${Math.round(mb ?? 0)} MB`).join(', '),
    ],
    ['inclusion proofs made from tiles', `${figure(PROOFS / proving)} a second`],
    ['consistency proofs made from tiles', `${figure(1000 / consistency)} a second`],
    ['inclusion proofs checked', `${figure(PROOFS / checking)} a second`],
    [
      'whole log verified: writ log verify',
      `${figure(verifying)} s, ${Math.round(before)} MB before, ${Math.round(peak)} MB at the peak`,
    ],
    ['whole log verified: verify.go', other(goProgram, ['-key', key, log.folder])],
    ['whole log verified: verify.py', other('python3', [join(kit, 'verify.py'), log.folder, '--key', key])],
  ],
}))
  say(line)
