import { dirname, join } from 'node:path'
import { type Disk, replaceFile, writeFileWhole } from '../disk.ts'
import { HASH } from './hash.ts'
import {
  decodeBundle,
  encodeBundle,
  type FilledTile,
  GrowingTree,
  type TilePlace,
  tilePath,
  tileWithin,
  WIDTH,
} from './tiles.ts'

/** A file of a log that is not as the log's size demands. */
export class LogFileError extends Error {
  readonly file: string

  constructor(file: string, message: string) {
    super(message)
    this.file = file
  }
}

/** Reads tiles and bundles of a log in a folder; what is missing or has another size is an error with its file. */
export class LogFolder {
  readonly disk: Disk
  readonly folder: string

  constructor(disk: Disk, folder: string) {
    this.disk = disk
    this.folder = folder
  }

  /** The bytes of the checkpoint; null if there is none yet. */
  async checkpoint(): Promise<string | null> {
    const bytes = await this.disk.read(join(this.folder, 'checkpoint'))
    if (bytes === null) return null
    const text = Buffer.from(bytes).toString('utf8')
    // Bytes that are no UTF-8 would be read as other text than they are.
    return Buffer.from(text).equals(Buffer.from(bytes)) ? text : ''
  }

  /** Publishes a checkpoint in place of the one before. */
  async publish(note: string): Promise<void> {
    await replaceFile(this.disk, join(this.folder, 'checkpoint'), Buffer.from(note))
  }

  readonly readTile = async (place: TilePlace): Promise<Uint8Array> => {
    const bytes = await this.#read(place)
    if (bytes.length === place.width * HASH) return bytes
    throw new LogFileError(tilePath(place), `The tile has ${bytes.length} bytes instead of ${place.width * HASH}.`)
  }

  /** The entries of a bundle. */
  async readEntries(place: TilePlace): Promise<readonly Uint8Array[]> {
    const entries = decodeBundle(await this.#read(place), place.width)
    if (entries !== null) return entries
    throw new LogFileError(tilePath(place), `The bundle does not hold exactly ${place.width} entries.`)
  }

  async #read(place: TilePlace): Promise<Uint8Array> {
    const path = tilePath(place)
    const bytes = await this.disk.read(join(this.folder, path))
    if (bytes === null) throw new LogFileError(path, 'The file is missing.')
    return bytes
  }

  /** The entry at an index of a log with a size. */
  async entryAt(index: number, size: number): Promise<Uint8Array> {
    const entries = await this.readEntries(tileWithin(size, 'entries', Math.floor(index / WIDTH)))
    const entry = entries[index % WIDTH]
    if (entry === undefined) throw new LogFileError('tile/entries', `There is no entry ${index}.`)
    return entry
  }

  /** The tiles of the right edge of a tree with a size, level by level. */
  async edge(size: number): Promise<readonly Uint8Array[]> {
    const tiles: Uint8Array[] = []
    for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / WIDTH)) {
      const last = tileWithin(size, level, Math.floor(count / WIDTH))
      tiles.push(last.width > 0 ? await this.readTile(last) : new Uint8Array())
    }
    return tiles
  }
}

/**
 * Adds entries to the tree of a log folder. Everything is on the disk when `grow` returns; a checkpoint may then be
 * signed. What an interrupted call left behind is written again by the next, with the same bytes.
 */
export class LogWriter {
  readonly #log: LogFolder
  #tree: GrowingTree
  #filled: FilledTile[] = []
  /** Paths of tiles that became full and may have narrower forms left. */
  #full: string[] = []
  /** The entries of the last bundle, while it is not full. */
  #open: Uint8Array[]

  private constructor(log: LogFolder, size: number, edge: readonly Uint8Array[], open: readonly Uint8Array[]) {
    this.#log = log
    this.#open = [...open]
    this.#tree = GrowingTree.from(size, edge, (tile) => this.#filled.push(tile))
  }

  /** Continues the log of a size. */
  static async from(log: LogFolder, size: number): Promise<LogWriter> {
    const rest = size % WIDTH
    const open = rest === 0 ? [] : await log.readEntries(tileWithin(size, 'entries', Math.floor(size / WIDTH)))
    return new LogWriter(log, size, await log.edge(size), open)
  }

  /**
   * Removes the narrower forms of tiles that are full now, which C2SP tlog-tiles allows once a checkpoint with the full
   * ones is published. Their folders stay, empty.
   */
  async prune(): Promise<void> {
    for (const path of this.#full.splice(0)) {
      const folder = join(this.#log.folder, `${path}.p`)
      for (const name of await this.#log.disk.list(folder)) await this.#log.disk.remove(join(folder, name))
    }
  }

  /** The tree as far as it has grown. */
  get tree(): GrowingTree {
    return this.#tree
  }

  /** Adds entries and writes every tile that changed. */
  async grow(entries: readonly Uint8Array[]): Promise<void> {
    const folders = new Set<string>()
    const write = async (place: TilePlace, bytes: Uint8Array): Promise<void> => {
      const path = join(this.#log.folder, tilePath(place))
      if (place.width === WIDTH) this.#full.push(tilePath(place))
      await this.#log.disk.makeFolder(dirname(path))
      await writeFileWhole(this.#log.disk, path, bytes)
      for (let up = dirname(path); up.length >= this.#log.folder.length; up = dirname(up)) folders.add(up)
    }
    for (const entry of entries) {
      this.#tree.append(entry)
      this.#open.push(entry)
      if (this.#open.length < WIDTH) continue
      await write({ level: 'entries', number: this.#tree.size / WIDTH - 1, width: WIDTH }, encodeBundle(this.#open))
      this.#open = []
      for (const tile of this.#filled.splice(0)) await write(tile.place, tile.bytes)
    }
    const { size } = this.#tree
    if (this.#open.length > 0) {
      await write(tileWithin(size, 'entries', Math.floor(size / WIDTH)), encodeBundle(this.#open))
    }
    for (const [level, bytes] of this.#tree.edge().entries()) {
      const place = tileWithin(size, level, Math.floor(Math.floor(size / WIDTH ** level) / WIDTH))
      if (bytes.length > 0) await write(place, bytes)
    }
    // From the innermost out: a name is found only when every folder above it is.
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) await this.#log.disk.syncFolder(folder)
  }
}
