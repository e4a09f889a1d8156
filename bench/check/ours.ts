/**
 * Writ's own logic room, called as the product calls it: formulas read and checked once, compiled to closures
 * on two rails over one array of numbers. Measured in three ways: with the array filled beforehand; from the
 * flat object that the peers get; and from the facts of the case, with nothing
 * computed beforehand at all (ISO dates read, membership in sets looked up). All three count calendar months.
 */
import {
  type Answers,
  type Compiled,
  compile,
  type FactTable,
  type Formula,
  parseDay,
  parseFormula,
  type Question,
  Slots,
  stateNumber,
} from '../../src/logic/index.ts'
import type { Case, StateSet } from './cases.ts'
import { type Engine, each, engine, ownVersion } from './engine.ts'
import { dayNumber, type PlainFacts, plainFacts } from './plain.ts'
import { type Outcome, rules, vocabulary } from './rules.ts'
import { allLeaves, plainName } from './tree.ts'

const facts: FactTable = new Map(vocabulary.map((entry) => [entry.id, entry]))

function read(text: string): Formula {
  const parsed = parseFormula(text, facts)
  if (parsed.ok) return parsed.formula
  throw new Error(`"${text}": ${parsed.problems.map(({ message }) => message).join(' ')}`)
}

/** A rule by the two questions that the outcome asks: does it bar, and is it settled in favour? */
interface OwnRule {
  readonly bars: Compiled['proven']
  readonly allows: Compiled['proven']
}

function member(set: StateSet, state: string): number {
  const yes = set.listed.includes(state)
  const no = set.excluded.includes(state) || (set.complete && !yes)
  return yes === no ? Number.NaN : yes ? 1 : 0
}

type Fill<Given> = (given: Given) => number

/** The number of each value of an enumeration. */
function choices(fact: string): ReadonlyMap<string, number> {
  return new Map(facts.get(fact)?.values?.map((value, place) => [value, place]))
}

/** How the value of a question gets from a case into its slot. */
function fillFromCase(question: Question): Fill<Case> {
  if (question.kind === 'on') return (given) => parseDay(given.on) ?? Number.NaN
  if (question.kind === 'transfer') {
    const { side } = question
    return (given) => stateNumber(side === 'to' ? given.to : given.from)
  }
  const { fact } = question
  if (question.kind === 'member') {
    const { state } = question
    return (given) => {
      const set = given.facts.get(fact)
      if (typeof set !== 'object') return Number.NaN
      return member(set, state === 'to' ? given.to : state === 'from' ? given.from : state)
    }
  }
  const index = choices(fact)
  const isDate = question.type === 'date'
  return (given) => {
    const value = given.facts.get(fact)
    if (typeof value === 'boolean') return value ? 1 : 0
    if (typeof value === 'number') return value
    if (typeof value !== 'string') return Number.NaN
    return (isDate ? parseDay(value) : index.get(value)) ?? Number.NaN
  }
}

/** The name in the flat object of the peers that answers a question. */
function plainNameOf(question: Question): string {
  if (question.kind === 'on') return 'on'
  if (question.kind === 'transfer') return `transfer_${question.side}`
  if (question.kind === 'fact') return plainName(question.fact)
  const text = `transfer.${question.state} in ${question.fact}`
  const leaf = allLeaves.find((found) => found.text === text)
  if (leaf === undefined) throw new Error(`The benchmark has no leaf "${text}".`)
  return leaf.id
}

/** The same from the flat object that the peers get. */
function fillFromPlain(question: Question): Fill<PlainFacts> {
  const name = plainNameOf(question)
  const index = question.kind === 'fact' ? choices(question.fact) : null
  return (given) => {
    const value = given[name]
    if (typeof value === 'boolean') return value ? 1 : 0
    if (typeof value === 'number') return value
    if (value === undefined) return Number.NaN
    return index === null ? stateNumber(value) : (index.get(value) ?? Number.NaN)
  }
}

/** The object of the peers, with the one date that they do not need since their months are counted for them. */
function plainWithEnd(given: Case): PlainFacts {
  const end = given.facts.get('sentence.end')
  return typeof end === 'string' ? { ...plainFacts(given), sentence_end: dayNumber(end) } : plainFacts(given)
}

function fill<Given>(given: Given, fills: readonly Fill<Given>[], answers: Answers): Answers {
  let slot = 0
  for (const one of fills) {
    answers[slot] = one(given)
    slot += 1
  }
  return answers
}

/** The compiled rule set with the two ways to fill its answers. */
class Compilation {
  readonly fromCase: readonly Fill<Case>[]
  readonly fromPlain: readonly Fill<PlainFacts>[]
  /** An array that is filled anew for each case. */
  readonly scratch: Answers
  readonly #rules: readonly OwnRule[]
  readonly #slots = new Slots(facts)

  constructor() {
    this.#rules = rules.map(({ holds, role }) => {
      const { proven, disproven } = compile(read(holds), this.#slots)
      return role === 'bar' ? { bars: proven, allows: disproven } : { bars: disproven, allows: proven }
    })
    this.fromCase = this.#slots.questions.map(fillFromCase)
    this.fromPlain = this.#slots.questions.map(fillFromPlain)
    this.scratch = this.unknown()
  }

  unknown(): Answers {
    return this.#slots.unknown()
  }

  outcome(answers: Answers): Outcome {
    for (const rule of this.#rules) if (rule.bars(answers)) return 'barred'
    for (const rule of this.#rules) if (!rule.allows(answers)) return 'not-shown'
    return 'shown'
  }
}

let compiled = new Compilation()

function setup(): void {
  compiled = new Compilation()
}

const profile = { mode: '', version: ownVersion(), threeValued: 'yes', cases: 50_000, setup }

/** Writ from the object that the peers get. */
export const oursFromPlain: Engine = engine({
  ...profile,
  name: 'Writ, same object',
  precomputed: 'set membership, day numbers; not the months',
  prepare: plainWithEnd,
  evaluate: each((given: PlainFacts) => compiled.outcome(fill(given, compiled.fromPlain, compiled.scratch))),
})

/** Writ with its array of answers filled beforehand, as for a population that is judged again and again. */
export const oursFilled: Engine = engine({
  ...profile,
  name: 'Writ, closures',
  precomputed: 'set membership, day numbers, the array of answers; not the months',
  prepare: (given) => fill(given, compiled.fromCase, compiled.unknown()),
  evaluate: each((answers: Answers) => compiled.outcome(answers)),
})

/** Writ from the facts of the case, with nothing computed beforehand. */
export const oursFromFacts: Engine = engine({
  ...profile,
  name: 'Writ, raw case',
  precomputed: 'nothing',
  prepare: (given) => given,
  evaluate: each((given: Case) => compiled.outcome(fill(given, compiled.fromCase, compiled.scratch))),
})
