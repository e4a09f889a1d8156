import type { Asked, Known, Three } from './formula.ts'
import type { RawBasis, RawPeriod, RawProvision, RawTable, Rules } from './rules.ts'

/** A case for the second evaluator: the transfer, and the findings as a given table. */
export interface GivenCase {
  readonly from: string
  readonly to: string
  readonly on: string
  readonly basis?: string
  /** Of each fact that is proven or disproven, its value. */
  readonly values: Readonly<Record<string, boolean | number | string>>
  /** Of each set of States, who is proven in and who is proven out; `rest` says where all others are. */
  readonly sets: Readonly<
    Record<string, { readonly in: readonly string[]; readonly out: readonly string[]; readonly restOut: boolean }>
  >
  /** What assertions prove of `treaty.inForce`; a conflict leaves it unproven; without one the tables are asked. */
  readonly treaty?: boolean | 'conflict'
}

type Outcome = 'barred' | 'not-shown' | 'shown'

/** The whole answer, in the form in which both evaluators are compared. */
export interface Answer {
  readonly outcome: Outcome
  readonly basis: string | null
  readonly bases: readonly {
    readonly basis: string
    readonly outcome: Outcome
    readonly provisions: Readonly<Record<string, string>>
  }[]
  readonly contested: readonly {
    readonly provision: string
    readonly question: string
    readonly outcomes: readonly Outcome[]
  }[]
}

const RANK: readonly Outcome[] = ['barred', 'not-shown', 'shown']

/** Determines a case over the raw rules, slowly and word for word as the notation says. */
export function secondAnswer(rules: Rules, given: GivenCase): Answer {
  const examined = toExamine(rules, given).map((basis) => examine(rules, basis, given))
  let best = examined[0]
  for (const one of examined)
    if (best !== undefined && RANK.indexOf(one.outcome) > RANK.indexOf(best.outcome)) best = one
  return {
    outcome: best?.outcome ?? 'barred',
    basis: best?.basis ?? null,
    bases: examined.map(({ basis, outcome, provisions }) => ({ basis, outcome, provisions })),
    contested: best?.contested ?? [],
  }
}

function toExamine(rules: Rules, given: GivenCase): readonly RawBasis[] {
  if (given.basis !== undefined) return rules.bases.filter(({ id }) => id === given.basis)
  const sorted = rules.bases.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return sorted.filter((basis) => basis.auto && reaches(basis, given) && notUnbound(rules, basis, given))
}

function within(period: RawPeriod | undefined, on: string): boolean {
  const from = period?.from ?? undefined
  return (from === undefined || from <= on) && (period?.until === undefined || on < period.until)
}

function reaches(basis: RawBasis, { from, to, on }: GivenCase): boolean {
  const sides = [
    { spec: basis.from, state: from },
    { spec: basis.to, state: to },
  ]
  return (
    within(basis.dates, on) &&
    sides.every(({ spec, state }) => {
      if (spec.states !== undefined) return spec.states.includes(state)
      return spec.either === undefined || spec.either.includes(from) || spec.either.includes(to)
    })
  )
}

function notUnbound(rules: Rules, basis: RawBasis, { from, to, on }: GivenCase): boolean {
  const sides = [
    { spec: basis.from, state: from },
    { spec: basis.to, state: to },
  ]
  return sides.every(({ spec, state }) => {
    if (spec.party !== undefined) return boundByAny(rules, spec.party, state, on) !== -1
    return spec.treaty !== true || byTables(rules, basis.id, from, to, on) !== -1
  })
}

function bound(table: RawTable, state: string, on: string): Three {
  const rows = table.parties.filter((row) => row.state === state)
  if (rows.length === 0) {
    if (table.nonParties.includes(state)) return -1
    return table.unlisted === 'bound' ? 1 : table.unlisted === 'not-bound' ? -1 : 0
  }
  let best: Three = -1
  for (const { from, until } of rows) {
    const one: Three = until !== undefined && on >= until ? -1 : from === null ? 0 : from <= on ? 1 : -1
    if (one > best) best = one
  }
  return best
}

function boundByAny(rules: Rules, instruments: readonly string[], state: string, on: string): Three {
  const tables = rules.tables.filter(({ instrument }) => instruments.includes(instrument))
  return Math.max(-1, ...tables.map((table) => bound(table, state, on))) as Three
}

