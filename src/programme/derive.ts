import type { Book, Formula } from './book.ts'
import { numberOf } from './evaluateExpression.ts'
import { namesIn } from './expression.ts'
import { type Figure, figureFrom, figureOfQuantity } from './figure.ts'

/** Finds the figure that a name stands for: a number of the file, a derived one, or a result; `null` if there is none. */
export type FigureOf = (name: string) => Figure | null

/** The figures of a book by name; `results` gives those that stand under `result.`. */
export function figuresOf(book: Book, results: ReadonlyMap<string, Figure>): FigureOf {
  const known = new Map<string, Figure | null>()
  const figure: FigureOf = (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const quantity = book.quantities.get(name)
    const formula = book.derived.get(name.replace(/^derived[.]/, ''))
    const found =
      (quantity === undefined ? null : figureOfQuantity(quantity)) ??
      results.get(name.replace(/^result[.]/, '')) ??
      (formula === undefined || !name.startsWith('derived.') ? null : computed(formula, figure))
    known.set(name, found)
    return found
  }
  return figure
}

/** What a formula comes to as a figure with all its inputs; `null` if an input is missing. */
function computed(formula: Formula, figure: FigureOf): Figure | null {
  const value = numberOf(formula.tree, (name) => figure(name)?.value ?? null)
  if (value === null) return null
  const parts = [...namesIn(formula.tree).keys()].flatMap((name) => figure(name) ?? [])
  return figureFrom(parts, value, formula.unit, formula.text)
}

/** Two figures that ought to agree: `apart` is their distance as a share of the greater. */
export interface Reconciliation {
  readonly id: string
  readonly says: string
  readonly left: Figure
  readonly right: Figure
  readonly apart: number
  readonly agrees: boolean
}

/** Compares the figures that ought to agree; those that do not are conflicts to be shown, and none is chosen. */
export function reconcile(book: Book, figure: FigureOf): readonly Reconciliation[] {
  return book.pairs.flatMap(({ id, says, left, right, tolerance }) => {
    const [a, b] = [computed(left, figure), computed(right, figure)]
    if (a === null || b === null) return []
    const greater = Math.max(Math.abs(a.value), Math.abs(b.value))
    const apart = greater === 0 ? 0 : Math.abs(a.value - b.value) / greater
    return [{ id, says, left: a, right: b, apart, agrees: apart <= tolerance }]
  })
}

/** A number on which sources differ: the one used, and what the others say, side by side. */
export interface Conflict {
  readonly id: string
  readonly used: Figure
  readonly others: readonly Figure[]
  readonly notes: readonly string[]
}

/** All numbers of a book on which its sources differ. */
export function conflictsOf(book: Book): readonly Conflict[] {
  return [...book.quantities.values()]
    .filter(({ conflict }) => conflict.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((quantity) => ({
      id: quantity.id,
      used: figureOfQuantity(quantity),
      others: quantity.conflict.map((variant) => figureOfQuantity({ id: quantity.id, ...variant })),
      notes: quantity.conflict.flatMap(({ note }) => note ?? []),
    }))
}
