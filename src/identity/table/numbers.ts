import type { Dialect } from '../../sql/index.ts'

/** Values that are written where a number is not known. */
const PLACEHOLDERS = ['', 'NONE', 'UNKNOWN', 'UNK', 'NULL', 'NA', 'NIL', 'PENDING'] as const

/** First step to a comparable number: capital letters and digits only. */
export function plainNumberSql(dialect: Dialect, column: string): string {
  return dialect.replaceAll(`upper(substr(${column}, 1, 64))`, '[^A-Z0-9]', '')
}

/**
 * Second step: placeholders and repetitions of one character are missing, and an A-number is its nine digits (the
 * letter A before it and zeros lost from its front do not matter).
 */
export function numberSql(dialect: Dialect, key: string, plain: string): string {
  const digits = `case when substr(${plain}, 1, 1) = 'A' then substr(${plain}, 2) else ${plain} end`
  const text =
    key === 'a_number' ? `case when length(${digits}) in (7, 8) then lpad(${digits}, 9, '0') else ${digits} end` : plain
  const none = `${plain} in (${PLACEHOLDERS.map(dialect.literal).join(', ')}) or replace(${plain}, substr(${plain}, 1, 1), '') = ''`
  return `case when ${plain} is null or ${none} then null else ${text} end`
}
