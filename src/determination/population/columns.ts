import { type Formula, leaves, type StateTerm, type Term } from '../../logic/index.ts'
import type { CompiledLaw } from '../compiledLaw.ts'
import { basesInQuestion, type PopulationTransfer } from './transfer.ts'

/** What a column of a table of findings holds; without a finding it is null. */
export type FindingType = 'boolean' | 'date' | 'double' | 'text'

/** A column of a table of findings: a fact, or whether one State is in a set of States (`fact:XX`). */
export interface FindingColumn {
  readonly name: string
  readonly type: FindingType
  readonly fact: string
  /** For a set of States: the State asked about. */
  readonly state?: string
  /** The values that a text may have, if the fact is an enumeration. */
  readonly values?: readonly string[]
}

/** The fact whose answer comes from the treaty tables where no assertion proves anything about it. */
export const TREATY = 'treaty.inForce'

/** True for people about whom a proving assertion on `treaty.inForce` counts: the treaty tables are then not asked. */
export const TREATY_ASSERTED = `${TREATY}:asserted`

/**
 * The columns of a table of findings that can matter for a transfer, in the order in which the law first asks for them.
 * A table may have fewer (what it lacks is unproven for everybody) and more (they are left alone).
 */
export function columnsOf(compiled: CompiledLaw, transfer: PopulationTransfer): readonly FindingColumn[] {
  const columns = new Map<string, FindingColumn>()
  for (const { id } of basesInQuestion(compiled.law, transfer)) {
    for (const candidate of compiled.candidates(id)) {
      for (const reading of candidate.readings) {
        for (const column of columnsIn(reading.formula, compiled, transfer)) columns.set(column.name, column)
      }
    }
  }
  if (columns.has(TREATY)) columns.set(TREATY_ASSERTED, { name: TREATY_ASSERTED, type: 'boolean', fact: TREATY })
  return [...columns.values()]
}

/** The columns that the leaves of a formula ask for; the mark that tells who speaks of a treaty is not among them. */
export function columnsIn(
  formula: Formula,
  compiled: CompiledLaw,
  transfer: Pick<PopulationTransfer, 'from' | 'to'>,
): readonly FindingColumn[] {
  return leaves(formula).flatMap((leaf) => {
    if (leaf.kind === 'fact') return [factColumn(leaf.fact, compiled)]
    if (leaf.kind === 'member') return [memberColumn(leaf.fact, leaf.state, transfer)]
    if (leaf.kind !== 'compare') return []
    return [leaf.left, leaf.right].flatMap(factsOfTerm).map((fact) => factColumn(fact, compiled))
  })
}

/** The column that says whether a State is in a set of States. */
export function memberColumn(
  fact: string,
  state: StateTerm,
  transfer: Pick<PopulationTransfer, 'from' | 'to'>,
): FindingColumn {
  const code = state.kind === 'transfer' ? transfer[state.side] : state.code
  return { name: `${fact}:${code}`, type: 'boolean', fact, state: code }
}

function factColumn(fact: string, compiled: CompiledLaw): FindingColumn {
  const declaration = compiled.law.vocabulary.get(fact)
  const name = fact
  switch (declaration?.type) {
    case 'date':
      return { name, type: 'date', fact }
    case 'number':
      return { name, type: 'double', fact }
    case 'enum':
      return { name, type: 'text', fact, values: declaration.values ?? [] }
    case 'country':
      return { name, type: 'text', fact }
    default:
      return { name, type: 'boolean', fact }
  }
}

function factsOfTerm(term: Term): readonly string[] {
  if (term.kind === 'value') return [term.fact]
  return term.kind === 'days' || term.kind === 'months' ? [term.from, term.to].flatMap(factsOfTerm) : []
}
