import type { Arrows } from './graph.ts'
import { independentOrigins } from './independence.ts'
import type { Assertion, CaseRecord, Exhibit, Fact, FactValue, Vocabulary } from './record.ts'
import { type SetAsideReason, type Standing, standing, type Viewpoint } from './standing.ts'

/** An assertion that does not count, and why. */
export interface SetAside {
  readonly assertion: Assertion
  readonly reason: SetAsideReason
}

declare const allegationMark: unique symbol

/**
 * An assertion that counts but rests on no exhibit of a kind that proves its fact. It is shown and proves nothing.
 * The mark keeps it from being passed where an assertion that proves is asked for.
 */
export interface Allegation {
  readonly [allegationMark]: true
  readonly claim: Assertion
}

/** An assertion that counts and proves, with those of its exhibits that are of a proving kind. */
export interface Proof {
  readonly assertion: Assertion
  readonly exhibits: readonly string[]
}

/** Why a fact is unproven. */
export type Gap =
  | 'nothing-on-record'
  | 'only-alleged'
  | 'all-set-aside'
  | 'conflict'
  | 'not-corroborated'
  | 'not-closed'

/** What the record shows of a fact, or of one State in a set of States, seen from a viewpoint. */
export type Finding = {
  readonly fact: string
  /** For a set of States: the State asked about. */
  readonly member?: string
  /** What made the finding; under a conflict, both sides. */
  readonly proofs: readonly Proof[]
} & (
  | { readonly state: 'proven'; readonly value: FactValue }
  | { readonly state: 'disproven' }
  | { readonly state: 'unproven'; readonly gap: Gap }
)

/** Assertions that count and prove, and contradict each other. */
export interface Conflict {
  readonly fact: string
  readonly member?: string
  readonly proofs: readonly Proof[]
}

/** All findings on one record from one viewpoint. */
export interface Findings {
  /** Whether any assertion is on a fact; without one there is nothing to find. */
  readonly isOnRecord: (fact: string) => boolean
  /** The finding on a fact that is no set of States. */
  readonly of: (fact: string) => Finding
  /** The finding on one State of a set of States. */
  readonly member: (fact: string, state: string) => Finding
  /** The assertions on a fact that were set aside. */
  readonly setAside: (fact: string) => readonly SetAside[]
  /** The allegations on a fact. */
  readonly alleged: (fact: string) => readonly Allegation[]
  /** The States that any proving assertion names on a set of States, in alphabetical order. */
  readonly namedStates: (fact: string) => readonly string[]
  readonly allegations: readonly Allegation[]
  readonly conflicts: readonly Conflict[]
}

interface OnFact {
  readonly declaration: Fact
  readonly proofs: Proof[]
  readonly alleged: Allegation[]
  readonly setAside: SetAside[]
}

/**
 * Finds what the record shows of every fact on a day, as known at a moment.
 * Source: contract section 3 and the points on findings in the notation.
 */
export function find(record: CaseRecord, vocabulary: Vocabulary, view: Viewpoint): Findings {
  const stands = standing(record, view)
  const facts = sortAssertions(record, vocabulary, stands)
  const derivedFrom: Arrows = new Map(record.exhibits.map((exhibit) => [exhibit.id, exhibit.derivedFrom]))
  const known = new Map<string, Finding>()

  const remember = (key: string, make: () => Finding): Finding => {
    const before = known.get(key)
    if (before !== undefined) return before
    const finding = make()
    known.set(key, finding)
    return finding
  }
  const of = (fact: string): Finding => remember(fact, () => findValue(fact, facts.get(fact), derivedFrom))
  const member = (fact: string, state: string): Finding =>
    remember(`${fact} ${state}`, () => findMember(fact, state, facts.get(fact), derivedFrom))
  const namedStates = (fact: string): readonly string[] => statesNamed(facts.get(fact))

  return {
    isOnRecord: (fact) => facts.has(fact),
    of,
    member,
    namedStates,
    setAside: (fact) => facts.get(fact)?.setAside ?? [],
    alleged: (fact) => facts.get(fact)?.alleged ?? [],
    allegations: [...facts.values()].flatMap((on) => on.alleged),
    conflicts: [...facts].flatMap(([fact, on]) => {
      if (on.proofs.length < 2) return []
      const all = on.declaration.type === 'countries' ? namedStates(fact).map((s) => member(fact, s)) : [of(fact)]
      return all.filter((finding) => finding.state === 'unproven' && finding.gap === 'conflict').map(conflictOf)
    }),
  }
}

