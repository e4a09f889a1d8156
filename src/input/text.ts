import { bad, good, type Result } from './problem.ts'

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 32 * 1024 * 1024

/** Decodes the bytes of a file as UTF-8, refusing everything that is not clean text. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array, file: string): Result<string> {
  const place = { file }
  if (bytes.length > MAX_BYTES) {
    const message = `The file has ${bytes.length} bytes; ${MAX_BYTES} are the most.`
    return bad({
      code: 'too-large',
      place,
      message,
      mend: 'Split it, and refer to documents by source instead of copying them in.',
    })
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return bad({ code: 'encoding', place, message: 'The file is UTF-16.', mend: 'Save it as UTF-8.' })
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const at = firstBadByte(bytes)
    return bad({
      code: 'encoding',
      place: { file, ...at },
      message: 'The file is not valid UTF-8.',
      mend: 'Save it as UTF-8.',
    })
  }
  const nul = text.indexOf('\u0000')
  if (nul >= 0) {
    const at = positionsIn(text)(nul)
    return bad({
      code: 'nul-byte',
      place: { file, ...at },
      message: 'The file holds a NUL byte.',
      mend: 'Remove it; the file must be plain text.',
    })
  }
  return good(text)
}

/** A place in a text: line and column, both from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Finds the line and column of offsets in a text; the lines are counted once, however many offsets are asked for. */
export function positionsIn(text: string): (offset: number) => Position {
  let starts: number[] | null = null
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

/**
 * Where the character at `offset` of a text value stands in the source whose value begins at `start`. Line breaks and
 * indentation of wrapped values count as the one space that they stand for.
 */
export function offsetInScalar(source: string, start: number, value: string, offset: number): number {
  const header = /^(?:[>|][+-]?\d?[+-]?[ \t]*\r?\n)?[ \t]*["']?/.exec(source.slice(start, start + 400))?.[0].length ?? 0
  let place = start + header
  for (let i = 0; i < offset; i += 1) {
    const c = value[i] ?? ''
    if (/\s/.test(c)) while (place < source.length && /\s/.test(source[place] ?? '')) place += 1
    else place = source.indexOf(c, place) + 1
  }
  if (!/\s/.test(value[offset] ?? ' ')) while (/\s/.test(source[place] ?? '')) place += 1
  return place
}

function firstBadByte(bytes: Uint8Array): { readonly line: number } {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const decoder = new TextDecoder('utf-8', { fatal: true })
    try {
      decoder.decode(bytes.subarray(0, middle + 1), { stream: true })
      low = middle + 1
    } catch {
      high = middle
    }
  }
  let line = 1
  for (const byte of bytes.subarray(0, low)) if (byte === 10) line += 1
  return { line }
}
