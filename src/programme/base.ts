import type { Measures } from './assessment.ts'
import { evaluate } from './evaluate.ts'
import { type Figure, figureOf } from './figure.ts'
import type { Model } from './model.ts'
import type { Values } from './rates.ts'
import { parseUnit } from './units.ts'
import { HOME, type Home, totalOf, type Workings, workingsOf } from './workings.ts'

/** A model computed once on its own numbers, with the means to make figures of what came out. */
export interface Base {
  readonly model: Model
  readonly workings: Workings
  readonly inputs: { readonly cost: readonly string[]; readonly home: Readonly<Record<Home, readonly string[]>> }
  /** A figure from inputs of the file. */
  readonly figure: (value: number, unit: string, formula: string, inputs: Iterable<string>) => Figure
  /** An amount of money in the currency of the programme. */
  readonly amount: (value: number, formula: string, inputs: Iterable<string>) => Figure
}

/** Computes a model on its own numbers. */
export function baseOf(model: Model): Base {
  const { programme } = model
  const { quantities, shape } = programme
  const workings = workingsOf(model)
  evaluate(model, model.base, workings)
  const figure: Base['figure'] = (value, unit, formula, inputs) => figureOf(quantities, value, unit, formula, inputs)
  const cost = model.lines.flatMap((line, l) => (workings.counted[l] === 1 ? line.inputs : []))
  return {
    model,
    workings,
    inputs: { cost, home: homeInputs(model) },
    figure,
    amount: (value, formula, inputs) => figure(value, shape.currency, formula, inputs),
  }
}

/** The measures of something that is held as one number a measure. */
export function measuresOf(
  { model, amount }: Base,
  at: (measure: number) => number,
  formula: string,
  inputs: readonly string[],
): Measures {
  const nominal = model.ids.includes('inflation') ? [...inputs, 'inflation'] : inputs
  return {
    nominal: amount(at(0), `${formula}, in money of the day`, nominal),
    real: amount(at(1), `${formula}, at prices of ${model.programme.shape.priceYear}`, inputs),
    discounted: model.rates.map((rate, r) => ({
      rate,
      figure: amount(at(2 + r), `${formula}, real, discounted at ${percent(rate)}`, inputs),
    })),
  }
}

/** A share as per cent for words: 0.035 as "3.5 %". */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(4))} %`
}

/** The cost of a home alternative by measure. */
export function homeAt({ workings }: Base, home: Home, measure: number): number {
  return workings.home[HOME.indexOf(home) * workings.measures + measure] ?? Number.NaN
}

/** The saving against a home alternative at prices of the price year, on any row of numbers. */
export function savingAt(model: Model, values: Values, home: Home, into: Workings): number {
  evaluate(model, values, into)
  return (into.home[HOME.indexOf(home) * into.measures + 1] ?? Number.NaN) - totalOf(into, 1)
}

function homeInputs({ programme }: Model): Readonly<Record<Home, readonly string[]>> {
  const { quantities, shape } = programme
  const people = [...quantities.keys()].filter((id) => /^phases[.]\d+[.]people$/.test(id))
  const common = [...people, 'earlyEnd.chance', 'earlyEnd.after']
  const average = withExchange(['home.average'])
  return {
    marginal: [...average, ...common, 'home.population', 'home.marginal.share', 'home.marginal.threshold'],
    closing: [...average, ...common, 'home.closing.unit', 'home.closing.share', 'home.closing.delay'],
    building: [
      ...withExchange(['home.building.capital', 'home.building.running']),
      ...common,
      'home.building.life',
      'home.building.bias',
    ],
    other: [...withExchange(['home.other.cost']), ...common],
    average: [...average, ...common],
  }

  function withExchange(ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => {
      const unit = parseUnit(quantities.get(id)?.unit ?? '')
      const foreign = unit?.kind === 'money' && unit.currency !== shape.currency
      return foreign ? [id, `exchange.${unit.currency}`] : [id]
    })
  }
}
