import type { Alternative, Measures } from './assessment.ts'
import { type Base, homeAt, measuresOf } from './base.ts'
import { type Figure, figureFrom } from './figure.ts'
import { type Home, totalOf } from './workings.ts'

/** The cost of the programme to the sending side. */
export function costOf(base: Base): Measures {
  return measuresOf(base, (m) => totalOf(base.workings, m), 'all lines that the sending side pays', base.inputs.cost)
}

const TITLES: Readonly<Record<Home, string>> = {
  marginal: 'Short run: only what falls away at once',
  closing: 'Closing units in steps',
  building: 'Not building: new places with capital',
  other: 'Doing something else',
  average: 'Average cost, for reference',
}

/** One way of holding the same people at home, with what the programme saves against it. */
export function alternativeOf(base: Base, id: Home, cost: Measures, perPersonYear: Figure, other: string): Alternative {
  const inputs = base.inputs.home[id]
  const own = measuresOf(base, (m) => homeAt(base, id, m), 'cost of the same people at home', inputs)
  const minus = (home: Figure, sent: Figure): Figure =>
    figureFrom([home, sent], home.value - sent.value, home.unit, 'cost at home - cost of the programme')
  const saving: Measures = {
    nominal: minus(own.nominal, cost.nominal),
    real: minus(own.real, cost.real),
    discounted: own.discounted.map(({ rate, figure }, r) => ({
      rate,
      figure: minus(figure, cost.discounted[r]?.figure ?? cost.real),
    })),
  }
  const signs = [saving.nominal, saving.real, ...saving.discounted.map(({ figure }) => figure)]
  return {
    id,
    title: id === 'other' ? `${TITLES.other}: ${other}` : TITLES[id],
    cost: own,
    saving,
    perPersonYear,
    signDiffers: new Set(signs.map(({ value }) => value > 0)).size > 1,
  }
}
