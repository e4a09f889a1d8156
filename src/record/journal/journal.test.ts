import { describe, expect, test } from 'vitest'
import { LossyDisk } from '../../../test/record/lossyDisk.ts'
import { canonicalJson } from '../canonical.ts'
import { decodeFrame, encodeFrame, FIRST_CHAIN } from './frame.ts'
import { type Journal, type JournalOptions, openJournal } from './journal.ts'

const FOLDER = 'j'

async function opened(
  disk: LossyDisk,
  more: Partial<JournalOptions> = {},
): Promise<{ journal: Journal; held: string[] }> {
  const held: string[] = []
  const result = await openJournal(
    { disk: disk.disk, folder: FOLDER, ...more },
    {
      each: (text, seq) => {
        held[seq] = text
      },
    },
  )
  if (!result.ok) throw new Error(result.problems[0]?.code)
  return { journal: result.value, held }
}

const files = (disk: LossyDisk): readonly string[] => disk.names().filter((name) => name.endsWith('.journal'))

async function rewritten(disk: LossyDisk, change: (bytes: Buffer) => Buffer): Promise<void> {
  const name = files(disk).at(-1) ?? ''
  const bytes = change(Buffer.from(disk.bytes(name)))
  const file = await disk.disk.open(name)
  await file.truncate(0)
  await file.write(bytes, 0)
  await file.sync()
}

