import { bad, good, type Result } from '../../input/index.ts'
import { problem, tooLarge } from './limits.ts'

/** A record of a WARC: its head, with names in small letters, and its block. */
export interface WarcRecord {
  readonly head: ReadonlyMap<string, string>
  readonly block: Uint8Array
}

/** The most records of an archive, and the longest head of one. */
const MOST_RECORDS = 100_000
const LONGEST_HEAD = 64 * 1024

/** Reads the records of a WARC 1.0 or 1.1 that is not packed (ISO 28500). A record that is cut off is a problem. */
export function warcRecords(bytes: Uint8Array, file: string, path?: string): Result<readonly WarcRecord[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const records: WarcRecord[] = []
  let at = 0
  while (at < buffer.length) {
    if (records.length >= MOST_RECORDS) return bad(tooLarge(file, 'The number of records', MOST_RECORDS, path))
    const broken = (what: string): Result<never> =>
      bad(
        problem(
          'syntax',
          file,
          `Record ${records.length + 1} of the WARC ${what}.`,
          'Fetch the archive again, or give the page as HTML.',
          path,
        ),
      )
    const { head, end } = headAt(buffer, at)
    if (head === null) return broken('has no complete head')
    const [version = '', ...lines] = head.split(/\r?\n/)
    if (!/^WARC\/1\.[01]$/.test(version.trim())) return broken('does not begin with WARC/1.0 or WARC/1.1')
    const fields = fieldsOf(lines)
    const length = fields.get('content-length') ?? ''
    if (!/^\d{1,12}$/.test(length)) return broken('does not say its length')
    const last = end + Number(length)
    if (last > buffer.length) return broken('is cut off')
    records.push({ head: fields, block: bytes.subarray(end, last) })
    at = last
    while (at < buffer.length && (buffer[at] === 13 || buffer[at] === 10)) at += 1
  }
  return good(records)
}

/** The head that begins at a place of bytes, and where what follows it begins; null where it does not end. */
export function headAt(buffer: Buffer, at: number): { readonly head: string | null; readonly end: number } {
  const part = buffer.subarray(at, at + LONGEST_HEAD)
  const [strict, loose] = [part.indexOf('\r\n\r\n'), part.indexOf('\n\n')]
  const isStrict = strict >= 0 && (loose < 0 || strict < loose)
  const length = isStrict ? strict : loose
  if (length < 0) return { head: null, end: at }
  return { head: part.toString('latin1', 0, length), end: at + length + (isStrict ? 4 : 2) }
}

/** The fields of a head; a line that begins with a space goes on with the one before, and of two of a name the first counts. */
export function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  let last = ''
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (last !== '') fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    last = fields.has(name) ? '' : name
    if (last !== '') fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}
