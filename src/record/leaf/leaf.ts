import { hex, pieces } from '../bytes.ts'
import type { Head } from '../tree/checkpoint.ts'

/**
 * The kinds of step that a public leaf may name: so coarse that the step is visible and the person is not. Where even
 * the kind would harm, `case.event` stands for all.
 */
export const LEAF_TYPES = [
  'case.event',
  'case.opened',
  'consent.heard',
  'decision.made',
  'determination.recorded',
  'document.received',
  'finding.recorded',
  'handover.recorded',
  'notice.sent',
  'objection.filed',
  'record.erased',
  'ruling.recorded',
  'screening.recorded',
  'stay.received',
] as const

/** One of these kinds. */
export type LeafType = (typeof LEAF_TYPES)[number]

/**
 * What the public log holds of an event: its kind, the blinded tag of its case, the salted commitment to its contents,
 * the blinded link to the event before it, the head that its author had seen, and the sum of the law that was applied.
 */
export interface Leaf {
  readonly type: LeafType
  readonly tag: string
  readonly commit: string
  readonly prev: string
  readonly seen: { readonly size: number; readonly root: string }
  readonly rules: string
}

/** The sum that stands for "no law was applied". */
export const NO_RULES = '0'.repeat(64)

const FORM =
  /^\{"commit":"([0-9a-f]{64})","prev":"([0-9a-f]{64})","rules":"([0-9a-f]{64})","seen":"(0|[1-9][0-9]{0,14}):([0-9a-f]{64})","tag":"([0-9a-f]{64})","type":"([a-z.]{1,40})","v":1\}$/

/** The bytes of a leaf in the log: canonical JSON, always with the same keys and, but for two of them, lengths. */
export function leafBytes({ type, tag, commit, prev, seen, rules }: Leaf): Uint8Array {
  const text = `{"commit":"${commit}","prev":"${prev}","rules":"${rules}","seen":"${seen.size}:${seen.root}","tag":"${tag}","type":"${type}","v":1}`
  return Buffer.from(text)
}

/** Reads an entry of a log; null if it is not a leaf of Writ in exactly this form. */
export function readLeaf(entry: Uint8Array): Leaf | null {
  const piece = pieces(FORM, Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('latin1'))
  const type = LEAF_TYPES.find((one) => one === piece(7))
  if (type === undefined) return null
  const seen = { size: Number(piece(4)), root: piece(5) }
  return { type, tag: piece(6), commit: piece(1), prev: piece(2), rules: piece(3), seen }
}

/** A head as an author names it in a leaf. */
export function seenOfHead({ size, root }: Pick<Head, 'size' | 'root'>): Leaf['seen'] {
  return { size, root: hex(root) }
}
