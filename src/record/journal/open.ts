import { join } from 'node:path'
import { bad, type Data, good, type Result } from '../../input/index.ts'
import { hex, sameBytes } from '../bytes.ts'
import { type Disk, type DiskFile, writeAll } from '../disk.ts'
import { diskProblem, refuse } from '../problems.ts'
import { FIRST_CHAIN } from './frame.ts'
import {
  decodeStart,
  encodeStart,
  isSegmentName,
  type Mark,
  type Scan,
  type SegmentStart,
  START_LENGTH,
  scanSegment,
  segmentName,
} from './segment.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

/** Who is told what a journal holds: the state of a snapshot, if one is used, and then every event after it. */
export interface Replay {
  readonly restore?: (state: Data) => boolean
  readonly each: (payload: string, seq: number, chain: Uint8Array) => void | Promise<void>
}

/** A journal ready to be appended to. */
export interface OpenedJournal {
  readonly file: DiskFile
  readonly segment: string
  readonly end: Mark
  /** How many events the lines on the disk say are there. */
  readonly said: number
}

/** Begins a segment with the chain so far. Its name is on the disk when this returns. */
export async function startSegment(
  disk: Disk,
  folder: string,
  { events, chain }: Pick<Mark, 'events' | 'chain'>,
): Promise<{ file: DiskFile; name: string; end: Mark }> {
  const name = segmentName(events)
  const file = await disk.open(join(folder, name))
  await file.truncate(0)
  await writeAll(file, encodeStart({ first: events, chain }), 0)
  await file.sync()
  await disk.syncFolder(folder)
  return { file, name, end: { position: START_LENGTH, events, chain } }
}

/** Finds the segments, reads them from a snapshot on, and makes the last one ready to be appended to. */
export async function openSegments(disk: Disk, folder: string, replay: Replay): Promise<Result<OpenedJournal>> {
  await disk.makeFolder(folder)
  const kept = await wholeSegments(disk, folder)
  if (!kept.ok) return kept
  const names = kept.value
  if (names.length === 0) {
    const begun = await startSegment(disk, folder, { events: 0, chain: FIRST_CHAIN })
    return good({ file: begun.file, segment: begun.name, end: begun.end, said: 0 })
  }
  const { skipped, mark } = await fromSnapshot(disk, folder, names, replay)
  let at = mark
  for (const [i, name] of names.entries()) {
    if (i < skipped) continue
    const path = join(folder, name)
    const file = await disk.open(path)
    const from = await beginning(file, path, i === skipped ? mark : null, at)
    if (!from.ok) {
      await file.close()
      return from
    }
    const scan = await scanSegment(file, from.value, replay.each)
    if (i === names.length - 1) return await makeReady(disk, file, folder, name, scan)
    await file.close()
    if (scan.rest !== 'whole') return damaged(path, scan.end)
    at = scan.end
  }
  return refuse('damaged', folder, 'The journal has no last segment.', 'Restore it from a copy.')
}

/** The segments in order, without a last one whose first line never reached the disk: it held no event. */
async function wholeSegments(disk: Disk, folder: string): Promise<Result<readonly string[]>> {
  const names = (await disk.list(folder)).filter(isSegmentName)
  const last = names.at(-1)
  if (last === undefined) return good(names)
  const file = await disk.openToRead(join(folder, last))
  const size = (await file?.size()) ?? 0
  const start = (await file?.read(0, START_LENGTH)) ?? new Uint8Array()
  await file?.close()
  if (decodeStart(start) !== null) return good(names)
  // The first line is on the disk before anything follows it: only alone can it be torn.
  if (size > START_LENGTH || (size === START_LENGTH && !start.includes(0))) {
    return damaged(join(folder, last), { position: 0, events: 0, chain: FIRST_CHAIN })
  }
  await disk.remove(join(folder, last))
  await disk.syncFolder(folder)
  return good(names.slice(0, -1))
}

