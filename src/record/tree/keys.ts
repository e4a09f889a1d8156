import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { good, type Result } from '../../input/index.ts'
import { base64, fromBase64, hex, pieces, sameBytes, sha256, uint64 } from '../bytes.ts'
import { refuse } from '../problems.ts'

/** What a key signs: notes (0x01), or that a head was seen at a time (0x04, C2SP tlog-cosignature). */
export type KeyKind = 'note' | 'cosignature'

const KINDS = { note: 1, cosignature: 4 } as const

/** A public key by which signatures of a name are recognised: name, first four bytes of its sum, kind, key. */
export interface VerifierKey {
  readonly name: string
  readonly id: string
  readonly kind: KeyKind
  readonly bytes: Uint8Array
  readonly key: KeyObject
}

/** A key that signs. */
export interface SignerKey {
  readonly verifier: VerifierKey
  readonly key: KeyObject
  /** The form in which it is kept: `PRIVATE+KEY+name+id+base64` of kind and seed. */
  readonly text: string
}

const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Whether a name can stand in a note: not empty, no blanks, no plus sign, no control characters. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(name)
}

function idOf(name: string, kind: KeyKind, bytes: Uint8Array): string {
  return hex(sha256(name, '\n', Uint8Array.of(KINDS[kind]), bytes).subarray(0, 4))
}

function verifierOf(name: string, kind: KeyKind, bytes: Uint8Array): VerifierKey {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' })
  return { name, id: idOf(name, kind, bytes), kind, bytes, key }
}

/** The text of a public key (C2SP signed-note): `name+id+base64` of kind and key. */
export function verifierText({ name, id, kind, bytes }: VerifierKey): string {
  return `${name}+${id}+${base64(Buffer.concat([Uint8Array.of(KINDS[kind]), bytes]))}`
}

/** Reads the text of a public key. Its parts are split from the left: base64 may contain plus signs. */
export function readVerifier(text: string): Result<VerifierKey> {
  const piece = pieces(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/, text)
  const name = piece(1)
  const bytes = fromBase64(piece(3))
  const kind = kindOf(bytes?.[0])
  if (bytes === null || kind === null || bytes.length !== 33 || !isKeyName(name)) return badKey(text)
  const key = verifierOf(name, kind, bytes.subarray(1))
  return key.id === piece(2) ? good(key) : badKey(text)
}

function kindOf(byte: number | undefined): KeyKind | null {
  if (byte === KINDS.note) return 'note'
  return byte === KINDS.cosignature ? 'cosignature' : null
}

function badKey<T>(text: string): Result<T> {
  const message = `"${text.slice(0, 80)}" is no Ed25519 key of a note or a cosignature.`
  return refuse('signature', 'the key', message, 'Write it as its owner published it: name+id+base64.')
}

/** Makes a signing key of 32 bytes of chance. */
export function makeSigner(name: string, kind: KeyKind, seed: Uint8Array): SignerKey {
  if (seed.length !== 32 || !isKeyName(name)) throw new RangeError('A signing key needs a name and 32 bytes.')
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const verifier = verifierOf(name, kind, spki.subarray(PUBLIC_HEAD.length))
  const text = `PRIVATE+KEY+${name}+${verifier.id}+${base64(Buffer.concat([Uint8Array.of(KINDS[kind]), seed]))}`
  return { verifier, key, text }
}

/** Reads the kept form of a signing key. The problem never shows any of it. */
export function readSigner(text: string): Result<SignerKey> {
  const piece = pieces(/^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/, text.trim())
  const name = piece(1)
  const bytes = fromBase64(piece(3))
  const kind = kindOf(bytes?.[0])
  if (bytes !== null && kind !== null && bytes.length === 33 && isKeyName(name)) {
    const signer = makeSigner(name, kind, bytes.subarray(1))
    if (signer.verifier.id === piece(2)) return good(signer)
  }
  return refuse('signature', 'the signing key', 'It is not whole.', 'Restore it from a copy, or make a new one.')
}

/** Signs the text of a note; a cosignature also says when, in whole seconds. Answers the line of the signature. */
export function signatureLine(text: string, { key, verifier }: SignerKey, seconds: number): string {
  const body = verifier.kind === 'note' ? text : cosignedText(text, seconds)
  const signature = sign(null, Buffer.from(body), key)
  const parts = verifier.kind === 'note' ? [signature] : [uint64(seconds), signature]
  return `\u2014 ${verifier.name} ${base64(Buffer.concat([Buffer.from(verifier.id, 'hex'), ...parts]))}\n`
}

/**
 * Checks the bytes of a signature, without the key's id: the moment of a cosignature in seconds, 0 for a note, null if it
 * does not fit. Strict Ed25519 (RFC 8032): OpenSSL takes neither the lenient encodings nor the equation of ZIP-215.
 */
export function checkSignature(text: string, { kind, key }: VerifierKey, signature: Uint8Array): number | null {
  if (kind === 'note') {
    return signature.length === 64 && verify(null, Buffer.from(text), key, signature) ? 0 : null
  }
  if (signature.length !== 72) return null
  const seconds = Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE())
  if (!Number.isSafeInteger(seconds)) return null
  return verify(null, Buffer.from(cosignedText(text, seconds)), key, signature.subarray(8)) ? seconds : null
}

function cosignedText(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`
}

/** Whether two keys are the same one. */
export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return sameBytes(a.bytes, b.bytes)
}
