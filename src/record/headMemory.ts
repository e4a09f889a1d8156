import { join } from 'node:path'
import { z } from 'zod'
import { good, type Result } from '../input/index.ts'
import { fromHex, hex, sameBytes } from './bytes.ts'
import { type Disk, replaceFile } from './disk.ts'
import { refuse } from './problems.ts'
import { type Head, headText } from './tree/checkpoint.ts'
import type { SignerKey } from './tree/keys.ts'
import { signNote } from './tree/note.ts'
import type { TileTree } from './tree/prove.ts'
import { provesConsistency } from './tree/verify.ts'

const shape = z.strictObject({ size: z.int().nonnegative(), root: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Signs the heads of a log and never forgets the last one: it refuses a head that is smaller, and one of which the last
 * is not a beginning. The memory lies with the key, apart from the log, so that a log put back from a copy cannot fork.
 */
export class HeadSigner {
  readonly #disk: Disk
  readonly #path: string
  readonly signer: SignerKey

  constructor(disk: Disk, folder: string, signer: SignerKey) {
    this.#disk = disk
    this.#path = join(folder, 'head.json')
    this.signer = signer
  }

  /** The last head that was signed; null before the first. */
  async last(): Promise<{ readonly size: number; readonly root: Uint8Array } | null> {
    const bytes = await this.#disk.read(this.#path)
    if (bytes === null) return null
    const { size, root } = shape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return { size, root: fromHex(root) ?? new Uint8Array() }
  }

  /** Signs a head of a tree: it is remembered on the disk before the signature exists. */
  async sign(head: Head, tree: TileTree): Promise<Result<string>> {
    const last = await this.last()
    if (last !== null && last.size > 0) {
      const proof = last.size < head.size ? await tree.consistency(last.size, head.size) : []
      const grows = last.size <= head.size && provesConsistency(last.size, head.size, last.root, head.root, proof)
      if (!grows) {
        const message = `A head of size ${last.size} was signed before, and this one of size ${head.size} does not continue it.`
        return refuse('damaged', 'the head', message, 'The log was put back or changed. Restore what it held.')
      }
    }
    if (last === null || last.size !== head.size || !sameBytes(last.root, head.root)) {
      const text = JSON.stringify({ size: head.size, root: hex(head.root) })
      await replaceFile(this.#disk, this.#path, Buffer.from(`${text}\n`))
    }
    return good(signNote(headText(head), [this.signer]))
  }
}
