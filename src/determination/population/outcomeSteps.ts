import { type SqlTruth, sqlAnd, sqlIsUnknown, sqlNot, sqlOr, sqlText } from '../../logic/index.ts'
import { Layer } from './layer.ts'
import { decides, type PlannedBasis, type PlannedProvision, type PopulationPlan } from './plan.ts'

/** The steps from truths to the outcome, and the names of their columns. */
export interface OutcomeSteps {
  readonly layers: readonly Layer[]
  /** The place of the answer's basis in the plan, from 1; null if none fits. */
  readonly basis: string
  /** 0 barred, 1 not shown, 2 shown. */
  readonly outcome: string
  /** The provision that decides, by its place in the plan from 1; 0 if it is the basis that does not fit; null if shown. */
  readonly decides: string
}

/**
 * Lays out the steps to the outcome. Under each basis one number says everything: 0 shown, -1 the basis does not fit,
 * else the first provision in the law's order that bars under some reading, or, if none does, the first that some
 * reading leaves open, counted on from the last of the law.
 */
export function outcomeSteps(plan: PopulationPlan, truths: readonly SqlTruth[]): OutcomeSteps {
  const { dialect } = plan
  const [ofCodes, ofBasis, ofCode, ofOutcome] = ['code', 'basis', 'chosen', 'outcome'].map(
    (prefix) => new Layer(dialect, prefix),
  ) as [Layer, Layer, Layer, Layer]
  const last = plan.provisions.length
  const codes = plan.bases.map((basis) => ofCodes.add(codeOf(basis, truths, last)))
  const basis = ofBasis.add(bestOf(plan, codes))
  const [only] = codes
  const chosen =
    only !== undefined && codes.length === 1
      ? only
      : `(case ${codes.map((code, i) => `when ${basis} = ${i + 1} then ${code}`).join(' ')} else -1 end)`
  const code = ofCode.add(codes.length === 0 ? '-1' : chosen)
  return {
    layers: [ofCodes, ofBasis, ofCode, ofOutcome],
    basis,
    outcome: ofOutcome.add(`(case when ${code} = 0 then 2 when ${code} > ${last} then 1 else 0 end)`),
    decides: ofOutcome.add(
      `(case when ${code} = 0 then null when ${code} > ${last} then ${code} - ${last} when ${code} > 0 then ${code} else 0 end)`,
    ),
  }
}

function codeOf({ fits, provisions }: PlannedBasis, truths: readonly SqlTruth[], last: number): string {
  const deciding = provisions.filter(decides)
  const branches: readonly (readonly [SqlTruth, number])[] = [
    [sqlNot(fits), -1],
    ...deciding.map((provision) => [barsUnderSome(provision, truths), provision.number] as const),
    // A day that is unknown leaves open whether a basis fits; that must not come out as shown.
    [sqlIsUnknown(fits), last + 1],
    ...deciding.map((provision) => [openUnderSome(provision, truths), last + provision.number] as const),
  ]
  const possible = branches.filter(([when]) => !('known' in when && when.known !== true))
  if (possible.length === 0) return '0'
  return `(case ${possible.map(([when, code]) => `when ${sqlText(when)} then ${code}`).join(' ')} else 0 end)`
}

/** That a provision bars: a condition by being false, a bar by being true. */
export function bars({ candidate }: PlannedProvision, truth: SqlTruth): SqlTruth {
  return candidate.role === 'bar' ? truth : sqlNot(truth)
}

function barsUnderSome(provision: PlannedProvision, truths: readonly SqlTruth[]): SqlTruth {
  return sqlAnd([provision.counts, sqlOr(readingsOf(provision, truths).map((truth) => bars(provision, truth)))])
}

function openUnderSome(provision: PlannedProvision, truths: readonly SqlTruth[]): SqlTruth {
  // Where it is unknown whether a provision counts, it counts.
  const counts = sqlOr([provision.counts, sqlIsUnknown(provision.counts)])
  return sqlAnd([counts, sqlOr(readingsOf(provision, truths).map(sqlIsUnknown))])
}

function readingsOf({ readings }: PlannedProvision, truths: readonly SqlTruth[]): readonly SqlTruth[] {
  return readings.map((place) => truths[place] ?? { known: null })
}

/** The first basis, by id, with the best outcome. A basis that the transfer names is the answer's, whether it fits or not. */
function bestOf(plan: PopulationPlan, codes: readonly string[]): string {
  if (codes.length === 0) return 'cast(null as integer)'
  if (plan.transfer.basis !== undefined) return '1'
  const last = plan.provisions.length
  const tests = ['= 0', `> ${last}`, '> 0']
  const branches = tests.flatMap((test) => codes.map((code, i) => `when ${code} ${test} then ${i + 1}`))
  return `(case ${branches.join(' ')} end)`
}
