import { readFileSync } from 'node:fs'
import type { Table } from '../../src/screening/index.ts'

/** Reads a comma-separated file as a table; cells may stand in double quotes, and an empty cell is null. */
export function csvTable(path: string): Table {
  return csvText(path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8'))
}

/** The same from a text. */
export function csvText(file: string, text: string): Table {
  const lines = text.split('\n').filter((line) => line !== '')
  const [columns = [], ...rows] = lines.map(cellsOf)
  return {
    file,
    columns,
    rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    lines: rows.map((_, at) => at + 2),
  }
}

function cellsOf(line: string): string[] {
  const cells: string[] = ['']
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? ''
    if (letter === '"') {
      // A doubled quote inside of quotes stands for one: the second of them opens the quotes again.
      if (!quoted && line[at - 1] === '"') cells.push(`${cells.pop() ?? ''}"`)
      quoted = !quoted
    } else if (letter === ',' && !quoted) cells.push('')
    else cells.push(`${cells.pop() ?? ''}${letter}`)
  }
  return cells
}

/** A table with one cell changed. */
export function withCell(table: Table, row: number, column: string, value: string | null): Table {
  const at = table.columns.indexOf(column)
  if (at < 0) throw new Error(`${table.file} has no column ${column}.`)
  return {
    ...table,
    rows: table.rows.map((cells, r) => (r === row - 1 ? cells.map((c, i) => (i === at ? value : c)) : cells)),
  }
}
