import { type SqlTruth, sqlNot, sqlText } from '../../logic/index.ts'
import type { Outcome } from '../judge.ts'
import { type ContestedColumn, contestedSteps } from './contestedSteps.ts'
import type { Layer } from './layer.ts'
import { missingTruths } from './missingSteps.ts'
import { outcomeSteps } from './outcomeSteps.ts'
import type { PopulationPlan } from './plan.ts'
import { outcomeCondition, outcomeNumber } from './rails.ts'
import { truthSteps } from './truthSteps.ts'

/**
 * How much is asked of everybody: the outcome alone; with the provision that decides and the facts that are missing; or
 * with the truth of every provision, the outcome under every contested position, and the masks that reasons come from.
 */
export type PopulationForm = 'outcome' | 'brief' | 'full'

/** How many bits a mask has: as many as a number of JavaScript, and JSON on its way from an engine, keeps exactly. */
export const MASK_BITS = 48

/** The steps of a query and the expressions over the last of them. */
export interface LawSteps {
  /** The query with all steps over a table of findings. */
  readonly over: (source: string) => string
  readonly basis: string
  readonly outcome: string
  readonly decides: string
  /** Of each wanted column of the plan, that it is missing. */
  readonly missing: readonly SqlTruth[]
  /** The truth of each reading of the plan. */
  readonly truths: readonly SqlTruth[]
  readonly contested: readonly ContestedColumn[]
  /** The leaves of all readings by name, with their truths. */
  readonly leaves: readonly { readonly key: string; readonly truth: SqlTruth }[]
}

/** Lays out the query of a form in steps: shared parts, one column a provision, the outcome, what is missing. */
export function lawSteps(
  plan: PopulationPlan,
  form: Exclude<PopulationForm, 'outcome'>,
  keep: readonly string[] = [],
): LawSteps {
  const full = form === 'full'
  const truth = truthSteps(plan, full)
  const leaves = full ? truth.leaves() : []
  const contested = full ? contestedSteps(plan, truth.truths) : { layers: [], columns: [] }
  const outcome = outcomeSteps(plan, truth.truths)
  const missing = missingTruths(plan, truth.truths, outcome.basis, truth.naming)
  const layers: readonly Layer[] = [...truth.layers, ...contested.layers, ...outcome.layers]
  return {
    over: (source) => layers.reduce((query, layer) => layer.over(query), findingsIn(plan, source, keep)),
    basis: outcome.basis,
    outcome: outcome.outcome,
    decides: outcome.decides,
    missing,
    truths: truth.truths,
    contested: contested.columns,
    leaves,
  }
}

/** A query of the law over a table of findings, one row a person, with the names of its columns in order. */
export interface LawSql {
  readonly sql: string
  readonly columns: readonly string[]
  readonly form: PopulationForm
  /** The steps, in every form but that of the outcome alone. */
  readonly steps: LawSteps | null
}

/**
 * The law as SQL over a table of findings: for each person the answer's basis, the outcome and what the form adds.
 * `keep` names further columns of the table to hand through.
 */
export function lawSql(
  plan: PopulationPlan,
  source: string,
  form: PopulationForm,
  keep: readonly string[] = [],
): LawSql {
  const { dialect } = plan
  const named = (columns: readonly (readonly [string, string])[], from: string, steps: LawSteps | null): LawSql => ({
    sql: `select ${columns.map(([name, sql]) => `${sql} as ${dialect.identifier(name)}`).join(', ')} from ${from}`,
    columns: columns.map(([name]) => name),
    form,
    steps,
  })
  const own = ['person', ...keep].map((name) => [name, dialect.identifier(name)] as const)
  if (form === 'outcome') return named([...own, ['outcome', outcomeNumber(plan)]], source, null)
  const steps = lawSteps(plan, form, keep)
  const columns: readonly (readonly [string, string])[] = [
    ...own,
    ['basis', steps.basis],
    ['outcome', steps.outcome],
    ['decides', steps.decides],
    ...masks('missing', steps.missing),
    ...(form === 'full' ? fullColumns(plan, steps) : []),
  ]
  return named(columns, `(${steps.over(source)}) as ${dialect.identifier('law')}`, steps)
}

function fullColumns(plan: PopulationPlan, steps: LawSteps): readonly (readonly [string, string])[] {
  const truths = steps.leaves.map(({ truth }) => truth)
  return [
    ...masks('true', truths),
    ...masks('false', truths.map(sqlNot)),
    ...steps.truths.map((truth, place) => [`truth ${place}`, sqlText(truth)] as const),
    ...steps.contested.map(({ outcome }, place) => [`contested ${place}`, outcome] as const),
    ...plan.bases.flatMap(({ basis, provisions }) =>
      provisions.flatMap(({ candidate, counts }) =>
        'sql' in counts ? [[`counts ${basis.id} ${candidate.provision.id}`, counts.sql] as const] : [],
      ),
    ),
  ]
}

/** Truths as bits of whole numbers, 48 to a number: set where a truth is true. */
function masks(name: string, truths: readonly SqlTruth[]): readonly (readonly [string, string])[] {
  const groups = Math.ceil(truths.length / MASK_BITS)
  return Array.from({ length: groups }, (_, group) => {
    const bits = truths.slice(group * MASK_BITS, (group + 1) * MASK_BITS).flatMap((truth, bit) => {
      const value = 2 ** bit
      if ('known' in truth) return truth.known === true ? [String(value)] : []
      return [`case when ${truth.sql} then ${value} else 0 end`]
    })
    return [`${name} ${group}`, `cast(${bits.length === 0 ? '0' : bits.join(' + ')} as bigint)`] as const
  })
}

/** The list of the people with an outcome, several times cheaper than the outcome of everybody. */
export function listSql(plan: PopulationPlan, source: string, outcome: Outcome, keep: readonly string[] = []): string {
  const columns = ['person', ...keep].map((name) => plan.dialect.identifier(name))
  return `select ${columns.join(', ')} from ${source} where ${outcomeCondition(plan, outcome)}`
}

function findingsIn(plan: PopulationPlan, source: string, keep: readonly string[]): string {
  const { on } = plan.transfer
  const names = [
    'person',
    ...keep,
    ...(typeof on === 'number' ? [] : [on.column]),
    ...plan.columns.map(({ name }) => name).filter((name) => plan.present.has(name)),
  ]
  return `select ${[...new Set(names)].map((name) => plan.dialect.identifier(name)).join(', ')} from ${source}`
}
