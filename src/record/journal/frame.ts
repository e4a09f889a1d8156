import { hex, sha256 } from '../bytes.ts'

/*
 * A journal is text, a frame a line:
 *
 *   LLLLLLLL SSSSSSSSSSSS payload HHHH...HHHH\n
 *
 * L is the length of the payload in bytes, S how many events were on the disk when the line was written (both
 * hexadecimal), payload canonical JSON, and H the SHA-256 of the H before and everything of this line before its own
 * blank. A line without payload is a mark: it holds no event and only says S. There is no zero byte in it, so that zeroes
 * are blocks that were never written, and a line break ends a line and nothing else.
 */

/** The bytes of a line before its payload. */
export const HEAD = 22

/** The bytes of a line after its payload. */
export const TAIL = 66

/** The largest payload, in bytes: 1 MiB. What is larger belongs into a file of its own, with its sum in the event. */
export const MAX_PAYLOAD = 1024 * 1024

/** The chain before the first line of a journal. */
export const FIRST_CHAIN: Uint8Array = sha256('writ-journal 1')

/** One line of a journal taken apart. */
export interface Frame {
  /** The payload; null for a mark. */
  readonly payload: string | null
  /** How many events were on the disk when the line was written. */
  readonly durable: number
  /** The chain after this line. */
  readonly chain: Uint8Array
  /** The bytes of the whole line. */
  readonly length: number
}

/** Writes the line of a payload, or of a mark for the empty payload, and the chain after it. */
export function encodeFrame(payload: string, durable: number, chain: Uint8Array): { line: Buffer; chain: Uint8Array } {
  const length = Buffer.byteLength(payload)
  const line = Buffer.allocUnsafe(HEAD + length + TAIL)
  line.write(`${length.toString(16).padStart(8, '0')} ${durable.toString(16).padStart(12, '0')} `, 0, 'latin1')
  line.write(payload, HEAD, 'utf8')
  const next = sha256(chain, line.subarray(0, HEAD + length))
  line.write(` ${hex(next)}\n`, HEAD + length, 'latin1')
  return { line, chain: next }
}

/**
 * Reads the line that begins at a position. `more` means that the bytes end before the line does; `wrong` that it is no
 * line of this chain.
 */
export function decodeFrame(bytes: Buffer, position: number, chain: Uint8Array): Frame | 'more' | 'wrong' {
  const held = bytes.length - position
  if (held < HEAD) return isHeadPart(bytes.toString('latin1', position)) ? 'more' : 'wrong'
  const head = bytes.toString('latin1', position, position + HEAD)
  if (!/^[0-9a-f]{8} [0-9a-f]{12} $/.test(head)) return 'wrong'
  const length = Number.parseInt(head.slice(0, 8), 16)
  if (length > MAX_PAYLOAD) return 'wrong'
  const whole = HEAD + length + TAIL
  if (held < whole) return bytes.indexOf(0x0a, position) < 0 && bytes.indexOf(0, position) < 0 ? 'more' : 'wrong'
  const next = sha256(chain, bytes.subarray(position, position + HEAD + length))
  const tail = bytes.toString('latin1', position + HEAD + length, position + whole)
  if (tail !== ` ${hex(next)}\n`) return 'wrong'
  const payload = length === 0 ? null : bytes.toString('utf8', position + HEAD, position + HEAD + length)
  return { payload, durable: Number.parseInt(head.slice(9, 21), 16), chain: next, length: whole }
}

function isHeadPart(text: string): boolean {
  return /^[0-9a-f]{0,8}$|^[0-9a-f]{8} [0-9a-f]{0,12}$/.test(text)
}

/** Whether any later line says that more than `count` events were on the disk: then what is broken had been there. */
export function laterLineSays(bytes: Buffer, position: number, count: number): boolean {
  for (let at = bytes.indexOf(0x0a, position); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    const head = bytes.toString('latin1', at + 1, at + 1 + HEAD)
    const durable = /^[0-9a-f]{8} ([0-9a-f]{12}) $/.exec(head)?.[1]
    if (durable !== undefined && Number.parseInt(durable, 16) > count) return true
  }
  return false
}

/** The smallest block that a disk writes whole, in bytes. */
const BLOCK = 512

/**
 * Whether broken bytes at the end of a journal are what power loss leaves of a write: the beginning of a line, or whole
 * blocks of zeroes where bytes never arrived. Changed letters are not: no block arrives with other contents.
 */
export function isTorn(bytes: Buffer, position: number, offset: number, chain: Uint8Array): boolean {
  if (position >= bytes.length) return true
  if (decodeFrame(bytes, position, chain) === 'more') return true
  for (let at = position; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + BLOCK - ((offset + at) % BLOCK))
    if (bytes.subarray(at, end).every((byte) => byte === 0)) return true
    at = end
  }
  return false
}
