import type { DateTerm, FactTable, FactType, Formula, StateTerm, Term } from './formula.ts'
import { leaves } from './formula.ts'

/** A question that formulas put to a record; its answer is one number in the array that they are evaluated on. */
export type Question =
  | { readonly kind: 'fact'; readonly fact: string; readonly type: FactType }
  | { readonly kind: 'member'; readonly fact: string; readonly state: 'to' | 'from' | string }
  | { readonly kind: 'transfer'; readonly side: 'to' | 'from' }
  | { readonly kind: 'on' }

/**
 * The answers to all questions of a set of formulas, one number a slot; `NaN` is unknown everywhere.
 * Booleans and memberships are 1 or 0, dates day numbers, values of enumerations their index, States `stateNumber`.
 */
export type Answers = Float64Array

/** Gives every question that formulas ask its place in the array of answers. */
export class Slots {
  readonly questions: Question[] = []
  readonly #places = new Map<string, number>()
  readonly #facts: FactTable

  constructor(facts: FactTable) {
    this.#facts = facts
  }

  /** Takes up all questions of a formula. */
  add(formula: Formula): void {
    for (const leaf of leaves(formula)) {
      if (leaf.kind === 'fact') this.ofFact(leaf.fact)
      if (leaf.kind === 'member') this.ofMember(leaf.fact, leaf.state)
      if (leaf.kind === 'compare') for (const term of [leaf.left, leaf.right]) this.#addTerm(term)
    }
  }

  /** The slot of a fact's value; a slot is made when the fact is new. */
  ofFact(fact: string): number {
    const type = this.#facts.get(fact)?.type ?? 'boolean'
    return this.#place(`fact ${fact}`, { kind: 'fact', fact, type })
  }

  /** The slot of "this State is in this set". */
  ofMember(fact: string, state: StateTerm): number {
    const name = state.kind === 'transfer' ? state.side : state.code
    return this.#place(`member ${fact} ${name}`, { kind: 'member', fact, state: name })
  }

  /** The slot of the receiving or sending State. */
  ofTransfer(side: 'to' | 'from'): number {
    return this.#place(`transfer ${side}`, { kind: 'transfer', side })
  }

  /** The slot of the day judged. */
  ofOn(): number {
    return this.#place('on', { kind: 'on' })
  }

  /** A new array of answers in which everything is unknown. */
  unknown(): Answers {
    return new Float64Array(this.questions.length).fill(Number.NaN)
  }

  #addTerm(term: Term | DateTerm): void {
    if (term.kind === 'value') this.ofFact(term.fact)
    if (term.kind === 'transfer') this.ofTransfer(term.side)
    if (term.kind === 'on') this.ofOn()
    if (term.kind === 'days' || term.kind === 'months') {
      this.#addTerm(term.from)
      this.#addTerm(term.to)
    }
  }

  #place(key: string, question: Question): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.questions.length
    this.questions.push(question)
    this.#places.set(key, place)
    return place
  }
}

/** The number that stands for a State in answers: its two letters read in base 26. */
export function stateNumber(code: string): number {
  return (code.charCodeAt(0) - 65) * 26 + code.charCodeAt(1) - 65
}
