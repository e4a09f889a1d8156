import { and, type Formula, factsOf, leaves, not, or, printFormula, type Truth } from '../logic/index.ts'
import type { Basis, Law, Period, Provision } from './model.ts'

/** Truth of a formula when each leaf has the truth that its text is given; works on texts, so no record is needed. */
function truthGiven(formula: Formula, given: (leaf: Formula) => Truth): Truth {
  switch (formula.kind) {
    case 'not':
      return not(truthGiven(formula.of, given))
    case 'and':
      return and(formula.of.map((part) => truthGiven(part, given)))
    case 'or':
      return or(formula.of.map((part) => truthGiven(part, given)))
    case 'literal':
      return formula.value
    case 'fact':
    case 'member':
    case 'compare':
      return given(formula)
  }
}

const MAX_LEAVES = 9

/**
 * Whether formulas can have different truths: tried on every combination of true, false and unknown of their leaves.
 * With more than nine leaves, a different text counts as a difference.
 */
export function canDiffer(formulas: readonly Formula[]): boolean {
  const texts = [
    ...new Set(
      formulas
        .flatMap(leaves)
        .filter((l) => l.kind !== 'literal')
        .map(printFormula),
    ),
  ]
  if (texts.length > MAX_LEAVES) return new Set(formulas.map(printFormula)).size > 1
  for (let n = 0; n < 3 ** texts.length; n += 1) {
    const given = assignment(texts, n)
    if (new Set(formulas.map((formula) => truthGiven(formula, given))).size > 1) return true
  }
  return false
}

function assignment(texts: readonly string[], n: number): (leaf: Formula) => Truth {
  const truths: readonly Truth[] = [true, false, null]
  const given = new Map(texts.map((text, i) => [text, truths[Math.floor(n / 3 ** i) % 3] ?? null]))
  return (leaf) => given.get(printFormula(leaf)) ?? null
}

/**
 * Whether a person about whom nothing is known can never be `shown` under a basis: some condition or bar is in force
 * as long as the basis is, binds everybody, and stays unknown however the States, the day and the treaty tables turn out.
 */
export function staysOpen(law: Law, basis: Basis): boolean {
  return law.provisions.some((provision) => {
    const role = provision.roles.get(basis.id) ?? provision.roles.get('floor')
    if (role !== 'condition' && role !== 'bar') return false
    if (!provision.roles.has(basis.id) && provision.binds !== undefined) return false
    return covers(provision.dates, basis.dates) && unknownWithoutFacts(provision)
  })
}

function covers(wide: Period, narrow: Period): boolean {
  const begins = wide.from === undefined || (narrow.from !== undefined && wide.from <= narrow.from)
  const ends = wide.until === undefined || (narrow.until !== undefined && narrow.until <= wide.until)
  return begins && ends
}

function unknownWithoutFacts(provision: Provision): boolean {
  const free = [...new Set(leaves(provision.holds).filter(needsNoEvidence).map(printFormula))]
  if (free.length > MAX_LEAVES) return false
  for (let n = 0; n < 3 ** free.length; n += 1) {
    if (truthGiven(provision.holds, assignment(free, n)) !== null) return false
  }
  return true
}

/** Leaves that can be known although nobody has put anything on record: the States, the day and the treaty tables. */
function needsNoEvidence(leaf: Formula): boolean {
  if (leaf.kind === 'fact') return leaf.fact === 'treaty.inForce'
  return leaf.kind === 'compare' && factsOf(leaf).length === 0
}
