import { good, type Result } from '../../input/index.ts'
import { base64, fromBase64, fromDecimal, pieces } from '../bytes.ts'
import { refuse } from '../problems.ts'
import { HASH } from './hash.ts'
import type { VerifierKey } from './keys.ts'
import { type CheckedSignature, openNote, splitNote } from './note.ts'

/** The head of a log: its name, how many entries it has, and the root over them (C2SP tlog-checkpoint). */
export interface Head {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** A head that its log signed, with the cosignatures that were checked. */
export interface Checkpoint extends Head {
  readonly cosignatures: readonly CheckedSignature[]
}

/** The text of a head, ready to be signed. */
export function headText({ origin, size, root }: Head): string {
  return `${origin}\n${size}\n${base64(root)}\n`
}

const FORM = /^([^\n]+)\n(\d+)\n([^\n]+)\n$/

/** Reads the text of a head; null if it is none. Extension lines are refused: nobody could audit them. */
export function readHead(text: string): Head | null {
  const piece = pieces(FORM, text)
  const size = fromDecimal(piece(2))
  const root = fromBase64(piece(3))
  return size === null || root?.length !== HASH ? null : { origin: piece(1), size, root }
}

/** The head that a note speaks of, without looking at any signature. */
export function peekHead(note: string): Head | null {
  const parts = splitNote(note)
  return parts === null ? null : readHead(parts.text)
}

/** Opens a checkpoint: its log must have signed it; cosignatures of the given witnesses are checked too. */
export function openCheckpoint(
  note: string,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): Result<Checkpoint> {
  const opened = openNote(note, [log, ...witnesses])
  if (!opened.ok) return opened
  const head = readHead(opened.value.text)
  if (head === null) return refuseHead('It does not hold a name, a size and a root, and nothing else.')
  if (head.origin !== log.name) return refuseHead(`It is of the log "${head.origin}", not of "${log.name}".`)
  const { signatures } = opened.value
  if (log.kind !== 'note') return refuseHead('The key of a log must be one that signs notes.')
  if (!signatures.some(({ key }) => key === log)) return refuseHead(`The log "${log.name}" has not signed it.`)
  return good({ ...head, cosignatures: signatures.filter(({ key }) => key !== log) })
}

function refuseHead<T>(message: string): Result<T> {
  return refuse('signature', 'the checkpoint', message, 'Take the checkpoint as the log published it, and its own key.')
}