function byTables(rules: Rules, basis: string, from: string, to: string, on: string): Three {
  const serving = rules.tables.filter(({ serves }) => serves.includes(basis))
  if (serving.length === 0) return 0
  const each = serving.map((table) => {
    const { pair, directed } = table
    if (pair !== undefined) {
      const straight = from === pair[0] && to === pair[1]
      const back = !directed && from === pair[1] && to === pair[0]
      if (!straight && !back) return -1
    }
    return Math.min(bound(table, from, on), bound(table, to, on))
  })
  return Math.max(...each) as Three
}

function counts(rules: Rules, provision: RawProvision, basis: string, { from, to, on }: GivenCase): boolean {
  if (!within(provision.dates, on)) return false
  if (Object.hasOwn(provision.roles, basis)) return true
  if (!Object.hasOwn(provision.roles, 'floor')) return false
  const { binds } = provision
  if (binds === undefined) return true
  const sides = binds.side === 'from' ? [from] : binds.side === 'to' ? [to] : [from, to]
  return sides.some((state) => binds.states.includes(state) || boundByAny(rules, binds.instruments, state, on) !== -1)
}

function knownIn(rules: Rules, basis: string, given: GivenCase): Known {
  const { from, to, on } = given
  const treaty = (): boolean | undefined => {
    if (given.treaty === 'conflict') return undefined
    if (given.treaty !== undefined) return given.treaty
    const found = byTables(rules, basis, from, to, on)
    return found === 0 ? undefined : found === 1
  }
  return {
    from,
    to,
    on,
    value: (fact) => (fact === 'treaty.inForce' ? treaty() : given.values[fact]),
    member: (fact, state) => {
      const set = given.sets[fact]
      if (set === undefined) return 0
      const inside = set.in.includes(state)
      const outside = set.out.includes(state) || (set.restOut && !inside)
      return inside && !outside ? 1 : outside && !inside ? -1 : 0
    },
  }
}

type Weight = 'blocks' | 'open' | 'passes'

function weigh(role: string, truth: Three): Weight {
  if (role === 'duty' || role === 'warning') return 'passes'
  if (truth === 0) return 'open'
  return (role === 'condition') === (truth === 1) ? 'passes' : 'blocks'
}

function outcomeOf(weights: readonly Weight[]): Outcome {
  if (weights.includes('blocks')) return 'barred'
  return weights.includes('open') ? 'not-shown' : 'shown'
}

function stateWord(role: string, truth: Three): string {
  if (truth === 0) return 'unproven'
  if (role === 'condition' || role === 'duty') return truth === 1 ? 'met' : 'failed'
  return truth === 1 ? 'applies' : 'excluded'
}

function examine(
  rules: Rules,
  basis: RawBasis,
  given: GivenCase,
): Answer['bases'][number] & { readonly contested: Answer['contested'] } {
  const known = knownIn(rules, basis.id, given)
  const counting = rules.provisions
    .filter((provision) => counts(rules, provision, basis.id, given))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const roleOf = (provision: RawProvision): string => provision.roles[basis.id] ?? provision.roles['floor'] ?? ''
  const outcomeWith = (changed?: RawProvision, formula?: Asked): Outcome =>
    outcomeOf(
      counting.map((provision) =>
        weigh(roleOf(provision), (provision === changed && formula !== undefined ? formula : provision.holds)(known)),
      ),
    )
  let worst = outcomeWith()
  const contested: Answer['contested'][number][] = []
  for (const provision of counting) {
    for (const { question, bases, positions } of provision.questions) {
      if (bases !== undefined && !bases.includes(basis.id)) continue
      const outcomes = positions.map((formula) => outcomeWith(provision, formula))
      for (const outcome of outcomes) if (RANK.indexOf(outcome) < RANK.indexOf(worst)) worst = outcome
      if (new Set(outcomes).size > 1) contested.push({ provision: provision.id, question, outcomes })
    }
  }
  contested.sort((a, b) => (a.provision === b.provision ? (a.question < b.question ? -1 : 1) : 0))
  return {
    basis: basis.id,
    outcome: given.basis !== undefined && !reaches(basis, given) ? 'barred' : worst,
    provisions: Object.fromEntries(
      counting.map((provision) => [provision.id, stateWord(roleOf(provision), provision.holds(known))]),
    ),
    contested,
  }
}
