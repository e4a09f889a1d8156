import { createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  canonicalJson,
  fromBase64,
  openNote,
  peekHead,
  provesConsistency,
  provesInclusion,
  readVerifier,
} from '../../src/record/index.ts'

const data = fileURLToPath(new URL('./data/', import.meta.url))
const json = (path: string): unknown => JSON.parse(readFileSync(data + path, 'utf8'))
const bytes = z.string().transform((text) => Buffer.from(text, 'base64'))
const filesIn = (folder: string): readonly string[] =>
  readdirSync(data + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`)
    .sort()

const inclusion = z.object({
  leafIdx: z.number(),
  treeSize: z.number(),
  root: bytes,
  leafHash: bytes,
  proof: z.array(bytes).nullable(),
  wantErr: z.boolean(),
})

const consistency = z.object({
  size1: z.number(),
  size2: z.number(),
  root1: bytes,
  root2: bytes,
  proof: z.array(bytes).nullable(),
  wantErr: z.boolean(),
})

describe('RFC 6962 proofs of transparency-dev/merkle', () => {
  const all = [...filesIn('merkle-testdata/inclusion'), ...filesIn('merkle-testdata/consistency')]

  test('there are 196', () => expect(all).toHaveLength(196))

  test.each(filesIn('merkle-testdata/inclusion'))('%s', (path) => {
    const one = inclusion.parse(json(path))
    expect(provesInclusion(one.leafIdx, one.treeSize, one.leafHash, one.proof ?? [], one.root)).toBe(!one.wantErr)
  })

  test.each(filesIn('merkle-testdata/consistency'))('%s', (path) => {
    const one = consistency.parse(json(path))
    const proven = provesConsistency(one.size1, one.size2, one.root1, one.root2, one.proof ?? [])
    expect(proven).toBe(!one.wantErr)
    if (one.size1 === 0) expect(proven).toBe(false)
  })
})

describe('Ed25519 of Wycheproof', () => {
  const file = z.object({
    testGroups: z.array(
      z.object({
        publicKey: z.object({ pk: z.string() }),
        tests: z.array(z.object({ tcId: z.number(), msg: z.string(), sig: z.string(), result: z.string() })),
      }),
    ),
  })
  const cases = file
    .parse(json('wycheproof-ed25519.json'))
    .testGroups.flatMap(({ publicKey, tests }) => tests.map((one) => ({ ...one, pk: publicKey.pk })))

  test('there are 151', () => expect(cases).toHaveLength(151))

  test.each(cases)('tcId $tcId is $result', ({ pk, msg, sig, result }) => {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(pk, 'hex')])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    expect(verify(null, Buffer.from(msg, 'hex'), key, Buffer.from(sig, 'hex'))).toBe(result === 'valid')
  })
})

describe('canonical JSON', () => {
  const names = readdirSync(`${data}jcs/testdata/input`)

  test.each(names)('%s of the published examples', (name) => {
    const input = z.json().parse(json(`jcs/testdata/input/${name}`))
    const hex = readFileSync(`${data}jcs/testdata/outhex/${name.replace('.json', '.txt')}`, 'utf8').replace(/\s/g, '')
    expect(Buffer.from(canonicalJson(input) ?? '').toString('hex')).toBe(hex)
  })

  test('is what another program makes of any data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const data = z.json().parse(value)
        expect(canonicalJson(data)).toBe(canonicalize(data))
        expect(JSON.parse(canonicalJson(data) ?? 'null')).toEqual(JSON.parse(JSON.stringify(data)))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([['\ud800'], [{ 'a\udc00': 1 }], [[Number.NaN]], [Number.POSITIVE_INFINITY]])('%j has no form', (value) => {
    expect(canonicalJson(value)).toBeNull()
  })
})

describe('notes of C2SP', () => {
  const examples = z
    .object({ signed_note: z.object({ vkey: z.string(), note: z.string() }), checkpoint_parse_only: z.string() })
    .parse(json('c2sp-notes/examples.json'))

  test('the example of signed-note opens under its key', () => {
    const key = readVerifier(examples.signed_note.vkey)
    expect(key.ok && openNote(examples.signed_note.note, [key.value]).ok).toBe(true)
  })

  test('one letter more does not', () => {
    const key = readVerifier(examples.signed_note.vkey)
    const note = examples.signed_note.note.replace('example', 'exxample')
    expect(key.ok && openNote(note, [key.value]).ok).toBe(false)
  })

  test('the example of tlog-checkpoint is read', () => {
    const head = peekHead(examples.checkpoint_parse_only)
    expect([head?.origin, head?.size]).toEqual(['example.com/behind-the-sofa', 20852163])
  })

  test('base64 that does not come back the same is refused', () => {
    expect(fromBase64('AAA=')).not.toBeNull()
    for (const text of ['AAB=', 'AAA', 'AAA=\n', ' AAA=', 'AA-_', 'AAA==']) expect(fromBase64(text)).toBeNull()
  })
})
