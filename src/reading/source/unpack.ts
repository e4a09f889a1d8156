import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { bad, good, type Result } from '../../input/index.ts'
import { MAX_UNPACKED, problem, tooLarge } from './limits.ts'

/** How many bytes may still be unpacked of a file. It goes down with everything that is unpacked of it. */
export interface Allowance {
  left: number
}

/** The allowance of a file that was not unpacked yet. */
export function allowance(): Allowance {
  return { left: MAX_UNPACKED }
}

type Unpacker = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array

/** Unpacks gzip, also of several members one after the other, as far as the allowance reaches. */
export function gunzip(bytes: Uint8Array, file: string, allowed: Allowance, path?: string): Result<Uint8Array> {
  return unpack(gunzipSync, bytes, file, allowed, path)
}

const ENCODINGS: ReadonlyMap<string, Unpacker> = new Map<string, Unpacker>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['br', brotliDecompressSync],
  ['deflate', (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(bytes, options)],
  ['zstd', zstdDecompressSync],
])

/** The most codings that are undone one after the other. */
const MOST_CODINGS = 3

/**
 * Undoes the content codings of a page as HTTP names them. Archives often hold a page already decoded under its old
 * head; what does not begin as the coding must is taken as it is.
 */
export function decoded(
  bytes: Uint8Array,
  codings: string,
  file: string,
  allowed: Allowance,
  path: string,
): Result<Uint8Array> {
  const names = codings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > MOST_CODINGS)
    return bad(problem('unreadable', file, `The page is coded ${names.length} times.`, 'Save it as HTML.', path))
  let now = bytes
  for (const name of names.reverse()) {
    const unpacker = ENCODINGS.get(name)
    if (unpacker === undefined || beginsAsText(now)) continue
    const next = unpack(unpacker, now, file, allowed, path)
    if (!next.ok) return next
    now = next.value
  }
  return good(now)
}

function beginsAsText(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(String.fromCharCode(...bytes.subarray(0, 64)))
}

function unpack(
  unpacker: Unpacker,
  bytes: Uint8Array,
  file: string,
  allowed: Allowance,
  path?: string,
): Result<Uint8Array> {
  if (allowed.left < 1) return bad(tooLarge(file, 'What it holds', MAX_UNPACKED, path))
  try {
    const whole = unpacker(bytes, { maxOutputLength: allowed.left })
    allowed.left -= whole.length
    return good(whole)
  } catch (error) {
    if (error instanceof RangeError) return bad(tooLarge(file, 'What it holds', MAX_UNPACKED, path))
    return bad(
      problem(
        'unreadable',
        file,
        'It is packed, and the packing is damaged.',
        'Fetch the archive again, or give the page as HTML.',
        path,
      ),
    )
  }
}
