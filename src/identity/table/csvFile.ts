import { open, stat } from 'node:fs/promises'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { SqlError } from '../../sql/index.ts'
import { type CsvFault, CsvMachine, KEPT_BYTES } from './csvMachine.ts'
import { cellText, copyAsUtf8, firstBytes, piecesOf, textStart } from './textForm.ts'

/** A CSV file that an engine can read without guessing: UTF-8, every row as long as the header. */
export interface CsvFile {
  /** The file itself, or a tidy copy of it. */
  readonly path: string
  readonly separator: string
  readonly header: readonly string[]
  readonly records: number
  /** What the reader of the result should know. */
  readonly notes: readonly string[]
  /** The line that each record begins on; counted when it is asked for. */
  readonly lines: () => Promise<readonly number[]>
}

/** The longest row that is left to the engine as it is, in bytes. */
const LONGEST_ROW = 65_536

const SEPARATORS: readonly string[] = [',', ';', '\t']

/**
 * Looks through a CSV file once, says what is wrong with it by line, and writes a tidy copy where the engine could read
 * it otherwise than it is meant: text that is not UTF-8, mixed line ends, very long rows. `copy` begins the copy's name.
 */
export async function prepareCsv(
  path: string,
  name: string,
  copy: string,
  signal?: AbortSignal,
): Promise<Result<CsvFile>> {
  const place = { file: name }
  if ((await stat(path)).size === 0)
    return bad({ code: 'syntax', place, message: 'The file is empty.', mend: 'Write a header and records into it.' })
  const first = await firstBytes(path, 65_536)
  if (isPacked(first)) {
    const message = 'The file is packed, or a workbook.'
    return bad({ code: 'unreadable', place, message, mend: 'Unpack it, or save the table as CSV (UTF-8).' })
  }
  const start = textStart(first)
  if (start.utf16 === null) return await scanned(path, name, copy, start.skip, first.subarray(start.skip), [], signal)
  const asUtf8 = `${copy}.utf8.csv`
  if (!(await copyAsUtf8(path, start, asUtf8))) {
    const message = 'The file begins like UTF-16 but is not.'
    return bad({ code: 'encoding', place, message, mend: 'Save it as UTF-8.' })
  }
  const notes = [`${name} was read as UTF-16.`]
  return await scanned(asUtf8, name, copy, 0, await firstBytes(asUtf8, 65_536), notes, signal)
}

async function scanned(
  path: string,
  name: string,
  copy: string,
  skip: number,
  first: Uint8Array,
  notes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<CsvFile>> {
  const { separator, from } = separatorOf(first)
  let header: readonly string[] = []
  const machine = new CsvMachine(separator.charCodeAt(0), (cells) => {
    header = cells.map((cell, place) => headerName(cellText(cell, cell.length < KEPT_BYTES).text, place))
    machine.stopTaking()
  })
  const utf8 = await feed(machine, path, skip + from, signal)
  const problems = [...faultProblems(machine, name), ...headerProblems(header, name)]
  if (problems.length > 0) return { ok: false, problems }
  if (machine.rows <= 1) return bad(noRecords(name))
  const lines = (): Promise<readonly number[]> => linesOf(path, separator, skip + from)
  const found = { separator, header, records: machine.rows - 1, lines }
  const ends = Object.values(machine.ends).filter((seen) => seen).length
  const tidy = utf8 && from === 0 && ends <= 1 && !machine.ends.cr && !machine.looseQuote && !machine.lateHeader
  if (tidy && machine.longestRow <= LONGEST_ROW) return good({ ...found, path, notes })
  const tidyPath = `${copy}.tidy.csv`
  const foreign = await rewrite(path, tidyPath, separator, skip + from, signal)
  const told = foreign.rows === 0 ? [] : [notUtf8(name, foreign.rows, foreign.line)]
  return good({ ...found, separator: ',', path: tidyPath, notes: [...notes, ...told] })
}

async function linesOf(path: string, separator: string, skip: number): Promise<readonly number[]> {
  const lines: number[] = []
  const machine = new CsvMachine(separator.charCodeAt(0), (_, line) => {
    lines.push(line)
  })
  await feed(machine, path, skip, undefined)
  return lines.slice(1)
}

/** The problem of a table that has a header and nothing else. */
export function noRecords(file: string): Problem {
  return { code: 'syntax', place: { file }, message: 'The table has no records.', mend: 'Add at least one.' }
}

function notUtf8(name: string, rows: number, line: number): string {
  const many = rows === 1 ? '1 row is' : `${rows} rows are`
  return `${name}: ${many} not UTF-8 and read as Latin-1 (Windows-1252), the first in line ${line}. If names look wrong, save the file as UTF-8.`
}

function isPacked([a, b, c, d]: Uint8Array): boolean {
  return (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0x1f && b === 0x8b)
}

/** The separator that the header has most of; a first line `sep=;` says it outright, as Excel writes it. */
function separatorOf(bytes: Uint8Array): { readonly separator: string; readonly from: number } {
  const said = /^sep=([,;\t])\r?\n/i.exec(Buffer.from(bytes.subarray(0, 8)).toString('latin1'))
  if (said?.[1] !== undefined) return { separator: said[1], from: said[0].length }
  const counts = SEPARATORS.map(() => 0)
  let quoted = false
  let begun = false
  for (const byte of bytes) {
    const sign = String.fromCharCode(byte)
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '\n' || sign === '\r') {
      if (begun) break
      continue
    }
    begun = true
    const place = SEPARATORS.indexOf(sign)
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1
  }
  return { separator: SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',', from: 0 }
}