describe('a journal', () => {
  test('holds what it acknowledged, in order, as canonical JSON', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    const done = await Promise.all([2, 1, 3].map((n) => journal.append({ z: n, a: 'é' })))
    expect(done.map((one) => one.ok && one.value.seq)).toEqual([0, 1, 2])
    await journal.close()
    const again = await opened(disk)
    expect(again.held).toEqual([2, 1, 3].map((n) => canonicalJson({ a: 'é', z: n })))
    expect(Buffer.from(again.journal.chain).equals(Buffer.from(journal.chain))).toBe(true)
  })

  test('waits for the disk once for all that is asked for together', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    const before = disk.syncs
    await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append({ n })))
    expect(disk.syncs - before).toBe(1)
  })

  test('acknowledges nothing before the wait for the disk has ended, and nothing after it failed', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    disk.plan({ call: 'sync', nth: 1, code: 'EIO' })
    const all = await Promise.all([journal.append({ n: 1 }), journal.append({ n: 2 })])
    expect(all.map(({ ok }) => ok)).toEqual([false, false])
    const after = await journal.append({ n: 3 })
    expect(after.ok ? '' : after.problems[0]?.code).toBe('stopped')
  })

  test.each(['EIO', 'ENOSPC', 'short'] as const)('a write that fails with %s is no acknowledgement', async (code) => {
    const disk = new LossyDisk(3)
    const { journal } = await opened(disk)
    await journal.append({ n: 0 })
    disk.plan({ call: 'write', nth: 1, code })
    expect((await journal.append({ n: 1 })).ok).toBe(false)
    expect((await journal.append({ n: 2 })).ok).toBe(false)
    await journal.close()
    disk.plan(null)
    const again = await opened(disk)
    expect(again.held.slice(0, 1)).toEqual(['{"n":0}'])
    expect((await again.journal.append({ n: 9 })).ok).toBe(true)
  })

  test('cuts the beginning of a line at its end, and goes on after the last whole one', async () => {
    for (const cut of [1, 5, 30, 80]) {
      const disk = new LossyDisk(cut)
      const { journal } = await opened(disk)
      await journal.append({ n: 0 })
      await journal.append({ n: 1 })
      await rewritten(disk, (bytes) => bytes.subarray(0, bytes.length - cut))
      const again = await opened(disk)
      expect(again.held).toEqual(['{"n":0}'])
      const next = await again.journal.append({ n: 'next' })
      expect(next.ok && next.value.seq).toBe(1)
    }
  })

  test('refuses a line that was changed, and cuts nothing', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    await journal.append({ text: 'abc' })
    await rewritten(disk, (bytes) => Buffer.from(bytes.toString('latin1').replace('abc', 'abd'), 'latin1'))
    const size = disk.bytes(files(disk)[0] ?? '').length
    await expect(opened(disk)).rejects.toThrow('damaged')
    expect(disk.bytes(files(disk)[0] ?? '').length).toBe(size)
  })

  test('refuses zeroes where a later line says that something was', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    await journal.append({ text: 'a'.repeat(2000) })
    await journal.append({ text: 'b' })
    await rewritten(disk, (bytes) => bytes.fill(0, 512, 1536))
    await expect(opened(disk)).rejects.toThrow('damaged')
  })

  test('a clean end says that everything was there: zeroes and cuts are seen', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    await journal.append({ text: 'a'.repeat(2000) })
    await journal.close()
    await rewritten(disk, (bytes) => bytes.fill(0, 512, 1536))
    await expect(opened(disk)).rejects.toThrow('damaged')
  })

  test('segments follow each other; a missing or exchanged one is refused', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk, { segmentBytes: 500 })
    for (let n = 0; n < 20; n += 1) await journal.append({ n, text: 'x'.repeat(100) })
    await journal.close()
    expect(files(disk).length).toBeGreaterThan(3)
    expect((await opened(disk)).held).toHaveLength(20)
    await disk.disk.remove(files(disk)[1] ?? '')
    await expect(opened(disk)).rejects.toThrow('damaged')
  })

  test('opens behind a snapshot that fits, and from the beginning without', async () => {
    const disk = new LossyDisk(1)
    const { journal } = await opened(disk)
    for (let n = 0; n < 5; n += 1) await journal.append({ n })
    await journal.snapshot({ sum: 10 })
    await journal.append({ n: 5 })
    await journal.close()
    const seen: string[] = []
    let state: unknown = null
    const replay = {
      restore: (data: unknown) => {
        state = data
        return true
      },
      each: (text: string) => void seen.push(text),
    }
    await openJournal({ disk: disk.disk, folder: FOLDER }, replay)
    expect([state, seen]).toEqual([{ sum: 10 }, ['{"n":5}']])
    const name = disk.names().find((one) => one.endsWith('snapshot.json')) ?? ''
    const file = await disk.disk.open(name)
    await file.write(Buffer.from(disk.bytes(name).toString().replace('"sum":10', '"sum":99')), 0)
    seen.splice(0)
    await openJournal({ disk: disk.disk, folder: FOLDER }, replay)
    expect(seen).toHaveLength(6)
  })

  test('refuses what has no canonical form, what is too large, and what comes after its end', async () => {
    const { journal } = await opened(new LossyDisk(1))
    expect((await journal.append({ n: Number.NaN })).ok).toBe(false)
    expect((await journal.append({ text: 'x'.repeat(1024 * 1024) })).ok).toBe(false)
    expect((await journal.append({ n: 1 })).ok).toBe(true)
    await journal.close()
    expect((await journal.append({ n: 2 })).ok).toBe(false)
  })
})

describe('a line', () => {
  const { line, chain } = encodeFrame('{"a":"é"}', 7, FIRST_CHAIN)

  test('is text of exactly this form', () => {
    expect(line.toString()).toMatch(/^0000000a 000000000007 \{"a":"é"\} [0-9a-f]{64}\n$/)
    const read = decodeFrame(line, 0, FIRST_CHAIN)
    expect(typeof read === 'string' ? read : [read.payload, read.durable, read.length]).toEqual([
      '{"a":"é"}',
      7,
      line.length,
    ])
  })

  test('belongs to one chain, and every bit of it counts', () => {
    expect(decodeFrame(line, 0, chain)).toBe('wrong')
    for (let at = 0; at < line.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const copy = Buffer.from(line)
        copy[at] = (copy[at] ?? 0) ^ (1 << bit)
        expect(decodeFrame(copy, 0, FIRST_CHAIN)).toBe('wrong')
      }
    }
  })

  test('every beginning of it asks for more', () => {
    for (let end = 1; end < line.length; end += 1)
      expect(decodeFrame(line.subarray(0, end), 0, FIRST_CHAIN)).toBe('more')
  })
})
