import {
  type Bundle,
  base64,
  headText,
  LogFolder,
  LogWriter,
  leafBytes,
  peekHead,
  readLeaf,
  signNote,
  TileTree,
} from '../../src/record/index.ts'
import { LossyDisk } from './lossyDisk.ts'
import { cosigned, foundBy, honestLife, nextLeafOf, type Play, type Shown } from './operator.ts'
import { must } from './world.ts'

type Entries = readonly Uint8Array[]

/** What the operator did, and what the recipient found. */
export interface Outcome {
  readonly seed: number
  readonly attack: string
  readonly found: readonly string[]
}

/** Builds another log from entries, signs its head with the log's own key, and has it cosigned by whoever will. */
async function rebuilt(play: Play, entries: Entries, options: { readonly witnesses: boolean }): Promise<LogFolder> {
  const lossy = new LossyDisk(1)
  const log = new LogFolder(lossy.disk, 'other')
  const writer = await LogWriter.from(log, 0)
  await writer.grow(entries)
  const head = { origin: play.record.origin, size: entries.length, root: writer.tree.root() }
  const note = signNote(headText(head), [play.signer])
  if (options.witnesses && play.collude) {
    const all = [play.signer, ...play.witnesses.map(({ signer }) => signer)]
    await log.publish(signNote(headText(head), all, Math.floor(play.world.now() / 1000)))
  } else await log.publish(options.witnesses ? await cosigned(play, note, log) : note)
  return log
}

async function entriesOf(play: Play): Promise<Uint8Array[]> {
  const size = peekHead((await play.log.checkpoint()) ?? '')?.size ?? 0
  const entries: Uint8Array[] = []
  for (let index = 0; index < size; index += 1) entries.push(await play.log.entryAt(index, size))
  return entries
}

