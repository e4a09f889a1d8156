import type { FormulaDialect } from './sqlDialect.ts'

/** Gives an expression that many terms share a name of its own; without layers, the expression itself. */
export type Hoist = (sql: string) => string

/**
 * The low end of the months between two dates (see `monthsBetween`); null if a date is null. Where a date is null the
 * case falls to 0, and the difference of the months, which is null, keeps the whole null.
 */
export function lowMonthsSql(dialect: FormulaDialect, from: string, to: string, hoist: Hoist): string {
  const a = partsOf(dialect, from, hoist)
  const b = partsOf(dialect, to, hoist)
  return `(${b.months} - ${a.months} - case when ${b.day} < ${a.day} then 1 else 0 end)`
}

/**
 * The high end of the months between two dates: full months reached on the day after, because one day more never gives
 * fewer of them, and a day that the month of the later date does not have is reached on its last.
 */
export function highMonthsSql(dialect: FormulaDialect, from: string, to: string, hoist: Hoist): string {
  const after = dialect.addDays(to, 1)
  const a = partsOf(dialect, from, hoist)
  const b = partsOf(dialect, after, hoist)
  const last = hoist(dialect.lengthOfMonth(after))
  return `(${b.months} - ${a.months} - case when ${b.day} < ${a.day} and ${b.day} < ${last} then 1 else 0 end)`
}

/** Months since year 0, and the day of the month. */
function partsOf(
  dialect: FormulaDialect,
  date: string,
  hoist: Hoist,
): { readonly months: string; readonly day: string } {
  return {
    months: hoist(`(12 * ${dialect.year(date)} + ${dialect.month(date)})`),
    day: hoist(dialect.dayOfMonth(date)),
  }
}
