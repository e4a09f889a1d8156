import { z } from 'zod'
import type { Data } from '../input/index.ts'
import type { Leaf } from './leaf/leaf.ts'
import { tagOf } from './leaf/tags.ts'

const shape = z.strictObject({ count: z.int().nonnegative(), tags: z.string() })

/** Which entry carries which tag: the first eight bytes of each, which no two tags share but by a chance of 1 in 10^7. */
export class TagIndex {
  #indexes = new Map<string, number>()
  #count = 0
  /** How many were added since the last snapshot was read. */
  fresh = 0

  /** Remembers the tag of an entry. */
  add(tag: string, index: number): void {
    this.#indexes.set(tag.slice(0, 16), index)
    this.#count = Math.max(this.#count, index + 1)
    this.fresh += 1
  }

  /** The entry with a tag, or null. */
  find(tag: string): number | null {
    return this.#indexes.get(tag.slice(0, 16)) ?? null
  }

  /** Everything, for a snapshot: the beginnings of the tags in the order of their entries. */
  state(): Data {
    const bytes = Buffer.alloc(8 * this.#count)
    for (const [tag, index] of this.#indexes) bytes.write(tag, 8 * index, 'hex')
    return { count: this.#count, tags: bytes.toString('base64') }
  }

  /** Takes over a snapshot, unless it reaches beyond what is published: those leaves must be read from the journal. */
  restore(state: Data, published: number): boolean {
    const read = shape.safeParse(state)
    if (!read.success || read.data.count >= published) return false
    const bytes = Buffer.from(read.data.tags, 'base64')
    if (bytes.length !== 8 * read.data.count) return false
    for (let index = 0; index < read.data.count; index += 1) {
      this.#indexes.set(bytes.toString('hex', 8 * index, 8 * index + 8), index)
    }
    this.#count = read.data.count
    return true
  }
}

/** Where a case stands: the number of its next event, and the commitment of its last. */
export interface CaseEnd {
  readonly n: number
  readonly commit: string | null
}

/** Where each case stands, found by walking its tags when it is first asked for. */
export class CaseEnds {
  readonly #tags: TagIndex
  readonly #leafAt: (index: number) => Promise<Leaf | null>
  readonly #known = new Map<string, CaseEnd>()

  constructor(tags: TagIndex, leafAt: (index: number) => Promise<Leaf | null>) {
    this.#tags = tags
    this.#leafAt = leafAt
  }

  /** Where a case stands. */
  async of(name: string, caseKey: Uint8Array): Promise<CaseEnd> {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    let n = 0
    let last: number | null = null
    for (let at = this.#tags.find(tagOf(caseKey, 0)); at !== null; at = this.#tags.find(tagOf(caseKey, n))) {
      last = at
      n += 1
    }
    const leaf = last === null ? null : await this.#leafAt(last)
    const end = { n, commit: leaf?.commit ?? null }
    this.#known.set(name, end)
    return end
  }

  /** Remembers that a case has moved on. */
  moved(name: string, end: CaseEnd): void {
    this.#known.set(name, end)
  }

  /** Forgets a case. */
  forget(name: string): void {
    this.#known.delete(name)
  }
}