/** Each way in which an operator may cheat, given an honest life; null where the life gives no occasion. */
const ATTACKS: Readonly<Record<string, (play: Play, bundle: Bundle) => Promise<Shown | null>>> = {
  honest: async (play, bundle) => ({ log: play.log, bundle }),
  'leaves an event out of the bundle': async (play, bundle) => {
    if (bundle.events.length < 2) return null
    const at = Math.floor(play.next() * bundle.events.length)
    return { log: play.log, bundle: { ...bundle, events: bundle.events.filter((_, i) => i !== at) } }
  },
  'leaves the last event out of the bundle': async (play, bundle) => ({
    log: play.log,
    bundle: { ...bundle, events: bundle.events.slice(0, -1) },
  }),
  'puts events in another order': async (play, bundle) =>
    bundle.events.length < 2 ? null : { log: play.log, bundle: { ...bundle, events: bundle.events.toReversed() } },
  'rolls the log back': async (play, bundle) => {
    const entries = await entriesOf(play)
    const last = bundle.events.at(-1)?.index ?? 0
    return { log: await rebuilt(play, entries.slice(0, last), { witnesses: true }), bundle: withoutLast(bundle) }
  },
  'rolls the log back to an old cosigned head': async (play, bundle) => {
    const entries = await entriesOf(play)
    const { receipts } = play.people[0] ?? { receipts: [] }
    const old = receipts[0]?.proof.split('\n\n').slice(1).join('\n\n')
    const size = peekHead(old ?? '')?.size ?? entries.length
    if (old === undefined || size === entries.length) return null
    const log = await rebuilt(play, entries.slice(0, size), { witnesses: false })
    await log.publish(old)
    return { log, bundle: { ...bundle, checkpoint: old, events: bundle.events.filter(({ index }) => index < size) } }
  },
  'deletes an entry': async (play, bundle) => {
    const entries = await entriesOf(play)
    const gone = bundle.events[Math.floor(play.next() * bundle.events.length)]?.index ?? 0
    const kept = entries.filter((_, i) => i !== gone)
    return { log: await rebuilt(play, kept, { witnesses: true }), bundle: withoutLast(bundle) }
  },
  'shows a fork': async (play, bundle) => {
    const entries = await entriesOf(play)
    const at = bundle.events[0]?.index ?? 0
    const leaf = readLeaf(entries[at] ?? new Uint8Array())
    if (leaf === null) return null
    const changed = entries.with(at, leafBytes({ ...leaf, commit: 'ab'.repeat(32) }))
    const log = await rebuilt(play, changed, { witnesses: true })
    return { log, bundle: { ...bundle, checkpoint: (await log.checkpoint()) ?? '' } }
  },
  'swaps two leaves': async (play, bundle) => {
    const entries = await entriesOf(play)
    if (entries.length < 2) return null
    const at = Math.floor(play.next() * (entries.length - 1))
    const swapped = entries.with(at, entries[at + 1] ?? new Uint8Array()).with(at + 1, entries[at] ?? new Uint8Array())
    return { log: await rebuilt(play, swapped, { witnesses: true }), bundle }
  },
  'dates an entry back': async (play, bundle) => {
    // A new step is put where an old one stood, as if it had been there all the time.
    const entries = await entriesOf(play)
    const at = bundle.events[0]?.index ?? 0
    const late = must(await play.record.append({ case: 'amina', type: 'stay.received', fields: { backdated: true } }))
    const log = await rebuilt(play, entries.toSpliced(at, 0, leafBytes(late.leaf)), { witnesses: true })
    return { log, bundle: { ...bundle, checkpoint: (await log.checkpoint()) ?? '' } }
  },
  'names a head that comes later': async (play, bundle) => {
    const entries = await entriesOf(play)
    const leaf = readLeaf(entries[0] ?? new Uint8Array())
    if (leaf === null) return null
    const changed = entries.with(0, leafBytes({ ...leaf, seen: { size: entries.length, root: 'cd'.repeat(32) } }))
    return { log: await rebuilt(play, changed, { witnesses: true }), bundle }
  },
  'shows a head that nobody cosigned': async (play, bundle) => {
    const entries = await entriesOf(play)
    return { log: await rebuilt(play, entries, { witnesses: false }), bundle }
  },
  'shows a stale head': async (play, bundle) => {
    play.world.clock.now += 3_600_000
    return { log: play.log, bundle }
  },
  'gives the bundle of another case': async (play) => {
    const other = must(await play.record.bundle('boris', { whole: true }))
    return { log: play.log, bundle: other }
  },
  'changes a value': async (play, bundle) => {
    const events = bundle.events.map((event, i) =>
      i > 0 ? event : { ...event, fields: event.fields.map((f) => f.replace(/\d+\]$/, '99]')) },
    )
    return { log: play.log, bundle: { ...bundle, events } }
  },
  'writes two leaves with one tag': async (play, bundle) => {
    const entries = await entriesOf(play)
    const twin = readLeaf(entries[bundle.events[0]?.index ?? 0] ?? new Uint8Array())
    if (twin === null) return null
    const log = await rebuilt(play, [...entries, leafBytes({ ...twin, commit: 'ef'.repeat(32) })], { witnesses: true })
    return { log, bundle: { ...bundle, checkpoint: (await log.checkpoint()) ?? '' } }
  },
  'skips an event and goes on': async (play, bundle) => {
    const entries = await entriesOf(play)
    const [person] = play.people
    if (person === undefined) return null
    const hidden = nextLeafOf(
      person,
      bundle.events.length + 1 + Math.floor(play.next() * 20),
      null,
      entries[0] ?? new Uint8Array(),
    )
    return { log: await rebuilt(play, [...entries, hidden], { witnesses: true }), bundle }
  },
  'breaks the chain of a case': async (play, bundle) => {
    const entries = await entriesOf(play)
    const last = bundle.events.at(-1)
    const leaf = readLeaf(entries[last?.index ?? 0] ?? new Uint8Array())
    if (last === undefined || leaf === null) return null
    const entry = leafBytes({ ...leaf, prev: 'ab'.repeat(32) })
    const log = await rebuilt(play, entries.with(last.index, entry), { witnesses: true })
    const tree = new TileTree(entries.length, log.readTile)
    const events = []
    for (const event of bundle.events) {
      const proof = (await tree.inclusion(event.index, entries.length)).map(base64)
      events.push({ ...event, proof, leaf: event === last ? Buffer.from(entry).toString() : event.leaf })
    }
    // Who has no receipts sees it all the same: by the link alone.
    play.people[0]?.receipts.splice(0)
    play.people[0]?.promises.splice(0)
    return { log, bundle: { ...bundle, checkpoint: (await log.checkpoint()) ?? '', events } }
  },
  'swallows what it promised': async (play, bundle) => {
    const promised = must(
      await play.record.append({ case: 'amina', type: 'objection.filed', fields: { swallowed: true } }),
    )
    play.people[0]?.promises.push(promised.promise())
    play.world.clock.now += 120_000
    return { log: play.log, bundle }
  },
}

function withoutLast(bundle: Bundle): Bundle {
  return { ...bundle, events: bundle.events.slice(0, -1) }
}

/** The names of all attacks; the first is none. */
export const ATTACK_NAMES = Object.keys(ATTACKS)

/** Those that are found out even when every witness signs whatever the operator wants. */
export const DESPITE_COLLUSION = [
  'rolls the log back',
  'deletes an entry',
  'shows a fork',
  'swaps two leaves',
  'dates an entry back',
  'names a head that comes later',
  'writes two leaves with one tag',
  'skips an event and goes on',
  'breaks the chain of a case',
]

/** Plays one attack in a world of a seed; null where the life gave no occasion for it. */
export async function play(seed: number, attack: string, collude = false): Promise<Outcome | null> {
  const life = { ...(await honestLife(seed)), collude }
  if (collude) life.world.clock.now += 180_000
  const [person] = life.people
  const made = ATTACKS[attack]
  if (person === undefined || made === undefined) throw new Error('no such attack')
  const bundle = await life.record.bundle('amina', { whole: true })
  if (!bundle.ok || bundle.value.events.length === 0) return null
  const shown = await made(life, bundle.value)
  if (shown === null) return null
  return { seed, attack, found: await foundBy(person, shown, life, life.world.now() / 1000) }
}
