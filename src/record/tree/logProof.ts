import { good, type Result } from '../../input/index.ts'
import { base64, fromBase64, fromDecimal, pieces } from '../bytes.ts'
import { refuse } from '../problems.ts'
import type { Checkpoint } from './checkpoint.ts'
import { HASH, leafHash } from './hash.ts'
import type { Proof } from './prove.ts'
import { provesInclusion } from './verify.ts'

/** A proof that an entry is in a log, to be checked without any network (C2SP tlog-proof). */
export interface LogProof {
  readonly index: number
  readonly proof: Proof
  /** The signed head, as it was published. */
  readonly checkpoint: string
  /** Bytes that are not proven by it, for whoever uses it; null without. */
  readonly extra: Uint8Array | null
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** The text of a proof, as a file `.tlog-proof` holds it. */
export function logProofText({ index, proof, checkpoint, extra }: LogProof): string {
  const more = extra === null ? [] : [`extra ${base64(extra)}`]
  return `${[FIRST_LINE, ...more, `index ${index}`, ...proof.map(base64), '', ''].join('\n')}${checkpoint}`
}

/** Reads the text of a proof; nothing is checked yet but its form. */
export function readLogProof(text: string): Result<LogProof> {
  const at = text.indexOf('\n\n')
  const lines = at < 0 ? [] : text.slice(0, at).split('\n')
  const first = lines.shift()
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined
  const index = fromDecimal(pieces(/^index (\d+)$/, lines.shift() ?? '')(1))
  const proof = lines.flatMap((line) => fromBase64(line) ?? [])
  const whole = proof.length === lines.length && lines.length <= 63 && proof.every(({ length }) => length === HASH)
  if (first !== FIRST_LINE || extra === null || index === null || !whole) {
    return refuse('proof', 'the proof', 'It has not the form of a tlog-proof.', 'Take the file as it was handed out.')
  }
  return good({ index, proof, checkpoint: text.slice(at + 2), extra: extra ?? null })
}

/** Checks that a proof puts an entry into the log; `open` opens the signed head, under a key or a policy. */
export function checkLogProof(
  text: string,
  entry: Uint8Array,
  open: (note: string) => Result<Checkpoint>,
): Result<{ readonly index: number; readonly checkpoint: Checkpoint }> {
  const read = readLogProof(text)
  if (!read.ok) return read
  const checkpoint = open(read.value.checkpoint)
  if (!checkpoint.ok) return checkpoint
  const { index, proof } = read.value
  const { size, root } = checkpoint.value
  if (provesInclusion(index, size, leafHash(entry), proof, root)) return good({ index, checkpoint: checkpoint.value })
  const message = `The hashes do not lead from this entry at index ${index} to the root of the head.`
  return refuse('proof', 'the proof', message, 'The entry, the proof or the head is another: ask for all three again.')
}
