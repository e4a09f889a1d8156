import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** An open file of a record. Positions and lengths are in bytes; failed calls throw what the system says. */
export interface DiskFile {
  readonly size: () => Promise<number>
  /** At most `length` bytes from a position; fewer at the end of the file. */
  readonly read: (position: number, length: number) => Promise<Uint8Array>
  /** Writes at a position and answers how many bytes were taken: a full disk takes fewer without an error. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>
  /** Returns when everything written is on the disk itself (fdatasync). */
  readonly sync: () => Promise<void>
  readonly truncate: (size: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** What a record needs of a disk; given from outside, so that tests can lose power, tear blocks and fill it. */
export interface Disk {
  /** The whole file, or null if there is none. */
  readonly read: (path: string) => Promise<Uint8Array | null>
  /** Opens a file for reading and writing and makes it if there is none; to read only, null if there is none. */
  readonly open: (path: string) => Promise<DiskFile>
  readonly openToRead: (path: string) => Promise<DiskFile | null>
  /** The names in a folder, in order; none if there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
  readonly makeFolder: (folder: string) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Returns when the names in a folder are on the disk: a new file is only found after power loss when they are. */
  readonly syncFolder: (folder: string) => Promise<void>
}

/** The disk of this machine. Files and folders are made for their owner only. */
export const machineDisk: Disk = {
  read: (path) => orNull(readFile(path)),
  open: async (path) => {
    // "a" would ignore positions, "w" would empty the file, and "r+" does not make it.
    const existing = await orNull(open(path, 'r+'))
    return fileOf(existing ?? (await open(path, 'wx+', 0o600)))
  },
  openToRead: async (path) => {
    const handle = await orNull(open(path, 'r'))
    return handle === null ? null : fileOf(handle)
  },
  list: async (folder) => ((await orNull(readdir(folder))) ?? []).sort(),
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  },
  rename,
  remove: unlink,
  syncFolder: async (folder) => {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

function fileOf(handle: FileHandle): DiskFile {
  return {
    size: async () => (await handle.stat()).size,
    read: async (position, length) => {
      const bytes = Buffer.allocUnsafe(length)
      let got = 0
      while (got < length) {
        const { bytesRead } = await handle.read(bytes, got, length - got, position + got)
        if (bytesRead === 0) break
        got += bytesRead
      }
      return bytes.subarray(0, got)
    },
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    sync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  }
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Writes all bytes at a position. A short count is taken for a failure: the system says nothing more of a full disk. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  const taken = await file.write(bytes, position)
  if (taken === bytes.length) return
  throw Object.assign(new Error(`only ${taken} of ${bytes.length} bytes were taken`), { code: 'ENOSPC' })
}

/** Puts a file in place whole: after power loss there is the old one or the new one, never a part. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.new`
  await writeFileWhole(disk, draft, bytes)
  await disk.rename(draft, path)
  await disk.syncFolder(dirname(path))
}

/** Writes a file and waits until its bytes are on the disk; its name is only there after `syncFolder`. */
export async function writeFileWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path)
  try {
    await writeAll(file, bytes, 0)
    await file.truncate(bytes.length)
    await file.sync()
  } finally {
    await file.close()
  }
}
