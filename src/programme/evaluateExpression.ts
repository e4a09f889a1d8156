import { and, not, or, type Truth } from '../logic/index.ts'
import { type Binary, type Expression, isTruth } from './expression.ts'
import { parseUnit } from './units.ts'

/** The number that a name stands for; `null` if there is none. */
export type NumberOf = (name: string) => number | null

/** What a formula over numbers comes to; `null` if an input is missing or the sum has no result, as after 1 / 0. */
export function numberOf(tree: Expression, value: NumberOf): number | null {
  const result = compute(tree, value)
  return result === null || !Number.isFinite(result) ? null : result
}

function compute(tree: Expression, value: NumberOf): number | null {
  if (tree.kind === 'number') return tree.value
  if (tree.kind === 'name') return value(tree.name)
  if (tree.kind === 'call') {
    const given = tree.arguments.map((one) => compute(one, value))
    const known = given.filter((one) => one !== null)
    if (known.length < given.length) return null
    if (tree.name === 'abs') return Math.abs(known[0] ?? Number.NaN)
    return tree.name === 'min' ? Math.min(...known) : Math.max(...known)
  }
  if (tree.kind === 'not') return null
  if (tree.kind === 'minus') {
    const of = compute(tree.of, value)
    return of === null ? null : -of
  }
  const left = compute(tree.left, value)
  const right = compute(tree.right, value)
  return left === null || right === null ? null : arithmetic(tree.operator, left, right)
}

function arithmetic(operator: Binary, left: number, right: number): number | null {
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  return operator === '/' ? left / right : null
}

/** What a formula over comparisons comes to; unknown if an input is missing. */
export function truthOfExpression(tree: Expression, value: NumberOf): Truth {
  if (tree.kind === 'not') return not(truthOfExpression(tree.of, value))
  if (tree.kind !== 'binary') return null
  if (tree.operator === 'and') return and([truthOfExpression(tree.left, value), truthOfExpression(tree.right, value)])
  if (tree.operator === 'or') return or([truthOfExpression(tree.left, value), truthOfExpression(tree.right, value)])
  const left = numberOf(tree.left, value)
  const right = numberOf(tree.right, value)
  if (left === null || right === null) return null
  if (tree.operator === '<') return left < right
  if (tree.operator === '<=') return left <= right
  if (tree.operator === '>') return left > right
  return tree.operator === '>=' ? left >= right : null
}

/** How often each currency stands above the line, less how often below it. `null`: it cannot be told. */
type Currencies = ReadonlyMap<string, number> | null

/**
 * Looks for what cannot be meant: truths as numbers, numbers as truths, and sums or comparisons of different
 * currencies. Gives the message of the first, or `null`. `unit` gives the unit of a name, or `null` if only a
 * computation will tell.
 */
export function mistakeIn(tree: Expression, unit: (name: string) => string | null): string | null {
  try {
    currenciesOf(tree, unit)
    return null
  } catch (error) {
    if (error instanceof Mistake) return error.message
    throw error
  }
}

/** Whether a formula comes to the currencies of a unit; also true where that cannot be told. */
export function fitsUnit(tree: Expression, unit: (name: string) => string | null, target: string): boolean {
  const found = currenciesOf(tree, unit)
  return found === null || same(found, currenciesOfUnit(target))
}

class Mistake extends Error {}

function currenciesOf(tree: Expression, unit: (name: string) => string | null): Currencies {
  if (tree.kind === 'number') return new Map()
  if (tree.kind === 'name') {
    const own = unit(tree.name)
    return own === null ? null : currenciesOfUnit(own)
  }
  if (tree.kind === 'minus') return numeric(tree.of, unit)
  if (tree.kind === 'not') {
    truth(tree.of, unit)
    return new Map()
  }
  if (tree.kind === 'call') return tree.arguments.map((one) => numeric(one, unit)).reduce(alike)
  if (tree.operator === 'and' || tree.operator === 'or') {
    truth(tree.left, unit)
    truth(tree.right, unit)
    return new Map()
  }
  const left = numeric(tree.left, unit)
  const right = numeric(tree.right, unit)
  if (tree.operator === '*' || tree.operator === '/') return times(left, right, tree.operator === '*' ? 1 : -1)
  alike(left, right)
  return isTruth(tree) ? new Map() : (left ?? right)
}

function numeric(tree: Expression, unit: (name: string) => string | null): Currencies {
  if (isTruth(tree)) throw new Mistake('A comparison stands where a number is needed.')
  return currenciesOf(tree, unit)
}

function truth(tree: Expression, unit: (name: string) => string | null): void {
  if (!isTruth(tree)) throw new Mistake('A number stands where a comparison is needed.')
  currenciesOf(tree, unit)
}

function alike(left: Currencies, right: Currencies): Currencies {
  if (left === null || right === null) return left ?? right
  // A plain number beside money, as in max(0, price), is that many units of the money.
  if (left.size === 0) return right
  if (right.size > 0 && !same(left, right)) {
    throw new Mistake(`${name(left)} and ${name(right)} cannot be added or compared without an exchange rate.`)
  }
  return left
}

function same(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([currency, power]) => right.get(currency) === power)
}

function times(left: Currencies, right: Currencies, sign: 1 | -1): Currencies {
  if (left === null || right === null) return null
  const both = new Map(left)
  for (const [currency, power] of right) both.set(currency, (both.get(currency) ?? 0) + sign * power)
  return new Map([...both].filter(([, power]) => power !== 0))
}

function currenciesOfUnit(text: string): ReadonlyMap<string, number> {
  const unit = parseUnit(text)
  if (unit?.kind === 'money') return new Map([[unit.currency, 1]])
  if (unit?.kind !== 'rate') return new Map()
  return new Map([
    [unit.to, 1],
    [unit.from, -1],
  ])
}

function name(currencies: ReadonlyMap<string, number>): string {
  return [...currencies].map(([currency, power]) => (power === 1 ? currency : `${currency}^${power}`)).join(' ')
}
