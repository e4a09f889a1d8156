/**
 * Formulas of programme and claims files: numbers, names, `+ - * /`, comparisons, `and or not`, and the functions
 * `min max abs`. A formula comes to a number or a truth, or to `null` where an input is missing.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'binary'; readonly operator: Binary; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'minus'; readonly of: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: Function; readonly arguments: readonly Expression[] }

/** The operators between two expressions. */
export type Binary = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | 'and' | 'or'
type Function = (typeof FUNCTIONS)[number]

const FUNCTIONS = ['min', 'max', 'abs'] as const
const LEVELS: readonly (readonly Binary[])[] = [['or'], ['and'], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/']]
const DEPTH = 64

/** A formula that was read, or where and why it could not be. */
export type Parsed =
  | { readonly ok: true; readonly tree: Expression }
  | { readonly ok: false; readonly at: number; readonly message: string }

interface Token {
  readonly text: string
  readonly at: number
}

class Unreadable extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

/** Reads a formula. */
export function parseExpression(text: string): Parsed {
  try {
    const reader = new Reader(tokens(text), text.length)
    const tree = reader.level(0, 0)
    const rest = reader.peek()
    if (rest !== null) throw new Unreadable(rest.at, `"${rest.text}" is one word too many.`)
    return { ok: true, tree }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, message: error.message }
    throw error
  }
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  const pattern = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z]\w*(?:\.\w+)*|<=|>=|[-+*/()<>,])/gy
  let at = 0
  while (text.slice(at).trim() !== '') {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match?.[1] === undefined) {
      const place = at + text.slice(at).search(/\S/)
      throw new Unreadable(place, `"${text[place] ?? ''}" cannot stand here.`)
    }
    found.push({ text: match[1], at: pattern.lastIndex - match[1].length })
    at = pattern.lastIndex
  }
  return found
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #end: number
  #next = 0

  constructor(all: readonly Token[], end: number) {
    this.#tokens = all
    this.#end = end
  }

  peek(): Token | null {
    return this.#tokens[this.#next] ?? null
  }

  level(at: number, depth: number): Expression {
    if (depth > DEPTH) throw new Unreadable(this.peek()?.at ?? this.#end, 'Too many brackets inside each other.')
    const operators = LEVELS[at]
    if (operators === undefined) return this.#unary(depth)
    let left = this.level(at + 1, depth)
    for (;;) {
      const operator = operators.find((one) => one === this.peek()?.text)
      if (operator === undefined) return left
      this.#next += 1
      left = { kind: 'binary', operator, left, right: this.level(at + 1, depth) }
    }
  }

  #unary(depth: number): Expression {
    const token = this.peek()
    if (token === null) throw new Unreadable(this.#end, 'The formula ends too early.')
    this.#next += 1
    if (token.text === '-') return { kind: 'minus', of: this.#deeper(depth) }
    if (token.text === 'not') return { kind: 'not', of: this.level(2, depth + 1) }
    if (token.text === '(') {
      const inner = this.level(0, depth + 1)
      this.#expect(')')
      return inner
    }
    if (/^\d/.test(token.text)) return { kind: 'number', value: Number(token.text) }
    if (!/^[A-Za-z]/.test(token.text)) throw new Unreadable(token.at, `"${token.text}" cannot stand here.`)
    const call = FUNCTIONS.find((one) => one === token.text)
    if (call !== undefined && this.peek()?.text === '(') return this.#call(call, depth)
    return { kind: 'name', name: token.text, at: token.at }
  }

  #deeper(depth: number): Expression {
    if (depth > DEPTH) throw new Unreadable(this.peek()?.at ?? this.#end, 'Too many signs before one another.')
    return this.#unary(depth + 1)
  }

  #call(name: Function, depth: number): Expression {
    this.#expect('(')
    const given: Expression[] = [this.level(0, depth + 1)]
    while (this.peek()?.text === ',') {
      this.#next += 1
      given.push(this.level(0, depth + 1))
    }
    this.#expect(')')
    return { kind: 'call', name, arguments: given }
  }

  #expect(text: string): void {
    const token = this.peek()
    if (token?.text !== text) throw new Unreadable(token?.at ?? this.#end, `Here "${text}" is missing.`)
    this.#next += 1
  }
}

/** All names in a formula, each once, with the place of its first use. */
export function namesIn(tree: Expression): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  const walk = (node: Expression): void => {
    if (node.kind === 'name' && !names.has(node.name)) names.set(node.name, node.at)
    for (const child of childrenOf(node)) walk(child)
  }
  walk(tree)
  return names
}

function childrenOf(node: Expression): readonly Expression[] {
  if (node.kind === 'binary') return [node.left, node.right]
  if (node.kind === 'minus' || node.kind === 'not') return [node.of]
  return node.kind === 'call' ? node.arguments : []
}

/** Whether a formula comes to a truth and not to a number. */
export function isTruth(tree: Expression): boolean {
  return tree.kind === 'not' || (tree.kind === 'binary' && ['<', '<=', '>', '>=', 'and', 'or'].includes(tree.operator))
}
