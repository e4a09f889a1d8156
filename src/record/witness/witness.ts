import { join } from 'node:path'
import { z } from 'zod'
import { fromBase64, fromDecimal, fromHex, hex, sameBytes, sha256 } from '../bytes.ts'
import { type Disk, replaceFile } from '../disk.ts'
import { openCheckpoint, peekHead } from '../tree/checkpoint.ts'
import { EMPTY_ROOT, HASH } from '../tree/hash.ts'
import { type SignerKey, signatureLine, type VerifierKey } from '../tree/keys.ts'
import { splitNote } from '../tree/note.ts'
import { mayGrow } from '../tree/verify.ts'

/** What a witness answers: the status of HTTP, the type, and the text. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 500
  readonly type: string
  readonly body: string
}

/** What a witness is made of. The clock is in milliseconds since 1970. */
export interface WitnessOptions {
  readonly disk: Disk
  readonly folder: string
  readonly signer: SignerKey
  readonly logs: readonly VerifierKey[]
  readonly now: () => number
}

const shape = z.strictObject({ size: z.int().nonnegative(), root: z.string().regex(/^[0-9a-f]{64}$/) })

/** The most lines of a consistency proof. */
const MAX_PROOF = 63

const plain = (status: WitnessAnswer['status'], body: string): WitnessAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
})

/**
 * A witness (C2SP tlog-witness): it cosigns a head only if the log signed it and it continues the last head that the
 * witness cosigned, and it remembers a head on the disk before it answers. Calls for one log wait for each other.
 */
export class Witness {
  readonly #options: WitnessOptions
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  /** Answers the body of a call of `add-checkpoint`. */
  addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = this.#turn.then(() => this.#answer(body))
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  async #answer(body: string): Promise<WitnessAnswer> {
    const call = readCall(body)
    if (call === null) return plain(400, 'The call has not the form of add-checkpoint.\n')
    const head = peekHead(call.note)
    const text = splitNote(call.note)?.text
    if (head === null || text === undefined) return plain(400, 'The checkpoint has not the form of one.\n')
    const keys = this.#options.logs.filter(({ name }) => name === head.origin)
    if (keys.length === 0) return plain(404, 'This log is not known here.\n')
    if (!keys.some((key) => openCheckpoint(call.note, key).ok)) return plain(403, 'The log has not signed this.\n')
    if (call.old > head.size) return plain(400, 'The old size is larger than the new one.\n')
    const held = await this.#held(head.origin)
    const conflict: WitnessAnswer = { status: 409, type: 'text/x.tlog.size', body: `${held.size}\n` }
    if (call.old !== held.size) return conflict
    if (held.size === head.size && held.size > 0 && !sameBytes(held.root, head.root)) return conflict
    if (!mayGrow(held.size, head.size, held.root, head.root, call.proof)) {
      return plain(422, 'The proof does not lead from the old head to the new one.\n')
    }
    await this.#hold(head.origin, head)
    return plain(200, signatureLine(text, this.#options.signer, Math.floor(this.#options.now() / 1000)))
  }

  #path(origin: string): string {
    return join(this.#options.folder, `${hex(sha256(origin))}.json`)
  }

  async #held(origin: string): Promise<{ readonly size: number; readonly root: Uint8Array }> {
    const bytes = await this.#options.disk.read(this.#path(origin))
    if (bytes === null) return { size: 0, root: EMPTY_ROOT }
    const { size, root } = shape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return { size, root: fromHex(root) ?? EMPTY_ROOT }
  }

  async #hold(origin: string, { size, root }: { size: number; root: Uint8Array }): Promise<void> {
    await this.#options.disk.makeFolder(this.#options.folder)
    const text = `${JSON.stringify({ size, root: hex(root) })}\n`
    await replaceFile(this.#options.disk, this.#path(origin), Buffer.from(text))
  }
}

function readCall(body: string): { old: number; proof: readonly Uint8Array[]; note: string } | null {
  const at = body.indexOf('\n\n')
  const [first = '', ...lines] = at < 0 ? [] : body.slice(0, at).split('\n')
  const old = fromDecimal(/^old (\d+)$/.exec(first)?.[1] ?? '')
  const proof = lines.flatMap((line) => fromBase64(line) ?? [])
  if (old === null || lines.length > MAX_PROOF || proof.length !== lines.length) return null
  return proof.every(({ length }) => length === HASH) ? { old, proof, note: body.slice(at + 2) } : null
}
