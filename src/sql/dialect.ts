/**
 * What differs between SQL engines. Emitters write standard SQL and ask the dialect for everything else, so that the
 * same linkage runs on another engine by another object of this type. Arguments and answers are SQL expressions.
 */
export interface Dialect {
  readonly name: string
  /** A name in quotes. */
  identifier(name: string): string
  /** A text in quotes. */
  literal(text: string): string
  /** The text as a whole number of 64 bits, null when it is none. */
  toBigint(text: string): string
  /** The text as a whole number of 32 bits, null when it is none. */
  toInteger(text: string): string
  /** Whole division of numbers that are not negative. */
  quotient(a: string, b: string): string
  /** Jaro-Winkler similarity of two texts of capital letters A-Z: 0 to 1, prefix weight 0.1, up to 4 letters. */
  jaroWinkler(a: string, b: string): string
  /** Edits between two texts of ASCII: insertions, deletions, substitutions, exchanges of neighbours. */
  edits(a: string, b: string): string
  /** How many bits two whole numbers differ in. */
  differingBits(a: string, b: string): string
  /** The same number, but of unknown range: joined by it, wide records are kept by rows, which is quicker to read. */
  unbounded(number: string): string
  /** A whole number of up to 57 bits that stands for the text; equal texts give equal numbers. */
  hash(text: string): string
  /** Every character that the pattern matches is replaced. */
  replaceAll(text: string, pattern: string, by: string): string
  /** Whether the whole pattern is found somewhere in the text. */
  matches(text: string, pattern: string): string
  /** Reads a CSV file whose columns are known, as texts and in the order of its rows; nothing about it is guessed. */
  readCsv(path: string, columns: readonly string[], separator: string): string
  /** Reads a Parquet file. */
  readParquet(path: string): string
  /** A statement that opens a file of tables under a name, to be read only or also written; it is made where there is none. */
  attach(path: string, name: string, use: 'read' | 'write'): string
  /** A statement that closes such a file. */
  detach(name: string): string
  /** A statement after which the few rows of a table that have some values of a column are found quickly. */
  createIndex(table: string, column: string): string
  /** A statement that writes the answer of a query to a file, in the order of its rows; CSV begins with the names. */
  writeFile(query: string, path: string, form: 'csv' | 'parquet'): string
  /** A list of the given values without the absent ones. */
  present(values: readonly string[]): string
  /** The value at a place of a list, counted from 1; null past its end. */
  element(list: string, place: number): string
  /** A table of one column `n` with the whole numbers from 0 to count - 1. */
  numbers(count: string): string

  // What formulas of the law ask for, with `identifier` and `literal`; null goes in and comes out as null.

  /** A day as a date, from its text such as 2026-03-14. */
  dateLiteral(day: string): string
  /** The number as one of double precision, never as a decimal, which would round otherwise. */
  doubleLiteral(value: number): string
  /** How many days lie from one date to another; negative if the second is earlier. */
  daysBetween(from: string, to: string): string
  /** The date a number of days later; the number may be an expression. */
  addDays(date: string, days: number | string): string
  /** The year of a date. */
  year(date: string): string
  /** The month of a date, 1 to 12. */
  month(date: string): string
  /** The day of the month of a date, 1 to 31. */
  dayOfMonth(date: string): string
  /** How many days the month of a date has. */
  lengthOfMonth(date: string): string

  // What the run of a whole population asks for.

  /** A query for the columns of a table in their order: name, and type in lower-case letters. */
  describe(table: string): string
}
