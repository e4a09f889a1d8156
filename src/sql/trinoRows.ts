import type { Cell, Column, ColumnKind } from './session.ts'
import { trinoDialect } from './trinoDialect.ts'

/** The types that columns are stored with. */
export const TRINO_TYPES: Readonly<Record<ColumnKind, string>> = {
  integer: 'integer',
  bigint: 'bigint',
  double: 'double',
  text: 'varchar',
}

/**
 * Statements that write columns of equal length into a table, each with as many rows as its size permits. The rows of
 * one statement are one JSON text: as `values` each row would be planned by itself, which takes twenty times as long.
 * @throws Error when a value is not of its column's kind, or one row alone is larger than a statement.
 */
export function* insertsOf(
  table: string,
  columns: readonly Column[],
  size: number,
): Generator<{ readonly statement: string; readonly rows: number }> {
  const length = columns[0]?.values.length ?? 0
  const odd = columns.find(({ values }) => values.length !== length)
  if (odd !== undefined) throw new Error(`The column ${odd.name} has ${odd.values.length} values instead of ${length}.`)
  const types = columns.map(({ kind }, place) => `c${place} ${TRINO_TYPES[kind]}`).join(', ')
  const head = `insert into ${table} select * from unnest(cast(json_parse('[`
  const tail = `]') as array(row(${types}))))`
  const whole = (rows: readonly string[]): { statement: string; rows: number } => ({
    statement: head + rows.join(',') + tail,
    rows: rows.length,
  })
  const empty = head.length + tail.length
  let rows: string[] = []
  let used = empty
  for (let row = 0; row < length; row += 1) {
    const written = rowOf(columns, row)
    if (empty + written.length > size) throw new Error(`Row ${row + 1} alone is longer than a statement may be.`)
    if (rows.length > 0 && used + written.length + 1 > size) {
      yield whole(rows)
      rows = []
      used = empty
    }
    rows.push(written)
    used += written.length + 1
  }
  if (rows.length > 0) yield whole(rows)
}

/** One row as JSON, as it stands inside a text of SQL. */
function rowOf(columns: readonly Column[], row: number): string {
  const cells = columns.map(({ name, kind, values }) => {
    const value = values[row] ?? null
    const written = value === null ? 'null' : WRITERS[kind](value)
    if (written === null) throw new Error(`Row ${row + 1} of the column ${name} has a value that is no ${kind}.`)
    return written
  })
  return trinoDialect.literal(`[${cells.join(',')}]`).slice(1, -1)
}

const WRITERS: Readonly<Record<ColumnKind, (value: Exclude<Cell, null>) => string | null>> = {
  integer: (value) => (Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? String(value) : null),
  bigint: (value) => (Number.isSafeInteger(value) ? String(value) : null),
  double: (value) => (typeof value === 'number' ? measure(value) : null),
  // Half a character pair cannot be sent: on the way it would become another character.
  text: (value) => (typeof value === 'string' && value.isWellFormed() ? JSON.stringify(value) : null),
}

function measure(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value))
  return Object.is(value, -0) ? '-0.0' : String(value)
}
