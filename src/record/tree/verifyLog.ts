import { good, type Problem, type Result } from '../../input/index.ts'
import { hex, sameBytes } from '../bytes.ts'
import { readLeaf } from '../leaf/leaf.ts'
import { problemIn, refuse } from '../problems.ts'
import type { Checkpoint } from './checkpoint.ts'
import { LogFileError, type LogFolder } from './logFolder.ts'
import { TileTree } from './prove.ts'
import { type FilledTile, GrowingTree, tilePath, tilesOf, tileWithin } from './tiles.ts'

/** A log whose every file fits its signed head. */
export interface VerifiedLog {
  readonly checkpoint: Checkpoint
  /** How many entries are leaves of Writ; the rest were verified as bytes alone. */
  readonly leaves: number
}

/** What else to look at while the entries pass by. */
export interface LogReader {
  readonly entry?: (entry: Uint8Array, index: number) => void
  readonly progress?: (done: number) => void
}

/**
 * Verifies a log from its files alone: the signed head, every entry, every tile, the root over all; and of the leaves of
 * Writ that no tag stands twice and that every head an author had seen is a head of this same log, no later than the
 * leaf. Memory stays flat but for eight bytes an entry.
 */
export async function verifyLog(
  log: LogFolder,
  open: (note: string) => Result<Checkpoint>,
  reader: LogReader = {},
): Promise<Result<VerifiedLog>> {
  const note = await log.checkpoint()
  if (note === null) return refuse('damaged', 'checkpoint', 'The log has no checkpoint.', 'Name the folder of a log.')
  const checkpoint = open(note)
  if (!checkpoint.ok) return checkpoint
  try {
    return await verifyEntries(log, checkpoint.value, reader)
  } catch (error) {
    if (!(error instanceof LogFileError)) throw error
    return refuse('damaged', error.file, error.message, 'The log does not fit its signed head: keep it as evidence.')
  }
}

async function verifyEntries(log: LogFolder, checkpoint: Checkpoint, reader: LogReader): Promise<Result<VerifiedLog>> {
  const { size, root } = checkpoint
  const full: FilledTile[] = []
  const tree = new GrowingTree((tile) => full.push(tile))
  const seen = new Seen()
  for (const place of tilesOf(size)) {
    if (place.level !== 'entries') break
    for (const entry of await log.readEntries(place)) {
      seen.look(entry, tree.size)
      reader.entry?.(entry, tree.size)
      tree.append(entry)
    }
    for (const tile of full.splice(0)) await compare(log, tile)
    reader.progress?.(tree.size / size)
  }
  for (const [level, bytes] of tree.edge().entries()) {
    const number = Math.floor(Math.floor(size / 256 ** level) / 256)
    if (bytes.length > 0) await compare(log, { place: tileWithin(size, level, number), bytes })
  }
  if (!sameBytes(tree.root(), root)) {
    const message = 'The entries do not lead to the root of the signed head.'
    return refuse(
      'damaged',
      'checkpoint',
      message,
      'Entries were changed, or the head is another. Keep both as evidence.',
    )
  }
  const problem = (await seen.doubled(log, size)) ?? (await seen.foreign(new TileTree(size, log.readTile)))
  return problem === null ? good({ checkpoint, leaves: seen.leaves }) : { ok: false, problems: [problem] }
}

async function compare(log: LogFolder, { place, bytes }: FilledTile): Promise<void> {
  if (sameBytes(await log.readTile(place), bytes)) return
  throw new LogFileError(tilePath(place), 'The tile does not fit the entries.')
}

/** What the leaves of a log say: their tags, and the heads their authors had seen. */
class Seen {
  leaves = 0
  /** The first 52 bits of each tag. */
  #tags = new Float64Array(1024)
  #heads = new Map<number, { root: string; index: number }>()
  #early: number | null = null
  #split: number | null = null

  look(entry: Uint8Array, index: number): void {
    const leaf = readLeaf(entry)
    if (leaf === null) return
    if (this.leaves === this.#tags.length) {
      const more = new Float64Array(2 * this.leaves)
      more.set(this.#tags)
      this.#tags = more
    }
    this.#tags[this.leaves] = Number.parseInt(leaf.tag.slice(0, 13), 16)
    this.leaves += 1
    const { size, root } = leaf.seen
    if (size > index) this.#early ??= index
    const known = this.#heads.get(size)
    if (known === undefined) this.#heads.set(size, { root, index })
    else if (known.root !== root) this.#split ??= index
  }

  async doubled(log: LogFolder, size: number): Promise<Problem | null> {
    const sorted = this.#tags.slice(0, this.leaves).sort()
    if (!sorted.some((tag, i) => i > 0 && tag === sorted[i - 1])) return null
    const tags = new Set<string>()
    for (const place of tilesOf(size)) {
      if (place.level !== 'entries') break
      for (const entry of await log.readEntries(place)) {
        const tag = readLeaf(entry)?.tag
        if (tag !== undefined && tags.has(tag)) return leafProblem(`Two leaves carry the tag ${tag}.`)
        if (tag !== undefined) tags.add(tag)
      }
    }
    return null
  }

  async foreign(tree: TileTree): Promise<Problem | null> {
    if (this.#early !== null) return leafProblem(`Entry ${this.#early} names a head later than itself.`)
    if (this.#split !== null) return leafProblem(`Entry ${this.#split} names another root for a size named before.`)
    for (const [size, { root, index }] of this.#heads) {
      if (hex(await tree.rootAt(size)) !== root) {
        return leafProblem(`Entry ${index} names a head of size ${size} that this log never had.`)
      }
    }
    return null
  }
}

function leafProblem(message: string): Problem {
  return problemIn('omitted', 'tile/entries', message, 'The operator showed different logs, or changed it: keep both.')
}
