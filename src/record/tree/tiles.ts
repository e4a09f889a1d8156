import { EMPTY_ROOT, HASH, leafHash, nodeHash, subtreeRoot } from './hash.ts'

/** How many hashes or entries a full tile has. */
export const WIDTH = 256

/** Where a tile stands: its level (`entries` for the entries themselves), its number, and how many it holds. */
export interface TilePlace {
  readonly level: number | 'entries'
  readonly number: number
  readonly width: number
}

/** The path of a tile (C2SP tlog-tiles): `tile/0/x001/234.p/5`. */
export function tilePath({ level, number, width }: TilePlace): string {
  const parts: string[] = []
  for (let rest = number; parts.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    parts.unshift(String(rest % 1000).padStart(3, '0'))
  }
  const last = parts.pop() ?? '000'
  return ['tile', String(level), ...parts.map((part) => `x${part}`), width < WIDTH ? `${last}.p/${width}` : last].join(
    '/',
  )
}

/** All tiles that a tree of a size has, level by level, and its bundles of entries. */
export function* tilesOf(size: number): Generator<TilePlace> {
  yield* rowOf('entries', size)
  let level = 0
  for (let count = size; count > 0; count = Math.floor(count / WIDTH)) {
    yield* rowOf(level, count)
    level += 1
  }
}

function* rowOf(level: number | 'entries', count: number): Generator<TilePlace> {
  const full = Math.floor(count / WIDTH)
  for (let number = 0; number < full; number += 1) yield { level, number, width: WIDTH }
  if (count % WIDTH > 0) yield { level, number: full, width: count % WIDTH }
}

/** The widest tile of a tree with a size at a place. */
export function tileWithin(size: number, level: number | 'entries', number: number): TilePlace {
  const count = level === 'entries' ? size : Math.floor(size / WIDTH ** level)
  return { level, number, width: Math.min(WIDTH, count - number * WIDTH) }
}

/** Entries as the bytes of a bundle: each after its length in two bytes, the higher first (C2SP tlog-tiles). */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const entry of entries) {
    const length = Buffer.allocUnsafe(2)
    length.writeUInt16BE(entry.length)
    parts.push(length, entry)
  }
  return Buffer.concat(parts)
}

/** The entries of a bundle; null unless the bytes are exactly that many entries. */
export function decodeBundle(bytes: Uint8Array, count: number): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) return null
    entries.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries.length === count ? entries : null
}

/** A tile that a growing tree filled. */
export interface FilledTile {
  readonly place: TilePlace
  readonly bytes: Uint8Array
}

/** A tree that grows entry by entry and holds only its right edge: less than 256 hashes a level. */
export class GrowingTree {
  #size = 0
  #levels: { bytes: Buffer; count: number }[] = []
  readonly #filled: (tile: FilledTile) => void

  /** `filled` is told of every tile of hashes as soon as it is full. */
  constructor(filled: (tile: FilledTile) => void = () => undefined) {
    this.#filled = filled
  }

  /** Continues a tree from the tiles of its right edge, level by level. */
  static from(
    size: number,
    edge: readonly Uint8Array[],
    filled: (tile: FilledTile) => void = () => undefined,
  ): GrowingTree {
    const tree = new GrowingTree(filled)
    tree.#size = size
    for (const tile of edge) {
      const bytes = Buffer.alloc(WIDTH * HASH)
      bytes.set(tile)
      tree.#levels.push({ bytes, count: tile.length / HASH })
    }
    return tree
  }

  /** How many entries the tree has. */
  get size(): number {
    return this.#size
  }

  /** Adds an entry; answers its hash. */
  append(entry: Uint8Array): Uint8Array {
    const hash = leafHash(entry)
    this.appendHash(hash)
    return hash
  }

  /** Adds an entry by its hash. */
  appendHash(leaf: Uint8Array): void {
    let hash = leaf
    let number = this.#size
    this.#size += 1
    for (let level = 0; ; level += 1) {
      const row = this.#levels[level] ?? { bytes: Buffer.alloc(WIDTH * HASH), count: 0 }
      this.#levels[level] = row
      row.bytes.set(hash, row.count * HASH)
      row.count += 1
      number = Math.floor(number / WIDTH)
      if (row.count < WIDTH) return
      const bytes = Buffer.from(row.bytes)
      row.count = 0
      this.#filled({ place: { level, number, width: WIDTH }, bytes })
      hash = subtreeRoot(bytes)
    }
  }

  /** The tiles of the right edge, level by level: what is not full. Levels without any have no bytes. */
  edge(): readonly Uint8Array[] {
    return this.#levels.map(({ bytes, count }) => Buffer.from(bytes.subarray(0, count * HASH)))
  }

  /** The root of the tree as it is. */
  root(): Uint8Array {
    let right: Uint8Array | null = null
    for (const { bytes, count } of this.#levels) {
      let end = count
      for (let width = 1; width <= count; width *= 2) {
        if (Math.floor(count / width) % 2 === 0) continue
        const left = subtreeRoot(bytes.subarray((end - width) * HASH, end * HASH))
        right = right === null ? left : nodeHash(left, right)
        end -= width
      }
    }
    return right ?? EMPTY_ROOT
  }
}
