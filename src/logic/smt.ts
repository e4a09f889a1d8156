import { dayOf } from './day.ts'
import type { DateTerm, FactTable, Formula, Operator, StateTerm, Term } from './formula.ts'
import { leaves } from './formula.ts'
import { type MonthEncoding, type MonthSymbols, monthConstraints, monthSamples } from './smtMonths.ts'
import { allOf, anyOf, integer, negated, real, symbol } from './smtText.ts'

/** Both rails of a formula as SMT-LIB terms: when it is proven true, and when it is proven false. */
export interface SmtRails {
  readonly proven: string
  readonly disproven: string
}

/** A variable of the text that a model gives a value: the known bit or the value of a fact, a State or the day. */
export type SmtVariable =
  | { readonly kind: 'fact'; readonly fact: string; readonly known: string; readonly value: string }
  | {
      readonly kind: 'member'
      readonly fact: string
      readonly state: 'to' | 'from' | string
      readonly known: string
      readonly value: string
    }

/** How facts are named in one copy of the text; two copies let a solver compare two records. */
export interface SmtCopy {
  /** The name of a fact's known bit in this copy. */
  readonly known: (name: string) => string
  /** The name of a fact's value in this copy. */
  readonly value: (name: string) => string
}

/** The copy of a text that needs only one. */
export const ONE_COPY: SmtCopy = { known: (name) => `${name}?`, value: (name) => name }

/** The symbols that stand for the receiving State, the sending State and the day judged. */
export const TRANSFER = { to: symbol('transfer.to'), from: symbol('transfer.from'), on: '|on|' } as const

type Sort = 'Bool' | 'Int' | 'Real'

/**
 * Writes formulas as SMT-LIB terms on two rails and collects what they need declared. Every fact is two constants, a
 * known bit and a value; a set of States is asked only about the States that formulas name, so each question is such a
 * pair, and pairs that come to be about the same State are tied together. `states` are the codes that a State can be,
 * in the order of their numbers. `given` replaces facts that are computed elsewhere.
 */
export class SmtWriter {
  readonly #facts: FactTable
  readonly #states: ReadonlyMap<string, number>
  readonly #months: MonthEncoding
  readonly #given: ReadonlyMap<string, SmtRails>
  readonly #declared = new Map<string, string>()
  readonly #asserted = new Set<string>()
  readonly #variables = new Map<string, SmtVariable>()
  readonly #spans: MonthSymbols[] = []
  /** Of each set of States, the States asked about, by copy. */
  readonly #asked = new Map<string, Map<string, { readonly known: string; readonly value: string }>>()

  constructor(
    facts: FactTable,
    states: readonly string[],
    months: MonthEncoding,
    given: ReadonlyMap<string, SmtRails> = new Map(),
  ) {
    this.#facts = facts
    this.#states = new Map(states.map((code, i) => [code, i]))
    this.#months = months
    this.#given = given
    const last = states.length - 1
    for (const side of [TRANSFER.to, TRANSFER.from]) {
      this.#declare(side, 'Int')
      this.#asserted.add(`(assert (<= 0 ${side} ${last}))`)
    }
    this.#declareDay(TRANSFER.on)
  }

