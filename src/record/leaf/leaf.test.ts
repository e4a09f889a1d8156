import { describe, expect, test } from 'vitest'
import { LossyDisk, seeded, seededBytes } from '../../../test/record/lossyDisk.ts'
import { canonicalJson } from '../canonical.ts'
import { HeadSigner } from '../headMemory.ts'
import { leafHash } from '../tree/hash.ts'
import { makeSigner } from '../tree/keys.ts'
import { TileTree } from '../tree/prove.ts'
import { GrowingTree } from '../tree/tiles.ts'
import { CaseKeyStore } from './caseKeys.ts'
import { closeEnvelope, commitTo, readOpening } from './envelope.ts'
import { LEAF_TYPES, type Leaf, leafBytes, readLeaf } from './leaf.ts'
import { openPromise, promiseText } from './receipt.ts'
import { seal, unseal } from './sealing.ts'
import { prevOf, tagOf } from './tags.ts'

const random = seededBytes(seeded(1))
const sum = 'ab'.repeat(32)
const leaf: Leaf = {
  type: 'finding.recorded',
  tag: sum,
  commit: sum,
  prev: sum,
  rules: sum,
  seen: { size: 41230, root: sum },
}
const at = '2026-03-14T09:00:00.000Z'

describe('a leaf', () => {
  test('is canonical JSON of this one form, and small', () => {
    const text = Buffer.from(leafBytes(leaf)).toString()
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(text.length).toBeLessThan(1024)
    expect(readLeaf(Buffer.from(text))).toEqual(leaf)
    expect(LEAF_TYPES.length).toBeLessThanOrEqual(20)
  })

  test.each([
    (text: string) => text.replace('"v":1', '"v":2'),
    (text: string) => text.replace('finding', 'feeling'),
    (text: string) => text.replace('{', '{ '),
    (text: string) => text.replace('41230', '041230'),
    (text: string) => text.replace('"tag":"ab', '"tag":"AB'),
    (text: string) => `${text}\n`,
    (text: string) => text.replace('"v":1', '"v":1,"name":"x"'),
  ])('and no other (%#)', (change) => {
    expect(readLeaf(Buffer.from(change(Buffer.from(leafBytes(leaf)).toString())))).toBeNull()
  })
})

test('tags and links depend on every part, and on nothing else', () => {
  const [a, b] = [random(32), random(32)]
  expect(tagOf(a, 1)).toBe(tagOf(a, 1))
  expect(new Set([tagOf(a, 0), tagOf(a, 1), tagOf(a, 256), tagOf(b, 1), prevOf(a, null), prevOf(a, sum)]).size).toBe(6)
})

describe('a commitment', () => {
  const made = closeEnvelope({ n: 3, type: 'finding.recorded', at, fields: { a: 1, b: 'two', c: [null] } }, random)
  if (made === null) throw new Error('not closed')
  const commit = commitTo(made.salt, made.envelope)
  const envelope = canonicalJson(made.envelope) ?? ''
  const fields = made.fields.map((field) => canonicalJson([...field]) ?? '')

  test('opens with its salt and texts, all fields or some', () => {
    expect(readOpening(commit, made.salt, envelope, fields)?.fields.map(([, name, value]) => [name, value])).toEqual([
      ['a', 1],
      ['b', 'two'],
      ['c', [null]],
    ])
    expect(readOpening(commit, made.salt, envelope, [])?.fields).toEqual([])
  })

  test.each([
    ['another salt', sum, envelope, fields],
    ['another number', made.salt, envelope.replace('"n":3', '"n":4'), fields],
    ['another moment', made.salt, envelope.replace('09:', '08:'), fields],
    ['a field changed', made.salt, envelope, [fields[0]?.replace(',1]', ',2]') ?? '']],
    ['a field twice', made.salt, envelope, [fields[0] ?? '', fields[0] ?? '']],
    ['a field of nobody', made.salt, envelope, [`["${sum}","d",1]`]],
  ])('does not open with %s', (_, salt, text, shown) => expect(readOpening(commit, salt, text, shown)).toBeNull())

  test('hides how many fields there are: eight digests, or a power of two, in order', () => {
    for (const [count, width] of [
      [0, 8],
      [3, 8],
      [8, 8],
      [9, 16],
      [17, 32],
    ] as const) {
      const many = Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i]))
      const digests = closeEnvelope({ n: 0, type: 'case.event', at, fields: many }, random)?.envelope.fields ?? []
      expect([digests.length, new Set(digests).size]).toEqual([width, width])
      expect([...digests].sort()).toEqual(digests)
    }
  })

  test('of the same contents is another each time', () => {
    const again = closeEnvelope({ n: 3, type: 'finding.recorded', at, fields: { a: 1, b: 'two', c: [null] } }, random)
    expect(again === null ? '' : commitTo(again.salt, again.envelope)).not.toBe(commit)
  })
})

