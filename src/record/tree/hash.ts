import { hash } from 'node:crypto'
import { sha256 } from '../bytes.ts'

/** The bytes of a hash. */
export const HASH = 32

/** The root of the tree without entries: the SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256('')

/** The hash of an entry: SHA-256 of 0x00 and its bytes (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + entry.length)
  bytes[0] = 0
  bytes.set(entry, 1)
  return hash('sha256', bytes, 'buffer')
}

/** The hash of two neighbours: SHA-256 of 0x01, the left and the right one (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + 2 * HASH)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + HASH)
  return hash('sha256', bytes, 'buffer')
}

/** The root over a whole subtree whose hashes, a power of two of them, stand one after the other. */
export function subtreeRoot(hashes: Uint8Array): Uint8Array {
  let row: Uint8Array[] = []
  for (let at = 0; at < hashes.length; at += HASH) row.push(hashes.subarray(at, at + HASH))
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(row[i] ?? EMPTY_ROOT, row[i + 1] ?? EMPTY_ROOT))
    row = above
  }
  return row[0] ?? EMPTY_ROOT
}
