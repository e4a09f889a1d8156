import { isLater, type Moment, parseMoment } from '../evidence/index.ts'
import type { RecordFile } from './records.ts'

/**
 * The age of a source at a moment: fresh, too old, read after that moment (so one of the clocks is wrong), of unknown age,
 * or without a limit that its description sets.
 */
export type Age = 'fresh' | 'too-old' | 'read-later' | 'unknown' | 'no-limit'

/** A file of records as a screening saw it. */
export interface Source {
  readonly file: string
  readonly title: string
  readonly rows: number
  /** The sum of all its rows. */
  readonly content: string
  readonly refreshed: string | null
  /** Minutes after which the source is too old for a gate; null if its description sets no limit. */
  readonly staleAfter: number | null
  /** Its age at the moment of the screening; null if the call names no moment. */
  readonly age: Age | null
}

/** The sources of a screening, with their age at a moment if one is given. */
export function sourcesOf(files: readonly RecordFile[], at: Moment | null): readonly Source[] {
  return files.map(({ file, title, rows, content, refreshed, staleAfter }) => {
    const age = at === null ? null : ageOf({ refreshed, staleAfter }, at)
    return { file, title, rows, content, refreshed, staleAfter, age }
  })
}

/** How old a source is at a moment. A source whose age cannot be known, or that lies in the future, is never fresh. */
export function ageOf({ refreshed, staleAfter }: Pick<Source, 'refreshed' | 'staleAfter'>, at: Moment): Age {
  if (staleAfter === null) return 'no-limit'
  const read = refreshed === null ? null : parseMoment(refreshed)
  if (read === null) return 'unknown'
  if (isLater(read, at)) return 'read-later'
  const limit: Moment = { seconds: read.seconds + staleAfter * 60, fraction: read.fraction }
  return isLater(at, limit) ? 'too-old' : 'fresh'
}

/** Whether a source must be read again before anyone can rely on an answer. */
export function isStale(age: Age | null): boolean {
  return age === 'too-old' || age === 'read-later' || age === 'unknown'
}
