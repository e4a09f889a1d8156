import { join } from 'node:path'
import { z } from 'zod'
import { bad, good, type Result } from '../input/index.ts'
import type { Disk } from './disk.ts'
import { readStored, type StoredEvent } from './journal/event.ts'
import { readJournal } from './journal/open.ts'
import { CaseKeyStore, type CaseKeys } from './leaf/caseKeys.ts'
import { disclosureSchema, envelopeSchema } from './leaf/envelope.ts'
import { readLeaf } from './leaf/leaf.ts'
import { unseal } from './leaf/sealing.ts'
import { tagOf } from './leaf/tags.ts'
import { diskProblem } from './problems.ts'
import type { RecordPlaces } from './recordFolder.ts'

/** The shape of what an event keeps sealed. */
export const openingSchema = z.strictObject({
  salt: z.string(),
  envelope: envelopeSchema,
  fields: z.array(disclosureSchema),
})

/** One step of a record, read with the keys of its case. */
export interface ReadEvent {
  readonly index: number
  readonly case: string
  readonly type: string
  readonly at: string
  readonly fields: Readonly<Record<string, z.core.util.JSONType>>
}

/** Hands on every event of a record as it is stored, without a lock; an unfinished end is left alone. */
export async function readEvents(
  disk: Disk,
  places: RecordPlaces,
  each: (event: StoredEvent, index: number) => Promise<void>,
): Promise<Result<number>> {
  let wrong: Result<never> | null = null
  try {
    const read = await readJournal(disk, places.journal, async (payload, seq) => {
      const event = readStored(payload, seq)
      if (event.ok) await each(event.value, seq)
      else wrong ??= event
    })
    return wrong ?? read
  } catch (error) {
    return bad(diskProblem(places.journal, error))
  }
}

/** Reads every step whose case still has keys, in order; `unreadable` counts the others: they were erased. */
export async function readRecord(
  disk: Disk,
  places: RecordPlaces,
  each: (event: ReadEvent) => Promise<void>,
): Promise<Result<{ readonly events: number; readonly unreadable: number }>> {
  const store = new CaseKeyStore(disk, join(places.keys, 'cases'), () => new Uint8Array())
  const next = new Map<string, { name: string; keys: CaseKeys; n: number }>()
  for (const name of await store.names()) {
    const keys = await store.find(name)
    if (keys !== null) next.set(tagOf(keys.caseKey, 0), { name, keys, n: 0 })
  }
  let unreadable = 0
  const read = await readEvents(disk, places, async ({ leaf: text, sealed }, index) => {
    const leaf = readLeaf(Buffer.from(text))
    const found = leaf === null ? undefined : next.get(leaf.tag)
    const opened = found === undefined ? null : unseal(found.keys.dataKey, Buffer.from(sealed, 'base64'))
    if (leaf === null || found === undefined || opened === null) {
      unreadable += 1
      return
    }
    next.delete(leaf.tag)
    next.set(tagOf(found.keys.caseKey, found.n + 1), { ...found, n: found.n + 1 })
    const { envelope, fields } = openingSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
    const values = Object.fromEntries(fields.map(([, name, value]) => [name, value]))
    await each({ index, case: found.name, type: envelope.type, at: envelope.at, fields: values })
  })
  return read.ok ? good({ events: read.value, unreadable }) : read
}

/** The kept bytes under a name, opened with the keys of their case (null for what is kept open); null if not to be had. */
export async function readKept(
  disk: Disk,
  places: RecordPlaces,
  name: string | null,
  file: string,
): Promise<Uint8Array | null> {
  const bytes = /^[0-9a-f]{64}$/.test(file) ? await disk.read(join(places.bytes, file)) : null
  if (bytes === null || name === null) return bytes
  const keys = await new CaseKeyStore(disk, join(places.keys, 'cases'), () => new Uint8Array()).find(name)
  return keys === null ? null : unseal(keys.dataKey, bytes)
}
