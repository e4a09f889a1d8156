import { dirname } from 'node:path'
import type { Disk, DiskFile } from '../../src/record/index.ts'

/** A seeded source of numbers from 0 up to 1, the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Bytes from such a source. */
export function seededBytes(next: () => number): (length: number) => Uint8Array {
  return (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256))
}

const BLOCK = 512

interface Node {
  /** What a program reads now. */
  now: Buffer
  /** What is on the disk itself. */
  kept: Buffer
  /** Changed since the last sync, so that it may or may not arrive. */
  dirty: boolean
}

/** What a disk does wrong, once: at the n-th call of a kind. */
export interface Fault {
  readonly call: 'write' | 'sync' | 'open' | 'rename' | 'truncate' | 'syncFolder'
  readonly nth: number
  readonly code: 'EIO' | 'ENOSPC' | 'short'
}

/**
 * A disk in memory that loses what was not synced: on power loss each block written since the last sync arrives, or
 * does not, on its own, and so does every new name, every new name of a file, and every removal.
 */
export class LossyDisk {
  #nodes = new Map<string, Node>()
  #keptNames = new Map<string, Node>()
  #next: () => number
  #fault: Fault | null = null
  #calls = new Map<string, number>()
  syncs = 0

  constructor(seed: number) {
    this.#next = seeded(seed)
  }

  /** Lets a later call fail. */
  plan(fault: Fault | null): void {
    this.#fault = fault
    this.#calls.clear()
  }

  /** The disk after the power came back; the old one is of no more use. */
  afterPowerLoss(): LossyDisk {
    const disk = new LossyDisk(Math.floor(this.#next() * 0xffffffff))
    const names = new Set([...this.#nodes.keys(), ...this.#keptNames.keys()])
    for (const name of names) {
      const now = this.#nodes.get(name)
      const kept = this.#keptNames.get(name)
      const node = now === kept || this.#next() < 0.5 ? now : kept
      if (node === undefined) continue
      const bytes = node.dirty ? this.#arrived(node) : Buffer.from(node.kept)
      const fresh = { now: bytes, kept: Buffer.from(bytes), dirty: false }
      disk.#nodes.set(name, fresh)
      disk.#keptNames.set(name, fresh)
    }
    return disk
  }

  /** Blocks in any order, some not at all; the new length arrives, the old one stays, or one between. */
  #arrived({ now, kept }: Node): Buffer {
    const shorter = Math.min(now.length, kept.length)
    const longer = Math.max(now.length, kept.length)
    const chance = this.#next()
    const size =
      chance < 0.4 ? now.length : chance < 0.6 ? kept.length : shorter + Math.floor(this.#next() * (longer - shorter))
    const bytes = Buffer.alloc(size)
    kept.copy(bytes)
    const odds = this.#next()
    for (let at = 0; at < size; at += BLOCK) {
      if (this.#next() < odds) now.copy(bytes, at, at, Math.min(size, at + BLOCK))
    }
    return bytes
  }

  /** Turns one bit of a file on the disk; answers the position. */
  flip(path: string): number {
    const node = this.#nodes.get(path)
    if (node === undefined || node.now.length === 0) return -1
    const at = Math.floor(this.#next() * node.now.length)
    node.now[at] = (node.now[at] ?? 0) ^ (1 << Math.floor(this.#next() * 8))
    node.kept = Buffer.from(node.now)
    return at
  }

  /** The names of all files. */
  names(): readonly string[] {
    return [...this.#nodes.keys()].sort()
  }

  /** The bytes of a file, to look at. */
  bytes(path: string): Buffer {
    return this.#nodes.get(path)?.now ?? Buffer.alloc(0)
  }

  #failing(call: Fault['call']): Fault['code'] | null {
    const count = (this.#calls.get(call) ?? 0) + 1
    this.#calls.set(call, count)
    return this.#fault !== null && this.#fault.call === call && this.#fault.nth === count ? this.#fault.code : null
  }

  #check(call: Fault['call']): void {
    const code = this.#failing(call)
    if (code !== null) throw Object.assign(new Error(`${code}: planned`), { code: code === 'short' ? 'EIO' : code })
  }

  #file(node: Node): DiskFile {
    return {
      size: async () => node.now.length,
      read: async (position, length) => Buffer.from(node.now.subarray(position, position + length)),
      write: async (bytes, position) => {
        const code = this.#failing('write')
        if (code === 'EIO' || code === 'ENOSPC') throw Object.assign(new Error(code), { code })
        const taken = code === 'short' ? Math.floor(bytes.length * this.#next()) : bytes.length
        const end = Math.max(node.now.length, position + taken)
        const grown = end > node.now.length ? Buffer.concat([node.now, Buffer.alloc(end - node.now.length)]) : node.now
        Buffer.from(bytes.buffer, bytes.byteOffset, taken).copy(grown, position)
        node.now = grown
        node.dirty = true
        return taken
      },
      sync: async () => {
        this.syncs += 1
        this.#check('sync')
        node.kept = Buffer.from(node.now)
        node.dirty = false
      },
      truncate: async (size) => {
        this.#check('truncate')
        const bytes = Buffer.alloc(size)
        node.now.copy(bytes, 0, 0, Math.min(size, node.now.length))
        node.now = bytes
        node.dirty = true
      },
      close: async () => undefined,
    }
  }

  /** The disk as a record uses it. */
  readonly disk: Disk = {
    read: async (path) => {
      const node = this.#nodes.get(path)
      return node === undefined ? null : Buffer.from(node.now)
    },
    open: async (path) => {
      this.#check('open')
      const held = this.#nodes.get(path)
      if (held !== undefined) return this.#file(held)
      const node: Node = { now: Buffer.alloc(0), kept: Buffer.alloc(0), dirty: false }
      this.#nodes.set(path, node)
      return this.#file(node)
    },
    openToRead: async (path) => {
      const node = this.#nodes.get(path)
      return node === undefined ? null : this.#file(node)
    },
    list: async (folder) => {
      const inside = [...this.#nodes.keys()].filter((name) => name.startsWith(`${folder}/`))
      return [...new Set(inside.map((name) => name.slice(folder.length + 1).split('/')[0] ?? ''))].sort()
    },
    makeFolder: async () => undefined,
    rename: async (from, to) => {
      this.#check('rename')
      const node = this.#nodes.get(from)
      if (node === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
      this.#nodes.delete(from)
      this.#nodes.set(to, node)
    },
    remove: async (path) => {
      this.#nodes.delete(path)
    },
    syncFolder: async (folder) => {
      this.#check('syncFolder')
      const inside = (name: string): boolean => dirname(name) === folder
      for (const name of [...this.#keptNames.keys()].filter(inside)) this.#keptNames.delete(name)
      for (const [name, node] of this.#nodes) if (inside(name)) this.#keptNames.set(name, node)
    },
  }
}
