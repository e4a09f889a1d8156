/**
 * Reads the formulas of the rule set into trees, from which the rules of each peer are written.
 * Kept apart from the product and from the reference evaluator, so that an error in one of the three shows.
 */
import { type FactType, type Rule, rules, vocabulary } from './rules.ts'

/** The comparison operators of the notation that have an order. */
export type Order = '<' | '<=' | '>' | '>='

/** A leaf condition; `text` is its formula, `id` is the same for the same text. Dates may be `on`. */
export type Leaf = { readonly id: string; readonly text: string } & (
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'choice'; readonly fact: string; readonly value: string }
  | { readonly kind: 'dates'; readonly left: string; readonly order: Order; readonly right: string }
  | { readonly kind: 'number'; readonly fact: string; readonly order: Order; readonly value: number }
  | { readonly kind: 'state'; readonly left: string; readonly right: string; readonly equal: boolean }
  | { readonly kind: 'months' }
  | { readonly kind: 'member' }
)

/** A formula as a tree of leaves. */
export type Tree =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Tree[] }
  | { readonly kind: 'not'; readonly of: Tree }
  | { readonly kind: 'leaf'; readonly leaf: Leaf }

/** A provision with its formula as a tree. */
export interface RuleTree extends Rule {
  readonly tree: Tree
}

/** The comparison that holds exactly where the given one, of two known values, does not. */
export const opposite: Readonly<Record<Order, Order>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

const types: ReadonlyMap<string, FactType> = new Map(vocabulary.map((entry) => [entry.id, entry.type]))
const leaves = new Map<string, Leaf>()
const orders: readonly string[] = ['<', '<=', '>', '>='] satisfies readonly Order[]
const isOrder = (word: string): word is Order => orders.includes(word)
const isState = (word: string): boolean => /^(transfer\.(to|from)|[A-Z]{2})$/.test(word)
const isDate = (word: string): boolean => word === 'on' || types.get(word) === 'date'

/** Splits `text` at a word that stands outside of all parentheses. */
function splitAt(text: string, word: 'and' | 'or'): string[] {
  const parts: string[][] = [[]]
  let depth = 0
  for (const token of text.split(/([()\s])/).filter((piece) => piece !== '')) {
    if (token === '(') depth += 1
    if (token === ')') depth -= 1
    if (token === word && depth === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.map((part) => part.join('').trim())
}

/** Whether the first parenthesis of `text` closes at its very end. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(')) return false
  let depth = 0
  for (const [index, letter] of [...text].entries()) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth === 0) return index === text.length - 1
  }
  return false
}

function comparison(id: string, text: string): Leaf | undefined {
  const [, left = '', operator = '', right = ''] = /^(\S+) (=|!=|<=|>=|<|>) (\S+)$/.exec(text) ?? []
  if (isOrder(operator)) {
    if (isDate(left) && isDate(right)) return { id, text, kind: 'dates', left, order: operator, right }
    if (types.get(left) === 'number') {
      return { id, text, kind: 'number', fact: left, order: operator, value: Number(right) }
    }
  }
  if (isState(left) && isState(right)) return { id, text, kind: 'state', left, right, equal: operator === '=' }
  if (types.get(left) === 'enum' && operator === '=') return { id, text, kind: 'choice', fact: left, value: right }
  return undefined
}

function readLeaf(text: string): Leaf {
  const known = leaves.get(text)
  if (known !== undefined) return known
  const id = `leaf${leaves.size + 1}`
  let leaf: Leaf | undefined
  if (types.get(text) === 'boolean') leaf = { id, text, kind: 'fact', fact: text }
  else if (/^months\(\S+, \S+\) (<=|>=|<|>) \d+$/.test(text)) leaf = { id, text, kind: 'months' }
  else if (/^\S+ in \S+$/.test(text)) leaf = { id, text, kind: 'member' }
  else leaf = comparison(id, text)
  if (leaf === undefined) throw new Error(`The benchmark has no leaf of the form "${text}".`)
  leaves.set(text, leaf)
  return leaf
}

function readTree(text: string): Tree {
  for (const word of ['or', 'and'] as const) {
    const parts = splitAt(text, word)
    if (parts.length > 1) return { kind: word, of: parts.map(readTree) }
  }
  if (text.startsWith('not ')) return { kind: 'not', of: readTree(text.slice(4)) }
  if (isWrapped(text)) return readTree(text.slice(1, -1))
  return { kind: 'leaf', leaf: readLeaf(text) }
}

/** Every rule with its formula as a tree. */
export const ruleTrees: readonly RuleTree[] = rules.map((rule) => ({ ...rule, tree: readTree(rule.holds) }))

/** Every different leaf condition of the rule set. */
export const allLeaves: readonly Leaf[] = [...leaves.values()]

/** The facts, `on` and sides of the transfer that a leaf reads; a leaf that is precomputed reads itself. */
function namesOf(leaf: Leaf): readonly string[] {
  switch (leaf.kind) {
    case 'fact':
    case 'choice':
    case 'number':
      return [leaf.fact]
    case 'dates':
      return [leaf.left, leaf.right]
    case 'state':
      return [leaf.left, leaf.right].filter((word) => word.includes('.'))
    default:
      return [leaf.id]
  }
}

/** Everything that a peer must be given for the leaves, each once. */
export const allNames: readonly string[] = [...new Set(allLeaves.flatMap(namesOf))]

/** A fact id as a name that every peer accepts: `consent.by` becomes `consent_by`. */
export function plainName(id: string): string {
  return id.replaceAll('.', '_')
}
