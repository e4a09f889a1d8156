/**
 * What formulas ask of an engine that runs SQL, apart from the words that all engines share. Arguments and answers are
 * SQL expressions; null goes in and comes out as null. An engine's whole dialect satisfies it by having these members.
 */
export interface FormulaDialect {
  /** A name in quotes. */
  identifier(name: string): string
  /** A text in quotes. */
  literal(text: string): string
  /** A day as a date, from its text such as 2026-03-14. */
  dateLiteral(day: string): string
  /** The number as one of double precision, never as a decimal, which would round otherwise. */
  doubleLiteral(value: number): string
  /** How many days lie from one date to another; negative if the second is earlier. */
  daysBetween(from: string, to: string): string
  /** The date a number of days later; the number may be an expression. */
  addDays(date: string, days: number | string): string
  year(date: string): string
  /** The month of a date, 1 to 12. */
  month(date: string): string
  /** The day of the month of a date, 1 to 31. */
  dayOfMonth(date: string): string
  /** How many days the month of a date has. */
  lengthOfMonth(date: string): string
}