/** Where reading begins: behind a snapshot that fits the journal, else at the beginning. */
async function fromSnapshot(
  disk: Disk,
  folder: string,
  names: readonly string[],
  replay: Replay,
): Promise<{ skipped: number; mark: Mark }> {
  const beginning = { skipped: 0, mark: { position: START_LENGTH, events: 0, chain: FIRST_CHAIN } }
  if (replay.restore === undefined) return beginning
  const snapshot = await readSnapshot(disk, folder).catch(() => null)
  const skipped = snapshot === null ? -1 : names.indexOf(snapshot.segment)
  if (snapshot === null || skipped < 0 || !(await fits(disk, folder, snapshot))) return beginning
  return replay.restore(snapshot.state) ? { skipped, mark: snapshot.mark } : beginning
}

/** Whether the line before the place of a snapshot ends with its chain. */
async function fits(disk: Disk, folder: string, { segment, mark }: Snapshot): Promise<boolean> {
  const file = await disk.openToRead(join(folder, segment))
  if (file === null) return false
  try {
    const start = decodeStart(await file.read(0, START_LENGTH))
    if (start === null || mark.position < START_LENGTH) return false
    if (mark.position === START_LENGTH) return start.first === mark.events && sameBytes(start.chain, mark.chain)
    const before = Buffer.from(await file.read(mark.position - 65, 65)).toString('latin1')
    return before === `${hex(mark.chain)}\n`
  } finally {
    await file.close()
  }
}

async function beginning(file: DiskFile, path: string, given: Mark | null, at: Mark): Promise<Result<Mark>> {
  const start: SegmentStart | null = decodeStart(await file.read(0, START_LENGTH))
  if (start === null) return damaged(path, at)
  if (given !== null && given.position > START_LENGTH) return good(given)
  if (start.first !== at.events || !sameBytes(start.chain, at.chain)) {
    const message = `The segment does not continue the one before it, which ends with event ${at.events - 1}.`
    return refuse('damaged', path, message, 'A segment is missing or was exchanged. Restore it from a copy.')
  }
  return good({ position: START_LENGTH, events: at.events, chain: at.chain })
}

function damaged<T>(path: string, { events, position }: Mark): Result<T> {
  const message = `The journal was changed or damaged after event ${events - 1}, at byte ${position}.`
  return refuse('damaged', path, message, 'Nothing was cut off. Restore this file from a copy.')
}

/**
 * Cuts a torn end, and writes the lines again that no later line vouches for: the system may hold them in memory after
 * a failed wait for the disk, without ever writing them.
 */
async function makeReady(
  disk: Disk,
  file: DiskFile,
  folder: string,
  name: string,
  scan: Scan,
): Promise<Result<OpenedJournal>> {
  const path = join(folder, name)
  const { end, durable, rest } = scan
  if (rest === 'broken') {
    await file.close()
    return damaged(path, end)
  }
  try {
    if (rest === 'torn') await file.truncate(end.position)
    const from = durable.position === START_LENGTH ? 0 : durable.position
    if (end.position > from) await writeAll(file, await file.read(from, end.position - from), from)
    await file.sync()
    await disk.syncFolder(folder)
    return good({ file, segment: name, end, said: durable.events })
  } catch (error) {
    await file.close().catch(() => undefined)
    return bad(diskProblem(path, error))
  }
}

/** Reads a whole journal without changing it; a torn end is left alone. Answers how many events it holds. */
export async function readJournal(disk: Disk, folder: string, each: Replay['each']): Promise<Result<number>> {
  const names = (await disk.list(folder)).filter(isSegmentName)
  let at: Mark = { position: START_LENGTH, events: 0, chain: FIRST_CHAIN }
  for (const [i, name] of names.entries()) {
    const path = join(folder, name)
    const file = await disk.openToRead(path)
    if (file === null) return damaged(path, at)
    try {
      if (i > 0 && i === names.length - 1 && (await file.size()) < START_LENGTH) break
      const from = await beginning(file, path, null, at)
      if (!from.ok) return from
      const scan = await scanSegment(file, from.value, each)
      if (scan.rest === 'broken' || (scan.rest === 'torn' && i < names.length - 1)) return damaged(path, scan.end)
      at = scan.end
    } finally {
      await file.close()
    }
  }
  return good(at.events)
}
