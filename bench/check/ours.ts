/**
 * Writ's own logic room, called as the product calls it: formulas read and checked once, compiled to closures
 * on two rails over one array of numbers. Measured twice: with the array filled beforehand, as peers get their
 * own form of a case, and from the facts of the case, with nothing computed beforehand at all (ISO dates read,
 * membership in sets looked up, calendar months counted).
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
import { type Outcome, rules, vocabulary } from './rules.ts'

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

/** How the value of a question gets from a case into its slot. */
function answerer(question: Question): (given: Case) => number {
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
  const index = new Map(facts.get(fact)?.values?.map((value, place) => [value, place]))
  const isDate = question.type === 'date'
  return (given) => {
    const value = given.facts.get(fact)
    if (typeof value === 'boolean') return value ? 1 : 0
    if (typeof value === 'number') return value
    if (typeof value !== 'string') return Number.NaN
    return (isDate ? parseDay(value) : index.get(value)) ?? Number.NaN
  }
}

/** The compiled rule set with the way to fill its answers. */
class Compilation {
  readonly #rules: readonly OwnRule[]
  readonly #answerers: readonly ((given: Case) => number)[]
  readonly #slots = new Slots(facts)

  constructor() {
    this.#rules = rules.map(({ holds, role }) => {
      const { proven, disproven } = compile(read(holds), this.#slots)
      return role === 'bar' ? { bars: proven, allows: disproven } : { bars: disproven, allows: proven }
    })
    this.#answerers = this.#slots.questions.map(answerer)
  }

  unknown(): Answers {
    return this.#slots.unknown()
  }

  fill(given: Case, answers: Answers): Answers {
    let slot = 0
    for (const answer of this.#answerers) {
      answers[slot] = answer(given)
      slot += 1
    }
    return answers
  }

  outcome(answers: Answers): Outcome {
    for (const rule of this.#rules) if (rule.bars(answers)) return 'barred'
    for (const rule of this.#rules) if (!rule.allows(answers)) return 'not-shown'
    return 'shown'
  }
}

let compiled = new Compilation()
let scratch = compiled.unknown()

function setup(): void {
  compiled = new Compilation()
  scratch = compiled.unknown()
}

const profile = { mode: '', version: ownVersion(), threeValued: 'yes', cases: 50_000, setup }

/** Writ with its array of answers filled beforehand: the measure of all ratios. */
export const oursPrepared: Engine = engine({
  ...profile,
  name: 'Writ',
  precomputed: 'set membership, day numbers; months not',
  prepare: (given) => compiled.fill(given, compiled.unknown()),
  evaluate: each((answers: Answers) => compiled.outcome(answers)),
})

/** Writ from the facts of the case, with nothing computed beforehand. */
export const oursFromFacts: Engine = engine({
  ...profile,
  name: 'Writ, from the facts',
  precomputed: 'nothing',
  prepare: (given) => given,
  evaluate: each((given: Case) => compiled.outcome(compiled.fill(given, scratch))),
})
