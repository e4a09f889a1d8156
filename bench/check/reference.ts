/**
 * The slow and obviously right evaluator: it reads the text of a formula anew for each case and computes
 * its value while reading, from the published notation alone. It shares nothing with any engine measured,
 * nor with the reader in `tree.ts` that prepares the rules for the peers.
 */
import type { Case, StateSet } from './cases.ts'
import { type Outcome, rules, vocabulary } from './rules.ts'

/** Strong Kleene truth: proven, disproven, or null for unknown. */
export type Truth = boolean | null

/** A term: a value with its type, or null if unproven; months are an interval. */
type Term =
  | { readonly type: 'unknown' }
  | { readonly type: 'text' | 'date'; readonly text: string }
  | { readonly type: 'interval'; readonly low: number; readonly high: number }

const types = new Map(vocabulary.map((entry) => [entry.id, entry.type]))
const unknown: Term = { type: 'unknown' }

/** Strong Kleene `and`. */
function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false
  return left === null || right === null ? null : true
}

/** Strong Kleene `not`. */
function negated(value: Truth): Truth {
  return value === null ? null : !value
}

/** Strong Kleene `or`. */
function either(left: Truth, right: Truth): Truth {
  return negated(both(negated(left), negated(right)))
}

function dateParts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function nextDay(iso: string): string {
  return new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10)
}

/** The whole months from `first` to `second`, as the interval that the notation defines. */
export function monthsBetween(first: string, second: string): { low: number; high: number } {
  const a = dateParts(first)
  const span = (b: { year: number; month: number }): number => 12 * (b.year - a.year) + b.month - a.month
  const full = (iso: string): number => {
    const c = dateParts(iso)
    return span(c) - (c.day < Math.min(a.day, lastDay(c.year, c.month)) ? 1 : 0)
  }
  const b = dateParts(second)
  const low = span(b) - (b.day < a.day ? 1 : 0)
  return { low, high: Math.max(full(second), full(nextDay(second))) }
}

/** Whether State `state` belongs to the set: see the notation for open and closed lists and conflicts. */
function member(state: string, set: StateSet): Truth {
  const yes = set.listed.includes(state)
  const no = set.excluded.includes(state) || (set.complete && !yes)
  return yes === no ? null : yes
}

function compareNumbers(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      throw new Error(`Unknown operator "${operator}".`)
  }
}

function compare(left: Term, operator: string, right: Term): Truth {
  if (left.type === 'unknown' || right.type === 'unknown') return null
  if (left.type === 'interval' && right.type === 'interval') {
    const low = compareNumbers(left.low, operator, right.low)
    const high = compareNumbers(left.high, operator, right.high)
    return low === high ? low : null
  }
  if (left.type === 'date' && right.type === 'date') {
    return compareNumbers(Date.parse(left.text), operator, Date.parse(right.text))
  }
  if (left.type === 'text' && right.type === 'text' && (operator === '=' || operator === '!=')) {
    return (left.text === right.text) === (operator === '=')
  }
  throw new Error(`Cannot compare ${left.type} ${operator} ${right.type}.`)
}

/** Reads one formula from left to right and computes its value for one case. */
class Reader {
  readonly #words: readonly string[]
  readonly #case: Case
  #at = 0

  constructor(text: string, given: Case) {
    this.#words = text.match(/[A-Za-z0-9.]+|[<>!]=|[<>=(),]/g) ?? []
    this.#case = given
  }

  whole(): Truth {
    const value = this.#or()
    if (this.#at < this.#words.length) throw new Error(`Unexpected "${this.#peek()}".`)
    return value
  }

  #peek(): string {
    return this.#words[this.#at] ?? ''
  }

  #take(): string {
    return this.#words[this.#at++] ?? ''
  }

  #accept(word: string): boolean {
    if (this.#peek() !== word) return false
    this.#at += 1
    return true
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw new Error(`Expected "${word}", found "${this.#peek()}".`)
  }

  #or(): Truth {
    let value = this.#and()
    while (this.#accept('or')) value = either(value, this.#and())
    return value
  }

  #and(): Truth {
    let value = this.#unary()
    while (this.#accept('and')) value = both(value, this.#unary())
    return value
  }

  #unary(): Truth {
    if (this.#accept('not')) return negated(this.#unary())
    if (this.#accept('(')) {
      const value = this.#or()
      this.#expect(')')
      return value
    }
    return this.#atom()
  }

  #atom(): Truth {
    const first = this.#peek()
    if (types.get(first) === 'boolean') {
      this.#take()
      const value = this.#case.facts.get(first)
      return typeof value === 'boolean' ? value : null
    }
    const left = this.#term()
    if (this.#accept('in')) return this.#membership(left)
    const operator = this.#take()
    return compare(left, operator, this.#term())
  }

  #membership(state: Term): Truth {
    const set = this.#case.facts.get(this.#take())
    if (state.type !== 'text') throw new Error('Only a State can be in a set of States.')
    return typeof set === 'object' ? member(state.text, set) : null
  }

  #term(): Term {
    const word = this.#take()
    if (word === 'months') return this.#months()
    if (word === 'on') return { type: 'date', text: this.#case.on }
    if (word === 'transfer.to') return { type: 'text', text: this.#case.to }
    if (word === 'transfer.from') return { type: 'text', text: this.#case.from }
    const type = types.get(word)
    if (type === undefined) return /^\d/.test(word) ? this.#number(Number(word)) : { type: 'text', text: word }
    const value = this.#case.facts.get(word)
    if (value === undefined) return unknown
    if (typeof value === 'number') return this.#number(value)
    if (typeof value === 'string') return { type: type === 'date' ? 'date' : 'text', text: value }
    throw new Error(`"${word}" cannot stand in a comparison.`)
  }

  #number(value: number): Term {
    return { type: 'interval', low: value, high: value }
  }

  #months(): Term {
    this.#expect('(')
    const from = this.#term()
    this.#expect(',')
    const to = this.#term()
    this.#expect(')')
    if (from.type !== 'date' || to.type !== 'date') return unknown
    return { type: 'interval', ...monthsBetween(from.text, to.text) }
  }
}

/** The value of a formula of the notation for a case. */
export function truthOf(formula: string, given: Case): Truth {
  return new Reader(formula, given).whole()
}

/** The outcome of the whole rule set for a case: every formula is read and computed, none is skipped. */
export function referenceOutcome(given: Case): Outcome {
  let barred = false
  let unproven = false
  for (const rule of rules) {
    const value = truthOf(rule.holds, given)
    if (value === null) unproven = true
    else if (value === (rule.role === 'bar')) barred = true
  }
  if (barred) return 'barred'
  return unproven ? 'not-shown' : 'shown'
}
