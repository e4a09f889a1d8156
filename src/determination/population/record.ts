import type { SqlRecord, SqlTruth } from '../../logic/index.ts'
import { memberColumn, TREATY, TREATY_ASSERTED } from './columns.ts'
import type { PopulationPlan } from './plan.ts'
import { sqlDayOf } from './transfer.ts'

/** Gives expressions that many formulas share names in earlier layers; without one, nothing is shared. */
export interface Naming {
  readonly parts: (sql: string) => string
  readonly spans: (sql: string) => string
}

/** Without layers nothing has a name of its own. */
export const UNNAMED: Naming = { parts: (sql) => sql, spans: (sql) => sql }

/** Where the formulas of a basis find their answers: the columns of a table of findings. */
export function recordOf(
  plan: PopulationPlan,
  basis: string | null,
  naming: Naming = UNNAMED,
  onlyTrue = false,
): SqlRecord {
  const { dialect, transfer, present } = plan
  const column = (name: string): SqlTruth => (present.has(name) ? { sql: dialect.identifier(name) } : { known: null })
  return {
    dialect,
    proposition: (fact) => (fact === TREATY ? treatyOf(plan, basis, naming) : column(fact)),
    member: (fact, state) => column(memberColumn(fact, state, transfer).name),
    value: (fact) => (present.has(fact) ? dialect.identifier(fact) : null),
    state: (side) => transfer[side],
    on: sqlDayOf(transfer, dialect),
    onlyTrue,
    ...naming,
  }
}

/**
 * Whether a treaty is in force for each person: what assertions prove comes first, and a conflict between them leaves it
 * unknown; where none counts and proves, the treaty tables answer.
 */
export function treatyOf(plan: PopulationPlan, basis: string | null, naming: Naming): SqlTruth {
  const { dialect, present } = plan
  const tables = plan.bases.find((one) => one.basis.id === basis)?.treaty ?? { known: null }
  const said = present.has(TREATY) ? dialect.identifier(TREATY) : 'cast(null as boolean)'
  const byTables = 'sql' in tables ? tables.sql : tables.known === null ? 'cast(null as boolean)' : String(tables.known)
  const unlessSaid = present.has(TREATY) ? `coalesce(${said}, ${byTables})` : byTables
  if (present.has(TREATY_ASSERTED)) {
    const asserted = dialect.identifier(TREATY_ASSERTED)
    return { sql: naming.parts(`(case when ${asserted} then ${said} else ${unlessSaid} end)`) }
  }
  return present.has(TREATY) ? { sql: naming.parts(unlessSaid) } : tables
}