  /** Both rails of a formula in a copy. */
  rails(formula: Formula, copy: SmtCopy = ONE_COPY): SmtRails {
    switch (formula.kind) {
      case 'literal':
        return { proven: String(formula.value === true), disproven: String(formula.value === false) }
      case 'fact':
        return this.#given.get(formula.fact) ?? bit(this.#fact(formula.fact, copy))
      case 'member':
        return bit(this.#member(formula.fact, formula.state, copy))
      case 'compare':
        return this.#comparison(formula, copy)
      case 'not': {
        const { proven, disproven } = this.rails(formula.of, copy)
        return { proven: disproven, disproven: proven }
      }
      case 'and': {
        const all = formula.of.map((part) => this.rails(part, copy))
        return { proven: allOf(all.map((r) => r.proven)), disproven: anyOf(all.map((r) => r.disproven)) }
      }
      case 'or': {
        const all = formula.of.map((part) => this.rails(part, copy))
        return { proven: anyOf(all.map((r) => r.proven)), disproven: allOf(all.map((r) => r.disproven)) }
      }
    }
  }

  /** Declares a constant that the caller names. */
  declare(name: string, sort: Sort): void {
    this.#declare(name, sort)
  }

  /** The number of a State in this text; `null` for one that the text does not know. */
  stateIndex(code: string): number | null {
    return this.#states.get(code) ?? null
  }

  /** What must stand before the formulas: all declarations, then what is asserted of them. */
  preamble(): readonly string[] {
    return [
      ...[...this.#declared].map(([name, sort]) => `(declare-const ${name} ${sort})`),
      ...this.#asserted,
      ...this.#ties(),
    ]
  }

  /** The facts and questions that formulas asked about so far. */
  variables(): readonly SmtVariable[] {
    return [...this.#variables.values()]
  }

  /** That every span of months is one of some real ones; with it a model needs no confirmation by the calendar. */
  samples(): readonly string[] {
    return this.#spans.map(monthSamples)
  }

  #declare(name: string, sort: Sort): void {
    this.#declared.set(name, sort)
  }

  #declareDay(name: string): void {
    this.#declare(name, 'Int')
    this.#asserted.add(`(assert (<= ${integer(dayOf(0, 1, 1))} ${name} ${integer(dayOf(9999, 12, 31))}))`)
  }

  #fact(fact: string, copy: SmtCopy): { readonly known: string; readonly value: string } {
    const names = { known: symbol(copy.known(fact)), value: symbol(copy.value(fact)) }
    this.#declare(names.known, 'Bool')
    const declaration = this.#facts.get(fact)
    if (declaration?.type === 'date') this.#declareDay(names.value)
    else if (declaration?.type === 'number') this.#declare(names.value, 'Real')
    else if (declaration?.type === 'enum' || declaration?.type === 'country') {
      const count = declaration.type === 'enum' ? (declaration.values?.length ?? 0) : this.#states.size
      this.#declare(names.value, 'Int')
      this.#asserted.add(`(assert (<= 0 ${names.value} ${count - 1}))`)
    } else this.#declare(names.value, 'Bool')
    this.#variables.set(names.known, { kind: 'fact', fact, ...names })
    return names
  }

