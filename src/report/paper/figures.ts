import { csvRow } from '../csv.ts'
import { type Paper, type PaperTable, tablesOf } from './paper.ts'

/**
 * The figures of a paper as comma-separated files, one a table and one behind each picture: numbers as they are, not as
 * they are rounded for reading, each with its unit and what it comes from.
 */
export function paperFigures(paper: Paper): ReadonlyMap<string, string> {
  return new Map(tablesOf(paper).map((table) => [`${table.id}.csv`, fileOf(table)]))
}

function fileOf({ head, rows }: PaperTable): string {
  const numbers = head.map((_, at) => rows.some((row) => typeof row[at] === 'object'))
  const names = head.flatMap((name, at) => {
    return numbers[at] === true ? [name, `${name}: unit`, `${name}: from`] : [name]
  })
  const lines = rows.map((row) =>
    csvRow(
      head.flatMap((_, at) => {
        const cell = row[at] ?? ''
        if (typeof cell === 'object') return [cell.value, cell.unit, cell.from ?? '']
        return numbers[at] === true ? [cell, '', ''] : [cell]
      }),
    ),
  )
  return [csvRow(names), ...lines].join('')
}
