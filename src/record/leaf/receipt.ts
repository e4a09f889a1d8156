import { good, type Result } from '../../input/index.ts'
import { base64, fromBase64, fromDecimal, pieces } from '../bytes.ts'
import { refuse } from '../problems.ts'
import { HASH } from '../tree/hash.ts'
import type { SignerKey, VerifierKey } from '../tree/keys.ts'
import { openNote, signNote } from '../tree/note.ts'

/** How long after a promise its entry may be missing from the heads of the log, in seconds. */
export const PROMISE_SECONDS = 60

/** What a log promised: that an entry with this hash is in every head signed from a minute after the moment on. */
export interface Promised {
  readonly origin: string
  readonly leaf: Uint8Array
  readonly seconds: number
}

const FIRST_LINE = 'writ-promise/v1'

const FORM = /^writ-promise\/v1\n([^\n]+)\n(\d+)\n([^\n]+)\n$/

/** Signs the promise that is handed to whoever submits evidence when there is no proof yet. */
export function promiseText({ origin, leaf, seconds }: Promised, signer: SignerKey): string {
  // The first line is the name of no log, so that a promise can never be taken for a checkpoint.
  return signNote(`${FIRST_LINE}\n${origin}\n${seconds}\n${base64(leaf)}\n`, [signer])
}

/** Opens a promise: the log signed it. Together with a later head that lacks the entry it proves deletion. */
export function openPromise(note: string, log: VerifierKey): Result<Promised> {
  const opened = openNote(note, [log])
  if (!opened.ok) return opened
  const piece = pieces(FORM, opened.value.text)
  const origin = piece(1)
  const seconds = fromDecimal(piece(2))
  const leaf = fromBase64(piece(3))
  const signed = origin === log.name && opened.value.signatures.length > 0
  if (!signed || seconds === null || leaf?.length !== HASH) {
    return refuse('signature', 'the promise', 'It is no promise that this log signed.', 'Take it as it was handed out.')
  }
  return good({ origin, leaf, seconds })
}
