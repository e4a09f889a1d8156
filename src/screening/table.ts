import { createHash } from 'node:crypto'
import type { Problem } from '../input/index.ts'

/** A table of text with a header, as it was read from a file: the manifest, or one file of records. */
export interface Table {
  /** The name of the file, as people write it. */
  readonly file: string
  readonly columns: readonly string[]
  /** The cells of each row in the order of the columns; an absent value is null. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** The line of the file that each row begins on, where the form of the file has lines. */
  readonly lines?: readonly number[] | undefined
}

/** One row of a table; `row` counts from 1 below the header. */
export interface Row {
  readonly table: Table
  readonly row: number
}

/** What stands in a column of a row without the blanks around it; an empty cell and an absent column are null. */
export function cellOf({ table, row }: Row, column: string): string | null {
  const at = table.columns.indexOf(column)
  const text = at < 0 ? undefined : table.rows[row - 1]?.[at]?.trim()
  return text === undefined || text === '' ? null : text
}

/**
 * The sum of what a row says: of its columns and cells, whatever their order. A ruling is made on such contents, and
 * stops counting when they change.
 */
export function contentOf(given: Row): string {
  const cells = [...given.table.columns].sort().map((column) => [column, cellOf(given, column)])
  return sumOf(JSON.stringify(cells))
}

/** The sum of all rows of a table in their order. */
export function contentOfTable(table: Table): string {
  return sumOf(table.rows.map((_, at) => contentOf({ table, row: at + 1 })).join('\n'))
}

/** The SHA-256 sum of a text, 64 digits. */
export function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A problem with a row of a table, or with one of its cells. */
export function rowProblem(
  { table, row }: Row,
  column: string | null,
  code: Problem['code'],
  message: string,
  mend: string,
): Problem {
  const line = table.lines?.[row - 1]
  return {
    code,
    place: {
      file: table.file,
      ...(line === undefined ? {} : { line }),
      path: column === null ? `row ${row}` : `row ${row}, column ${column}`,
    },
    message,
    mend,
  }
}

/** What is wrong with the header of a table and with the length of its rows, whatever they mean. */
export function problemsOfTable(table: Table): readonly Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const column of table.columns) {
    if (column.trim() === '') {
      problems.push(
        headerProblem(table, 'missing-key', 'A column has no name.', 'Name every column in the first line.'),
      )
    } else if (seen.has(column)) {
      const message = `Two columns are called "${column}".`
      problems.push(headerProblem(table, 'duplicate-key', message, 'Give each column a name of its own.'))
    }
    seen.add(column)
  }
  for (const [at, cells] of table.rows.entries()) {
    if (cells.length === table.columns.length) continue
    const message = `The row has ${cells.length} cells; the header has ${table.columns.length}.`
    problems.push(rowProblem({ table, row: at + 1 }, null, 'syntax', message, 'Mend the row.'))
  }
  return problems
}

const MOST_PROBLEMS = 1000

/** The first thousand problems of a table and how many more there are: a wrong column has one in every row. */
export function firstProblems(problems: readonly Problem[], table: Table): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS
  if (more <= 0) return problems
  const message = `${more} further ${more === 1 ? 'problem is' : 'problems are'} not listed.`
  const rest: Problem = { code: 'too-large', place: { file: table.file }, message, mend: 'Mend these first.' }
  return [...problems.slice(0, MOST_PROBLEMS), rest]
}

/** A problem with the header of a table. */
export function headerProblem(table: Table, code: Problem['code'], message: string, mend: string): Problem {
  return { code, place: { file: table.file, path: 'header' }, message, mend }
}
