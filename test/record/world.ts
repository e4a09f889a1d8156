import {
  type LogRecord,
  machineDisk,
  makeRecord,
  openRecord,
  placesOf,
  type RecordPlaces,
  type RecordWorld,
  verifierText,
} from '../../src/record/index.ts'
import { LossyDisk, seeded, seededBytes } from './lossyDisk.ts'

/** A world in memory, whose clock moves a second at every look, and everything in it comes from a seed. */
export interface ToyWorld extends RecordWorld {
  readonly lossy: LossyDisk
  readonly clock: { now: number }
}

/** Makes such a world. */
export function toyWorld(seed: number): ToyWorld {
  const lossy = new LossyDisk(seed)
  const clock = { now: Date.UTC(2026, 2, 14, 9) }
  return {
    lossy,
    clock,
    disk: lossy.disk,
    random: seededBytes(seeded(seed)),
    now: () => {
      clock.now += 1000
      return clock.now
    },
  }
}

/** The same on the disk of this machine. */
export function machineWorld(seed: number): RecordWorld {
  return { ...toyWorld(seed), disk: machineDisk }
}

/** A new open record in a world. */
export async function newRecord(
  world: RecordWorld,
  folder: string,
  origin = 'log.example/test',
): Promise<{ record: LogRecord; places: RecordPlaces; key: string }> {
  const places = placesOf(folder)
  const made = await makeRecord(world.disk, places, origin, world.random)
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  const record = await openRecord(world, places)
  if (!record.ok) throw new Error(JSON.stringify(record.problems))
  return { record: record.value, places, key: verifierText(made.value.verifier) }
}

/** The value of a result that must be good. */
export function must<T>(result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
