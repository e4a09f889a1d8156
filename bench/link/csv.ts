/** Reads and writes comma-separated text, the form in which records go to a peer and scored pairs come back. */

/** A value of a record; null if it is absent. */
export type Cell = string | null

/** Splits a whole text into lines of cells; cells may stand in double quotes. Every line must have as many cells. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    line.push(cell.value)
    at = cell.end + 1
    if (text[cell.end] === ',') {
      if (at === text.length) line.push('')
      else continue
    }
    if (text[cell.end] === '\r') at += 1
    lines.push(line)
    if (line.length !== lines[0]?.length) {
      throw new Error(`Line ${lines.length} has ${line.length} cells, the first line has ${lines[0]?.length}.`)
    }
    line = []
  }
  return lines
}

interface Found {
  readonly value: string
  /** Where the cell ends: at a comma, at a line break or at the end of the text. */
  readonly end: number
}

function plainCell(text: string, start: number): Found {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(start, end), end }
}

function quotedCell(text: string, start: number): Found {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new Error(`The quote at letter ${start} has no end.`)
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Writes lines of cells; an absent value is an empty cell without quotes. */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(cellText).join(',')}\n`).join('')
}
