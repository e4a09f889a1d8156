import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { corrupt } from './corruptions.ts'
import { type LogFixture, makeLog, writeLog } from './logFixture.ts'
import { seeded } from './lossyDisk.ts'
import type { Verifier } from './verifiers.ts'

/** A corruption that some verifier did not refuse. */
export interface Accepted {
  readonly number: number
  readonly what: string
  readonly by: readonly string[]
}

/** The verdicts of all verifiers on a good log: their roots, all the same if all is well. */
export async function rootsOf(
  log: LogFixture,
  folder: string,
  verifiers: readonly Verifier[],
): Promise<readonly (string | null)[]> {
  await writeLog(folder, log)
  const roots: (string | null)[] = []
  for (const { verify } of verifiers) roots.push(await verify(folder, log.key))
  return roots
}

/** Corrupts a log in many ways, one at a time, and lists what was not refused by all. */
export async function acceptedCorruptions(
  count: number,
  seed: number,
  folder: string,
  verifiers: readonly Verifier[],
): Promise<readonly Accepted[]> {
  const next = seeded(seed)
  const log = await makeLog(261, seed)
  await writeLog(folder, log)
  const accepted: Accepted[] = []
  for (let number = 0; number < count; number += 1) {
    const { what, file, bytes } = corrupt(log, next)
    const path = join(folder, file)
    if (bytes === null) await rm(path)
    else await writeFile(path, bytes)
    const by: string[] = []
    for (const { name, verify } of verifiers) if ((await verify(folder, log.key)) !== null) by.push(name)
    if (by.length > 0) accepted.push({ number, what: `${what} (${file})`, by })
    await writeFile(path, (file === 'bundle.json' ? log.bundle : log.files.get(file.slice(4))) ?? Buffer.alloc(0))
  }
  return accepted
}
