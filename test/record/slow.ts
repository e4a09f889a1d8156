// The fault suites at full length: npm run faults [-- SUITE...]. Each closes with one line; all with the counts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ATTACK_NAMES, DESPITE_COLLUSION, play } from './attacks.ts'
import { makeLog } from './logFixture.ts'
import { seeded } from './lossyDisk.ts'
import { flipIsSeen, liveThroughPowerLoss } from './powerLoss.ts'
import { survivedKills } from './survivor.ts'
import { allFaults, canInject, wrongUnder } from './systemFaults.ts'
import { acceptedCorruptions, rootsOf } from './verdicts.ts'
import { allVerifiers } from './verifiers.ts'

/** What a suite came to: how much was tried, and what went wrong. */
interface Tally {
  readonly tried: number
  readonly wrong: readonly string[]
}

const folder = mkdtempSync(join(tmpdir(), 'writ-faults-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

async function seeds(count: number, run: (seed: number) => Promise<unknown>): Promise<Tally> {
  const wrong: string[] = []
  for (let seed = 1; seed <= count; seed += 1) {
    const loss = await run(seed)
    if (loss !== null) wrong.push(JSON.stringify(loss))
  }
  return { tried: count, wrong }
}

async function attacks(perAttack: number): Promise<Tally> {
  const wrong: string[] = []
  let tried = 0
  const [honest, ...names] = ATTACK_NAMES
  for (const collude of [false, true]) {
    for (const attack of collude ? DESPITE_COLLUSION : [honest ?? '', ...names]) {
      for (let seed = 1; seed <= perAttack; seed += 1) {
        const outcome = await play(seed, attack, collude)
        if (outcome === null) continue
        tried += 1
        if (outcome.found.length > 0 === (attack === honest)) wrong.push(JSON.stringify(outcome))
      }
    }
  }
  return { tried, wrong }
}

async function systemFaults(): Promise<Tally> {
  if (!canInject()) return { tried: 0, wrong: ['strace cannot inject faults here'] }
  const wrong: string[] = []
  const all = allFaults(12)
  for (const fault of all) {
    const told = await wrongUnder(fault)
    wrong.push(...told.wrong.map((one) => `${fault.call} ${fault.code} ${fault.nth}: ${one}`))
  }
  return { tried: all.length, wrong }
}

async function corruptions(count: number): Promise<Tally> {
  const { verifiers, absent } = allVerifiers(folder)
  const wrong: string[] = [...absent]
  const batches = Math.ceil(count / 1000)
  for (let batch = 1; batch <= batches; batch += 1) {
    for (const one of await acceptedCorruptions(1000, batch, join(folder, 'bad'), verifiers))
      wrong.push(JSON.stringify(one))
  }
  for (const { close } of verifiers) close()
  return { tried: batches * 1000, wrong }
}

/** Logs with whole tiles of tiles: making them waits for the disk once an event, which is most of the time. */
async function longLogs(): Promise<Tally> {
  const { verifiers, absent } = allVerifiers(folder)
  const wrong: string[] = [...absent]
  const sizes = [65_536, 70_000]
  for (const size of sizes) {
    const roots = await rootsOf(await makeLog(size, size), join(folder, `good-${size}`), verifiers)
    if (new Set(roots).size !== 1 || roots[0] === null) wrong.push(`${size} entries: ${roots.join(' ')}`)
  }
  for (const { close } of verifiers) close()
  return { tried: sizes.length, wrong }
}

const SUITES: Readonly<Record<string, () => Promise<Tally>>> = {
  'power-loss': async () => await seeds(100_000, liveThroughPowerLoss),
  flips: async () => await seeds(100_000, flipIsSeen),
  kills: async () => {
    const { wrong, acks } = await survivedKills(join(folder, 'killed'), 1000, seeded(Date.now()))
    process.stdout.write(`${acks} events were acknowledged before kills\n`)
    return { tried: 1000, wrong }
  },
  'system-calls': systemFaults,
  operator: async () => await attacks(200),
  corruptions: async () => await corruptions(20_000),
  'long-logs': longLogs,
}

const asked = process.argv.slice(2)
let failed = 0
for (const [name, run] of Object.entries(SUITES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const started = performance.now()
  const { tried, wrong } = await run()
  if (wrong.length > 0) failed += 1
  for (const one of wrong.slice(0, 20)) process.stdout.write(`  ${one}\n`)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  process.stdout.write(
    `${wrong.length === 0 ? 'held  ' : 'FAILED'} ${name}: ${tried} tried, ${wrong.length} wrong, ${seconds} s\n`,
  )
}
process.stdout.write(`\n${failed === 0 ? 'all held' : `${failed} suites failed`}\n`)
process.exit(failed === 0 ? 0 : 1)
