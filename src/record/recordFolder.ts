import { join } from 'node:path'
import { z } from 'zod'
import { bad, good, type Result } from '../input/index.ts'
import { type Disk, replaceFile } from './disk.ts'
import { diskProblem, refuse } from './problems.ts'
import { makeSigner, readSigner, type SignerKey } from './tree/keys.ts'

/** The parts of a record folder. Only `log` is public; `keys` is the small store that erasing destroys. */
export interface RecordPlaces {
  readonly folder: string
  readonly journal: string
  readonly log: string
  readonly keys: string
  readonly bytes: string
}

/** Where the parts of a record lie. The keys may lie elsewhere, on a disk with other backups. */
export function placesOf(folder: string, keys: string = join(folder, 'keys')): RecordPlaces {
  return {
    folder,
    journal: join(folder, 'journal'),
    log: join(folder, 'log'),
    keys,
    bytes: join(folder, 'bytes'),
  }
}

const shape = z.strictObject({ 'writ-record': z.literal(1), origin: z.string().min(1) })

/** What an existing record is called, or why it cannot be opened. */
export async function readOrigin(disk: Disk, { folder }: RecordPlaces): Promise<Result<string>> {
  const file = join(folder, 'record.json')
  const bytes = await disk.read(file)
  if (bytes === null) {
    return refuse('unreadable', file, 'The folder holds no record.', 'Make one with "writ log init DIR --origin NAME".')
  }
  const read = shape.safeParse(safeJson(bytes))
  if (read.success) return good(read.data.origin)
  return refuse('damaged', file, 'The file is not that of a record this program reads.', 'Restore it from a copy.')
}

function safeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

/** Makes a new record: its folders, its signing key, and last its name, so that half a record is none. */
export async function makeRecord(
  disk: Disk,
  places: RecordPlaces,
  origin: string,
  random: (length: number) => Uint8Array,
): Promise<Result<SignerKey>> {
  const file = join(places.folder, 'record.json')
  try {
    if ((await disk.read(file)) !== null) {
      return refuse('contradiction', file, 'The folder holds a record already.', 'Name another folder.')
    }
    for (const one of [places.folder, places.journal, places.log, places.keys, places.bytes]) await disk.makeFolder(one)
    const key = join(places.keys, 'log.key')
    const held = await disk.read(key)
    const signer = held === null ? good(makeSigner(origin, 'note', random(32))) : readSigner(textOf(held))
    if (!signer.ok) return signer
    if (held === null) await replaceFile(disk, key, Buffer.from(`${signer.value.text}\n`))
    await replaceFile(disk, file, Buffer.from(`${JSON.stringify({ 'writ-record': 1, origin })}\n`))
    return signer
  } catch (error) {
    return bad(diskProblem(places.folder, error))
  }
}

/** The signing key of a record. */
export async function readLogKey(disk: Disk, places: RecordPlaces): Promise<Result<SignerKey>> {
  const file = join(places.keys, 'log.key')
  const bytes = await disk.read(file)
  return bytes === null
    ? refuse('unreadable', file, 'The signing key is missing.', 'Name the folder of the keys: --keys DIR.')
    : readSigner(textOf(bytes))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').trim()
}
