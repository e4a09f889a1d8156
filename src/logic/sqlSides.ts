import { type Day, formatDay } from './day.ts'
import type { DateTerm, StateTerm, Term } from './formula.ts'
import type { FormulaDialect } from './sqlDialect.ts'
import { type Hoist, highMonthsSql, lowMonthsSql } from './sqlMonths.ts'
import type { SqlTruth } from './sqlTruth.ts'

/** The day judged: one for all rows, or a column. */
export type SqlDay = { readonly day: Day } | { readonly sql: string }

/** Where SQL finds the answers to the questions of formulas: the columns of a table with one row a person. */
export interface SqlRecord {
  readonly dialect: FormulaDialect
  /** What the record says of a boolean fact. */
  readonly proposition: (fact: string) => SqlTruth
  /** What the record says of "this State is in this set". */
  readonly member: (fact: string, state: StateTerm) => SqlTruth
  /** The column with the value of a fact that is no boolean; null when the table lacks it. */
  readonly value: (fact: string) => string | null
  /** The code of the receiving or sending State. */
  readonly state: (side: 'to' | 'from') => string
  readonly on: SqlDay
  /**
   * That only true matters, as where rows are chosen: false may then stand for unknown. Never for a truth that is kept,
   * counted or negated afterwards.
   */
  readonly onlyTrue: boolean
  /** Parts of calendar days, and numbers computed from them, that an earlier layer may hold. */
  readonly parts: Hoist
  readonly spans: Hoist
}

/** One side of a comparison in SQL; `low` and `high` differ only for months. */
export type Side =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'constant'; readonly value: number | string; readonly sql: string }
  | { readonly kind: 'exact'; readonly sql: string }
  | { readonly kind: 'interval'; readonly low: () => string; readonly high: () => string }

/** One side of a comparison as SQL, from the columns of a record. */
export function sideOf(term: Term, record: SqlRecord): Side {
  const { dialect } = record
  switch (term.kind) {
    case 'number':
      return { kind: 'constant', value: term.value, sql: dialect.doubleLiteral(term.value) }
    case 'date':
      return { kind: 'constant', value: term.day, sql: dialect.dateLiteral(formatDay(term.day)) }
    case 'choice':
      return { kind: 'constant', value: term.value, sql: dialect.literal(term.value) }
    case 'state':
      return { kind: 'constant', value: term.code, sql: dialect.literal(term.code) }
    case 'transfer': {
      const code = record.state(term.side)
      return { kind: 'constant', value: code, sql: dialect.literal(code) }
    }
    case 'on':
      if ('sql' in record.on) return { kind: 'exact', sql: record.on.sql }
      return { kind: 'constant', value: record.on.day, sql: dialect.dateLiteral(formatDay(record.on.day)) }
    case 'value': {
      const column = record.value(term.fact)
      return column === null ? { kind: 'unknown' } : { kind: 'exact', sql: column }
    }
    case 'days':
    case 'months':
      return spanOf(term.kind, term.from, term.to, record)
  }
}

function spanOf(kind: 'days' | 'months', from: DateTerm, to: DateTerm, record: SqlRecord): Side {
  const a = dateOf(from, record)
  const b = dateOf(to, record)
  if (a === null || b === null) return { kind: 'unknown' }
  const { dialect, parts, spans } = record
  if (kind === 'days') return { kind: 'exact', sql: dialect.daysBetween(a, b) }
  return {
    kind: 'interval',
    low: () => spans(lowMonthsSql(dialect, a, b, parts)),
    high: () => spans(highMonthsSql(dialect, a, b, parts)),
  }
}

function dateOf(term: DateTerm, record: SqlRecord): string | null {
  if (term.kind === 'value') return record.value(term.fact)
  return 'sql' in record.on ? record.on.sql : record.dialect.dateLiteral(formatDay(record.on.day))
}
