import type { Day } from './day.ts'
import type { Truth } from './truth.ts'

/** The type of a fact: what values it can have. `countries` is a set of States, `country` is one State. */
export type FactType = 'boolean' | 'date' | 'number' | 'enum' | 'countries' | 'country'

/** What a formula needs to know of a fact: its name, its type and, for an enumeration, its values. */
export interface FactDeclaration {
  readonly id: string
  readonly type: FactType
  readonly values?: readonly string[]
}

/** All facts that formulas may name, by id. */
export type FactTable = ReadonlyMap<string, FactDeclaration>

/** Where a piece of a formula stands in its text: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A comparison operator; enumerations and States know only `=` and `!=`. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A State in a formula: the receiving or sending State of the transfer, or a State by its code. */
export type StateTerm =
  | { readonly kind: 'transfer'; readonly side: 'to' | 'from'; readonly at: Span }
  | { readonly kind: 'state'; readonly code: string; readonly at: Span }

/** A day in a formula: a fact of type date, a date, or `on`, the day judged. */
export type DateTerm =
  | { readonly kind: 'value'; readonly fact: string; readonly type: FactType; readonly at: Span }
  | { readonly kind: 'on'; readonly at: Span }

/** One side of a comparison. */
export type Term =
  | StateTerm
  | DateTerm
  | { readonly kind: 'date'; readonly day: Day; readonly at: Span }
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'choice'; readonly value: string; readonly index: number; readonly at: Span }
  | { readonly kind: 'days'; readonly from: DateTerm; readonly to: DateTerm; readonly at: Span }
  | { readonly kind: 'months'; readonly from: DateTerm; readonly to: DateTerm; readonly at: Span }

/** A formula of the encoded law as a tree of frozen plain data; its truth on a record is one of three. */
export type Formula =
  | { readonly kind: 'literal'; readonly value: Truth; readonly at: Span }
  | { readonly kind: 'fact'; readonly fact: string; readonly at: Span }
  | { readonly kind: 'member'; readonly state: StateTerm; readonly fact: string; readonly at: Span }
  | {
      readonly kind: 'compare'
      readonly operator: Operator
      readonly left: Term
      readonly right: Term
      readonly at: Span
    }
  | { readonly kind: 'not'; readonly of: Formula; readonly at: Span }
  | { readonly kind: 'and'; readonly of: readonly Formula[]; readonly at: Span }
  | { readonly kind: 'or'; readonly of: readonly Formula[]; readonly at: Span }

/** What is wrong with the text of a formula, where in it, and what to write instead. */
export interface FormulaProblem {
  readonly code:
    | 'unexpected-character'
    | 'unexpected-end'
    | 'unexpected-word'
    | 'unknown-word'
    | 'impossible-date'
    | 'wrong-type'
    | 'too-deep'
    | 'too-long'
  readonly at: Span
  readonly message: string
  readonly mend: string
}

/** The parts of a formula directly below it. */
export function parts(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'not':
      return [formula.of]
    case 'and':
    case 'or':
      return formula.of
    case 'literal':
    case 'fact':
    case 'member':
    case 'compare':
      return []
  }
}

/** How many nodes a formula has, itself included. */
export function countNodes(formula: Formula): number {
  return parts(formula).reduce((sum, part) => sum + countNodes(part), 1)
}

/** The formulas at the leaves: bare facts, memberships, comparisons and the words true, false, unknown. */
export function leaves(formula: Formula): readonly Formula[] {
  const below = parts(formula)
  return below.length === 0 ? [formula] : below.flatMap(leaves)
}

/** The names of the facts that a formula mentions, each once, in their order in the text. */
export function factsOf(formula: Formula): readonly string[] {
  return [...new Set(leaves(formula).flatMap(leafFacts))]
}

function leafFacts(leaf: Formula): readonly string[] {
  if (leaf.kind === 'fact' || leaf.kind === 'member') return [leaf.fact]
  return leaf.kind === 'compare' ? [...termFacts(leaf.left), ...termFacts(leaf.right)] : []
}

function termFacts(term: Term): readonly string[] {
  if (term.kind === 'value') return [term.fact]
  return term.kind === 'days' || term.kind === 'months' ? [...termFacts(term.from), ...termFacts(term.to)] : []
}
