import { z } from 'zod'
import { bad, checkShape, type Data, type Document, good, type Result } from '../../input/index.ts'
import { fromBase64, fromHex, hex } from '../bytes.ts'
import { problemIn, refuse } from '../problems.ts'
import type { Checkpoint } from '../tree/checkpoint.ts'
import { leafHash } from '../tree/hash.ts'
import type { LogFolder } from '../tree/logFolder.ts'
import { TileTree } from '../tree/prove.ts'
import { provesInclusion } from '../tree/verify.ts'
import { verifyLog } from '../tree/verifyLog.ts'
import { type Envelope, readOpening } from './envelope.ts'
import { type Leaf, readLeaf } from './leaf.ts'
import { prevOf, tagOf } from './tags.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

const eventSchema = z.strictObject({
  index: z.int().nonnegative(),
  leaf: z.string().max(1024),
  proof: z.array(z.string()).max(63),
  salt: hash,
  /** The envelope and each field as the very text that was hashed, so that no reader need write JSON anew. */
  envelope: z.string(),
  fields: z.array(z.string()),
})

const schema = z.strictObject({
  v: z.literal(1),
  /** The case key, for a recipient who may see that nothing is left out; null in a disclosure of single events. */
  key: hash.nullable(),
  checkpoint: z.string(),
  events: z.array(eventSchema),
})

/** A disclosure of events of one case, with everything that proves it (docs/record.md). */
export type Bundle = z.infer<typeof schema>

/** One event of a bundle that was proven. */
interface ProvenEvent {
  readonly index: number
  readonly leaf: Leaf
  readonly envelope: Envelope
  readonly fields: Readonly<Record<string, Data>>
}

/** A bundle that was verified: its events, and whether it was shown that the log holds no other of the case. */
export interface VerifiedBundle {
  readonly checkpoint: Checkpoint
  readonly events: readonly ProvenEvent[]
  readonly complete: boolean
}

/** Reads a bundle; nothing is proven yet. */
export function readBundle(document: Document): Result<Bundle> {
  return checkShape(document, schema)
}

/** How far beyond the last event is looked for one that was skipped. */
const LOOK_AHEAD = 256

/** Verifies each event of a bundle by itself: it is in the tree of the signed head, and opens its commitment. */
export function verifyEvents(
  bundle: Bundle,
  open: (note: string) => Result<Checkpoint>,
): Result<Omit<VerifiedBundle, 'complete'>> {
  const checkpoint = open(bundle.checkpoint)
  if (!checkpoint.ok) return checkpoint
  const problems = []
  const events: ProvenEvent[] = []
  const key = bundle.key === null ? null : fromHex(bundle.key)
  let before: string | null = null
  for (const [i, { index, leaf: text, proof, salt, envelope: said, fields: shown }] of bundle.events.entries()) {
    const entry = Buffer.from(text)
    const leaf = readLeaf(entry)
    const hashes = proof.flatMap((one) => fromBase64(one) ?? [])
    const { size, root } = checkpoint.value
    const whole = hashes.length === proof.length
    const included = whole && provesInclusion(index, size, leafHash(entry), hashes, root)
    const opening = leaf === null ? null : readOpening(leaf.commit, salt, said, shown)
    let what: string | null = null
    if (leaf === null) what = 'is no leaf'
    else if (!included) what = 'is not proven to be in the log'
    else if (opening === null || leaf.type !== opening.envelope.type) what = 'does not open its commitment'
    else if (key !== null) what = wrongPlace(key, leaf, opening.envelope, i, before)
    if (what !== null)
      problems.push(problemIn('proof', `event ${i} of the bundle`, `It ${what}.`, 'Rely on none of it.'))
    if (leaf === null || opening === null) continue
    before = leaf.commit
    const fields = Object.fromEntries(opening.fields.map(([, name, value]) => [name, value]))
    events.push({ index, leaf, envelope: opening.envelope, fields })
  }
  return problems.length > 0 ? bad(...problems) : good({ checkpoint: checkpoint.value, events })
}

function wrongPlace(key: Uint8Array, leaf: Leaf, envelope: Envelope, n: number, before: string | null): string | null {
  if (envelope.n !== n || leaf.tag !== tagOf(key, n)) return `is not event ${n} of the case`
  return leaf.prev === prevOf(key, before) ? null : 'does not continue the event before it'
}

/**
 * Verifies a bundle with the whole log beside it: every event, that both speak of the same log, and, if the case key is
 * given, that the log holds no further event of the case, up to the head of the log (not only of the bundle).
 */
export async function verifyBundle(
  bundle: Bundle,
  log: LogFolder,
  open: (note: string) => Result<Checkpoint>,
): Promise<Result<VerifiedBundle>> {
  const proven = verifyEvents(bundle, open)
  const key = bundle.key === null ? null : fromHex(bundle.key)
  const wanted = new Map<string, number>()
  const count = bundle.events.length
  if (key !== null) for (let n = 0; n < count + LOOK_AHEAD; n += 1) wanted.set(tagOf(key, n), n)
  const found: number[] = []
  const leaves = new Map(bundle.events.map(({ index, leaf }) => [index, leaf]))
  let differing: number | null = null
  const verified = await verifyLog(log, open, {
    entry: (entry, index) => {
      const leaf = leaves.get(index)
      if (leaf !== undefined && leaf !== Buffer.from(entry).toString('utf8')) differing ??= index
      const tag = readLeaf(entry)?.tag
      const n = tag === undefined ? undefined : wanted.get(tag)
      if (n !== undefined) found.push(n)
    },
  })
  if (!proven.ok || !verified.ok) {
    return bad(...(proven.ok ? [] : proven.problems), ...(verified.ok ? [] : verified.problems))
  }
  const { checkpoint } = verified.value
  if (differing !== null || checkpoint.size < proven.value.checkpoint.size) {
    return refuse('omitted', 'the bundle', 'The bundle and the log are not of one history.', 'Keep both as evidence.')
  }
  const then = proven.value.checkpoint
  if (hex(await new TileTree(checkpoint.size, log.readTile).rootAt(then.size)) !== hex(then.root)) {
    return refuse('omitted', 'the bundle', 'The log never had the head of the bundle.', 'Keep both as evidence.')
  }
  const missing = found.filter((n) => n >= count)
  if (missing.length > 0) {
    const message = `The log holds further events of the case that the bundle leaves out: number ${missing.join(', ')}.`
    return refuse('omitted', 'the bundle', message, 'Ask for the whole case.')
  }
  return good({ ...proven.value, complete: key !== null })
}
