import { type Formula, parts, type Term } from '../../logic/index.ts'

/** How much work a formula is for an engine, in reads of a boolean column, as measured on DuckDB. */
export function costOf(formula: Formula | undefined): number {
  if (formula === undefined) return 0
  if (formula.kind === 'compare') return termCost(formula.left) + termCost(formula.right)
  const below = parts(formula)
  return below.length === 0 ? 1 : below.reduce((sum, part) => sum + costOf(part), 0)
}

function termCost({ kind }: Term): number {
  switch (kind) {
    case 'months':
      return 40
    case 'days':
      return 3
    case 'choice':
    case 'state':
      return 4
    default:
      return 1
  }
}