test('sealed bytes open under their key only, and with every bit as it was', () => {
  const [key, other] = [random(32), random(32)]
  const sealed = seal(key, Buffer.from('a letter'), random)
  expect(Buffer.from(unseal(key, sealed) ?? []).toString()).toBe('a letter')
  expect(unseal(other, sealed)).toBeNull()
  expect(unseal(key, sealed.subarray(0, 20))).toBeNull()
  for (let i = 0; i < sealed.length; i += 1) {
    const copy = Buffer.from(sealed)
    copy[i] = (copy[i] ?? 0) ^ 1
    expect(unseal(key, copy)).toBeNull()
  }
})

test('case keys are kept, found, and destroyed for good', async () => {
  const disk = new LossyDisk(1)
  const store = new CaseKeyStore(disk.disk, 'keys', random)
  expect(await store.find('one')).toBeNull()
  const keys = await store.findOrMake('one')
  const again = await new CaseKeyStore(disk.disk, 'keys', random).find('one')
  expect(Buffer.from(again?.caseKey ?? []).equals(Buffer.from(keys.caseKey))).toBe(true)
  expect(Buffer.from(again?.dataKey ?? []).equals(Buffer.from(keys.dataKey))).toBe(true)
  expect(await store.names()).toEqual(['one'])
  expect([await store.destroy('one'), await store.destroy('one'), await store.find('one')]).toEqual([true, false, null])
  expect(disk.afterPowerLoss().names()).toEqual([])
})

test('a promise is opened under the key of its log, and is no head', () => {
  const signer = makeSigner('log.example/a', 'note', Buffer.alloc(32, 1))
  const text = promiseText({ origin: 'log.example/a', leaf: leafHash(leafBytes(leaf)), seconds: 7 }, signer)
  const opened = openPromise(text, signer.verifier)
  expect(opened.ok && [opened.value.origin, opened.value.seconds]).toEqual(['log.example/a', 7])
  expect(openPromise(text.replace('\n7\n', '\n8\n'), signer.verifier).ok).toBe(false)
  const foreign = makeSigner('log.example/b', 'note', Buffer.alloc(32, 1))
  expect(openPromise(text, foreign.verifier).ok).toBe(false)
})

test('a signer never signs less than before, nor another history, also after its memory was all that stayed', async () => {
  const disk = new LossyDisk(1)
  const signer = (): HeadSigner =>
    new HeadSigner(disk.disk, 'keys', makeSigner('log.example/a', 'note', Buffer.alloc(32, 1)))
  const sign = async (size: number, word: string): Promise<boolean> => {
    const grown = new GrowingTree()
    for (let i = 0; i < size; i += 1) grown.append(Buffer.from(`${word} ${i}`))
    const edge = grown.edge()
    const tree = new TileTree(size, async ({ level }) => edge[Number(level)] ?? new Uint8Array())
    return (await signer().sign({ origin: 'log.example/a', size, root: grown.root() }, tree)).ok
  }
  const answers = []
  for (const [size, word] of [
    [5, 'a'],
    [5, 'a'],
    [4, 'a'],
    [5, 'b'],
    [9, 'b'],
    [9, 'a'],
    [5, 'a'],
  ] as const) {
    answers.push(await sign(size, word))
  }
  expect(answers).toEqual([true, true, false, false, false, true, false])
})
