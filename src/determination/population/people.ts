import type { Truth } from '../../logic/index.ts'
import type { Cell } from '../../sql/index.ts'
import { type Outcome, type ProvisionState, stateOf } from '../judge.ts'
import { type LawSql, MASK_BITS } from './lawSql.ts'
import type { PopulationPlan } from './plan.ts'

/** A fact that is missing for a person; for a set of States, those about which it is open. */
export interface MissingFinding {
  readonly fact: string
  readonly members: readonly string[]
}

/** What a provision comes to for a person under a basis; null if it does not count on the person's day. */
export interface PersonProvision {
  readonly basis: string
  readonly provision: string
  readonly state: ProvisionState | null
}

/** What the law comes to for one person of a population. */
export interface PersonAnswer {
  readonly person: number
  readonly outcome: Outcome
  /** The answer's basis; null if none fits, or in the form of the outcome alone. */
  readonly basis: string | null
  /** The first provision in the law's order that bars, or else that is open; null if shown, or the basis does not fit. */
  readonly decides: string | null
  readonly missing: readonly MissingFinding[]
  /** In the full form: what each provision of each basis comes to. */
  readonly provisions: readonly PersonProvision[]
  /** In the full form: the truth of each leaf by its name. */
  readonly leaves: ReadonlyMap<string, Truth>
  /** In the full form: the outcome under each contested position, in the order of the query's steps. */
  readonly contested: readonly Outcome[]
}

/** The outcomes in the order of their numbers in SQL. */
export const OUTCOMES: readonly Outcome[] = ['barred', 'not-shown', 'shown']

/** Reads the rows of a query of the law, given as columns, as answers about people. */
export function readPeople(
  plan: PopulationPlan,
  query: LawSql,
  cells: readonly (readonly Cell[])[],
): readonly PersonAnswer[] {
  const places = new Map(query.columns.map((name, place) => [name, place]))
  const count = cells[0]?.length ?? 0
  return Array.from({ length: count }, (_, row) =>
    readPerson(plan, query, (name) => cells[places.get(name) ?? -1]?.[row] ?? null),
  )
}

function readPerson(plan: PopulationPlan, query: LawSql, cell: (name: string) => Cell): PersonAnswer {
  const number = (name: string): number => Number(cell(name) ?? 0)
  const leaves = query.steps?.leaves ?? []
  const proven = bitsOf(leaves.length, (group) => number(`true ${group}`))
  const disproven = bitsOf(leaves.length, (group) => number(`false ${group}`))
  return {
    person: number('person'),
    outcome: OUTCOMES[number('outcome')] ?? 'barred',
    basis: plan.bases[number('basis') - 1]?.basis.id ?? null,
    decides: plan.provisions[number('decides') - 1]?.id ?? null,
    missing: missingFindings(plan, (group) => number(`missing ${group}`)),
    provisions: query.form === 'full' ? personProvisions(plan, cell) : [],
    leaves: new Map(
      leaves.map(({ key }, i) => [key, proven[i] === true ? true : disproven[i] === true ? false : null]),
    ),
    contested: (query.steps?.contested ?? []).map((_, i) => OUTCOMES[number(`contested ${i}`)] ?? 'barred'),
  }
}

function personProvisions(plan: PopulationPlan, cell: (name: string) => Cell): readonly PersonProvision[] {
  return plan.bases.flatMap(({ basis, provisions }) =>
    provisions.map(({ candidate, counts, holds }): PersonProvision => {
      const { id } = candidate.provision
      const counted = 'known' in counts || cell(`counts ${basis.id} ${id}`) !== false
      const state = counted ? stateOf(candidate.role, asTruth(cell(`truth ${holds}`))) : null
      return { basis: basis.id, provision: id, state }
    }),
  )
}

function asTruth(cell: Cell): Truth {
  return typeof cell === 'boolean' ? cell : null
}

/** Numbers above 32 bits do not survive the bit operators of JavaScript, so bits are taken by division. */
function bitsOf(count: number, mask: (group: number) => number): readonly boolean[] {
  return Array.from({ length: count }, (_, i) => {
    const value = mask(Math.floor(i / MASK_BITS))
    return Math.floor(value / 2 ** (i % MASK_BITS)) % 2 === 1
  })
}

/** The facts that masks say are missing; `mask` gives the number of each group of 48. */
export function missingFindings(plan: PopulationPlan, mask: (group: number) => number): readonly MissingFinding[] {
  const bits = bitsOf(plan.wanted.length, mask)
  const found = new Map<string, string[]>()
  for (const [i, { fact, state }] of plan.wanted.entries()) {
    if (bits[i] !== true) continue
    const members = found.get(fact) ?? []
    if (state !== undefined) members.push(state)
    found.set(fact, members)
  }
  return [...found].map(([fact, members]) => ({ fact, members: members.sort() }))
}