  #member(fact: string, state: StateTerm, copy: SmtCopy): { readonly known: string; readonly value: string } {
    const side = state.kind === 'transfer' ? state.side : state.code
    const name = `${fact} ${side}`
    const names = { known: symbol(copy.known(name)), value: symbol(copy.value(name)) }
    this.#declare(names.known, 'Bool')
    this.#declare(names.value, 'Bool')
    this.#variables.set(names.known, { kind: 'member', fact, state: side, ...names })
    // Facts of two copies are tied within their copy only, and the name of the set in a copy tells copies apart.
    const set = `${copy.known(fact)} ${copy.value(fact)}`
    const asked = this.#asked.get(set) ?? new Map()
    asked.set(side, names)
    this.#asked.set(set, asked)
    return names
  }

  #ties(): readonly string[] {
    return [...this.#asked.values()].flatMap((asked) =>
      [...asked].flatMap(([one, a], i) =>
        [...asked].slice(i + 1).flatMap(([other, b]) => {
          const same = this.#sameState(one, other)
          return same === 'false'
            ? []
            : [`(assert (=> ${same} (and (= ${a.known} ${b.known}) (= ${a.value} ${b.value}))))`]
        }),
      ),
    )
  }

  #sameState(one: string, other: string): string {
    const [a, b] = [this.#stateText(one), this.#stateText(other)]
    return a === null || b === null || (/^\d+$/.test(a) && /^\d+$/.test(b)) ? 'false' : `(= ${a} ${b})`
  }

  #stateText(state: string): string | null {
    if (state === 'to' || state === 'from') return TRANSFER[state]
    const index = this.#states.get(state)
    return index === undefined ? null : String(index)
  }

  #comparison({ operator, left, right }: Extract<Formula, { kind: 'compare' }>, copy: SmtCopy): SmtRails {
    const [l, r] = [this.#operand(left, copy), this.#operand(right, copy)]
    const known = [...l.known, ...r.known]
    const real = l.sort === 'Real' || r.sort === 'Real'
    const pairs = l.ends.flatMap((a) =>
      r.ends.map((b) => relation(operator, cast(a, l.sort, real), cast(b, r.sort, real))),
    )
    return { proven: allOf([...known, ...pairs]), disproven: allOf([...known, ...pairs.map(negated)]) }
  }

  #operand(term: Term, copy: SmtCopy): Operand {
    switch (term.kind) {
      case 'number':
        return Number.isInteger(term.value)
          ? { ends: [integer(term.value)], known: [], sort: 'Int' }
          : { ends: [real(term.value)], known: [], sort: 'Real' }
      case 'date':
        return { ends: [integer(term.day)], known: [], sort: 'Int' }
      case 'choice':
        return { ends: [integer(term.index)], known: [], sort: 'Int' }
      case 'state':
        // A State without a number is none of those that a transfer can name here.
        return { ends: [integer(this.#states.get(term.code) ?? -1)], known: [], sort: 'Int' }
      case 'transfer':
        return { ends: [TRANSFER[term.side]], known: [], sort: 'Int' }
      case 'on':
        return { ends: [TRANSFER.on], known: [], sort: 'Int' }
      case 'value': {
        const { known, value } = this.#fact(term.fact, copy)
        return { ends: [value], known: [known], sort: term.type === 'number' ? 'Real' : 'Int' }
      }
      case 'days': {
        const [a, b] = [this.#day(term.from, copy), this.#day(term.to, copy)]
        return { ends: [`(- ${b.value} ${a.value})`], known: [...a.known, ...b.known], sort: 'Int' }
      }
      case 'months':
        return this.#span(this.#day(term.from, copy), this.#day(term.to, copy))
    }
  }

  #span(a: Dated, b: Dated): Operand {
    const name = `months(${a.value}, ${b.value})`.replaceAll('|', '')
    const [low, high] = [symbol(`${name} low`), symbol(`${name} high`)]
    if (!this.#declared.has(low)) {
      this.#declare(low, 'Int')
      this.#declare(high, 'Int')
      const span = { a: a.value, b: b.value, low, high }
      this.#spans.push(span)
      for (const line of monthConstraints(span, this.#months)) this.#asserted.add(line)
    }
    return { ends: [low, high], known: [...a.known, ...b.known], sort: 'Int' }
  }

  #day(term: DateTerm, copy: SmtCopy): Dated {
    if (term.kind === 'on') return { value: TRANSFER.on, known: [] }
    const { known, value } = this.#fact(term.fact, copy)
    return { value, known: [known] }
  }
}

/** One side of a comparison: its ends, what must be known for it, and its sort. */
interface Operand {
  readonly ends: readonly string[]
  readonly known: readonly string[]
  readonly sort: 'Int' | 'Real'
}

/** A day in a formula: its value, and what must be known for it. */
interface Dated {
  readonly value: string
  readonly known: readonly string[]
}

function bit({ known, value }: { readonly known: string; readonly value: string }): SmtRails {
  return { proven: `(and ${known} ${value})`, disproven: `(and ${known} (not ${value}))` }
}

function cast(text: string, sort: 'Int' | 'Real', toReal: boolean): string {
  if (!toReal || sort === 'Real') return text
  return /^\d+$/.test(text) ? `${text}.0` : `(to_real ${text})`
}

function relation(operator: Operator, left: string, right: string): string {
  return operator === '!=' ? negated(`(= ${left} ${right})`) : `(${operator} ${left} ${right})`
}

/** The codes of the States that formulas name. */
export function statesNamed(formulas: readonly Formula[]): readonly string[] {
  const named = formulas.flatMap(leaves).flatMap((leaf) => {
    if (leaf.kind === 'member') return leaf.state.kind === 'state' ? [leaf.state.code] : []
    if (leaf.kind !== 'compare') return []
    return [leaf.left, leaf.right].flatMap((term) => (term.kind === 'state' ? [term.code] : []))
  })
  return [...new Set(named)]
}
