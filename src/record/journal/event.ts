import { z } from 'zod'
import { bad, good, type Result } from '../../input/index.ts'
import { problemIn } from '../problems.ts'

/** What the journal holds of one event of a record: the public leaf as text, and everything else sealed (base64). */
export interface StoredEvent {
  readonly leaf: string
  readonly sealed: string
}

const version1 = z.strictObject({ v: z.literal(1), leaf: z.string(), sealed: z.string() })

/**
 * Readers of every form that events ever had, by version; each makes the form of today. A newer form than the newest
 * here is refused: an older program must not guess.
 */
const READERS: Readonly<Record<number, (data: unknown) => StoredEvent | null>> = {
  1: (data) => {
    const read = version1.safeParse(data)
    return read.success ? { leaf: read.data.leaf, sealed: read.data.sealed } : null
  },
}

/** An event as it is written today. */
export function storedForm({ leaf, sealed }: StoredEvent): { v: 1; leaf: string; sealed: string } {
  return { v: 1, leaf, sealed }
}

/** Reads an event of any version from the text of the journal. */
export function readStored(payload: string, seq: number): Result<StoredEvent> {
  const data: unknown = JSON.parse(payload)
  const version = data !== null && typeof data === 'object' && 'v' in data ? data.v : undefined
  const event = typeof version === 'number' ? READERS[version]?.(data) : undefined
  if (event !== undefined && event !== null) return good(event)
  const message = `Event ${seq} has a form that this program does not read (version ${String(version)}).`
  return bad(problemIn('damaged', 'journal', message, 'Open the record with a newer program.'))
}
