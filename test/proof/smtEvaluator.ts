import { type Expression, readExpressions } from '../../src/logic/index.ts'

type Value = boolean | number
type Scope = ReadonlyMap<string, Value>

/** SMT-LIB 2 text that can be evaluated once every constant has a value: slow, and no solver. */
export class SmtEvaluator {
  readonly constants: readonly string[]
  readonly #functions = new Map<string, { readonly parameters: readonly string[]; readonly body: Expression }>()
  readonly #asserted: readonly Expression[]

  constructor(text: string) {
    const commands = readExpressions(text.replaceAll(/^;.*$/gm, ''))
    if (commands === null) throw new Error('The brackets do not close.')
    const constants: string[] = []
    const asserted: Expression[] = []
    for (const command of commands) {
      const [head, name, parameters, , body] = list(command)
      if (head === 'declare-const') constants.push(word(name))
      else if (head === 'assert' && name !== undefined) asserted.push(name)
      else if (head === 'define-fun' && body !== undefined) {
        const names = list(parameters ?? []).map((parameter) => word(list(parameter)[0]))
        if (this.#functions.has(word(name))) throw new Error(`${word(name)} is defined twice.`)
        this.#functions.set(word(name), { parameters: names, body })
      }
    }
    if (new Set(constants).size !== constants.length) throw new Error('A constant is declared twice.')
    this.constants = constants
    this.#asserted = asserted
  }

  /** Those of the assertions that do not hold for the values. */
  broken(values: Scope): readonly string[] {
    return this.#asserted.filter((one) => this.#of(one, values, new Map()) !== true).map((one) => JSON.stringify(one))
  }

  /** Evaluates an expression for the values. */
  evaluate(text: string, values: Scope): Value {
    const [expression] = readExpressions(text) ?? []
    if (expression === undefined) throw new Error(`Nothing to evaluate: ${text}`)
    return this.#of(expression, values, new Map())
  }

  #of(expression: Expression, values: Scope, bound: Scope): Value {
    if (typeof expression === 'string') return this.#word(expression, values, bound)
    const [head, ...rest] = expression
    if (head === 'let') {
      const inner = new Map(bound)
      for (const pair of list(rest[0] ?? [])) {
        const [name, value] = list(pair)
        inner.set(word(name), this.#of(value ?? '', values, bound))
      }
      return this.#of(rest[1] ?? '', values, inner)
    }
    const name = word(head)
    const of = (part: Expression): Value => this.#of(part, values, bound)
    if (name === 'and') return rest.every((part) => of(part) === true)
    if (name === 'or') return rest.some((part) => of(part) === true)
    if (name === 'ite') return of((of(rest[0] ?? '') === true ? rest[1] : rest[2]) ?? '')
    if (name === '=>') return of(rest[0] ?? '') === false || of(rest[1] ?? '') === true
    const all = rest.map(of)
    const found = this.#functions.get(name)
    if (found !== undefined) {
      const inner = new Map(found.parameters.map((parameter, i) => [parameter, all[i] ?? false] as const))
      return this.#of(found.body, values, inner)
    }
    return apply(name, all)
  }

  #word(name: string, values: Scope, bound: Scope): Value {
    if (name === 'true' || name === 'false') return name === 'true'
    if (/^\d/.test(name)) return Number(name)
    const value = bound.get(name) ?? values.get(name)
    if (value !== undefined) return value
    const found = this.#functions.get(name)
    if (found === undefined) throw new Error(`${name} has no value.`)
    return this.#of(found.body, values, new Map())
  }
}

function apply(name: string, all: readonly Value[]): Value {
  const numbers = all.map(Number)
  const [a = Number.NaN] = numbers
  const chain = (holds: (x: number, y: number) => boolean): boolean =>
    numbers.every((x, i) => i === 0 || holds(numbers[i - 1] ?? Number.NaN, x))
  switch (name) {
    case 'not':
      return all[0] !== true
    case '=':
      return all.every((one) => one === all[0])
    case '<':
      return chain((x, y) => x < y)
    case '<=':
      return chain((x, y) => x <= y)
    case '>':
      return chain((x, y) => x > y)
    case '>=':
      return chain((x, y) => x >= y)
    case '+':
      return numbers.reduce((sum, one) => sum + one, 0)
    case '-':
      return numbers.length === 1 ? -a : numbers.slice(1).reduce((rest, one) => rest - one, a)
    case '*':
      return numbers.reduce((product, one) => product * one, 1)
    case 'to_real':
      return a
  }
  throw new Error(`${name} is no function of the text.`)
}

function list(expression: Expression): readonly Expression[] {
  return typeof expression === 'string' ? [] : expression
}

function word(expression: Expression | undefined): string {
  return typeof expression === 'string' ? expression : ''
}
