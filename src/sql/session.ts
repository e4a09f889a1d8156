import type { Dialect } from './dialect.ts'

/** A value that SQL gives or takes: whole numbers and measures are numbers, dates are texts (2026-03-14). */
export type Cell = string | number | boolean | null

/** What a column holds: a whole number of up to 31 or 53 bits, a measure, or a text. */
export type ColumnKind = 'integer' | 'bigint' | 'double' | 'text'

/** One column to be written: its name, what it holds, and its values. */
export interface Column {
  readonly name: string
  readonly kind: ColumnKind
  readonly values: readonly Cell[]
}

/** An open engine. One statement runs at a time; what is cancelled throws an SqlError of code `cancelled`. */
export interface Session {
  readonly dialect: Dialect
  /** Runs one statement or several, separated by semicolons. */
  run(sql: string): Promise<void>
  /** Runs one query and gives its columns in order, each with all its values. */
  columns(sql: string): Promise<readonly (readonly Cell[])[]>
  /** Makes the table anew from columns of equal length. */
  store(table: string, columns: readonly Column[]): Promise<void>
  /** How far the running statement is, between 0 and 1; null when the engine does not know. */
  progress(): number | null
  close(): void
}

/**
 * Why an engine failed. `time`: a limit of time was reached. `unreachable`: no answer from the server. `not-here`: the
 * engine cannot do this at all.
 */
export type SqlErrorCode =
  | 'cancelled'
  | 'memory'
  | 'disk'
  | 'time'
  | 'locked'
  | 'unreachable'
  | 'not-here'
  | 'failed'
  | 'missing-engine'

/** A failure of an engine, with the statement that failed; what is wrong with the user's files is a Problem instead. */
export class SqlError extends Error {
  readonly code: SqlErrorCode
  readonly statement: string

  constructor(code: SqlErrorCode, message: string, statement: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'SqlError'
    this.code = code
    this.statement = statement
  }
}
