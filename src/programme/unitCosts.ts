import { type Base, percent } from './base.ts'
import { shortRunShare, yearlyCharge } from './evaluate.ts'
import { type Figure, figureFrom } from './figure.ts'
import type { HomeRate } from './rates.ts'
import type { Home } from './workings.ts'

/** Days of a year where a cost a day is told as one a year. */
const DAYS = 365

/**
 * The price a person or place and year, if the programme runs its whole term as planned: nothing else is in it. `null` if
 * a lump sum or a rent stands for nobody.
 */
export function pricePerYear({ model, figure }: Base): Figure | null {
  const { shape } = model.programme
  const unit = `${shape.currency}/person-year`
  const rate = model.price.rate(model.base)
  const exchange = model.lines[0]?.inputs.filter((id) => id.startsWith('exchange.')) ?? []
  const inputs = ['price.amount', ...exchange]
  const per = model.price.per
  if (per?.endsWith('-year') === true) return figure(rate, unit, 'price a year', inputs)
  if (per?.endsWith('-month') === true) return figure(12 * rate, unit, 'price a month x 12', inputs)
  if (per?.endsWith('-day') === true) return figure(DAYS * rate, unit, `price a day x ${DAYS}`, inputs)
  let [places, people, years] = [0, 0, 0]
  for (const [p, period] of model.periods.entries()) {
    for (const [k, weight] of model.weights.entries()) {
      const part = (weight[p] ?? 0) * period.years
      places += part * valueAt(model, `phases.${k}.places`)
      people += part * valueAt(model, `phases.${k}.people`)
    }
    years += period.years
  }
  const of = (what: string): readonly string[] =>
    model.ids.filter((id) => id.startsWith('phases.') && id.endsWith(what))
  if ((per === null ? people : places) === 0) return null
  if (per === null) return figure(rate / people, unit, 'lump sum / planned person-years', [...inputs, ...of('people')])
  const yearly = per === 'month' ? 12 * rate : rate
  return figure((yearly * years) / places, unit, 'rent / places, a year', [...inputs, ...of('places')])
}

/** What a person and year costs in each alternative and on average at home. */
export function homePerYear(base: Base): Readonly<Record<Home, Figure>> {
  const { model, figure, workings, inputs } = base
  const { shape } = model.programme
  const unit = `${shape.currency}/person-year`
  const money = (id: string): readonly string[] => [
    id,
    ...inputs.home.average.filter((one) => one.startsWith('exchange.')),
  ]
  const yearly = ({ rate, perDay }: HomeRate, id: string): Figure =>
    figure(rate(model.base) * (perDay ? DAYS : 1), unit, perDay ? `cost a day x ${DAYS}` : 'cost a year', money(id))
  const average = yearly(model.average, 'home.average')
  const peak = Math.max(...workings.people)
  const population = valueAt(model, 'home.population')
  const low = valueAt(model, 'home.marginal.share')
  const share = shortRunShare(peak / population, low, valueAt(model, 'home.marginal.threshold'))
  const saved = valueAt(model, 'home.closing.share')
  const running = yearly(model.running, 'home.building.running')
  const uplift = 1 + valueAt(model, 'home.building.bias')
  const charge = model.capital(model.base) * uplift * yearlyCharge(0, valueAt(model, 'home.building.life'))
  const building = figure(charge, unit, 'capital / life', [
    ...money('home.building.capital'),
    'home.building.life',
    'home.building.bias',
  ])
  const marginal = figure(share, 'share', 'short-run share', [
    'home.marginal.share',
    'home.marginal.threshold',
    'home.population',
  ])
  const closing = figure(saved, 'share', 'share saved', ['home.closing.share', 'home.closing.unit'])
  return {
    marginal: figureFrom([average, marginal], average.value * share, unit, `average x ${percent(share)}`),
    closing: figureFrom(
      [average, closing],
      average.value * saved,
      unit,
      `average x ${percent(saved)}, once a unit closes`,
    ),
    building: figureFrom([running, building], running.value + charge, unit, 'running cost + capital / life'),
    other: yearly(model.other, 'home.other.cost'),
    average,
  }
}

function valueAt({ slots, base }: Base['model'], id: string): number {
  const slot = slots.get(id)
  return slot === undefined ? 0 : (base[slot] ?? 0)
}
