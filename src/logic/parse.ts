import { parseDay } from './day.ts'
import type { DateTerm, FactTable, Formula, FormulaProblem, Operator, Span, StateTerm, Term } from './formula.ts'
import { nearest } from './nearest.ts'
import { type Token, tokenise } from './tokens.ts'
import { typeClash, typeName } from './types.ts'

/** A formula that was read and fits the facts, or everything that is wrong with its text. */
export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] }

const MAX_LENGTH = 20_000
const MAX_DEPTH = 200
const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']
const RESERVED: readonly string[] = ['and', 'or', 'not', 'in', 'true', 'false', 'unknown', 'on', 'days', 'months']

/**
 * Reads a formula and checks it against the facts: grammar, names, types and values of enumerations.
 * Answers with a frozen tree, or with the problems found, each with its place in the text and a mend.
 */
export function parseFormula(text: string, facts: FactTable): ParsedFormula {
  if (text.length > MAX_LENGTH) {
    const at = { start: MAX_LENGTH, end: text.length }
    const message = `The formula has ${text.length} characters; ${MAX_LENGTH} are the most.`
    return { ok: false, problems: [{ code: 'too-long', at, message, mend: 'Split it into several provisions.' }] }
  }
  const tokens = tokenise(text)
  if ('code' in tokens) return { ok: false, problems: [tokens] }
  const reader = new Reader(tokens, facts)
  try {
    const formula = reader.formula()
    return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, formula }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problems: [...reader.problems, error.problem] }
    throw error
  }
}

/** A grammatical problem after which the rest of the text cannot be understood. */
class Stop extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.message)
    this.problem = problem
  }
}

type Word = { readonly kind: 'word'; readonly text: string; readonly at: Span }

