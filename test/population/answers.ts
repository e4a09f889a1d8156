import {
  answersOf,
  answerTreaty,
  type CompiledLaw,
  determine,
  type LawSql,
  type PersonAnswer,
  type PopulationPlan,
  populationReason,
  provisionsThatCount,
} from '../../src/determination/index.ts'
import { find } from '../../src/evidence/index.ts'
import { truthOf } from '../../src/logic/index.ts'
import type { CaseRow } from './caseTable.ts'

/** An answer as plain data that can be compared: what the evaluator and SQL must agree on. */
export interface Comparable {
  readonly outcome: string
  readonly basis: string | null
  readonly decides: string | null
  readonly missing: readonly string[]
  readonly provisions: readonly string[]
  readonly contested: readonly string[]
  readonly reasons: readonly string[]
}

const NO_DETAIL = (): readonly never[] => []

/** The answer of the evaluator on a case. */
export function expectedAnswer(compiled: CompiledLaw, { given, knownAt }: CaseRow): Comparable {
  const found = determine(compiled, given, { knownAt, extent: 'all' })
  return {
    outcome: found.outcome,
    basis: found.basis,
    decides: found.bases.some(({ misfit }) => misfit !== undefined)
      ? null
      : expectedDecides(compiled, { given, knownAt }, found.basis),
    missing: found.missing.map(({ fact, members }) => [fact, ...(members ?? [])].join(' ')).sort(),
    provisions: found.bases.flatMap(({ basis, provisions }) =>
      provisions.map(({ provision, state }) => `${basis} ${provision} ${state}`).sort(),
    ),
    contested: found.contested.map(
      ({ provision, question, positions }) => `${provision} ${question} ${positions.map(({ outcome }) => outcome)}`,
    ),
    reasons: found.bases.flatMap(({ basis, provisions }) =>
      provisions.map(({ provision, because }) => `${basis} ${provision} ${withoutFindings(because)}`).sort(),
    ),
  }
}

/** The first provision in the law's order of which a reading bars, or else of which one is open. */
function expectedDecides(compiled: CompiledLaw, { given, knownAt }: CaseRow, basis: string | null): string | null {
  if (basis === null) return null
  const findings = find(given.record, compiled.law.vocabulary, { on: given.transfer.on, knownAt })
  const answers = answersOf(compiled, findings, given.transfer)
  answerTreaty(answers, compiled, findings, basis, given.transfer)
  const deciding = provisionsThatCount(compiled, basis, given.transfer).filter(
    ({ role }) => role === 'condition' || role === 'bar',
  )
  const truths = deciding.map(({ role, readings, provision }) => ({
    id: provision.id,
    bad: readings
      .map((reading) => truthOf(reading, answers))
      .map((truth) => (truth === null ? null : truth === (role === 'bar'))),
  }))
  const decides = truths.find(({ bad }) => bad.includes(true)) ?? truths.find(({ bad }) => bad.includes(null))
  return decides?.id ?? null
}

/** The answer of SQL about a person; of the bases in question those that `examined` names. */
export function foundAnswer(
  plan: PopulationPlan,
  query: LawSql,
  person: PersonAnswer,
  examined: ReadonlySet<string>,
): Comparable {
  const states = person.provisions.filter(({ basis, state }) => examined.has(basis) && state !== null)
  const bases = plan.bases.filter(({ basis }) => examined.has(basis.id))
  const counted = new Set(states.map(({ basis, provision }) => `${basis} ${provision}`))
  return {
    outcome: person.outcome,
    basis: person.basis,
    decides: person.decides,
    missing: person.missing.map(({ fact, members }) => [fact, ...members].join(' ')).sort(),
    provisions: bases.flatMap(({ basis }) =>
      states
        .filter((one) => one.basis === basis.id)
        .map(({ provision, state }) => `${basis.id} ${provision} ${state}`)
        .sort(),
    ),
    contested: contestedOf(plan, query, person),
    reasons: bases.flatMap(({ basis, provisions }) =>
      provisions
        .filter(({ candidate }) => counted.has(`${basis.id} ${candidate.provision.id}`))
        .map(({ candidate, holds }) => {
          const reason = populationReason(plan, person, holds, 'all', NO_DETAIL)
          return `${basis.id} ${candidate.provision.id} ${withoutFindings(reason)}`
        })
        .sort(),
    ),
  }
}

function contestedOf(plan: PopulationPlan, query: LawSql, person: PersonAnswer): readonly string[] {
  const found = new Map<string, { readonly provision: string; readonly question: string; outcomes: string[] }>()
  for (const [i, { basis, provision, question }] of (query.steps?.contested ?? []).entries()) {
    if (basis !== person.basis) continue
    const state = person.provisions.find((one) => one.basis === basis && one.provision === provision)?.state
    if (state === null) continue
    const text = plan.provisions.find(({ id }) => id === provision)?.contested[question]?.question ?? ''
    const key = `${provision} ${question}`
    const entry = found.get(key) ?? { provision, question: text, outcomes: [] }
    entry.outcomes.push(person.contested[i] ?? '')
    found.set(key, entry)
  }
  return [...found.values()]
    .filter(({ outcomes }) => new Set(outcomes).size > 1)
    .sort((a, b) => (a.provision < b.provision ? -1 : a.provision > b.provision ? 1 : a.question < b.question ? -1 : 1))
    .map(({ provision, question, outcomes }) => `${provision} ${question} ${outcomes}`)
}

/** A reason as text, without what its leaves rest on: a table of findings keeps no exhibits. */
function withoutFindings(reason: unknown): string {
  return JSON.stringify(reason, (key, value: unknown) => (key === 'findings' ? undefined : value))
}
