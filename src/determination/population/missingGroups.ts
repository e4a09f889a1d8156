import type { Session } from '../../sql/index.ts'
import { lawSql } from './lawSql.ts'
import { type MissingFinding, missingFindings, OUTCOMES } from './people.ts'
import type { PopulationPlan } from './plan.ts'

/** People who are not barred and lack the same findings. */
export interface MissingGroup {
  readonly findings: readonly MissingFinding[]
  readonly people: number
}

/** Who is not shown, by what is missing: the fewest findings first, then the most people. */
export async function missingGroups(
  session: Session,
  plan: PopulationPlan,
  source: string,
): Promise<readonly MissingGroup[]> {
  const query = lawSql(plan, source, 'brief')
  const masks = query.columns.filter((name) => name.startsWith('missing ')).map((name) => plan.dialect.identifier(name))
  if (masks.length === 0) return []
  const cells = await session.columns(`select count(*), ${masks.join(', ')} from (${query.sql}) as law
    where outcome = ${OUTCOMES.indexOf('not-shown')} group by ${masks.join(', ')}`)
  const [people = [], ...rest] = cells
  return people
    .map((count, row) => ({
      findings: missingFindings(plan, (group) => Number(rest[group]?.[row] ?? 0)),
      people: Number(count),
    }))
    .sort((a, b) => a.findings.length - b.findings.length || b.people - a.people)
}
