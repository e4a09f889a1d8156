import { fromHex, hex, sha256 } from '../bytes.ts'
import type { DiskFile } from '../disk.ts'
import { decodeFrame, HEAD, isTorn, laterLineSays, MAX_PAYLOAD, TAIL } from './frame.ts'

/** The first line of a segment: which event comes first in it, and the chain before it. */
export interface SegmentStart {
  readonly first: number
  readonly chain: Uint8Array
}

/** The bytes of the first line of a segment. */
export const START_LENGTH = 158

/** Writes the first line of a segment, with a sum of its own. */
export function encodeStart({ first, chain }: SegmentStart): Buffer {
  const said = `writ-journal 1 ${first.toString(16).padStart(12, '0')} ${hex(chain)} `
  return Buffer.from(`${said}${hex(sha256(said))}\n`, 'latin1')
}

/** Reads the first line of a segment; null if it is not whole. */
export function decodeStart(bytes: Uint8Array): SegmentStart | null {
  const text = Buffer.from(bytes).toString('latin1')
  const found = /^(writ-journal 1 ([0-9a-f]{12}) ([0-9a-f]{64}) )([0-9a-f]{64})\n$/.exec(text)
  const chain = fromHex(found?.[3] ?? '')
  if (found === null || chain === null || hex(sha256(found[1] ?? '')) !== found[4]) return null
  return { first: Number.parseInt(found[2] ?? '', 16), chain }
}

/** The name of the segment that begins with an event. */
export function segmentName(first: number): string {
  return `${String(first).padStart(15, '0')}.journal`
}

/** Whether a name is that of a segment. */
export function isSegmentName(name: string): boolean {
  return /^\d{15}[.]journal$/.test(name)
}

/** A place in a segment between two lines: its position in bytes, the number of events before it, and the chain. */
export interface Mark {
  readonly position: number
  readonly events: number
  readonly chain: Uint8Array
}

/** How far a segment is whole, and what follows. */
export interface Scan {
  readonly end: Mark
  /** The place up to which the lines themselves say that everything is on the disk. */
  readonly durable: Mark
  /** `whole`: nothing follows. `torn`: a write that power loss cut. `broken`: lines that were there were changed. */
  readonly rest: 'whole' | 'torn' | 'broken'
}

/** How much is read at a time: more than the longest line. */
const CHUNK = 2 * (HEAD + MAX_PAYLOAD + TAIL)

/** Reads the lines of a segment from a place on, in order, and hands every event on. Takes a few megabytes at most. */
export async function scanSegment(
  file: DiskFile,
  from: Mark,
  each: (payload: string, seq: number, chain: Uint8Array) => void | Promise<void>,
): Promise<Scan> {
  const size = await file.size()
  let at = from
  let durable = from
  /** Ends of the lines that no later line vouched for yet. */
  let open: Mark[] = [from]
  let base = from.position
  let bytes: Buffer = Buffer.alloc(0)
  for (;;) {
    const held = base + bytes.length
    if (held >= size && at.position >= held) return { end: at, durable, rest: 'whole' }
    if (held < size) {
      const kept = bytes.subarray(at.position - base)
      bytes = Buffer.concat([kept, await file.read(held, Math.min(CHUNK, size - held))])
      base = at.position
    }
    for (let more = false; !more && at.position < base + bytes.length; ) {
      const frame = decodeFrame(bytes, at.position - base, at.chain)
      if (frame === 'more' && base + bytes.length < size) {
        more = true
        continue
      }
      if (frame === 'more' || frame === 'wrong' || frame.durable > at.events) {
        return { end: at, durable, rest: await judge(file, at, size) }
      }
      if (frame.payload !== null) {
        const given = each(frame.payload, at.events, frame.chain)
        if (given !== undefined) await given
      }
      const { chain } = frame
      at = { position: at.position + frame.length, events: at.events + (frame.payload === null ? 0 : 1), chain }
      if (frame.durable > durable.events) {
        durable = open.findLast((one) => one.events <= frame.durable) ?? durable
        open = open.filter((one) => one.position >= durable.position)
      }
      open.push(at)
    }
  }
}

/** Tells a write that power loss cut from lines that were changed, by everything that follows the last whole line. */
async function judge(file: DiskFile, at: Mark, size: number): Promise<'torn' | 'broken'> {
  const rest = Buffer.from(await file.read(at.position, size - at.position))
  if (laterLineSays(rest, 0, at.events)) return 'broken'
  return isTorn(rest, 0, at.position, at.chain) ? 'torn' : 'broken'
}
