import {
  answersOf,
  answerTreaty,
  type CompiledLaw,
  compileLaw,
  determine,
  type Outcome,
  provisionsThatCount,
  readCase,
  termsOf,
} from '../determination/index.ts'
import { find } from '../evidence/index.ts'
import { describeProblem, readDocument } from '../input/index.ts'
import { isBoundByAny, type Law } from '../law/index.ts'
import { compile, type Formula, type Truth, truthOf } from '../logic/index.ts'
import type { MadeCase } from './caseOf.ts'

/** What the evaluator says of a made-up case under the basis that it names. */
export interface Replayed {
  readonly outcome: Outcome
  /** The ids of the provisions that count. */
  readonly counting: readonly string[]
  /** Those that block, and those that leave the outcome open, under some reading. */
  readonly blocking: readonly string[]
  readonly open: readonly string[]
  /** Whether the sending State is not proven unbound by any of some instruments. */
  readonly bound: (instruments: readonly string[]) => boolean
  /** The truth of each formula that was asked for. */
  readonly truths: readonly Truth[]
  /** The truth of the protective reading of each provision that counts. */
  readonly states: ReadonlyMap<string, Truth>
}

/** The evaluator that confirms or refutes what a solver found; it reads a case file as `writ check` does. */
export class Replay {
  readonly #law: Law
  readonly #compiled = new Map<string, CompiledLaw>()

  constructor(law: Law) {
    this.#law = law
  }

  /** Judges a case; `without` leaves provisions out of the law, `formulas` are asked beside it. */
  async of(made: MadeCase, without: readonly string[] = [], formulas: readonly Formula[] = []): Promise<Replayed> {
    const compiled = this.#lawWithout(without)
    const bytes = new TextEncoder().encode(JSON.stringify(made))
    const document = await readDocument(bytes, `${made.case}.json`, 'json')
    const read = document.ok ? readCase(document.value, termsOf(compiled.law)) : document
    if (!read.ok) throw new Error(`The case that a model stands for is refused: ${read.problems.map(describeProblem)}`)
    const { transfer, record } = read.value
    const asked = formulas.map((formula) => compile(formula, compiled.slots))
    const findings = find(record, compiled.law.vocabulary, { on: transfer.on })
    const answers = answersOf(compiled, findings, transfer)
    answerTreaty(answers, compiled, findings, made.transfer.basis, transfer)
    const counting = provisionsThatCount(compiled, made.transfer.basis, transfer)
    const decisive = counting.filter(({ role }) => role === 'condition' || role === 'bar')
    const blocking = decisive.filter(({ role, readings }) =>
      readings.some((reading) => truthOf(reading, answers) === (role === 'bar')),
    )
    const open = decisive.filter(({ readings }) => readings.some((reading) => truthOf(reading, answers) === null))
    const ids = (all: typeof counting): readonly string[] => all.map(({ provision }) => provision.id)
    return {
      outcome: determine(compiled, read.value).outcome,
      counting: ids(counting),
      blocking: ids(blocking),
      open: ids(open),
      bound: (instruments) => isBoundByAny(this.#law, instruments, transfer.from, transfer.on) !== false,
      truths: asked.map((one) => truthOf(one, answers)),
      states: new Map(counting.map(({ provision, holds }) => [provision.id, truthOf(holds, answers)])),
    }
  }

  #lawWithout(without: readonly string[]): CompiledLaw {
    const key = without.join(' ')
    let compiled = this.#compiled.get(key)
    if (compiled === undefined) {
      const provisions = this.#law.provisions.filter(({ id }) => !without.includes(id))
      compiled = compileLaw({ ...this.#law, provisions })
      this.#compiled.set(key, compiled)
    }
    return compiled
  }
}
