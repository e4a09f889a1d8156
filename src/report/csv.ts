import { safe } from './words.ts'

/**
 * The beginning of a text that a spreadsheet would take for a formula, as a regular expression: the signs themselves,
 * also in their wide forms, and those that spreadsheets skip before one.
 */
export const FORMULA_START = '^[=+@\\t\\r\\n\uff0b\uff0d\uff1d\uff20-]'

const FORMULA = new RegExp(FORMULA_START)

/**
 * A row of a comma-separated file as `writ link` writes them (RFC 4180, lines ended by a line feed). A text that a
 * spreadsheet would take for a formula gets an apostrophe before it; control characters become codes.
 */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = `${FORMULA.test(value) ? "'" : ''}${safe(value)}`
  // Where a spreadsheet separates cells by semicolons, a list must stay in one cell.
  return /[",;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
