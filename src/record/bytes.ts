import { createHash, hash } from 'node:crypto'

/** The SHA-256 sum of bytes that lie one after the other (FIPS 180-4). */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return hash('sha256', first, 'buffer')
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** Bytes as small hexadecimal letters. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

/** Bytes as base64 (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

/** The bytes of small hexadecimal letters; null for anything else, also for capitals and an odd count. */
export function fromHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? Buffer.from(text, 'hex') : null
}

/**
 * The bytes of base64 text; null unless encoding them again gives the very same text. Decoders are lenient in different
 * ways, so that two verifiers could read one text differently.
 */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** The bracketed pieces of a text that has a form, by number from 1; each is empty if the text has not the form. */
export function pieces(form: RegExp, text: string): (number: number) => string {
  const found = form.exec(text)
  return (number) => found?.[number] ?? ''
}

/** A whole number as decimal digits without leading zeroes; null for anything else, or above 2^53 - 1. */
export function fromDecimal(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : null
}

/** Eight bytes, the highest first, of a whole number. */
export function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