function conflictOf(finding: Finding): Conflict {
  const { fact, member, proofs } = finding
  return member === undefined ? { fact, proofs } : { fact, member, proofs }
}

function sortAssertions(record: CaseRecord, vocabulary: Vocabulary, stands: Standing): Map<string, OnFact> {
  const facts = new Map<string, OnFact>()
  for (const assertion of record.assertions) {
    const declaration = vocabulary.get(assertion.fact)
    if (declaration === undefined) continue
    let on = facts.get(assertion.fact)
    if (on === undefined) {
      on = { declaration, proofs: [], alleged: [], setAside: [] }
      facts.set(assertion.fact, on)
    }
    const reason = stands.setAside(assertion)
    const exhibits = reason === null ? assertion.exhibits.filter((id) => proves(stands.exhibit(id), declaration)) : []
    if (reason !== null) on.setAside.push({ assertion, reason })
    else if (exhibits.length > 0) on.proofs.push({ assertion, exhibits })
    else on.alleged.push(allegation(assertion))
  }
  return facts
}

function proves(exhibit: Exhibit | undefined, fact: Fact): boolean {
  return exhibit !== undefined && fact.provenBy.includes(exhibit.kind)
}

/** The only place where an allegation is made: an assertion that counts and has no proving exhibit. */
function allegation(claim: Assertion): Allegation {
  return { claim } as Allegation
}

function findValue(fact: string, on: OnFact | undefined, derivedFrom: Arrows): Finding {
  const [first, ...rest] = on?.proofs ?? []
  if (on === undefined || first === undefined) return { fact, proofs: [], state: 'unproven', gap: gapOf(on) }
  const { value } = first.assertion
  if (rest.some((proof) => proof.assertion.value !== value)) {
    return { fact, proofs: on.proofs, state: 'unproven', gap: 'conflict' }
  }
  if (!isCorroborated(on.proofs, on.declaration, derivedFrom)) {
    return { fact, proofs: on.proofs, state: 'unproven', gap: 'not-corroborated' }
  }
  return value === false
    ? { fact, proofs: on.proofs, state: 'disproven' }
    : { fact, proofs: on.proofs, state: 'proven', value }
}

/** A set of States is open: a State is in if it is listed, and out only if a list is complete or excludes it. */
function findMember(fact: string, member: string, on: OnFact | undefined, derivedFrom: Arrows): Finding {
  const all = on?.proofs ?? []
  const inside = all.filter((proof) => lists(proof.assertion, member))
  const outside = all.filter((proof) => excludes(proof.assertion, member))
  if (on === undefined || (inside.length === 0 && outside.length === 0)) {
    return { fact, member, proofs: [], state: 'unproven', gap: all.length > 0 ? 'not-closed' : gapOf(on) }
  }
  if (inside.length > 0 && outside.length > 0) {
    return { fact, member, proofs: [...inside, ...outside], state: 'unproven', gap: 'conflict' }
  }
  const proofs = inside.length > 0 ? inside : outside
  if (!isCorroborated(proofs, on.declaration, derivedFrom)) {
    return { fact, member, proofs, state: 'unproven', gap: 'not-corroborated' }
  }
  return inside.length > 0
    ? { fact, member, proofs, state: 'proven', value: true }
    : { fact, member, proofs, state: 'disproven' }
}

function lists(assertion: Assertion, state: string): boolean {
  return Array.isArray(assertion.value) && assertion.value.includes(state)
}

function excludes(assertion: Assertion, state: string): boolean {
  return assertion.not.includes(state) || (assertion.complete && !lists(assertion, state))
}

function isCorroborated(proofs: readonly Proof[], fact: Fact, derivedFrom: Arrows): boolean {
  const needed = fact.corroboration ?? 1
  if (needed <= 1) return true
  const exhibits = proofs.flatMap((proof) => proof.exhibits)
  return independentOrigins(exhibits, needed, derivedFrom) !== null
}

function gapOf(on: OnFact | undefined): Gap {
  if (on === undefined) return 'nothing-on-record'
  if (on.alleged.length > 0) return 'only-alleged'
  return on.setAside.length > 0 ? 'all-set-aside' : 'nothing-on-record'
}

function statesNamed(on: OnFact | undefined): readonly string[] {
  const named = new Set<string>()
  for (const { assertion } of on?.proofs ?? []) {
    if (Array.isArray(assertion.value)) for (const state of assertion.value) named.add(state)
    for (const state of assertion.not) named.add(state)
  }
  return [...named].sort()
}
