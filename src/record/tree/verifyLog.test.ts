import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LossyDisk, seeded, seededBytes } from '../../../test/record/lossyDisk.ts'
import { hex } from '../bytes.ts'
import { type Leaf, leafBytes, NO_RULES } from '../leaf/leaf.ts'
import { headText, openCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts'
import { makeSigner } from './keys.ts'
import { LogFolder, LogWriter } from './logFolder.ts'
import { signNote } from './note.ts'
import { GrowingTree, tilePath, tilesOf } from './tiles.ts'
import { verifyLog } from './verifyLog.ts'

const signer = makeSigner('log.example/a', 'note', Buffer.alloc(32, 1))
const random = seededBytes(seeded(1))
const sum = (): string => hex(random(32))
const empty = { size: 0, root: hex(EMPTY_ROOT) }
const leaf = (seen: Leaf['seen'] = empty, tag = sum()): Uint8Array =>
  leafBytes({ type: 'case.event', tag, commit: sum(), prev: sum(), rules: NO_RULES, seen })

async function logOf(entries: readonly Uint8Array[]): Promise<{ disk: LossyDisk; log: LogFolder }> {
  const disk = new LossyDisk(1)
  const log = new LogFolder(disk.disk, 'log')
  const writer = await LogWriter.from(log, 0)
  await writer.grow(entries.slice(0, 100))
  await writer.grow(entries.slice(100))
  await log.publish(
    signNote(headText({ origin: 'log.example/a', size: entries.length, root: writer.tree.root() }), [signer]),
  )
  await writer.prune()
  return { disk, log }
}

async function verdict(log: LogFolder): Promise<string> {
  const done = await verifyLog(log, (note) => openCheckpoint(note, signer.verifier))
  return done.ok ? `good ${done.value.checkpoint.size} ${done.value.leaves}` : (done.problems[0]?.code ?? '')
}

test('hashes are those of RFC 6962: an entry is never a node', () => {
  expect(hex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  expect(hex(nodeHash(EMPTY_ROOT, EMPTY_ROOT))).not.toBe(hex(leafHash(Buffer.concat([EMPTY_ROOT, EMPTY_ROOT]))))
})

describe('a log in a folder', () => {
  const many = Array.from({ length: 300 }, () => leaf())

  test.each([0, 1, 255, 256, 257, 300])('of %i entries is good, and narrower tiles are gone', async (size) => {
    const { disk, log } = await logOf(many.slice(0, size))
    expect(await verdict(log)).toBe(`good ${size} ${size}`)
    const needed = ['log/checkpoint', ...[...tilesOf(size)].map((place) => join('log', tilePath(place)))]
    const left = disk.names().filter((name) => !needed.includes(name) && size >= 256 && name.includes('000.p/'))
    expect(left).toEqual([])
  })

  test('may hold entries of others, which are verified as bytes', async () => {
    const { log } = await logOf([Buffer.from('anything'), leaf(), new Uint8Array()])
    expect(await verdict(log)).toBe('good 3 1')
  })

  test('every file counts: a bit, a byte more, a byte less, the file itself', async () => {
    for (const place of tilesOf(300)) {
      for (const change of ['bit', 'more', 'less', 'none']) {
        const { disk, log } = await logOf(many)
        const path = join('log', tilePath(place))
        const file = await disk.disk.open(path)
        const bytes = Buffer.from(disk.bytes(path))
        if (change === 'bit') disk.flip(path)
        else if (change === 'more') await file.write(Buffer.alloc(1), bytes.length)
        else if (change === 'less') await file.truncate(bytes.length - 1)
        else await disk.disk.remove(path)
        expect([path, change, await verdict(log)]).toEqual([path, change, 'damaged'])
      }
    }
  })

  test('must have a head, and one that was signed', async () => {
    const { disk, log } = await logOf(many.slice(0, 3))
    await disk.disk.remove('log/checkpoint')
    expect(await verdict(log)).toBe('damaged')
    await log.publish('nothing')
    expect(await verdict(log)).toBe('signature')
  })

  test('no tag stands twice', async () => {
    const twin = sum()
    const { log } = await logOf([leaf(empty, twin), ...many.slice(0, 5), leaf(empty, twin)])
    expect(await verdict(log)).toBe('omitted')
  })

  test('a head that an author had seen is one of this log, and no later than the leaf', async () => {
    const tree = new GrowingTree()
    for (const entry of many.slice(0, 5)) tree.append(entry)
    const head = { size: 5, root: hex(tree.root()) }
    const seen = async (at: number, said: Leaf['seen']): Promise<string> =>
      await verdict((await logOf(many.slice(0, 12).toSpliced(at, 0, leaf(said)))).log)
    expect(await seen(5, head)).toBe('good 13 13')
    expect(await seen(12, head)).toBe('good 13 13')
    expect(await seen(12, { ...head, root: sum() })).toBe('omitted')
    expect(await seen(12, { size: 6, root: head.root })).toBe('omitted')
    expect(await seen(4, head)).toBe('omitted')
    expect(await seen(12, { size: 0, root: sum() })).toBe('omitted')
  })
})
