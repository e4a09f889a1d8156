import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as otherSha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { hex, leafHash, makeSigner, signNote, tagOf } from '../../src/record/index.ts'
import { seeded, seededBytes } from './lossyDisk.ts'
import { pageVerifier } from './pageVerifier.ts'

const file = z.object({
  testGroups: z.array(
    z.object({
      publicKey: z.object({ pk: z.string() }),
      tests: z.array(z.object({ tcId: z.number(), msg: z.string(), sig: z.string(), result: z.string() })),
    }),
  ),
})
const path = fileURLToPath(new URL('./data/wycheproof-ed25519.json', import.meta.url))
const groups = file.parse(JSON.parse(readFileSync(path, 'utf8'))).testGroups
const random = seededBytes(seeded(1))
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

test('the Ed25519 of the page is strict: the verdicts of Wycheproof, all 151, and those of another program', () => {
  const { signed } = pageVerifier()
  let count = 0
  for (const { publicKey, tests } of groups) {
    for (const { tcId, msg, sig, result } of tests) {
      count += 1
      const own = signed(bytes(publicKey.pk), bytes(msg), bytes(sig))
      expect([tcId, own]).toEqual([tcId, result === 'valid'])
      const other = sig.length === 128 && ed25519.verify(bytes(sig), bytes(msg), bytes(publicKey.pk), { zip215: false })
      expect([tcId, other]).toEqual([tcId, own])
    }
  }
  expect(count).toBe(151)
})

test('signatures, sums and tags are those that another program makes', () => {
  for (let i = 0; i < 20; i += 1) {
    const seed = random(32)
    const signer = makeSigner('log.example/a', 'note', seed)
    expect(hex(signer.verifier.bytes)).toBe(hex(ed25519.getPublicKey(seed)))
    const tail = Buffer.from(signNote('text\n', [signer]).trim().split(' ').at(-1) ?? '', 'base64')
    expect(tail.subarray(4).toString('hex')).toBe(hex(ed25519.sign(Buffer.from('text\n'), seed)))
    const entry = random(100 + i)
    expect(hex(leafHash(entry))).toBe(hex(otherSha256(new Uint8Array([0, ...entry]))))
    const n = new Uint8Array(8)
    new DataView(n.buffer).setBigUint64(0, BigInt(i))
    expect(tagOf(seed, i)).toBe(hex(hmac(otherSha256, seed, new Uint8Array([...Buffer.from('tag'), ...n]))))
  }
})
