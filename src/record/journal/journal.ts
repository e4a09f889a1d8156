import { join } from 'node:path'
import { bad, type Data, good, type Problem, type Result } from '../../input/index.ts'
import { canonicalJson } from '../canonical.ts'
import { type Disk, type DiskFile, writeAll } from '../disk.ts'
import { diskProblem, problemIn, refuse } from '../problems.ts'
import { encodeFrame, MAX_PAYLOAD } from './frame.ts'
import { type OpenedJournal, openSegments, type Replay, startSegment } from './open.ts'
import type { Mark } from './segment.ts'
import { writeSnapshot } from './snapshot.ts'

/** What is said of an event that is on the disk: its number from 0, and the chain after it. */
export interface Acknowledged {
  readonly seq: number
  readonly chain: Uint8Array
}

/** How a journal is kept. */
export interface JournalOptions {
  readonly disk: Disk
  readonly folder: string
  /** A segment that has reached this many bytes is closed and a new one begun: 64 MiB unless said otherwise. */
  readonly segmentBytes?: number
  /** The most bytes of one group: what is waiting beyond it goes with the next. */
  readonly groupBytes?: number
}

interface Waiting {
  readonly payload: string
  readonly settle: (result: Result<Acknowledged>) => void
}

/**
 * An append-only journal. `append` answers when the event is on the disk; events that wait meanwhile are written
 * together and share one wait for the disk. After the first failure of the disk nothing is acknowledged any more.
 */
export class Journal {
  readonly #disk: Disk
  readonly #folder: string
  readonly #segmentBytes: number
  readonly #groupBytes: number
  #file: DiskFile
  #segment: string
  /** The end of the journal on the disk, and how many events its lines say are there. */
  #end: Mark
  #said: number
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #stopped: Problem | null = null
  #closed = false

  constructor(options: JournalOptions, opened: OpenedJournal) {
    this.#disk = options.disk
    this.#folder = options.folder
    this.#segmentBytes = options.segmentBytes ?? 64 * 1024 * 1024
    this.#groupBytes = options.groupBytes ?? 4 * 1024 * 1024
    this.#file = opened.file
    this.#segment = opened.segment
    this.#end = opened.end
    this.#said = opened.said
  }

  /** How many events are on the disk. */
  get length(): number {
    return this.#end.events
  }

  /** The chain after the last event on the disk. */
  get chain(): Uint8Array {
    return this.#end.chain
  }

  /** Why nothing is acknowledged any more; null while all is well. */
  get stopped(): Problem | null {
    return this.#stopped
  }

  /** Appends an event and answers when it is on the disk. */
  append(event: Data): Promise<Result<Acknowledged>> {
    const payload = canonicalJson(event)
    const length = payload === null ? 0 : Buffer.byteLength(payload)
    if (payload === null || length > MAX_PAYLOAD) {
      const message =
        payload === null
          ? 'The event has no canonical JSON form.'
          : `The event has ${length} bytes; ${MAX_PAYLOAD} fit.`
      const mend = 'Mend its texts and numbers, or keep large bytes in a file of their own.'
      return Promise.resolve(refuse('wrong-type', this.#folder, message, mend))
    }
    const reason = this.#closed ? closedProblem(this.#folder) : this.#stopped
    if (reason !== null) return Promise.resolve(bad(reason))
    return new Promise((settle) => {
      this.#waiting.push({ payload, settle })
      this.#writing ??= this.#write()
    })
  }

  /** Keeps what was made of the journal so far, so that the next opening begins here. All appends must be answered. */
  async snapshot(state: Data): Promise<Result<null>> {
    await this.#writing
    if (this.#stopped !== null) return bad(this.#stopped)
    try {
      await this.#mark()
      await writeSnapshot(this.#disk, this.#folder, { segment: this.#segment, mark: this.#end, state })
      return good(null)
    } catch (error) {
      return bad(this.#stop(error))
    }
  }

  /** Waits for what is being written, says on the disk that it is there, and closes. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#writing
    try {
      // The line is a help for the next opening; a disk that does not take it has lost nothing.
      if (this.#stopped === null) await this.#mark()
    } catch {
      this.#stopped = closedProblem(this.#folder)
    }
    await this.#file.close().catch(() => undefined)
  }

  async #write(): Promise<void> {
    // A turn of the loop lets everything that is asked for now share the first wait for the disk.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      const results =
        this.#stopped === null ? await this.#writeGroup(group) : bad<readonly Acknowledged[]>(this.#stopped)
      for (const [i, { settle }] of group.entries()) {
        const one = results.ok ? results.value[i] : undefined
        settle(one === undefined ? bad(...(results.ok ? [] : results.problems)) : good(one))
      }
    }
    this.#writing = null
  }

  #nextGroup(): Waiting[] {
    let bytes = 0
    let count = 0
    for (const { payload } of this.#waiting) {
      bytes += payload.length
      if (count > 0 && bytes > this.#groupBytes) break
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #writeGroup(group: readonly Waiting[]): Promise<Result<readonly Acknowledged[]>> {
    try {
      if (this.#end.position >= this.#segmentBytes) await this.#roll()
      const lines: Buffer[] = []
      const done: Acknowledged[] = []
      let { chain, events, position } = this.#end
      for (const { payload } of group) {
        const frame = encodeFrame(payload, this.#end.events, chain)
        lines.push(frame.line)
        chain = frame.chain
        done.push({ seq: events, chain })
        events += 1
        position += frame.line.length
      }
      await writeAll(
        this.#file,
        lines.length === 1 ? (lines[0] ?? Buffer.alloc(0)) : Buffer.concat(lines),
        this.#end.position,
      )
      await this.#file.sync()
      this.#said = this.#end.events
      this.#end = { position, events, chain }
      return good(done)
    } catch (error) {
      return bad(this.#stop(error))
    }
  }

  /** Never tries again: after a failed wait for the disk the system may have dropped what it had not written. */
  #stop(error: unknown): Problem {
    const { message } = diskProblem(this.#folder, error)
    const mend = 'Nothing is acknowledged any more. Mend the disk, then open the record again.'
    this.#stopped = problemIn('stopped', join(this.#folder, this.#segment), message, mend)
    return this.#stopped
  }

  async #mark(): Promise<void> {
    if (this.#said === this.#end.events) return
    const { line, chain } = encodeFrame('', this.#end.events, this.#end.chain)
    await writeAll(this.#file, line, this.#end.position)
    await this.#file.sync()
    this.#end = { position: this.#end.position + line.length, events: this.#end.events, chain }
    this.#said = this.#end.events
  }

  async #roll(): Promise<void> {
    const { file, name, end } = await startSegment(this.#disk, this.#folder, this.#end)
    await this.#file.close()
    this.#file = file
    this.#segment = name
    this.#end = end
    this.#said = end.events
  }
}

function closedProblem(folder: string): Problem {
  return problemIn('stopped', folder, 'The journal is closed.', 'Open it again.')
}

/**
 * Opens a journal, or makes one: reads it from its snapshot on, cuts a torn end, refuses one that was changed, and hands
 * every event to `replay`. The caller holds the lock of the record.
 */
export async function openJournal(options: JournalOptions, replay: Replay): Promise<Result<Journal>> {
  try {
    const opened = await openSegments(options.disk, options.folder, replay)
    return opened.ok ? good(new Journal(options, opened.value)) : opened
  } catch (error) {
    return bad(diskProblem(options.folder, error))
  }
}
