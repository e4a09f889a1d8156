import type { Dialect } from './dialect.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The dialect of DuckDB. */
export const duckdbDialect: Dialect = {
  name: 'duckdb',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal,
  toBigint: (text) => `try_cast(${text} as bigint)`,
  toInteger: (text) => `try_cast(${text} as integer)`,
  quotient: (a, b) => `(${a} // ${b})`,
  jaroWinkler: (a, b) => `jaro_winkler_similarity(${a}, ${b})`,
  edits: (a, b) => `damerau_levenshtein(${a}, ${b})`,
  differingBits: (a, b) => `bit_count(xor(${a}, ${b}))`,
  // Of keys in a dense range of up to a million DuckDB makes a table by columns: one miss of the cache for each column.
  unbounded: (number) => `xor(${number}, 0)`,
  hash: (text) => `(hash(${text}) >> 7)::bigint`,
  replaceAll: (text, pattern, by) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`,
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  // Named line ends give an empty answer for files with CRLF in DuckDB 1.5; it finds them by itself.
  readCsv: (path, columns, separator) =>
    `read_csv(${literal(path)}, auto_detect = false, columns = {${columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}}, ` +
    `header = true, delim = ${literal(separator)}, quote = '"', escape = '"', null_padding = false, strict_mode = true, nullstr = '')`,
  readParquet: (path) => `read_parquet(${literal(path)})`,
  attach: (path, name, use) => `attach ${literal(path)} as ${name}${use === 'read' ? ' (read_only)' : ''}`,
  detach: (name) => `detach ${name}`,
  createIndex: (table, column) => `create index ${table.replace('.', '_')}_${column} on ${table} (${column})`,
  writeFile: (query, path, form) =>
    `copy (${query}) to ${literal(path)} (${form === 'csv' ? 'format csv, header' : 'format parquet'})`,
  present: (values) => `list_filter([${values.join(', ')}], lambda each: each is not null)`,
  element: (list, place) => `${list}[${place}]`,
  numbers: (count) => `(select range as n from range(${count}))`,
  dateLiteral: (day) => `date ${literal(day)}`,
  doubleLiteral: (value) => `(${value.toExponential()}::double)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  addDays: (date, days) => `(${date} + ${days})`,
  year: (date) => `year(${date})`,
  month: (date) => `month(${date})`,
  dayOfMonth: (date) => `day(${date})`,
  lengthOfMonth: (date) => `day(last_day(${date}))`,
  describe: (table) => `select column_name, lower(column_type) from (describe select * from ${table})`,
}
