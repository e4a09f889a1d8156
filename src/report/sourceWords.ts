import { parseMoment } from '../evidence/index.ts'
import { countWords } from '../identity/index.ts'
import { type Age, isStale, type Source } from '../screening/index.ts'
import { safe } from './words.ts'

/** What a report says on the age of a source. */
export interface AgedSource {
  readonly file: string
  readonly refreshed: string | null
  readonly staleAfter: number | null
  readonly age: Age | 'missing' | null
}

/** The age of a source in words: how long before the moment it was read, and what its limit is. */
export function ageWords({ refreshed, staleAfter, age }: AgedSource, at: string | null): string {
  const limit = staleAfter === null ? '' : `; ${minutesWords(staleAfter)} are the most`
  const minutes = minutesBetween(refreshed, at)
  switch (age) {
    case 'fresh':
      return `recent enough: read ${minutesWords(minutes)} before${limit}`
    case 'too-old':
      return `too old: read ${minutesWords(minutes)} before${limit}`
    case 'read-later':
      return `read ${minutesWords(minutes === null ? null : -minutes)} after this moment, so one of the clocks is wrong`
    case 'unknown':
      return 'does not say when it was read, so a newer record may be missing from it'
    case 'missing':
      return 'was read for the earlier screening and is missing now'
    case 'no-limit':
      return `no limit is set${minutes === null ? '' : `; read ${minutesWords(minutes)} before`}`
    case null:
      return 'not judged, because the screening names no moment'
  }
}

/** When a source was read, as it says, or that it does not say. */
export function readWords(refreshed: string | null): string {
  return refreshed === null ? 'not stated' : momentWords(refreshed)
}

/** A moment as a reader writes it: `2026-03-14 13:52Z`; other writings stay as they are. */
export function momentWords(moment: string): string {
  return safe(moment).replace(/^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d):00(?=[Zz+-])/, '$1 $2')
}

/** The sources that must be read again before anyone relies on an answer. */
export function staleSources(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ age }) => isStale(age))
}

/** Whole minutes from one moment to another. A part of a minute counts as one: no source looks better than it is. */
function minutesBetween(from: string | null, to: string | null): number | null {
  const [a, b] = [parseMoment(from ?? ''), parseMoment(to ?? '')]
  if (a === null || b === null) return null
  const minutes = (b.seconds - a.seconds) / 60
  return minutes < 0 ? Math.floor(minutes) : Math.ceil(minutes)
}

function minutesWords(minutes: number | null): string {
  if (minutes === null) return 'an unknown time'
  return minutes === 1 ? '1 minute' : `${countWords(minutes)} minutes`
}