/** Feeds a file to the machine; answers whether it is UTF-8 throughout. */
async function feed(
  machine: CsvMachine,
  path: string,
  from: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let utf8 = true
  const decode = (bytes?: Uint8Array): void => {
    try {
      if (utf8) decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      utf8 = false
    }
  }
  for await (const bytes of piecesOf(path, from)) {
    if (signal?.aborted === true) throw new SqlError('cancelled', 'The work was cancelled.', '')
    machine.feed(bytes)
    decode(bytes)
  }
  decode()
  machine.end()
  return utf8
}

function headerName(text: string, place: number): string {
  const name = text.replaceAll(/\s+/g, ' ').trim()
  return name === '' ? `column ${place + 1}` : name
}

/** Column names that stand twice; engines do not tell capital letters apart. */
export function headerProblems(header: readonly string[], file: string): readonly Problem[] {
  const seen = new Map<string, string>()
  return header.flatMap((name): Problem[] => {
    const key = name.toLowerCase()
    const before = seen.get(key)
    seen.set(key, name)
    if (before === undefined) return []
    const message = before === name ? `The column "${name}" stands twice.` : `The columns "${before}" and "${name}".`
    return [
      {
        code: 'duplicate-key',
        place: { file, line: 1 },
        message,
        mend: 'Give every column a name of its own; capital letters make no difference.',
      },
    ]
  })
}

function faultProblems({ faults, width, uneven }: CsvMachine, file: string): readonly Problem[] {
  const problems = faults.map((fault): Problem => {
    const [message, mend] = describeFault(fault, width)
    return { code: fault.kind === 'nul' ? 'nul-byte' : 'syntax', place: { file, line: fault.line }, message, mend }
  })
  const told = faults.filter(({ kind }) => kind === 'cells').length
  if (uneven <= told) return problems
  const message = `${uneven - told} more rows have too many or too few cells.`
  return [...problems, { code: 'syntax', place: { file }, message, mend: 'Mend them in the same way.' }]
}

function describeFault({ kind, cells }: CsvFault, width: number): readonly [string, string] {
  const count = (n: number): string => (n === 1 ? '1 cell' : `${n} cells`)
  if (kind === 'nul') return [`Cell ${cells} holds a NUL byte.`, 'Remove it; the file must be plain text.']
  if (kind === 'open-quote')
    return [`The quotation mark that opens cell ${cells} is never closed.`, 'Close it, or remove it.']
  if (kind === 'after-quote')
    return [
      `Text follows the closing quotation mark of cell ${cells}.`,
      'Write quotation marks inside a cell twice: "".',
    ]
  const mend =
    cells < width
      ? 'Write empty cells for what is missing.'
      : 'Put a cell that holds the separator into quotation marks, or remove the excess.'
  return [`The row has ${count(cells)}, the header has ${count(width)}.`, mend]
}

async function rewrite(
  from: string,
  to: string,
  separator: string,
  skip: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly rows: number; readonly line: number }> {
  const file = await open(to, 'w', 0o600)
  let lines: string[] = []
  let rows = 0
  let line = 0
  const machine = new CsvMachine(separator.charCodeAt(0), (cells, at) => {
    let utf8 = true
    const texts = cells.map((cell) => {
      const read = cellText(cell, cell.length < KEPT_BYTES)
      utf8 &&= read.utf8
      return `"${read.text.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`
    })
    lines.push(`${texts.join(',')}\n`)
    if (utf8) return
    rows += 1
    if (line === 0) line = at
  })
  try {
    for await (const bytes of piecesOf(from, skip)) {
      if (signal?.aborted === true) throw new SqlError('cancelled', 'The work was cancelled.', '')
      machine.feed(bytes)
      await file.appendFile(lines.join(''))
      lines = []
    }
    machine.end()
    await file.appendFile(lines.join(''))
  } finally {
    await file.close()
  }
  return { rows, line }
}
