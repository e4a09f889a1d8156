import { type Quantity, type Support, weakest } from './quantity.ts'

/**
 * A number of an answer. `inputs` are the numbers of the file it came from, by their place in the file
 * (`price.amount`), `sources` all sources behind them, and `support` that of the weakest input. `formula` is null where
 * the number stands in the file itself.
 */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly formula: string | null
  readonly inputs: readonly string[]
  readonly sources: readonly string[]
  readonly support: Support
}

/** A figure computed from numbers of a file. Inputs that the file does not have are left out. */
export function figureOf(
  quantities: ReadonlyMap<string, Quantity>,
  value: number,
  unit: string,
  formula: string,
  inputs: Iterable<string>,
): Figure {
  const used = [...new Set(inputs)].flatMap((id) => quantities.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    value,
    unit,
    formula,
    inputs: used.map(({ id }) => id),
    sources: [...new Set(used.flatMap(({ sources }) => sources))].sort(),
    support: weakest(used.map(({ support }) => support)),
  }
}

/** A figure that rests on the ranges of its inputs too, and is as weak as the weakest of them. */
export function overRanges(quantities: ReadonlyMap<string, Quantity>, figure: Figure): Figure {
  const ranges = figure.inputs.flatMap((id) => quantities.get(id)?.range?.support ?? [])
  return { ...figure, support: weakest([figure.support, ...ranges]) }
}

/** A number as it stands in the file. */
export function figureOfQuantity({
  id,
  value,
  unit,
  sources,
  support,
}: Omit<Quantity, 'range' | 'note' | 'conflict'>): Figure {
  return { value, unit, formula: null, inputs: [id], sources, support }
}

/** A figure computed from other figures: it has their inputs and sources, and the support of the weakest. */
export function figureFrom(parts: readonly Figure[], value: number, unit: string, formula: string): Figure {
  return {
    value,
    unit,
    formula,
    inputs: [...new Set(parts.flatMap(({ inputs }) => inputs))].sort(),
    sources: [...new Set(parts.flatMap(({ sources }) => sources))].sort(),
    support: weakest(parts.map(({ support }) => support)),
  }
}
