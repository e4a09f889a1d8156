import { type Day, parseDay } from '../../logic/index.ts'
import type { BoxValue, CertificateFile } from './boxes.ts'

/** What a certificate is compared with: the sentence file beside it, as far as there is one. */
export interface Beside {
  readonly from: string | null
  readonly to: string | null
  readonly totalDays: number | null
  readonly servedDays: number | null
  /** Up to which day these were counted. */
  readonly servedUpTo: Day | null
}

/** Looks into the boxes of a certificate; an empty box is `null`. */
export interface Look {
  readonly beside: Beside
  readonly receivedOn: Day | null
  readonly filled: (id: string) => boolean
  readonly text: (id: string) => string | null
  readonly day: (id: string) => Day | null
  readonly number: (id: string) => number | null
  readonly flag: (id: string) => boolean | null
  readonly list: (id: string) => readonly string[] | null
}

/** A look into a certificate. */
export function lookInto({ boxes, receivedOn }: CertificateFile, beside: Beside): Look {
  const held = (id: string): BoxValue | null => boxes.get(id) ?? null
  const text = (id: string): string | null => {
    const value = held(id)
    return typeof value === 'string' ? value : null
  }
  return {
    beside,
    receivedOn,
    filled: (id) => boxes.has(id),
    text,
    day: (id) => parseDay(text(id) ?? ''),
    number: (id) => {
      const value = held(id)
      return typeof value === 'number' ? value : null
    },
    flag: (id) => {
      const value = held(id)
      return typeof value === 'boolean' ? value : null
    },
    list: (id) => {
      const value = held(id)
      return Array.isArray(value) ? value : null
    },
  }
}