class Reader {
  readonly problems: FormulaProblem[] = []
  readonly #tokens: readonly Token[]
  readonly #facts: FactTable
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[], facts: FactTable) {
    this.#tokens = tokens
    this.#facts = facts
  }

  formula(): Formula {
    const formula = this.#joined('or')
    if (this.#peek().kind !== 'end') this.#unexpected('"and", "or" or the end')
    return formula
  }

  #joined(word: 'and' | 'or'): Formula {
    const operand = (): Formula => (word === 'or' ? this.#joined('and') : this.#unary())
    const of = [operand()]
    while (this.#isWord(word)) {
      this.#take()
      of.push(operand())
    }
    const [first, ...rest] = of
    const last = rest.at(-1)
    if (first === undefined || last === undefined) return first ?? this.#unexpected('a condition')
    return freeze({ kind: word, of: Object.freeze(of), at: { start: first.at.start, end: last.at.end } })
  }

  #unary(): Formula {
    const start = this.#peek().at.start
    const negated = this.#isWord('not')
    if (!negated && this.#peek().text !== '(') return this.#atom()
    this.#take()
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) {
      const message = `More than ${MAX_DEPTH} brackets or negations inside each other.`
      const mend = 'Remove the brackets that change nothing.'
      throw new Stop({ code: 'too-deep', at: this.#peek().at, message, mend })
    }
    const inner = negated ? this.#unary() : this.#joined('or')
    this.#depth -= 1
    if (negated) return freeze({ kind: 'not', of: inner, at: { start, end: inner.at.end } })
    this.#expect(')')
    return inner
  }

  #atom(): Formula {
    const token = this.#peek()
    if (token.kind === 'word' && ['true', 'false', 'unknown'].includes(token.text) && !this.#comparisonFollows(1)) {
      this.#take()
      return freeze({ kind: 'literal', value: token.text === 'unknown' ? null : token.text === 'true', at: token.at })
    }
    const left = this.#term()
    if (this.#isWord('in')) return this.#membership(left)
    if (this.#comparisonFollows(0)) {
      const operator = this.#take().text as Operator
      return this.#comparison(left, operator, this.#term())
    }
    return this.#bareFact(left)
  }

  #membership(left: Term | Word): Formula {
    this.#take()
    const state = this.#state(left)
    const word = this.#take()
    if (word.kind !== 'word') this.#unexpected('a fact that is a set of States', word)
    const at = { start: left.at.start, end: word.at.end }
    const fact = this.#facts.get(word.text)
    if (fact === undefined) this.#unknown(word, 'a fact that is a set of States')
    else if (fact.type !== 'countries')
      this.#wrong(
        word.at,
        `"${word.text}" is ${typeName(fact.type)}, not a set of States.`,
        'Write a fact of type countries after "in".',
      )
    return freeze({ kind: 'member', state, fact: word.text, at })
  }

  #state(term: Term | Word): StateTerm {
    if (term.kind === 'transfer' || term.kind === 'state') return term
    this.#wrong(
      term.at,
      'Only a State can be "in" a set of States.',
      'Write transfer.to, transfer.from or a code such as US before "in".',
    )
    return freeze({ kind: 'state', code: '', at: term.at })
  }

  #bareFact(term: Term | Word): Formula {
    if (term.kind === 'value') {
      if (term.type !== 'boolean') {
        this.#wrong(
          term.at,
          `"${term.fact}" is ${typeName(term.type)} and cannot stand alone.`,
          'Compare it with a value, or use "in" for a set of States.',
        )
      }
      return freeze({ kind: 'fact', fact: term.fact, at: term.at })
    }
    if (term.kind === 'word') {
      this.#unknown(term, 'a fact')
      return freeze({ kind: 'fact', fact: term.text, at: term.at })
    }
    return this.#unexpected('a comparison such as = or <')
  }

  #comparison(left: Term | Word, operator: Operator, right: Term | Word): Formula {
    const at = { start: left.at.start, end: right.at.end }
    const l = this.#resolve(left, right)
    const r = this.#resolve(right, left)
    if (l !== null && r !== null) {
      const clash = typeClash(l, operator, r, this.#facts)
      if (clash !== null) this.#wrong(at, clash.message, clash.mend)
    }
    const lost: Term = { kind: 'number', value: 0, at }
    return freeze({ kind: 'compare', operator, left: freeze(l ?? lost), right: freeze(r ?? lost), at })
  }

  /** A plain word is a value of the enumeration on the other side. */
  #resolve(term: Term | Word, other: Term | Word): Term | null {
    if (term.kind !== 'word') return term
    const values = other.kind === 'value' ? this.#facts.get(other.fact)?.values : undefined
    if (values === undefined) {
      this.#unknown(term, 'a fact, a State, a date, a number or a value')
      return null
    }
    const index = values.indexOf(term.text)
    if (index >= 0) return { kind: 'choice', value: term.text, index, at: term.at }
    this.#wrong(term.at, `"${term.text}" is not one of the values of this fact.`, `Write one of: ${values.join(', ')}.`)
    return null
  }

  #term(): Term | Word {
    const token = this.#take()
    if (token.kind === 'date') return this.#date(token)
    if (token.kind === 'number') return freeze({ kind: 'number', value: Number(token.text), at: token.at })
    if (token.kind !== 'word') return this.#unexpected('a fact, a State, a date or a number', token)
    return this.#wordTerm(token)
  }

  #wordTerm(token: Token): Term | Word {
    const { text, at } = token
    if (text === 'transfer.to') return freeze({ kind: 'transfer', side: 'to', at })
    if (text === 'transfer.from') return freeze({ kind: 'transfer', side: 'from', at })
    if (text === 'on') return freeze({ kind: 'on', at })
    if (text === 'days' || text === 'months') return this.#span(text, at.start)
    if (RESERVED.includes(text)) return this.#unexpected('a fact, a State, a date or a number', token)
    const fact = this.#facts.get(text)
    if (fact !== undefined) return freeze({ kind: 'value', fact: text, type: fact.type, at })
    if (/^[A-Z]{2}$/.test(text)) return freeze({ kind: 'state', code: text, at })
    return { kind: 'word', text, at }
  }

  #span(kind: 'days' | 'months', start: number): Term {
    this.#expect('(')
    const from = this.#dateTerm()
    this.#expect(',')
    const to = this.#dateTerm()
    const end = this.#expect(')').at.end
    return freeze({ kind, from, to, at: { start, end } })
  }

  #dateTerm(): DateTerm {
    const token = this.#take()
    if (token.text === 'on' && token.kind === 'word') return freeze({ kind: 'on', at: token.at })
    const fact = token.kind === 'word' ? this.#facts.get(token.text) : undefined
    if (fact === undefined) {
      if (token.kind !== 'word') this.#unexpected('a fact of type date, or "on"', token)
      this.#unknown(token, 'a fact of type date, or "on"')
    } else if (fact.type !== 'date') {
      this.#wrong(
        token.at,
        `"${token.text}" is ${typeName(fact.type)}, not a date.`,
        'Write a fact of type date, or "on".',
      )
    }
    return freeze({ kind: 'value', fact: token.text, type: 'date', at: token.at })
  }

  #date(token: Token): Term {
    const day = parseDay(token.text)
    if (day === null) {
      const message = `The calendar has no day ${token.text}.`
      this.problems.push({
        code: 'impossible-date',
        at: token.at,
        message,
        mend: 'Write an existing day as YYYY-MM-DD.',
      })
    }
    return freeze({ kind: 'date', day: day ?? 0, at: token.at })
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1)
    return token ?? { kind: 'end', text: 'the end', at: { start: 0, end: 0 } }
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #isWord(word: string): boolean {
    return this.#peek().kind === 'word' && this.#peek().text === word
  }

  #comparisonFollows(ahead: number): boolean {
    const token = this.#tokens[this.#next + ahead]
    return token?.kind === 'sign' && OPERATORS.includes(token.text)
  }

  #expect(sign: string): Token {
    if (this.#peek().text !== sign) this.#unexpected(`"${sign}"`)
    return this.#take()
  }

  #unexpected(wanted: string, token = this.#peek()): never {
    const code = token.kind === 'end' ? 'unexpected-end' : 'unexpected-word'
    const found = token.kind === 'end' ? 'the formula ends' : `"${token.text}" stands`
    throw new Stop({
      code,
      at: token.at,
      message: `Here ${found} where ${wanted} was expected.`,
      mend: `Write ${wanted}.`,
    })
  }

  #unknown(token: { readonly text: string; readonly at: Span }, wanted: string): void {
    const message = `"${token.text}" is not in the vocabulary.`
    const near = nearest(token.text, [...this.#facts.keys()])
    const mend = near === null ? `Write ${wanted}.` : `Did you mean ${near}? Write ${wanted}.`
    this.problems.push({ code: 'unknown-word', at: token.at, message, mend })
  }

  #wrong(at: Span, message: string, mend: string): void {
    this.problems.push({ code: 'wrong-type', at, message, mend })
  }
}

function freeze<T extends object>(node: T): T {
  return Object.freeze(node)
}
