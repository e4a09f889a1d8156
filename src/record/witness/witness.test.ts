import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { LossyDisk } from '../../../test/record/lossyDisk.ts'
import { headText } from '../tree/checkpoint.ts'
import { makeSigner } from '../tree/keys.ts'
import { openNote, signNote } from '../tree/note.ts'
import { TileTree } from '../tree/prove.ts'
import { GrowingTree } from '../tree/tiles.ts'
import { gatherCosignatures, witnessAt } from './cosign.ts'
import { witnessServer } from './server.ts'
import { Witness } from './witness.ts'

const ORIGIN = 'log.example/a'
const log = makeSigner(ORIGIN, 'note', Buffer.alloc(32, 1))
const other = makeSigner(ORIGIN, 'note', Buffer.alloc(32, 2))
const signer = makeSigner('witness.example', 'cosignature', Buffer.alloc(32, 3))

function treeOf(size: number, word = 'entry'): { tree: TileTree; note: string } {
  const grown = new GrowingTree()
  for (let i = 0; i < size; i += 1) grown.append(Buffer.from(`${word} ${i}`))
  const edge = grown.edge()
  const tree = new TileTree(size, async ({ level }) => edge[Number(level)] ?? new Uint8Array())
  return { tree, note: signNote(headText({ origin: ORIGIN, size, root: grown.root() }), [log]) }
}

async function body(old: number, size: number, word = 'entry'): Promise<string> {
  const { tree, note } = treeOf(size, word)
  const proof = old <= size ? await tree.consistency(old, size) : []
  return [`old ${old}`, ...proof.map((one) => Buffer.from(one).toString('base64')), '', note].join('\n')
}

function fresh(disk = new LossyDisk(1)): Witness {
  return new Witness({ disk: disk.disk, folder: 'w', signer, logs: [log.verifier], now: () => 5_000_000 })
}

describe('a witness', () => {
  test('cosigns heads that continue each other, with the moment', async () => {
    const witness = fresh()
    for (const [old, size] of [
      [0, 3],
      [3, 3],
      [3, 100],
      [100, 200],
    ] as const) {
      const answer = await witness.addCheckpoint(await body(old, size))
      expect([answer.status, answer.body]).toEqual([200, expect.stringMatching(/^\u2014 witness\.example \S+\n$/)])
      const opened = openNote(treeOf(size).note + answer.body, [signer.verifier])
      expect(opened.ok && opened.value.signatures[0]?.seconds).toBe(5000)
    }
  })

  test('answers as tlog-witness says when it does not', async () => {
    const witness = fresh()
    await witness.addCheckpoint(await body(0, 100))
    const ask = async (text: string): Promise<unknown> => {
      const { status, type, body: said } = await witness.addCheckpoint(text)
      return status === 409 ? [status, type, said] : status
    }
    expect(await ask((await body(100, 200)).replaceAll(ORIGIN, 'log.example/b'))).toBe(404)
    const { note } = treeOf(200)
    const foreign = signNote(`${note.split('\n\n')[0]}\n`, [other])
    expect(await ask((await body(100, 200)).replace(note, foreign))).toBe(403)
    expect(await ask((await body(100, 200)).replace(/\n200\n/, '\n201\n'))).toBe(403)
    expect(await ask(await body(200, 100))).toBe(400)
    expect(await ask(await body(50, 200))).toEqual([409, 'text/x.tlog.size', '100\n'])
    expect(await ask(await body(0, 200))).toEqual([409, 'text/x.tlog.size', '100\n'])
    expect(await ask(await body(100, 100, 'another'))).toEqual([409, 'text/x.tlog.size', '100\n'])
    expect(await ask(await body(100, 200, 'another'))).toBe(422)
    expect(await ask((await body(100, 200)).replace('old 100\n', 'old 100\nAAAA\n'))).toBe(400)
    expect(await ask((await body(100, 200)).replace('old 100', 'old 0100'))).toBe(400)
    for (const text of ['', 'old 1', 'old 1\n\n', 'x\n\ny\n\nz\n']) expect(await ask(text)).toBe(400)
    expect(await ask(await body(100, 200))).toBe(200)
  })

  test('remembers on the disk before it answers: no signature without, and never two roots of one size', async () => {
    const disk = new LossyDisk(7)
    const witness = fresh(disk)
    disk.plan({ call: 'rename', nth: 1, code: 'EIO' })
    await expect(witness.addCheckpoint(await body(0, 10))).rejects.toThrow()
    disk.plan(null)
    expect((await witness.addCheckpoint(await body(0, 10))).status).toBe(200)
    const later = new Witness({
      disk: disk.afterPowerLoss().disk,
      folder: 'w',
      signer,
      logs: [log.verifier],
      now: () => 1,
    })
    expect((await later.addCheckpoint(await body(0, 10, 'another'))).status).toBe(409)
    expect((await later.addCheckpoint(await body(10, 10, 'another'))).status).toBe(409)
  })

  test('of many calls at once only one moves a head from its size', async () => {
    const witness = fresh()
    const answers = await Promise.all(
      [10, 20, 30, 40].map(async (size) => await witness.addCheckpoint(await body(0, size))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

test('a log gathers cosignatures over HTTP, whatever its witness holds already', async () => {
  const server = witnessServer(fresh())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  try {
    const doors = [witnessAt(url, signer.verifier), witnessAt(`${url}/nowhere`, signer.verifier)]
    for (const size of [3, 3, 50, 51]) {
      const { tree, note } = treeOf(size)
      const done = await gatherCosignatures(note, log.verifier, tree, doors)
      expect(done.ok && [done.value.note.split('\n').length, done.value.problems.length]).toEqual([7, 1])
    }
    const { tree, note } = treeOf(60, 'another')
    const forked = await gatherCosignatures(note, log.verifier, tree, doors.slice(0, 1))
    expect(forked.ok && forked.value.problems[0]?.message).toContain('422')
    const back = treeOf(20)
    const shrunk = await gatherCosignatures(back.note, log.verifier, back.tree, doors.slice(0, 1))
    expect(shrunk.ok && shrunk.value.problems[0]?.message).toContain('larger head')
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405)
    expect((await fetch(`${url}/other`, { method: 'POST', body: '' })).status).toBe(404)
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(200_000) })).status).toBe(413)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})
