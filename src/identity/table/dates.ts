import type { Dialect } from '../../sql/index.ts'
import type { DateForm } from '../plan.ts'

/** How the days of a column can be written; `unclear` may be read day first or month first, `either` is the same both ways. */
export type WrittenForm =
  | 'missing'
  | 'iso'
  | 'compact'
  | 'dayFirst'
  | 'monthFirst'
  | 'either'
  | 'unclear'
  | 'yearOnly'
  | 'unreadable'

/** A time after the day is left aside, as databases and workbooks write it. */
const TIME = '([T ].*)?$'
const SPLIT = `^[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{4}${TIME}`
const ISO = `^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}${TIME}`
const COMPACT = '^[0-9]{8}$'
const YEAR = '^[0-9]{4}(-[0-9]{2})?$'

/** One query that counts the forms in which the days of a column are written: form, count, an example. */
export function countDatesSql(dialect: Dialect, table: string, column: string): string {
  const value = `trim(${column})`
  const split = dialect.matches(value, SPLIT)
  const first = dialect.toInteger(piece(dialect, value, 1))
  const second = dialect.toInteger(piece(dialect, value, 2))
  const form = `case
    when ${column} is null or ${value} = '' then 'missing'
    when ${dialect.matches(value, ISO)} then 'iso'
    when ${dialect.matches(value, COMPACT)} then 'compact'
    when ${dialect.matches(value, YEAR)} then 'yearOnly'
    when not (${split}) then 'unreadable'
    when ${first} > 12 and ${second} between 1 and 12 then 'dayFirst'
    when ${second} > 12 and ${first} between 1 and 12 then 'monthFirst'
    when ${first} = ${second} and ${first} between 1 and 12 then 'either'
    when ${first} between 1 and 12 and ${second} between 1 and 12 then 'unclear'
    else 'unreadable' end`
  return `select form, sum(n), min(value) from (select ${form} as form, ${value} as value, n
      from (select ${column}, count(*) as n from ${table} group by 1)) group by 1 order by 1`
}

/**
 * A day as a whole number, 19900726; a year alone counts as its first of January, as many registers write it.
 * What cannot be read is null; days that no calendar has are kept as they are written, for a slip of the pen in one
 * digit is still near to the right day.
 */
export function daySql(dialect: Dialect, column: string, form: DateForm): string {
  const value = `trim(${column})`
  const number = (part: string): string => dialect.toInteger(part)
  const [day, month] = form === 'month-first' ? [2, 1] : [1, 2]
  const whole = `case
    when ${dialect.matches(value, ISO)} then ${number(piece(dialect, value, 1))} * 10000 + ${number(`${piece(dialect, value, 2)}`)} * 100 + ${number(`substr(${piece(dialect, value, 3)}, 1, 2)`)}
    when ${dialect.matches(value, COMPACT)} then ${number(value)}
    when ${dialect.matches(value, YEAR)} then ${number(`substr(${value}, 1, 4)`)} * 10000 + coalesce(${number(`nullif(substr(${value}, 6, 2), '')`)}, 1) * 100 + 1
    when ${dialect.matches(value, SPLIT)} then ${number(piece(dialect, value, 3))} * 10000 + ${number(piece(dialect, value, month))} * 100 + ${number(piece(dialect, value, day))}
    end`
  const fits = 'born >= 10000000 and born < 30000000'
  return `(select case when ${fits} then born end from (select ${whole} as born))`
}

function piece(dialect: Dialect, value: string, place: number): string {
  return `split_part(${dialect.replaceAll(value, '[/. T]', '-')}, '-', ${place})`
}
