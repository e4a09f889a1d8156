import type { Truth } from './truth.ts'

/**
 * A truth as SQL: one that is the same for every row, or a boolean expression that is true, false, or null for unknown.
 * What is the same for every row is worked out before the engine sees it.
 */
export type SqlTruth = { readonly known: Truth } | { readonly sql: string }

/** The text of a truth as a boolean expression. */
export function sqlText(truth: SqlTruth): string {
  if ('sql' in truth) return truth.sql
  return truth.known === null ? 'cast(null as boolean)' : String(truth.known)
}

/** Negates a truth; unknown stays unknown. */
export function sqlNot(truth: SqlTruth): SqlTruth {
  if ('sql' in truth) return { sql: `(not ${truth.sql})` }
  return { known: truth.known === null ? null : !truth.known }
}

/** Joins truths with "and", in strong Kleene logic, which is also that of SQL. */
export function sqlAnd(all: readonly SqlTruth[]): SqlTruth {
  return joined(all, 'and', true)
}

/** Joins truths with "or", in strong Kleene logic, which is also that of SQL. */
export function sqlOr(all: readonly SqlTruth[]): SqlTruth {
  return joined(all, 'or', false)
}

function joined(all: readonly SqlTruth[], word: 'and' | 'or', neutral: boolean): SqlTruth {
  if (all.some((one) => 'known' in one && one.known === !neutral)) return { known: !neutral }
  const left = all.filter((one) => !('known' in one && one.known === neutral))
  const texts = [...new Set(left.map(sqlText))]
  const [first, ...rest] = texts
  if (first === undefined) return { known: neutral }
  if (left.every((one) => 'known' in one)) return { known: null }
  return { sql: rest.length === 0 ? first : `(${texts.join(` ${word} `)})` }
}

/** Whether a truth is unknown: itself never unknown. */
export function sqlIsUnknown(truth: SqlTruth): SqlTruth {
  return 'sql' in truth ? { sql: `(${truth.sql} is null)` } : { known: truth.known === null }
}
