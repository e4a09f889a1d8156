import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** How the bytes of a text file begin: what to skip, and the encoding if it is UTF-16. */
export interface TextStart {
  readonly skip: number
  readonly utf16: 'utf-16le' | 'utf-16be' | null
}

/** Tells UTF-16 from other encodings by its mark, or by the zero bytes between its letters. */
export function textStart(bytes: Uint8Array): TextStart {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return { skip: 2, utf16: 'utf-16le' }
  if (a === 0xfe && b === 0xff) return { skip: 2, utf16: 'utf-16be' }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { skip: 3, utf16: null }
  if (b === 0 && a !== 0 && a !== undefined) return { skip: 0, utf16: 'utf-16le' }
  if (a === 0 && b !== 0 && b !== undefined) return { skip: 0, utf16: 'utf-16be' }
  return { skip: 0, utf16: null }
}

/** Writes a UTF-16 file anew as UTF-8. Answers whether it was valid. */
export async function copyAsUtf8(from: string, start: TextStart, to: string): Promise<boolean> {
  const decoder = new TextDecoder(start.utf16 ?? 'utf-8', { fatal: true })
  const file = await open(to, 'w', 0o600)
  try {
    for await (const bytes of piecesOf(from, start.skip)) await file.appendFile(decoder.decode(bytes, { stream: true }))
    await file.appendFile(decoder.decode())
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  } finally {
    await file.close()
  }
}

/** The bytes of a file in pieces, from a place on. */
export async function* piecesOf(path: string, start: number): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { start, highWaterMark: 1024 * 1024 })) {
    const bytes: Uint8Array = piece
    yield bytes
  }
}

/** The first bytes of a file. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file: FileHandle = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The text of a cell and whether it was UTF-8; what is not is read as Latin-1 with the signs of Windows-1252. */
export function cellText(bytes: Uint8Array, whole: boolean): { readonly text: string; readonly utf8: boolean } {
  const clean = whole ? bytes : bytes.subarray(0, endOfLetters(bytes))
  const view = Buffer.from(clean.buffer, clean.byteOffset, clean.length)
  if (isUtf8(view)) return { text: view.toString('utf8'), utf8: true }
  const text = view.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign)
  return { text, utf8: false }
}

/** What Windows-1252 has in the places 80 to 9f. */
const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']

/** Where the last whole letter of cut UTF-8 ends. */
function endOfLetters(bytes: Uint8Array): number {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length
}
