import { join } from 'node:path'
import { z } from 'zod'
import { fromHex, hex, sha256 } from '../bytes.ts'
import { type Disk, replaceFile, writeAll } from '../disk.ts'

/** The two keys of a case: by the one its events are found, by the other they are read. */
export interface CaseKeys {
  readonly caseKey: Uint8Array
  readonly dataKey: Uint8Array
}

const shape = z.strictObject({ v: z.literal(1), case: z.string(), caseKey: z.string(), dataKey: z.string() })

/**
 * The small store of case keys, apart from everything else: what lies here must not be kept in backups longer than 30
 * days, or erasing is a fiction.
 */
export class CaseKeyStore {
  readonly #disk: Disk
  readonly #folder: string
  readonly #random: (length: number) => Uint8Array
  readonly #kept = new Map<string, CaseKeys>()

  constructor(disk: Disk, folder: string, random: (length: number) => Uint8Array) {
    this.#disk = disk
    this.#folder = folder
    this.#random = random
  }

  #path(name: string): string {
    return join(this.#folder, `${hex(sha256(name))}.json`)
  }

  /** The keys of a case; null if it has none, or had and was erased. */
  async find(name: string): Promise<CaseKeys | null> {
    const kept = this.#kept.get(name)
    if (kept !== undefined) return kept
    const bytes = await this.#disk.read(this.#path(name))
    if (bytes === null) return null
    const read = shape.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    const caseKey = read.success ? fromHex(read.data.caseKey) : null
    const dataKey = read.success ? fromHex(read.data.dataKey) : null
    if (!read.success || caseKey?.length !== 32 || dataKey?.length !== 32 || read.data.case !== name) {
      throw new Error('A file of case keys is not whole. Restore it from a copy.')
    }
    this.#kept.set(name, { caseKey, dataKey })
    return { caseKey, dataKey }
  }

  /** The keys of a case, made and on the disk when they are new. */
  async findOrMake(name: string): Promise<CaseKeys> {
    const found = await this.find(name)
    if (found !== null) return found
    const keys = { caseKey: this.#random(32), dataKey: this.#random(32) }
    const text = JSON.stringify({ v: 1, case: name, caseKey: hex(keys.caseKey), dataKey: hex(keys.dataKey) })
    await this.#disk.makeFolder(this.#folder)
    await replaceFile(this.#disk, this.#path(name), Buffer.from(`${text}\n`))
    this.#kept.set(name, keys)
    return keys
  }

  /** The names of all cases that have keys. */
  async names(): Promise<readonly string[]> {
    const files = (await this.#disk.list(this.#folder)).filter((name) => name.endsWith('.json'))
    const texts = await Promise.all(files.map((name) => this.#disk.read(join(this.#folder, name))))
    return texts.map((bytes) => shape.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))).case).sort()
  }

  /** Destroys the keys of a case: overwritten, then removed. Nobody can find or read its events any more. */
  async destroy(name: string): Promise<boolean> {
    const path = this.#path(name)
    const bytes = await this.#disk.read(path)
    this.#kept.delete(name)
    if (bytes === null) return false
    const file = await this.#disk.open(path)
    try {
      await writeAll(file, Buffer.alloc(bytes.length), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await this.#disk.remove(path)
    await this.#disk.syncFolder(this.#folder)
    return true
  }
}
