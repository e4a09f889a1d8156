import { good, type Result } from '../../input/index.ts'
import { fromBase64, hex, pieces } from '../bytes.ts'
import { refuse } from '../problems.ts'
import { checkSignature, isKeyName, type SignerKey, signatureLine, type VerifierKey } from './keys.ts'

/** A signature that was checked: by which key, and for a cosignature when, in seconds since 1970 (else 0). */
export interface CheckedSignature {
  readonly key: VerifierKey
  readonly seconds: number
}

/** A signed text whose signatures by known keys all fit. */
export interface OpenNote {
  readonly text: string
  readonly signatures: readonly CheckedSignature[]
}

/** The largest note that is read, in bytes, and the most signatures. */
const MAX_NOTE = 64 * 1024
const MAX_SIGNATURES = 64

/** Signs a text; it must end with a line break (C2SP signed-note). */
export function signNote(text: string, signers: readonly SignerKey[], seconds = 0): string {
  return `${text}\n${signers.map((signer) => signatureLine(text, signer, seconds)).join('')}`
}

/** Splits a note into its text and the lines of its signatures; null if it has not that form. */
export function splitNote(note: string): { readonly text: string; readonly lines: readonly string[] } | null {
  const at = note.lastIndexOf('\n\n')
  if (at < 0 || !note.endsWith('\n') || note.length > MAX_NOTE || !note.isWellFormed()) return null
  if (/[\u0000-\u0009\u000b-\u001f]/.test(note)) return null
  const lines = note.slice(at + 2, -1).split('\n')
  return lines.length > MAX_SIGNATURES ? null : { text: note.slice(0, at + 1), lines }
}

/**
 * Opens a note: the signatures of known keys are checked, and one that does not fit, or stands twice, refuses the whole
 * note. Signatures of unknown keys are passed over, as C2SP signed-note demands.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): Result<OpenNote> {
  const parts = splitNote(note)
  if (parts === null) return refuseNote('It has not the form of a signed note.')
  const signatures: CheckedSignature[] = []
  for (const line of parts.lines) {
    const piece = pieces(/^\u2014 ([^ ]+) ([^ ]+)$/, line)
    const name = piece(1)
    const bytes = fromBase64(piece(2))
    if (bytes === null || bytes.length < 5 || !isKeyName(name)) return refuseNote('A line of a signature is not whole.')
    const id = hex(bytes.subarray(0, 4))
    const key = keys.find((one) => one.name === name && one.id === id)
    if (key === undefined) continue
    const seconds = checkSignature(parts.text, key, bytes.subarray(4))
    if (seconds === null) return refuseNote(`The signature of ${name} does not fit the text.`)
    if (signatures.some((one) => one.key === key)) return refuseNote(`${name} has signed twice.`)
    signatures.push({ key, seconds })
  }
  return good({ text: parts.text, signatures })
}

function refuseNote<T>(message: string): Result<T> {
  return refuse('signature', 'the signed note', message, 'Take the note as it was published.')
}
