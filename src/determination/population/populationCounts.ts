import type { Role } from '../../law/index.ts'
import { type SqlTruth, sqlNot, sqlText } from '../../logic/index.ts'
import type { Cell, Session } from '../../sql/index.ts'
import type { Outcome } from '../judge.ts'
import { type LawSteps, lawSteps } from './lawSql.ts'
import { OUTCOMES } from './people.ts'
import type { PopulationPlan } from './plan.ts'
import { outcomeNumber } from './rails.ts'

/** How many people have each outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** A provision under a basis: for how many people it is proven, disproven and unproven that it holds. */
export interface ProvisionCount {
  readonly basis: string
  readonly provision: string
  readonly role: Role
  readonly holds: number
  readonly fails: number
  readonly unproven: number
  /** People on whose day it does not count. */
  readonly notCounted: number
  /** For how many people it is the one that decides; 0 under other bases than that of the answer. */
  readonly decides: number
}

/** A contested question: how many people have each outcome under each position, all else unchanged. */
export interface ContestedCount {
  readonly basis: string
  readonly provision: string
  readonly question: string
  readonly position: string
  readonly outcomes: OutcomeCounts
}

/** What the law comes to for a population, in numbers of people. */
export interface PopulationCounts {
  readonly people: number
  readonly outcomes: OutcomeCounts
  /** By basis of the answer; null for people whom no basis reaches. Empty in the form of the outcome alone. */
  readonly bases: readonly { readonly basis: string | null; readonly outcomes: OutcomeCounts }[]
  /** In the full form: every provision of every basis, in the law's order. */
  readonly provisions: readonly ProvisionCount[]
  /** Not in the form of the outcome alone: provisions that decide, in the law's order. */
  readonly deciding: readonly { readonly provision: string; readonly outcome: Outcome; readonly people: number }[]
  /** Not in the form of the outcome alone: for how many people each fact, or State of a set of States, is missing. */
  readonly missing: readonly { readonly fact: string; readonly state?: string; readonly people: number }[]
  /** In the full form. */
  readonly contested: readonly ContestedCount[]
}

const NOBODY: OutcomeCounts = { barred: 0, 'not-shown': 0, shown: 0 }

const EMPTY: PopulationCounts = {
  people: 0,
  outcomes: NOBODY,
  bases: [],
  provisions: [],
  deciding: [],
  missing: [],
  contested: [],
}

/** Counts the people with each outcome. */
export async function countOutcomes(session: Session, plan: PopulationPlan, source: string): Promise<PopulationCounts> {
  const sql = `select outcome, count(*) from (select ${outcomeNumber(plan)} as outcome from ${source}) as law group by outcome`
  const [numbers = [], counts = []] = await session.columns(sql)
  const outcomes = { ...NOBODY }
  for (const [i, number] of numbers.entries()) outcomes[OUTCOMES[Number(number)] ?? 'barred'] += Number(counts[i])
  return { ...EMPTY, people: sum(outcomes), outcomes }
}

function sum(outcomes: OutcomeCounts): number {
  return OUTCOMES.reduce((all, outcome) => all + outcomes[outcome], 0)
}

/** Counts everything in one reading of the table: people by basis, outcome and provision that decides, and the rest. */
export async function countAll(
  session: Session,
  plan: PopulationPlan,
  source: string,
  form: 'brief' | 'full',
): Promise<PopulationCounts> {
  const steps = lawSteps(plan, form)
  const asked = questionsOf(plan, steps, form)
  const aggregates = asked.map(({ when }) => `count(*) filter (where ${when})`)
  const keys = [steps.basis, steps.outcome, steps.decides]
  const cells = await session.columns(
    `select ${[...keys, 'count(*)', ...aggregates].join(', ')} from (${steps.over(source)}) as law group by ${keys.join(', ')}`,
  )
  const groups = (cells[0] ?? []).map((_, row) => groupOf(plan, cells, row))
  const totals = new Map(asked.map(({ name }, i) => [name, total(cells[keys.length + 1 + i] ?? [])]))
  const at = (name: string): number => totals.get(name) ?? 0
  const people = groups.reduce((all, group) => all + group.people, 0)
  return {
    people,
    outcomes: outcomesOf(groups),
    bases: [...new Set(groups.map(({ basis }) => basis))]
      .sort((a, b) => (a ?? '~').localeCompare(b ?? '~', 'en'))
      .map((basis) => ({ basis, outcomes: outcomesOf(groups.filter((group) => group.basis === basis)) })),
    provisions: form === 'full' ? provisionCounts(plan, groups, people, at) : [],
    deciding: decidingCounts(plan, groups),
    missing: plan.wanted
      .map(({ fact, state }, i) => ({ fact, ...(state === undefined ? {} : { state }), people: at(`missing ${i}`) }))
      .filter(({ people }) => people > 0),
    contested: steps.contested.map(({ basis, provision, question, position }, i) => {
      const contested = plan.provisions.find(({ id }) => id === provision)?.contested[question]
      const [barred, shown] = [at(`contested ${i} 0`), at(`contested ${i} 2`)]
      return {
        basis,
        provision,
        question: contested?.question ?? '',
        position: contested?.positions[position]?.position ?? '',
        outcomes: { barred, 'not-shown': people - barred - shown, shown },
      }
    }),
  }
}

