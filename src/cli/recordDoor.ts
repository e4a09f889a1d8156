import { randomBytes } from 'node:crypto'
import { bad, type Result } from '../input/index.ts'
import {
  type LogRecord,
  machineDisk,
  openRecord,
  placesOf,
  type RecordPlaces,
  type RecordWorld,
  readOrigin,
  takeLock,
} from '../record/index.ts'
import { type Call, textOf } from './call.ts'

/** The disk, clock and chance of this machine. */
export const machineWorld: RecordWorld = {
  disk: machineDisk,
  now: () => Date.now(),
  random: (length) => randomBytes(length),
}

/** The places of the record that a call names, with its keys where `--keys` says. */
export function placesIn(call: Call, folder: string): RecordPlaces {
  return placesOf(folder, textOf(call, 'keys'))
}

/** Opens a record under its lock, does the work, and closes both whatever happens. */
export async function withRecord<T>(
  places: RecordPlaces,
  work: (record: LogRecord) => Promise<Result<T>>,
): Promise<Result<T>> {
  const origin = await readOrigin(machineDisk, places)
  if (!origin.ok) return origin
  const lock = await takeLock(places.folder)
  if (!lock.ok) return lock
  try {
    const record = await openRecord(machineWorld, places)
    if (!record.ok) return bad(...record.problems)
    try {
      return await work(record.value)
    } finally {
      await record.value.close()
    }
  } finally {
    await lock.value.release()
  }
}
