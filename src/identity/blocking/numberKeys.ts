import type { Dialect } from '../../sql/index.ts'

/** The places of the digits of a number of nine digits, as steps. */
const STEPS = Array.from({ length: 9 }, (_, place) => 10 ** place)

/** The numbers of a side that have nine digits at most. */
export function wholeNumbers(side: string, column: string): string {
  return `select pid, ${column} as k from ${side}_person where ${column} between 0 and 999999999`
}

/** The digits of a number with one of them left out: two numbers one edit apart share such a key. */
export function deletions(dialect: Dialect, side: string, column: string): string {
  const without = STEPS.map(
    (step) =>
      `select pid, ${dialect.quotient('k', String(step * 10))} * ${step} + mod(k, ${step}) as k from whole_number`,
  )
  return `with whole_number as (${wholeNumbers(side, column)}) ${[
    ...without,
    'select pid, k from whole_number where k < 100000000',
  ].join(' union all ')}`
}

/** All numbers that share a key of `deletions` with a number of the side: those keys, with any digit put in anywhere. */
export function neighbours(dialect: Dialect, side: string, column: string): string {
  const steps = STEPS.map((step) => `select ${step} as step`).join(' union all ')
  return `with lost as (${deletions(dialect, side, column)}) select distinct pid, k from (
    select pid, ${dialect.quotient('k', 'step')} * step * 10 + digit.n * step + mod(k, step) as k
      from lost cross join (${steps}) as steps cross join ${dialect.numbers('10')} as digit
    union all select pid, k from lost) as near_number`
}
