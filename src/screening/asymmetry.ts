import {
  answersOf,
  answerTreaty,
  type Candidate,
  type CompiledLaw,
  type ProvisionState,
  provisionsThatCount,
  type Transfer,
} from '../determination/index.ts'
import { find } from '../evidence/index.ts'
import { compare, type Role } from '../law/index.ts'
import { type Answers, type Compiled, factsOf, leaves, type Truth, truthOf } from '../logic/index.ts'
import type { Claims, OtherClaims } from './claims.ts'
import { type Step, stepsOf } from './steps.ts'

/** What a record could do to one provision if it concerned the person, and under which legal bases. */
export interface Harm {
  readonly provision: string
  readonly cite: string
  readonly role: Role
  /** The worst state that the provision could come to with the record and not without it. */
  readonly state: ProvisionState
  readonly bases: readonly string[]
}

/** Finds what a record that may concern a person could do to a hand-over, given what all other records on file say. */
export type HarmFinder = (
  record: Claims,
  others: OtherClaims,
  transfer: Transfer,
  bases: readonly string[],
) => readonly Harm[]

/** More combinations than this are not tried one by one: the record then counts as one that could do the worst. */
const MOST_COMBINATIONS = 100_000

/**
 * Makes a finder of harm. A record harms a condition or bar if, on some selection of the other records on file, adding
 * it turns the provision for the worse (from met or excluded to unproven, or from anything to failed or applying), and
 * for the worse than those of the selection that count would leave it alone. Every selection is looked at, and not only
 * all records together, so that no record can hide what another one does: more records can only find more harm. Each
 * question is taken by itself, which errs on the side of asking a person.
 */
export function harmFinder(compiled: CompiledLaw): HarmFinder {
  const slotsOf = slotReader(compiled)
  return (record, others, transfer, bases) => {
    if (record.size === 0) return []
    const found = new Map<string, Harm>()
    const nothing = find({ exhibits: [], assertions: [] }, compiled.law.vocabulary, { on: transfer.on })
    const known = new Map<number, readonly Step[]>()
    for (const basis of bases) {
      const empty = answersOf(compiled, nothing, transfer)
      answerTreaty(empty, compiled, nothing, basis, transfer)
      known.delete(compiled.treatySlot)
      const stepsAt = (slot: number): readonly Step[] => {
        const before = known.get(slot)
        if (before !== undefined) return before
        const steps = stepsOf(slot, record, others, empty[slot] ?? Number.NaN)
        known.set(slot, steps)
        return steps
      }
      for (const candidate of provisionsThatCount(compiled, basis, transfer)) {
        const worst = worstOf(candidate, record, slotsOf, stepsAt, empty)
        if (worst !== 0) note(found, candidate, basis, worst)
      }
    }
    return [...found.values()].sort((a, b) => compare(a.provision, b.provision) || compare(a.role, b.role))
  }
}

/** How heavily a state weighs: 0 passes, 1 leaves the question open, 2 blocks. */
type Weight = 0 | 1 | 2

function note(found: Map<string, Harm>, { provision, role }: Candidate, basis: string, worst: Weight): void {
  const key = `${provision.id} ${role}`
  const before = found.get(key)
  const state = worst === 1 ? 'unproven' : role === 'condition' ? 'failed' : 'applies'
  found.set(key, {
    provision: provision.id,
    cite: provision.cite,
    role,
    state: before === undefined || before.state === 'unproven' ? state : before.state,
    bases: [...(before?.bases ?? []), basis],
  })
}

/** The heaviest state that the record could bring about under any reading of a provision, 0 if none is made heavier. */
function worstOf(
  { role, readings }: Candidate,
  record: Claims,
  slotsOf: (reading: Compiled) => readonly number[],
  stepsAt: (slot: number) => readonly Step[],
  empty: Answers,
): Weight {
  if (role !== 'condition' && role !== 'bar') return 0
  let worst: Weight = 0
  for (const reading of readings) {
    const slots = slotsOf(reading)
    if (!slots.some((slot) => record.has(slot))) continue
    const found = worstChange(
      reading,
      role,
      slots.map((slot) => [slot, stepsAt(slot)]),
      empty,
    )
    if (found > worst) worst = found
  }
  return worst
}

function worstChange(
  reading: Compiled,
  role: 'condition' | 'bar',
  slots: readonly (readonly [number, readonly Step[]])[],
  empty: Answers,
): Weight {
  if (slots.reduce((product, [, steps]) => product * steps.length, 1) > MOST_COMBINATIONS) return 2
  const [counting, without, together] = [empty.slice(), empty.slice(), empty.slice()]
  let worst: Weight = 0
  const walk = (at: number): void => {
    const next = slots[at]
    if (next === undefined) {
      const weight = weightOf(role, truthOf(reading, together))
      if (weight <= worst || weight <= weightOf(role, truthOf(reading, without))) return
      if (weight > weightOf(role, truthOf(reading, counting))) worst = weight
      return
    }
    const [slot, steps] = next
    for (const step of steps) {
      counting[slot] = step.counting
      without[slot] = step.without
      together[slot] = step.together
      if (worst < 2) walk(at + 1)
    }
  }
  walk(0)
  return worst
}

function weightOf(role: 'condition' | 'bar', truth: Truth): Weight {
  if (truth === null) return 1
  return truth === (role === 'condition') ? 0 : 2
}

/** Says which questions a reading asks of the record; those on the States and the day are left out. */
function slotReader(compiled: CompiledLaw): (reading: Compiled) => readonly number[] {
  const known = new Map<Compiled, readonly number[]>()
  return (reading) => {
    const before = known.get(reading)
    if (before !== undefined) return before
    const slots = new Set<number>()
    for (const leaf of leaves(reading.formula)) {
      if (leaf.kind === 'member') slots.add(compiled.slots.ofMember(leaf.fact, leaf.state))
      else for (const fact of factsOf(leaf)) slots.add(compiled.slots.ofFact(fact))
    }
    const list = [...slots]
    known.set(reading, list)
    return list
  }
}
