import { join } from 'node:path'
import { z } from 'zod'
import type { Data } from '../../input/index.ts'
import { fromHex, hex, sha256 } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import { type Disk, replaceFile } from '../disk.ts'
import type { Mark } from './segment.ts'

/** What was made of a journal up to a place, so that opening need not read everything before it again. */
export interface Snapshot {
  readonly segment: string
  readonly mark: Mark
  readonly state: Data
}

const shape = z.strictObject({
  v: z.literal(1),
  segment: z.string(),
  position: z.int().nonnegative(),
  events: z.int().nonnegative(),
  chain: z.string(),
  state: z.unknown(),
})

const NAME = 'snapshot.json'

/** Keeps a snapshot beside the journal, in place of the one before. */
export async function writeSnapshot(disk: Disk, folder: string, snapshot: Snapshot): Promise<void> {
  const { segment, mark, state } = snapshot
  const { position, events, chain } = mark
  const text = canonicalJson({ v: 1, segment, position, events, chain: hex(chain), state })
  if (text === null) throw new Error('The state of a snapshot has no canonical form.')
  await replaceFile(disk, join(folder, NAME), Buffer.from(`${hex(sha256(text))}\n${text}`))
}

/** The kept snapshot; null if there is none or it is not whole. The journal is the truth: nothing is lost without it. */
export async function readSnapshot(disk: Disk, folder: string): Promise<Snapshot | null> {
  const bytes = await disk.read(join(folder, NAME))
  if (bytes === null) return null
  const text = Buffer.from(bytes).toString('utf8')
  const body = text.slice(65)
  if (text[64] !== '\n' || hex(sha256(body)) !== text.slice(0, 64)) return null
  const held = shape.safeParse(JSON.parse(body))
  const chain = held.success ? fromHex(held.data.chain) : null
  if (!held.success || chain === null) return null
  const { segment, position, events, state } = held.data
  return { segment, mark: { position, events, chain }, state: z.json().parse(state) }
}
