import { type Formula, leaves, type SqlTruth, sqlAnd, sqlIsUnknown, sqlOr } from '../../logic/index.ts'
import { columnsIn, type FindingColumn, TREATY } from './columns.ts'
import { decides, type PlannedBasis, type PopulationPlan } from './plan.ts'
import { type Naming, treatyOf } from './record.ts'

/**
 * Of each column on which conditions and bars turn, that it is missing for a person: the record leaves it unproven, and
 * a condition or bar of the answer's basis that asks for it is open under some reading.
 */
export function missingTruths(
  plan: PopulationPlan,
  truths: readonly SqlTruth[],
  basis: string,
  naming: Naming,
): readonly SqlTruth[] {
  return plan.wanted.map((column) =>
    sqlOr(
      plan.bases.map((one, i) => {
        const sure = plan.transfer.basis !== undefined || ('known' in one.fits && plan.bases.length === 1)
        const chosen: SqlTruth = sure ? { known: true } : { sql: `(${basis} = ${i + 1})` }
        return sqlAnd([chosen, unproven(plan, column, one, naming), openReadings(plan, truths, column, one)])
      }),
    ),
  )
}

function unproven(plan: PopulationPlan, column: FindingColumn, { basis }: PlannedBasis, naming: Naming): SqlTruth {
  if (column.name === TREATY) return sqlIsUnknown(treatyOf(plan, basis.id, naming))
  return plan.present.has(column.name) ? { sql: `(${plan.dialect.identifier(column.name)} is null)` } : { known: true }
}

function openReadings(
  plan: PopulationPlan,
  truths: readonly SqlTruth[],
  column: FindingColumn,
  basis: PlannedBasis,
): SqlTruth {
  return sqlOr(
    basis.provisions.filter(decides).flatMap(({ readings, counts }) =>
      readings.map((place): SqlTruth => {
        const formula = plan.readings[place]?.formula
        if (formula === undefined || !asksFor(formula, column, plan)) return { known: false }
        // A formula of one leaf is unknown as soon as what it asks for is.
        const open: SqlTruth =
          leaves(formula).length === 1 ? { known: true } : sqlIsUnknown(truths[place] ?? { known: null })
        return sqlAnd([counts, open])
      }),
    ),
  )
}

function asksFor(formula: Formula, column: FindingColumn, plan: PopulationPlan): boolean {
  return columnsIn(formula, plan.compiled, plan.transfer).some(({ name }) => name === column.name)
}
