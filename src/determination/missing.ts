import type { Findings } from '../evidence/index.ts'
import type { Law } from '../law/index.ts'
import {
  type Answers,
  type Compiled,
  type Formula,
  factsOf,
  leaves,
  type StateTerm,
  stateNumber,
  type Term,
  truthOf,
} from '../logic/index.ts'
import { stateNamed } from './answers.ts'
import type { Transfer } from './case.ts'
import type { Candidate, CompiledLaw } from './compiledLaw.ts'
import type { MissingFact } from './determination.ts'

/**
 * The facts that are missing under a basis: those that open conditions and bars (under any reading) turn on and the
 * record leaves unproven. First come those that would settle most provisions alone.
 */
export function missingFacts(
  compiled: CompiledLaw,
  candidates: readonly Candidate[],
  answers: Answers,
  findings: Findings,
  transfer: Transfer,
): readonly MissingFact[] {
  const found = new Map<string, { provisions: Set<string>; settles: Set<string>; members: Set<string> }>()
  for (const candidate of candidates) {
    if (candidate.role !== 'condition' && candidate.role !== 'bar') continue
    for (const reading of candidate.readings) {
      if (truthOf(reading, answers) !== null) continue
      for (const fact of factsOf(reading.formula)) {
        const effect = effectOf(fact, reading, compiled, answers)
        if (effect === 'none') continue
        const entry = found.get(fact) ?? { provisions: new Set(), settles: new Set(), members: new Set() }
        entry.provisions.add(candidate.provision.id)
        if (effect === 'settles') entry.settles.add(candidate.provision.id)
        for (const state of openMembers(fact, reading.formula, findings, transfer)) entry.members.add(state)
        found.set(fact, entry)
      }
    }
  }
  return [...found]
    .map(([fact, entry]) => ({
      fact,
      ...(entry.members.size > 0 ? { members: [...entry.members].sort() } : {}),
      provenBy: provenBy(compiled.law, fact),
      alleged: findings.alleged(fact).map((allegation) => allegation.claim.index),
      provisions: [...entry.provisions].sort(),
      settles: entry.settles.size,
    }))
    .sort((a, b) => b.settles - a.settles || b.provisions.length - a.provisions.length || (a.fact < b.fact ? -1 : 1))
}

function openMembers(fact: string, formula: Formula, findings: Findings, transfer: Transfer): readonly string[] {
  return leaves(formula)
    .filter((leaf) => leaf.kind === 'member' && leaf.fact === fact)
    .map((leaf) => (leaf.kind === 'member' ? stateOf(leaf.state, transfer) : ''))
    .filter((state) => findings.member(fact, state).state === 'unproven')
}

function stateOf(state: StateTerm, transfer: Transfer): string {
  return stateNamed(state.kind === 'transfer' ? state.side : state.code, transfer)
}

function provenBy(law: Law, fact: string): readonly string[] {
  return law.vocabulary.get(fact)?.provenBy ?? []
}

/** Whether some value of the fact alone decides the reading, or the fact is unknown and bears on it, or neither. */
function effectOf(
  fact: string,
  reading: Compiled,
  compiled: CompiledLaw,
  answers: Answers,
): 'settles' | 'bears' | 'none' {
  const slots = slotsOf(fact, reading.formula, compiled).filter((slot) => Number.isNaN(answers[slot]))
  if (slots.length === 0) return 'none'
  const values = candidateValues(fact, reading.formula, compiled, answers)
  const trial = answers.slice()
  for (const value of values) {
    for (const slot of slots) trial[slot] = value
    if (truthOf(reading, trial) !== null) return 'settles'
  }
  return 'bears'
}

function slotsOf(fact: string, formula: Formula, compiled: CompiledLaw): readonly number[] {
  const slots = new Set<number>()
  for (const leaf of leaves(formula)) {
    if (leaf.kind === 'member' && leaf.fact === fact) slots.add(compiled.slots.ofMember(fact, leaf.state))
    else if (leaf.kind !== 'member' && factsOf(leaf).includes(fact)) slots.add(compiled.slots.ofFact(fact))
  }
  return [...slots]
}

/** Far beyond every date and number of a case: about ten thousand years in days. */
const FAR = 3_650_000

/** Values worth trying: both truths, every value of an enumeration, and numbers on, beside and far from all others. */
function candidateValues(fact: string, formula: Formula, compiled: CompiledLaw, answers: Answers): readonly number[] {
  const declaration = compiled.law.vocabulary.get(fact)
  if (declaration?.type === 'boolean' || declaration?.type === 'countries') return [0, 1]
  if (declaration?.type === 'enum') return (declaration.values ?? []).map((_, i) => i)
  const marks = new Set<number>([0])
  for (const leaf of leaves(formula)) {
    if (leaf.kind !== 'compare') continue
    for (const term of [leaf.left, leaf.right]) for (const mark of marksOf(term, compiled, answers)) marks.add(mark)
  }
  return [...marks].flatMap((mark) => [mark, mark - 1, mark + 1, mark - FAR, mark + FAR])
}

function marksOf(term: Term, compiled: CompiledLaw, answers: Answers): readonly number[] {
  switch (term.kind) {
    case 'number':
      return [term.value]
    case 'date':
      return [term.day]
    case 'value':
      return known(answers[compiled.slots.ofFact(term.fact)])
    case 'on':
      return known(answers[compiled.slots.ofOn()])
    case 'transfer':
      return known(answers[compiled.slots.ofTransfer(term.side)])
    case 'days':
    case 'months':
      return [...marksOf(term.from, compiled, answers), ...marksOf(term.to, compiled, answers)]
    case 'state':
      return [stateNumber(term.code)]
    case 'choice':
      return []
  }
}

function known(answer: number | undefined): readonly number[] {
  return answer === undefined || Number.isNaN(answer) ? [] : [answer]
}
