import { type Acknowledged, openJournal } from '../../src/record/index.ts'
import { LossyDisk, seeded } from './lossyDisk.ts'

const FOLDER = 'record/journal'

/** What was wrong in a run, with its seed; none in a run that held. */
export interface Loss {
  readonly seed: number
  readonly what: string
}

interface Known {
  readonly acked: Map<number, string>
  readonly chains: Map<number, string>
}

const chainText = (chain: Uint8Array): string => Buffer.from(chain).toString('hex')

/**
 * One life of a journal: groups of events, snapshots, clean ends, power lost in the middle of a write, failing calls;
 * after every opening all that was ever acknowledged must be there, in order, with the same chain.
 */
export async function liveThroughPowerLoss(seed: number): Promise<Loss | null> {
  const next = seeded(seed)
  let world = new LossyDisk(seed ^ 0x5bd1e995)
  const known: Known = { acked: new Map(), chains: new Map() }
  const lives = 2 + Math.floor(next() * 4)
  for (let life = 0; life < lives; life += 1) {
    const held: string[] = []
    const chains: Uint8Array[] = []
    let restored = 0
    const segmentBytes = 700 + Math.floor(next() * 4000)
    const opened = await openJournal(
      { disk: world.disk, folder: FOLDER, segmentBytes },
      {
        restore: (state) => {
          restored = typeof state === 'number' ? state : 0
          return true
        },
        each: (payload, seq, chain) => {
          held[seq] = payload
          chains[seq] = chain
        },
      },
    )
    if (!opened.ok) return { seed, what: `life ${life}: ${opened.problems.map((one) => one.message).join(' ')}` }
    const journal = opened.value
    for (const [seq, payload] of known.acked) {
      if (seq >= journal.length) return { seed, what: `life ${life}: event ${seq} is lost` }
      if (seq < restored) continue
      if (held[seq] !== payload) return { seed, what: `life ${life}: event ${seq} is another` }
      if (chainText(chains[seq] ?? new Uint8Array()) !== known.chains.get(seq)) return { seed, what: `chain of ${seq}` }
    }
    if (next() < 0.4) {
      const calls = ['write', 'sync', 'open', 'rename', 'truncate', 'syncFolder'] as const
      const codes = ['EIO', 'ENOSPC', 'short'] as const
      const call = calls[Math.floor(next() * calls.length)] ?? 'write'
      world.plan({ call, nth: 1 + Math.floor(next() * 4), code: codes[Math.floor(next() * 3)] ?? 'EIO' })
    }
    const groups = Math.floor(next() * 5)
    let failed = false
    for (let group = 0; group < groups; group += 1) {
      const size = 1 + Math.floor(next() * 6)
      const events = Array.from({ length: size }, (_, i) => ({
        v: 1,
        n: i,
        text: 'x'.repeat(Math.floor(next() * 500)),
      }))
      const texts = events.map((event) => JSON.stringify({ n: event.n, text: event.text, v: 1 }))
      const answers = events.map((event) => journal.append(event))
      for (const [i, answer] of (await Promise.all(answers)).entries()) {
        if (!answer.ok) failed = true
        else if (failed) return { seed, what: 'an event was acknowledged after a failure' }
        else note(known, answer.value, texts[i] ?? '')
      }
      if (!failed && next() < 0.2) await journal.snapshot(journal.length)
    }
    const end = next()
    if (end < 0.3) await journal.close()
    else if (end < 0.5) {
      // Power goes while a group is being written: nothing of it was acknowledged.
      world.plan({ call: 'sync', nth: 1, code: 'EIO' })
      await Promise.all(Array.from({ length: 4 }, (_, i) => journal.append({ v: 1, lost: i, text: 'y'.repeat(400) })))
    }
    world.plan(null)
    if (end < 0.15 || next() < 0.7) world = world.afterPowerLoss()
  }
  return null
}

function note({ acked, chains }: Known, { seq, chain }: Acknowledged, text: string): void {
  acked.set(seq, text)
  chains.set(seq, chainText(chain))
}

/** One bit of a finished journal is turned: opening must refuse. */
export async function flipIsSeen(seed: number): Promise<Loss | null> {
  const next = seeded(seed)
  const world = new LossyDisk(seed)
  const ignore = { each: () => undefined }
  const segmentBytes = 1000 + Math.floor(next() * 3000)
  const opened = await openJournal({ disk: world.disk, folder: FOLDER, segmentBytes }, ignore)
  if (!opened.ok) return { seed, what: 'it does not open' }
  for (let group = 0; group <= Math.floor(next() * 6); group += 1) {
    const size = 1 + Math.floor(next() * 3)
    await Promise.all(Array.from({ length: size }, (_, n) => opened.value.append({ v: 1, n, text: 'ab @'.repeat(9) })))
  }
  // With and without the line that a clean end leaves.
  if (next() < 0.5) await opened.value.close()
  const files = world.names().filter((name) => name.endsWith('.journal'))
  const file = files[Math.floor(next() * files.length)] ?? ''
  const at = world.flip(file)
  const again = await openJournal({ disk: world.disk, folder: FOLDER }, ignore)
  return again.ok ? { seed, what: `bit at ${at} of ${file} was not noticed` } : null
}
