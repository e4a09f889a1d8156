/** Bytes that mean something in a CSV file; UTF-8 and Latin-1 agree on them. */
const BYTE = { lineFeed: 10, carriageReturn: 13, quote: 34 } as const

/** Where a cell stands: at its beginning, inside without or within quotes, after a quote, after a carriage return. */
type State = 'begin' | 'plain' | 'quoted' | 'quote' | 'return'

/** What is wrong with a line: a row with another number of cells, text after a quote, or a quote without an end. */
export interface CsvFault {
  readonly kind: 'cells' | 'after-quote' | 'open-quote' | 'nul'
  readonly line: number
  /** How many cells the row has; the place of the cell, counted from 1, where one is at fault. */
  readonly cells: number
}

/** Takes the cells of one row; only as many bytes of a cell are kept as anybody compares. */
export type TakeRow = (cells: readonly Uint8Array[], line: number) => void

/** The most bytes of a cell that are kept. */
export const KEPT_BYTES = 4096

/** At most so many faults are told one by one. */
const FAULTS = 10

/**
 * Reads CSV (RFC 4180) byte by byte, however the file is cut into pieces: counts rows and cells, tells faults by line,
 * and hands over the cells of rows while somebody takes them. Empty lines are no rows, unless there is one column.
 */
export class CsvMachine {
  /** How many rows were read, the header included. */
  rows = 0
  /** How many rows have another number of cells than the header. */
  uneven = 0
  readonly faults: CsvFault[] = []
  /** Which line ends stand outside of quotes. */
  readonly ends = { lf: false, crlf: false, cr: false }
  /** Whether a quote stands inside a cell that does not begin with one. */
  looseQuote = false
  /** Whether empty lines stand before the header. */
  lateHeader = false
  /** The most bytes of one row. */
  longestRow = 0
  /** How many cells the header has. */
  width = 0

  readonly #separator: number
  readonly #ordinary: Uint8Array
  #take: TakeRow | null
  #state: State = 'begin'
  #line = 1
  #rowLine = 1
  #rowBytes = 0
  #count = 0
  #quoteLine = 1
  #cells: Uint8Array[] = []
  #parts: Uint8Array[] = []
  #partBytes = 0

  constructor(separator: number, take: TakeRow) {
    this.#separator = separator
    this.#take = take
    this.#ordinary = new Uint8Array(256).fill(1)
    for (const byte of [0, BYTE.lineFeed, BYTE.carriageReturn, BYTE.quote, separator]) this.#ordinary[byte] = 0
  }

  /** From now on rows are only counted. */
  stopTaking(): void {
    this.#take = null
  }

  /** Reads the next piece of the file. */
  feed(bytes: Uint8Array): void {
    const ordinary = this.#ordinary
    const length = bytes.length
    let at = 0
    while (at < length) {
      const start = at
      if (this.#state === 'quoted') {
        at = this.#skipQuoted(bytes, at)
        this.#keep(bytes, start, at)
        if (at < length) {
          this.#state = 'quote'
          at += 1
        }
        continue
      }
      while (at < length && ordinary[bytes[at] ?? 0] === 1) at += 1
      if (at > start) this.#text(bytes, start, at)
      if (at < length) {
        this.#sign(bytes[at] ?? 0, bytes, at)
        at += 1
      }
    }
  }

  /** Tells that the file has ended. */
  end(): void {
    if (this.#state === 'quoted') this.#fault({ kind: 'open-quote', line: this.#quoteLine, cells: this.#count + 1 })
    if (this.#state === 'return') this.#endLine('cr')
    else if (this.#rowBytes > 0) this.#endRow()
  }

  /** Goes to the quote that ends the cell, counting lines. */
  #skipQuoted(bytes: Uint8Array, from: number): number {
    const found = bytes.indexOf(BYTE.quote, from)
    const end = found < 0 ? bytes.length : found
    for (let at = from; at < end; at++) {
      if (bytes[at] === BYTE.lineFeed) this.#line += 1
      else if (bytes[at] === 0) this.#fault({ kind: 'nul', line: this.#line, cells: this.#count + 1 })
    }
    this.#rowBytes += end - from
    return end
  }

  #text(bytes: Uint8Array, start: number, end: number): void {
    if (this.#state === 'return') this.#endLine('cr')
    if (this.#state === 'quote') this.#fault({ kind: 'after-quote', line: this.#line, cells: this.#count + 1 })
    this.#state = 'plain'
    this.#keep(bytes, start, end)
    this.#rowBytes += end - start
  }

  #sign(byte: number, bytes: Uint8Array, at: number): void {
    if (this.#state === 'return') {
      this.#endLine(byte === BYTE.lineFeed ? 'crlf' : 'cr')
      if (byte === BYTE.lineFeed) return
    }
    if (byte === BYTE.quote) this.#quote(bytes, at)
    else if (byte === this.#separator) {
      this.#rowBytes += 1
      this.#endCell()
    } else if (byte === BYTE.lineFeed) this.#endLine('lf')
    else if (byte === BYTE.carriageReturn) this.#state = 'return'
    else {
      this.#fault({ kind: 'nul', line: this.#line, cells: this.#count + 1 })
      this.#rowBytes += 1
      this.#state = 'plain'
    }
  }

  #quote(bytes: Uint8Array, at: number): void {
    this.#rowBytes += 1
    if (this.#state === 'begin') {
      this.#state = 'quoted'
      this.#quoteLine = this.#line
    } else if (this.#state === 'quote') {
      this.#keep(bytes, at, at + 1)
      this.#state = 'quoted'
    } else {
      this.looseQuote = true
      this.#keep(bytes, at, at + 1)
    }
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    if (this.#take === null || start === end || this.#partBytes >= KEPT_BYTES) return
    const part = bytes.slice(start, Math.min(end, start + KEPT_BYTES - this.#partBytes))
    this.#parts.push(part)
    this.#partBytes += part.length
  }

  #endCell(): void {
    this.#count += 1
    if (this.#take !== null) {
      this.#cells.push(this.#parts.length === 1 ? (this.#parts[0] ?? new Uint8Array()) : Buffer.concat(this.#parts))
      this.#parts = []
      this.#partBytes = 0
    }
    this.#state = 'begin'
  }

  #endLine(kind: 'lf' | 'crlf' | 'cr'): void {
    this.ends[kind] = true
    this.#endRow()
    this.#line += 1
    this.#rowLine = this.#line
  }

  #endRow(): void {
    const empty = this.#rowBytes === 0
    this.#endCell()
    if (!empty || this.width === 1) this.#closeRow()
    else if (this.rows === 0) this.lateHeader = true
    this.#count = 0
    this.#cells = []
    this.#rowBytes = 0
  }

  #closeRow(): void {
    this.rows += 1
    this.longestRow = Math.max(this.longestRow, this.#rowBytes)
    if (this.rows === 1) this.width = this.#count
    else if (this.#count !== this.width) {
      this.uneven += 1
      this.#fault({ kind: 'cells', line: this.#rowLine, cells: this.#count })
    }
    this.#take?.(this.#cells, this.#rowLine)
  }

  #fault(fault: CsvFault): void {
    if (this.faults.length < FAULTS) this.faults.push(fault)
  }
}
