import { type SqlTruth, sqlAnd, sqlNot, sqlOf, sqlOr, sqlText } from '../../logic/index.ts'
import type { Outcome } from '../judge.ts'
import { costOf } from './cost.ts'
import { decides, type PlannedBasis, type PlannedProvision, type PopulationPlan } from './plan.ts'
import { recordOf, UNNAMED } from './record.ts'

/** That a provision bars, and that it lets pass, under every reading of it. */
interface Rails {
  readonly bars: SqlTruth
  readonly allows: SqlTruth
}

function railsOf(plan: PopulationPlan, basis: string, provision: PlannedProvision): Rails {
  const { role } = provision.candidate
  const record = recordOf(plan, basis, UNNAMED, true)
  const readings = provision.readings.flatMap((place) => plan.readings[place]?.formula ?? [])
  const cheapFirst = readings.toSorted((a, b) => costOf(a) - costOf(b))
  const all = (wanted: boolean): readonly SqlTruth[] => cheapFirst.map((one) => sqlOf(one, record, wanted))
  return {
    bars: sqlAnd([provision.counts, sqlOr(all(role === 'bar'))]),
    allows: sqlOr([sqlNot(provision.counts), sqlAnd(all(role === 'condition'))]),
  }
}

/**
 * That a basis is barred, and that it is shown, as conditions to choose rows by: where the record leaves it open both
 * are false or null. The cheapest provisions come first, because an engine stops at the first part that decides.
 */
function basisRails(plan: PopulationPlan, { basis, fits, provisions }: PlannedBasis): Rails {
  const cost = ({ readings }: PlannedProvision): number =>
    readings.reduce((sum, place) => sum + costOf(plan.readings[place]?.formula), 0)
  const rails = provisions
    .filter(decides)
    .toSorted((a, b) => cost(a) - cost(b))
    .map((provision) => railsOf(plan, basis.id, provision))
  return {
    bars: sqlOr([sqlNot(fits), ...rails.map(({ bars }) => bars)]),
    allows: sqlAnd([fits, ...rails.map(({ allows }) => allows)]),
  }
}

/** That everybody's best basis is barred, or shown. Without any basis everybody is barred. */
function populationRails(plan: PopulationPlan): Rails {
  const all = plan.bases.map((basis) => basisRails(plan, basis))
  return { bars: sqlAnd(all.map(({ bars }) => bars)), allows: sqlOr(all.map(({ allows }) => allows)) }
}

/** The condition that chooses the people with an outcome, for a list of them. */
export function outcomeCondition(plan: PopulationPlan, outcome: Outcome): string {
  const { bars, allows } = populationRails(plan)
  if (outcome === 'barred') return sqlText(bars)
  if (outcome === 'shown') return sqlText(allows)
  return `(case when ${sqlText(bars)} then false when ${sqlText(allows)} then false else true end)`
}

/** The outcome of each person as a number: 0 barred, 1 not shown, 2 shown. */
export function outcomeNumber(plan: PopulationPlan): string {
  const { bars, allows } = populationRails(plan)
  return `(case when ${sqlText(bars)} then 0 when ${sqlText(allows)} then 2 else 1 end)`
}