interface Group {
  readonly basis: string | null
  readonly outcome: Outcome
  readonly decides: string | null
  readonly people: number
}

function groupOf(plan: PopulationPlan, cells: readonly (readonly Cell[])[], row: number): Group {
  const number = (column: number): number => Number(cells[column]?.[row] ?? 0)
  return {
    basis: plan.bases[number(0) - 1]?.basis.id ?? null,
    outcome: OUTCOMES[number(1)] ?? 'barred',
    decides: plan.provisions[number(2) - 1]?.id ?? null,
    people: number(3),
  }
}

function outcomesOf(groups: readonly Group[]): OutcomeCounts {
  const outcomes = { ...NOBODY }
  for (const { outcome, people } of groups) outcomes[outcome] += people
  return outcomes
}

function total(cells: readonly Cell[]): number {
  return cells.reduce<number>((all, cell) => all + Number(cell ?? 0), 0)
}

/** What is counted besides, each under a name. */
function questionsOf(
  plan: PopulationPlan,
  steps: LawSteps,
  form: 'brief' | 'full',
): readonly { readonly name: string; readonly when: string }[] {
  const asked = (name: string, truth: SqlTruth): readonly { readonly name: string; readonly when: string }[] => [
    { name, when: sqlText(truth) },
  ]
  return [
    ...steps.missing.flatMap((truth, i) => asked(`missing ${i}`, truth)),
    ...(form === 'full' ? steps.truths : []).flatMap((truth, i) => [
      ...asked(`holds ${i}`, truth),
      ...asked(`fails ${i}`, sqlNot(truth)),
    ]),
    ...(form === 'full' ? plan.bases : []).flatMap(({ basis, provisions }) =>
      provisions.flatMap(({ candidate, counts, holds }) => {
        if ('known' in counts) return []
        const name = `${basis.id} ${candidate.provision.id}`
        const truth = sqlText(steps.truths[holds] ?? { known: null })
        return [
          { name: `${name} counts`, when: counts.sql },
          { name: `${name} holds`, when: `(${counts.sql} and ${truth})` },
          { name: `${name} fails`, when: `(${counts.sql} and (not ${truth}))` },
        ]
      }),
    ),
    ...steps.contested.flatMap(({ outcome }, i) =>
      [0, 2].map((number) => ({ name: `contested ${i} ${number}`, when: `${outcome} = ${number}` })),
    ),
  ]
}

function provisionCounts(
  plan: PopulationPlan,
  groups: readonly Group[],
  people: number,
  at: (name: string) => number,
): readonly ProvisionCount[] {
  return plan.bases.flatMap(({ basis, provisions }) =>
    provisions.map(({ candidate, counts, holds: place }): ProvisionCount => {
      const { id } = candidate.provision
      const always = 'known' in counts
      const name = `${basis.id} ${id}`
      const counted = always ? people : at(`${name} counts`)
      const holds = always ? at(`holds ${place}`) : at(`${name} holds`)
      const fails = always ? at(`fails ${place}`) : at(`${name} fails`)
      const decides = groups.filter((group) => group.basis === basis.id && group.decides === id)
      return {
        basis: basis.id,
        provision: id,
        role: candidate.role,
        holds,
        fails,
        unproven: counted - holds - fails,
        notCounted: people - counted,
        decides: decides.reduce((all, group) => all + group.people, 0),
      }
    }),
  )
}

function decidingCounts(plan: PopulationPlan, groups: readonly Group[]): PopulationCounts['deciding'] {
  return plan.provisions.flatMap(({ id: provision }) =>
    (['barred', 'not-shown'] as const).flatMap((outcome) => {
      const mine = groups.filter((group) => group.decides === provision && group.outcome === outcome)
      const people = mine.reduce((all, group) => all + group.people, 0)
      return people === 0 ? [] : [{ provision, outcome, people }]
    }),
  )
}
