import { join } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { base64, hex, sameBytes, sha256 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { CaseEnds, type TagIndex } from './caseEnds.ts'
import { replaceFile } from './disk.ts'
import { fieldsOnHead } from './handover.ts'
import type { HeadSigner } from './headMemory.ts'
import { storedForm } from './journal/event.ts'
import { MAX_PAYLOAD } from './journal/frame.ts'
import type { Journal } from './journal/journal.ts'
import type { Bundle } from './leaf/bundle.ts'
import { CaseKeyStore } from './leaf/caseKeys.ts'
import { closeEnvelope, commitTo } from './leaf/envelope.ts'
import { type Leaf, leafBytes, NO_RULES, readLeaf, seenOfHead } from './leaf/leaf.ts'
import { promiseText } from './leaf/receipt.ts'
import { seal, unseal } from './leaf/sealing.ts'
import { prevOf, tagOf } from './leaf/tags.ts'
import { diskProblem, refuse } from './problems.ts'
import { openingSchema, readEvents } from './recordEvents.ts'
import type { RecordPlaces } from './recordFolder.ts'
import type { NewEvent, Recorded, RecordWorld } from './step.ts'
import { type Head, openCheckpoint, peekHead } from './tree/checkpoint.ts'
import { leafHash } from './tree/hash.ts'
import type { LogFolder, LogWriter } from './tree/logFolder.ts'
import { logProofText } from './tree/logProof.ts'
import { TileTree } from './tree/prove.ts'

/** The case under which a record keeps its own steps, as erasing. */
export const REGISTER = 'register'

/** After how many events a snapshot of the journal is worth keeping. */
const SNAPSHOT_EVENTS = 5000

/** An open record: a journal of private events and the public log of their commitments. The caller holds the lock. */
export class LogRecord {
  readonly origin: string
  readonly #world: RecordWorld
  readonly #places: RecordPlaces
  readonly #journal: Journal
  readonly #log: LogFolder
  readonly #writer: LogWriter
  readonly #signer: HeadSigner
  readonly #keys: CaseKeyStore
  readonly #tags: TagIndex
  readonly #ends: CaseEnds
  /** Leaves that the tree does not hold yet. */
  #pending: Uint8Array[]
  #seen: Leaf['seen']
  #appending: Promise<unknown> = Promise.resolve()
  #stopped: Problem | null = null

  constructor(world: RecordWorld, places: RecordPlaces, parts: RecordParts) {
    this.#world = world
    this.#places = places
    this.origin = parts.origin
    this.#journal = parts.journal
    this.#log = parts.log
    this.#writer = parts.writer
    this.#signer = parts.signer
    this.#tags = parts.tags
    this.#pending = parts.pending
    this.#keys = new CaseKeyStore(world.disk, join(places.keys, 'cases'), world.random)
    this.#ends = new CaseEnds(parts.tags, (index) => this.#leafAt(index))
    this.#seen = parts.seen
  }

  /** How many steps are recorded. */
  get length(): number {
    return this.#journal.length
  }

  /** The keys of the cases. */
  get keys(): CaseKeyStore {
    return this.#keys
  }

  /** Records a step. It is on the disk when this answers; `publish` puts it into the public log. */
  async append(event: NewEvent): Promise<Result<Recorded>> {
    // The place of a step in its case must be known before the next one is made; the wait for the disk is shared.
    if (this.#stopped !== null) return bad(this.#stopped)
    const made = this.#appending.then(() => this.#make(event))
    this.#appending = made.catch(() => undefined)
    try {
      const ready = await made
      if (!ready.ok) return ready
      const { leaf, written } = ready.value
      const done = await written
      if (!done.ok) return done
      const seconds = Math.floor(this.#world.now() / 1000)
      const promise = (): string =>
        promiseText({ origin: this.origin, leaf: leafHash(leafBytes(leaf)), seconds }, this.#signer.signer)
      return good({ index: done.value, leaf, promise })
    } catch (error) {
      return bad(diskProblem(this.#places.folder, error))
    }
  }

  async #make(event: NewEvent): Promise<Result<{ leaf: Leaf; written: Promise<Result<number>> }>> {
    const { caseKey, dataKey } = await this.#keys.findOrMake(event.case)
    const { n, commit: before } = await this.#ends.of(event.case, caseKey)
    const now = this.#world.now()
    const at = new Date(now).toISOString()
    const last = n === 0 ? null : this.#tags.find(tagOf(caseKey, n - 1))
    const fields = await fieldsOnHead(event, { checkpoint: () => this.#log.checkpoint(), now: now / 1000, last })
    if (!fields.ok) return fields
    const opening = closeEnvelope({ n, type: event.type, at, fields: fields.value }, this.#world.random)
    const secret =
      opening === null ? null : canonicalJson({ ...opening, fields: opening.fields.map((one) => [...one]) })
    if (opening === null || secret === null) {
      return refuse('wrong-type', 'the event', 'A field has no canonical JSON form.', 'Mend its texts and numbers.')
    }
    const commit = commitTo(opening.salt, opening.envelope)
    const prev = prevOf(caseKey, before)
    const rules = event.rules ?? NO_RULES
    const leaf: Leaf = { type: event.type, tag: tagOf(caseKey, n), commit, prev, seen: this.#seen, rules }
    const sealed = base64(seal(dataKey, Buffer.from(secret), this.#world.random))
    const bytes = leafBytes(leaf)
    if (sealed.length + bytes.length + 100 > MAX_PAYLOAD) {
      const mend = 'Keep large bytes apart (keepBytes), with their sum in the step.'
      return refuse('too-large', 'the event', `The step is too large for the journal: ${sealed.length} bytes.`, mend)
    }
    const written = this.#journal.append(storedForm({ leaf: Buffer.from(bytes).toString('latin1'), sealed }))
    this.#ends.moved(event.case, { n: n + 1, commit })
    return good({
      leaf,
      written: written.then((done) => {
        if (!done.ok) return done
        this.#tags.add(leaf.tag, done.value.seq)
        this.#pending.push(bytes)
        return good(done.value.seq)
      }),
    })
  }

  /** Puts all recorded steps into the tree, signs its head and publishes it. Answers the checkpoint. */
  async publish(): Promise<Result<string>> {
    const done = this.#appending.then(() => this.#publish())
    this.#appending = done.catch(() => undefined)
    return await done
  }

  async #publish(): Promise<Result<string>> {
    const stopped = this.#journal.stopped ?? this.#stopped
    if (stopped !== null) return bad(stopped)
    try {
      const before = await this.#log.checkpoint()
      if (this.#pending.length === 0 && before !== null) return good(before)
      const entries = this.#pending.splice(0)
      await this.#writer.grow(entries)
      const { tree } = this.#writer
      const head: Head = { origin: this.origin, size: tree.size, root: tree.root() }
      const signed = await this.#signer.sign(head, this.#tiles(head.size))
      if (signed.ok) {
        await this.#log.publish(signed.value)
        await this.#writer.prune()
        this.#seen = seenOfHead(head)
      } else this.#stopped = signed.problems[0] ?? null
      return signed
    } catch (error) {
      // What is half written is written again by the next opening, from the journal.
      this.#stopped = diskProblem(this.#places.log, error)
      return bad(this.#stopped)
    }
  }

  /** Publishes the head again with cosignatures that were gathered for it. */
  async publishCosigned(note: string): Promise<Result<string>> {
    const own = openCheckpoint(note, this.#signer.signer.verifier)
    if (!own.ok) return own
    const published = peekHead((await this.#log.checkpoint()) ?? '')
    if (published?.size !== own.value.size || !sameBytes(published.root, own.value.root)) {
      return refuse(
        'contradiction',
        'the checkpoint',
        'It is not the head that is published.',
        'Have the last one cosigned.',
      )
    }
    await this.#log.publish(note)
    return good(note)
  }

  /** The proof that a published step is in the log, as a `.tlog-proof` file holds it. */
  async receipt(index: number): Promise<Result<string>> {
    const note = await this.#log.checkpoint()
    const head = peekHead(note ?? '')
    if (note === null || head === null || index >= head.size) {
      return refuse('proof', 'the receipt', `Entry ${index} is not in the published log.`, 'Publish it first.')
    }
    const proof = await this.#tiles(head.size).inclusion(index, head.size)
    return good(logProofText({ index, proof, checkpoint: note, extra: null }))
  }

  /** A disclosure of a whole case, or of single fields of it; with the case key only if `whole`. */
  async bundle(name: string, choice: { whole: boolean; fields?: readonly string[] }): Promise<Result<Bundle>> {
    const keys = await this.#keys.find(name)
    const note = await this.#log.checkpoint()
    const head = peekHead(note ?? '')
    if (keys === null || note === null || head === null) {
      return refuse(
        'unknown-id',
        'the bundle',
        `There are no keys of the case "${name}".`,
        'It was never recorded, or was erased.',
      )
    }
    const wanted = new Set<number>()
    for (let n = 0, index = this.#tags.find(tagOf(keys.caseKey, 0)); index !== null; ) {
      if (index < head.size) wanted.add(index)
      n += 1
      index = this.#tags.find(tagOf(keys.caseKey, n))
    }
    const tiles = this.#tiles(head.size)
    const events: Bundle['events'] = []
    const read = await readEvents(this.#world.disk, this.#places, async (event, index) => {
      if (!wanted.has(index)) return
      const opened = unseal(keys.dataKey, Buffer.from(event.sealed, 'base64'))
      if (opened === null) return
      const { salt, envelope, fields } = openingSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
      const proof = (await tiles.inclusion(index, head.size)).map(base64)
      const shown = fields.filter(([, field]) => choice.fields?.includes(field) ?? true)
      const texts = shown.map((field) => canonicalJson([...field]) ?? '')
      events.push({ index, leaf: event.leaf, proof, salt, envelope: canonicalJson(envelope) ?? '', fields: texts })
    })
    if (!read.ok) return read
    if (events.length !== wanted.size) {
      return refuse(
        'damaged',
        'the bundle',
        'Not every event of the case can be read.',
        'Restore the journal from a copy.',
      )
    }
    return good({ v: 1, key: choice.whole ? hex(keys.caseKey) : null, checkpoint: note, events })
  }

  /**
   * Erases a case: its keys are destroyed, so that its salts, contents and kept bytes can never be read, nor its events
   * told from others. The step itself is recorded, with the legal basis and the entries that cannot be read any more.
   */
  async erase(name: string, because: string): Promise<Result<Recorded>> {
    const keys = name === REGISTER ? null : await this.#keys.find(name)
    if (keys === null)
      return refuse('unknown-id', 'the case', `There are no keys of "${name}".`, 'Nothing is left to erase.')
    const entries: number[] = []
    for (let n = 0; ; n += 1) {
      const index = this.#tags.find(tagOf(keys.caseKey, n))
      if (index === null) break
      entries.push(index)
    }
    const done = await this.append({ case: REGISTER, type: 'record.erased', fields: { because, entries } })
    if (!done.ok) return done
    await this.#keys.destroy(name)
    this.#ends.forget(name)
    return done
  }

  /** Keeps bytes that a step refers to, sealed for their case; answers the name under which they are kept. */
  async keepBytes(name: string, bytes: Uint8Array): Promise<Result<string>> {
    const { dataKey } = await this.#keys.findOrMake(name)
    return await this.#keep(seal(dataKey, bytes, this.#world.random))
  }

  /** Keeps bytes that concern nobody, as the law, unsealed and once. */
  async keepOpenBytes(bytes: Uint8Array): Promise<Result<string>> {
    return await this.#keep(bytes)
  }

  async #keep(bytes: Uint8Array): Promise<Result<string>> {
    const name = hex(sha256(bytes))
    const path = join(this.#places.bytes, name)
    try {
      await this.#world.disk.makeFolder(this.#places.bytes)
      if ((await this.#world.disk.read(path)) === null) await replaceFile(this.#world.disk, path, bytes)
      return good(name)
    } catch (error) {
      return bad(diskProblem(path, error))
    }
  }

  /** Closes the record. */
  async close(): Promise<void> {
    await this.#appending
    if (this.#tags.fresh >= SNAPSHOT_EVENTS && this.#pending.length === 0)
      await this.#journal.snapshot(this.#tags.state())
    await this.#journal.close()
  }

  #tiles(size: number): TileTree {
    return new TileTree(size, this.#log.readTile)
  }

  async #leafAt(index: number): Promise<Leaf | null> {
    const { size } = this.#writer.tree
    const entry = index < size ? await this.#log.entryAt(index, size) : this.#pending[index - size]
    return entry === undefined ? null : readLeaf(entry)
  }
}

/** What an opened record is made of. */
export interface RecordParts {
  readonly origin: string
  readonly journal: Journal
  readonly log: LogFolder
  readonly writer: LogWriter
  readonly signer: HeadSigner
  readonly tags: TagIndex
  readonly pending: Uint8Array[]
  readonly seen: Leaf['seen']
}
