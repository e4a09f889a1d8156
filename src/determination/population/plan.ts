import { bad, good, type Result } from '../../input/index.ts'
import type { Basis, Provision } from '../../law/index.ts'
import {
  type Compiled,
  type Formula,
  type FormulaDialect,
  factsOf,
  leaves,
  printFormula,
  type SqlTruth,
} from '../../logic/index.ts'
import { provisionsThatCount } from '../applicability.ts'
import { basisMend } from '../case.ts'
import type { Candidate, CompiledLaw } from '../compiledLaw.ts'
import { columnsIn, columnsOf, type FindingColumn, TREATY } from './columns.ts'
import { basesInQuestion, byDay, fitsOn, inForceOn, type PopulationTransfer } from './transfer.ts'

/** A formula that is asked of everybody, once however often the law says it. */
export interface PlannedReading {
  readonly formula: Formula
  /** The basis whose treaty tables answer, if it speaks of them. */
  readonly basis: string | null
}

/** A provision under a basis: when it counts, and the places of its readings in the plan. */
export interface PlannedProvision {
  readonly candidate: Candidate
  /** Its number in the plan's list of provisions, from 1. */
  readonly number: number
  readonly counts: SqlTruth
  readonly holds: number
  /** Of each question asked under the basis, the places of its positions. */
  readonly questions: readonly { readonly index: number; readonly positions: readonly number[] }[]
  /** The protective reading and all positions, each once. */
  readonly readings: readonly number[]
}

/** A basis, whether it reaches the transfer, and its provisions in the law's order. */
export interface PlannedBasis {
  readonly basis: Basis
  readonly fits: SqlTruth
  /** What its treaty tables say. */
  readonly treaty: SqlTruth
  readonly provisions: readonly PlannedProvision[]
}

/** Everything about a transfer and the law that is the same for all people, worked out before an engine sees it. */
export interface PopulationPlan {
  readonly compiled: CompiledLaw
  readonly transfer: PopulationTransfer
  readonly dialect: FormulaDialect
  /** The columns that can matter, and those of them that the table has. */
  readonly columns: readonly FindingColumn[]
  readonly present: ReadonlySet<string>
  readonly bases: readonly PlannedBasis[]
  /** Every provision of any of the bases in the law's order; `decides` is its place, counted from 1. */
  readonly provisions: readonly Provision[]
  readonly readings: readonly PlannedReading[]
  /** The columns on which conditions and bars turn: what can be missing. */
  readonly wanted: readonly FindingColumn[]
}

/**
 * Plans how the law is asked of a whole population. `present` names the columns that the table of findings has; without
 * it every column is taken to be there.
 */
export function planPopulation(
  compiled: CompiledLaw,
  transfer: PopulationTransfer,
  dialect: FormulaDialect,
  present?: ReadonlySet<string>,
): Result<PopulationPlan> {
  const { law } = compiled
  const ids = law.bases.map(({ id }) => id)
  if (transfer.basis !== undefined && !ids.includes(transfer.basis)) {
    const message = `There is no legal basis "${transfer.basis}".`
    return bad({ code: 'unknown-id', place: { path: 'transfer.basis' }, message, mend: basisMend(transfer.basis, ids) })
  }
  for (const side of ['from', 'to'] as const) {
    if (law.states.has(transfer[side])) continue
    const message = `There is no State "${transfer[side]}".`
    const mend = 'Write the two capital letters of ISO 3166-1.'
    return bad({ code: 'unknown-id', place: { path: `transfer.${side}` }, message, mend })
  }
  const columns = columnsOf(compiled, transfer)
  const readings = new Readings()
  const all = basesInQuestion(law, transfer)
  const used = new Set(all.flatMap(({ id }) => compiled.candidates(id).map(({ provision }) => provision)))
  const provisions = law.provisions.filter((provision) => used.has(provision))
  const bases = all.map((basis) => plannedBasis(compiled, transfer, dialect, basis, provisions, readings))
  return good({
    compiled,
    transfer,
    dialect,
    columns,
    present: present ?? new Set(columns.map(({ name }) => name)),
    bases,
    provisions,
    readings: readings.all,
    wanted: wantedBy(bases, readings.all, compiled, transfer),
  })
}

/** Every formula once; those that speak of treaties once a basis. */
class Readings {
  readonly all: PlannedReading[] = []
  readonly #places = new Map<string, number>()

  place({ formula }: Compiled, basis: string): number {
    const reading = { formula, basis: factsOf(formula).includes(TREATY) ? basis : null }
    const key = partKey(reading.formula, reading.basis ?? '')
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.all.length)
    return this.all.push(reading) - 1
  }
}

/** Names a part of a formula; two parts of the same name have the same truth for everybody. */
export function partKey(part: Formula, basis: string): string {
  return leaves(part).some((leaf) => leaf.kind === 'fact' && leaf.fact === TREATY)
    ? `${printFormula(part)} under ${basis}`
    : printFormula(part)
}

function plannedBasis(
  compiled: CompiledLaw,
  transfer: PopulationTransfer,
  dialect: FormulaDialect,
  basis: Basis,
  provisions: readonly Provision[],
  readings: Readings,
): PlannedBasis {
  const { law } = compiled
  const counting = new Map<number, ReadonlySet<Candidate>>()
  const countsOn = (candidate: Candidate, on: number): boolean => {
    const known = counting.get(on) ?? new Set(provisionsThatCount(compiled, basis.id, { ...transfer, on }))
    counting.set(on, known)
    return known.has(candidate)
  }
  const planned = compiled.candidates(basis.id).flatMap((candidate): readonly PlannedProvision[] => {
    const counts = byDay(law, transfer, dialect, (on) => countsOn(candidate, on))
    if ('known' in counts && counts.known === false) return []
    const holds = readings.place(candidate.holds, basis.id)
    const questions = candidate.questions.map(({ index, positions }) => ({
      index,
      positions: positions.map((position) => readings.place(position, basis.id)),
    }))
    const all = [...new Set([holds, ...questions.flatMap(({ positions }) => positions)])]
    const number = provisions.indexOf(candidate.provision) + 1
    return [{ candidate, number, counts, holds, questions, readings: all }]
  })
  return {
    basis,
    fits: byDay(law, transfer, dialect, (on) => fitsOn(law, basis, transfer, on)),
    treaty: byDay(law, transfer, dialect, (on) => inForceOn(law, basis, transfer, on)),
    provisions: planned,
  }
}

/** Whether a provision bears on the outcome: duties and warnings never do. */
export function decides({ candidate }: PlannedProvision): boolean {
  return candidate.role === 'condition' || candidate.role === 'bar'
}

function wantedBy(
  bases: readonly PlannedBasis[],
  readings: readonly PlannedReading[],
  compiled: CompiledLaw,
  transfer: PopulationTransfer,
): readonly FindingColumn[] {
  const wanted = new Map<string, FindingColumn>()
  for (const { provisions } of bases) {
    for (const place of provisions.filter(decides).flatMap((provision) => provision.readings)) {
      const formula = readings[place]?.formula
      for (const column of formula === undefined ? [] : columnsIn(formula, compiled, transfer))
        wanted.set(column.name, column)
    }
  }
  return [...wanted.values()]
}
