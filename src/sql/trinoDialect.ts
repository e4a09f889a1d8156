import type { Dialect } from './dialect.ts'
import { SqlError } from './session.ts'
import { trinoEdits, trinoJaroWinkler } from './trinoLikeness.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const digits = (text: string): string => `regexp_extract(${text}, '^\\s*[+-]?[0-9]+\\s*$')`

/** Escapes and classes of a pattern as a whole, or the sign for the end. */
const ENDS = /\\.|\[(?:\\.|[^\]\\])*\]|\$/gs

/** A pattern as a literal. The sign for the end would also be met before a last line break, which is meant nowhere. */
const regexp = (pattern: string): string =>
  literal(/\(\?\w*m/.test(pattern) ? pattern : pattern.replace(ENDS, (piece) => (piece === '$' ? '\\z' : piece)))

/** As many rows as one list may have. */
const LIST = 10_000

/** The dialect of Trino. What needs files on this machine is not there. */
export const trinoDialect: Dialect = {
  name: 'trino',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal,
  // Digits of other scripts would be read as digits too.
  toBigint: (text) => `try_cast(${digits(text)} as bigint)`,
  toInteger: (text) => `try_cast(${digits(text)} as integer)`,
  quotient: (a, b) => `(${a} / nullif(${b}, 0))`,
  jaroWinkler: trinoJaroWinkler,
  edits: trinoEdits,
  differingBits: (a, b) => `bit_count(bitwise_xor(${a}, ${b}), 64)`,
  unbounded: (number) => number,
  // The first 57 bits of a hash that is the same on every server and in every version.
  hash: (text) => `bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(${text}))), 7)`,
  replaceAll: (text, pattern, by) =>
    `regexp_replace(${text}, ${regexp(pattern)}, ${literal(by.replaceAll(/[\\$]/g, (sign) => `\\${sign}`))})`,
  matches: (text, pattern) => `regexp_like(${text}, ${regexp(pattern)})`,
  readCsv: () => notHere('reads no CSV file of this machine; store its columns as a table'),
  readParquet: () => notHere('reads no Parquet file of this machine; name a table of one of its catalogs'),
  attach: () => notHere('opens no file of this machine; name a schema of one of its catalogs'),
  detach: () => notHere('opens no file of this machine'),
  createIndex: () => notHere('keeps no indexes of its own; its connectors do'),
  writeFile: () => notHere('writes no file on this machine; take the columns of the query'),
  present: (values) => `filter(array[${values.join(', ')}], each -> each is not null)`,
  element: (list, place) => `element_at(${list}, ${place})`,
  // A list is short: the numbers are made of two, and more than a hundred million are an error of the engine.
  numbers: (count) =>
    `(select high * ${LIST} + low as n from unnest(sequence(0, (${count} - 1) / ${LIST})) as highs(high) ` +
    `cross join unnest(sequence(0, ${LIST - 1})) as lows(low) where high * ${LIST} + low < ${count})`,
  dateLiteral: (day) => `date ${literal(day)}`,
  doubleLiteral,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  addDays: (date, days) => `date_add('day', ${days}, ${date})`,
  year: (date) => `year(${date})`,
  month: (date) => `month(${date})`,
  dayOfMonth: (date) => `day(${date})`,
  lengthOfMonth: (date) => `day(last_day_of_month(${date}))`,
  describe: (table) => `describe ${table}`,
}

/** A number with an exponent is of double precision; one without would be a decimal. */
function doubleLiteral(value: number): string {
  if (Number.isNaN(value)) return 'nan()'
  if (!Number.isFinite(value)) return value > 0 ? 'infinity()' : '(-infinity())'
  // The sign of zero is lost by toExponential.
  return `(${Object.is(value, -0) ? '-' : ''}${value.toExponential().toUpperCase()})`
}

function notHere(what: string): never {
  throw new SqlError('not-here', `Trino ${what}.`, '')
}
