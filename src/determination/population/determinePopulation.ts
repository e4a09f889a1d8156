import { bad, good, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { CompiledLaw } from '../compiledLaw.ts'
import type { Outcome } from '../judge.ts'
import { columnsOf } from './columns.ts'
import { columnsThere, wrongValues } from './findingsTable.ts'
import { lawSql, listSql, type PopulationForm } from './lawSql.ts'
import { type PersonAnswer, readPeople } from './people.ts'
import { type PopulationPlan, planPopulation } from './plan.ts'
import { countAll, countOutcomes, type PopulationCounts } from './populationCounts.ts'
import type { PopulationTransfer } from './transfer.ts'

/** What is asked of a whole population. */
export interface PopulationRequest {
  readonly compiled: CompiledLaw
  readonly transfer: PopulationTransfer
  /** The table of findings: its name in the engine, or a Parquet file. */
  readonly findings: { readonly table: string } | { readonly parquet: string }
  readonly form: PopulationForm
  /** Told how far the work is: what is done, and its share from 0 to 1. */
  readonly progress?: (step: string, done: number) => void
}

/** The answer for a population, with the people themselves on demand. */
export interface PopulationAnswer extends PopulationCounts {
  readonly plan: PopulationPlan
  /** Numbers of the people with an outcome, in ascending order, `limit` of them after a number. */
  readonly list: (outcome: Outcome, limit: number, after?: number) => Promise<readonly number[]>
  /** Answers about people in the order of their numbers, `limit` of them after a number, in any form. */
  readonly read: (form: PopulationForm, limit: number, after?: number) => Promise<readonly PersonAnswer[]>
}

/**
 * Determines everybody in a table of findings under one transfer. Bad input (a column of another type, a text that is no
 * value of its fact, an unknown basis) is told as problems; what is unproven is an answer.
 * @throws SqlError when the engine fails, and with the code `cancelled` when its session is cancelled.
 */
export async function determinePopulation(
  session: Session,
  request: PopulationRequest,
): Promise<Result<PopulationAnswer>> {
  const { compiled, transfer, findings, form } = request
  const step = request.progress ?? (() => undefined)
  const source = 'table' in findings ? findings.table : session.dialect.readParquet(findings.parquet)
  const on = typeof transfer.on === 'number' ? null : transfer.on.column
  step('reading the findings', 0)
  const there = await columnsThere(session, source, columnsOf(compiled, transfer), on)
  if (!there.ok) return there
  const planned = planPopulation(compiled, transfer, session.dialect, there.value)
  if (!planned.ok) return planned
  const plan = planned.value
  const used = plan.columns.filter(({ name }) => there.value.has(name))
  const wrong = await wrongValues(session, compiled, source, used, on)
  if (wrong.length > 0) return bad(...wrong)
  step('asking the law', 0.2)
  const counts = form === 'outcome' ? countOutcomes(session, plan, source) : countAll(session, plan, source, form)
  const answer = { ...(await counts), plan, ...peopleOf(session, plan, source) }
  step('done', 1)
  return good(answer)
}

function peopleOf(session: Session, plan: PopulationPlan, source: string): Pick<PopulationAnswer, 'list' | 'read'> {
  const person = session.dialect.identifier('person')
  const page = (sql: string, limit: number, after: number | undefined): string => {
    const since = after === undefined ? '' : ` where ${person} > ${after}`
    return `select * from (${sql}) as page${since} order by ${person} limit ${limit}`
  }
  return {
    list: async (outcome, limit, after) => {
      const [numbers = []] = await session.columns(page(listSql(plan, source, outcome), limit, after))
      return numbers.map(Number)
    },
    read: async (form, limit, after) => {
      const query = lawSql(plan, source, form)
      return readPeople(plan, query, await session.columns(page(query.sql, limit, after)))
    },
  }
}
