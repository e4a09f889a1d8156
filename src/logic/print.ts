import { formatDay } from './day.ts'
import type { Formula, Term } from './formula.ts'

/** Writes a formula in the notation; reading the text again gives the same tree. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'literal':
      return formula.value === null ? 'unknown' : String(formula.value)
    case 'fact':
      return formula.fact
    case 'member':
      return `${printTerm(formula.state)} in ${formula.fact}`
    case 'compare':
      return `${printTerm(formula.left)} ${formula.operator} ${printTerm(formula.right)}`
    case 'not':
      return `not ${printPart(formula.of, false)}`
    case 'and':
    case 'or':
      return formula.of.map((part) => printPart(part, formula.kind === 'or')).join(` ${formula.kind} `)
  }
}

function printPart(part: Formula, insideOr: boolean): string {
  const bare = part.kind !== 'or' && (part.kind !== 'and' || insideOr)
  return bare ? printFormula(part) : `(${printFormula(part)})`
}

/** Writes one side of a comparison in the notation. */
export function printTerm(term: Term): string {
  switch (term.kind) {
    case 'transfer':
      return `transfer.${term.side}`
    case 'state':
      return term.code
    case 'value':
      return term.fact
    case 'on':
      return 'on'
    case 'date':
      return formatDay(term.day)
    case 'number':
      return printNumber(term.value)
    case 'choice':
      return term.value
    case 'days':
    case 'months':
      return `${term.kind}(${printTerm(term.from)}, ${printTerm(term.to)})`
  }
}

/** The notation has no exponents, so very large and very small numbers are written out. */
function printNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 100 })
}
