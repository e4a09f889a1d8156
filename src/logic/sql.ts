import type { Formula, Operator } from './formula.ts'
import { type Side, type SqlRecord, sideOf } from './sqlSides.ts'
import { type SqlTruth, sqlAnd, sqlNot, sqlOr, sqlText } from './sqlTruth.ts'

/** Of each operator, the one that holds exactly when it does not, both sides being known. */
const OPPOSITE: Record<Operator, Operator> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** The operators as SQL writes them; each gives null as soon as one side is null. */
const SIGNS: Record<Operator, string> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

/**
 * A formula as SQL over a table with one row a person: true where the formula has the truth that is `wanted`, false
 * where it has the other, and null where it is unknown. Negation is pushed to the leaves, so that an engine can stop
 * at the first part that decides. `shared` may name a column that already holds the truth of a part.
 */
export function sqlOf(
  formula: Formula,
  record: SqlRecord,
  wanted: boolean = true,
  shared: (part: Formula) => string | null = () => null,
): SqlTruth {
  const column = shared(formula)
  if (column !== null) return as(wanted, { sql: column })
  switch (formula.kind) {
    case 'literal':
      return as(wanted, { known: formula.value })
    case 'fact':
      return as(wanted, record.proposition(formula.fact))
    case 'member':
      return as(wanted, record.member(formula.fact, formula.state))
    case 'compare':
      return comparison(
        wanted ? formula.operator : OPPOSITE[formula.operator],
        sideOf(formula.left, record),
        sideOf(formula.right, record),
        record.onlyTrue,
      )
    case 'not':
      return sqlOf(formula.of, record, !wanted, shared)
    case 'and':
    case 'or': {
      const parts = formula.of.map((part) => sqlOf(part, record, wanted, shared))
      return (formula.kind === 'and') === wanted ? sqlAnd(parts) : sqlOr(parts)
    }
  }
}

function as(wanted: boolean, truth: SqlTruth): SqlTruth {
  return wanted ? truth : sqlNot(truth)
}

function comparison(operator: Operator, left: Side, right: Side, onlyTrue: boolean): SqlTruth {
  if (left.kind === 'unknown' || right.kind === 'unknown') return { known: null }
  if (left.kind === 'constant' && right.kind === 'constant') return { known: TESTS[operator](left.value, right.value) }
  if (left.kind !== 'interval' && right.kind !== 'interval') return { sql: compared(left.sql, operator, right.sql) }
  const holds = atAllEnds(operator, left, right)
  if (onlyTrue) return { sql: holds }
  const fails = atAllEnds(OPPOSITE[operator], left, right)
  return { sql: `(case when ${holds} then true when ${fails} then false end)` }
}

function compared(left: string, operator: Operator, right: string): string {
  return `(${left} ${SIGNS[operator]} ${right})`
}

type Known = Exclude<Side, { readonly kind: 'unknown' }>

/**
 * That a comparison holds at every end of both sides. The low end is never above the high end, so an order holds at
 * both as soon as it holds at the less favourable one; equality needs both.
 */
function atAllEnds(operator: Operator, left: Known, right: Known): string {
  const [ls, rs] =
    operator === '<' || operator === '<='
      ? [[high(left)], [low(right)]]
      : operator === '>' || operator === '>='
        ? [[low(left)], [high(right)]]
        : [bothEnds(left), bothEnds(right)]
  return sqlText(sqlAnd(ls.flatMap((l) => rs.map((r) => ({ sql: compared(l, operator, r) })))))
}

function low(side: Known): string {
  return side.kind === 'interval' ? side.low() : side.sql
}

function high(side: Known): string {
  return side.kind === 'interval' ? side.high() : side.sql
}

function bothEnds(side: Known): readonly string[] {
  return side.kind === 'interval' ? [side.low(), side.high()] : [side.sql]
}

const TESTS: Record<Operator, (a: number | string, b: number | string) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}
