import { EMPTY_ROOT, HASH, nodeHash } from './hash.ts'
import { type TilePlace, tileWithin, WIDTH } from './tiles.ts'

/** Reads the bytes of a tile; what it gives is checked against the width of its place. */
export type ReadTile = (place: TilePlace) => Promise<Uint8Array>

/** A proof made from the tiles of a log: the hashes, from the entry's neighbour up. */
export type Proof = readonly Uint8Array[]

/** Roots and proofs of a tree with a size, from its tiles. A few tiles are kept in memory. */
export class TileTree {
  readonly size: number
  readonly #read: ReadTile
  readonly #kept = new Map<string, readonly Uint8Array[]>()

  constructor(size: number, read: ReadTile) {
    this.size = size
    this.#read = read
  }

  /** The root of the tree when it had a size, up to the whole. */
  async rootAt(size: number): Promise<Uint8Array> {
    return size === 0 ? EMPTY_ROOT : await this.#over(0, size)
  }

  /** The hash of the entry at an index. */
  async leafAt(index: number): Promise<Uint8Array> {
    return await this.#node(0, index)
  }

  /** The proof that the entry at an index is in the tree of a size (RFC 6962, section 2.1.1). */
  async inclusion(index: number, size: number): Promise<Proof> {
    const proof: Uint8Array[] = []
    let low = 0
    let high = size
    while (high - low > 1) {
      const middle = low + splitOf(high - low)
      if (index < middle) {
        proof.unshift(await this.#over(middle, high))
        high = middle
      } else {
        proof.unshift(await this.#over(low, middle))
        low = middle
      }
    }
    return proof
  }

  /** The proof that the tree of the second size begins with that of the first (RFC 6962, section 2.1.2). */
  async consistency(size1: number, size2: number): Promise<Proof> {
    if (size1 === 0 || size1 === size2) return []
    const proof: Uint8Array[] = []
    let low = 0
    let high = size2
    let whole = true
    while (size1 < high) {
      const middle = low + splitOf(high - low)
      if (size1 <= middle) {
        proof.unshift(await this.#over(middle, high))
        high = middle
      } else {
        proof.unshift(await this.#over(low, middle))
        low = middle
        whole = false
      }
    }
    return whole ? proof : [await this.#over(low, high), ...proof]
  }

  async #over(low: number, high: number): Promise<Uint8Array> {
    const count = high - low
    const split = splitOf(count)
    if (count > 1 && split * 2 !== count) {
      return nodeHash(await this.#over(low, low + split), await this.#over(low + split, high))
    }
    return await this.#node(Math.log2(count), low / count)
  }

  /** The hash of a whole subtree with 2^height entries, by its number at that height. */
  async #node(height: number, number: number): Promise<Uint8Array> {
    const row = height % 8
    const first = number * 2 ** row
    const rows = await this.#tile(tileWithin(this.size, Math.floor(height / 8), Math.floor(first / WIDTH)))
    const at = Math.floor((first % WIDTH) / 2 ** row) * HASH
    const hash = rows[row]?.subarray(at, at + HASH)
    if (hash?.length !== HASH) throw new RangeError(`There is no hash ${number} at height ${height}.`)
    return hash
  }

  /** A tile with the hashes over two, four and up to 128 of its own. */
  async #tile(place: TilePlace): Promise<readonly Uint8Array[]> {
    const key = `${place.level}/${place.number}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const bytes = await this.#read(place)
    if (bytes.length !== place.width * HASH) throw new RangeError(`The tile ${key} has ${bytes.length} bytes.`)
    const rows = [bytes]
    for (let below = bytes; rows.length < 8; below = rows.at(-1) ?? below) rows.push(rowAbove(below))
    if (this.#kept.size >= KEPT) this.#kept.clear()
    this.#kept.set(key, rows)
    return rows
  }
}

/** How many tiles are kept in memory: 16 kilobytes each. */
const KEPT = 1024

function rowAbove(row: Uint8Array): Uint8Array {
  const count = Math.floor(row.length / HASH / 2)
  const above = Buffer.alloc(count * HASH)
  for (let i = 0; i < count; i += 1) {
    const at = 2 * i * HASH
    above.set(nodeHash(row.subarray(at, at + HASH), row.subarray(at + HASH, at + 2 * HASH)), i * HASH)
  }
  return above
}

/** The largest power of two below a count, and 1 for one. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
