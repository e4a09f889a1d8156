import type { Model } from './model.ts'
import { at, endDay, move, occupy } from './occupancy.ts'
import type { Driver, HomeRate, Line, Values } from './rates.ts'
import type { Workings } from './workings.ts'

/** Computes a programme and all home alternatives on one row of numbers. */
export function evaluate(model: Model, values: Values, into: Workings): void {
  occupy(model, values, into)
  move(model, values, into)
  const inflation = 1 + at(model, values, 'inflation', 0)
  const { priceYear } = model.programme.shape
  grow(model, inflation, priceYear, into.inflated)
  into.weights[0]?.set(into.inflated)
  for (const [l, line] of model.lines.entries()) costLine(model, values, into, line, l, inflation, priceYear)
  costHome(model, values, into)
}

/** How growth a year adds up in each period, from the price year. */
function grow({ periods }: Model, factor: number, priceYear: number, into: Float64Array): void {
  let year = Number.NaN
  let power = 1
  for (let p = 0; p < periods.length; p += 1) {
    const own = periods[p]?.year ?? priceYear
    if (own !== year) {
      year = own
      power = factor ** (own - priceYear)
    }
    into[p] = power
  }
}

function costLine(
  model: Model,
  values: Values,
  into: Workings,
  line: Line,
  l: number,
  inflation: number,
  priceYear: number,
): void {
  fillVolume(model, values, into, line.driver, line.when)
  const rate = line.rate(values) * line.uplift(values)
  if (!line.real) {
    const own = (1 + line.growth(values)) / inflation
    let year = Number.NaN
    let power = 1
    for (let p = 0; p < model.periods.length; p += 1) {
      const at = model.periods[p]?.year ?? priceYear
      if (at !== year) {
        year = at
        power = own ** (at - priceYear)
      }
      into.volume[p] = (into.volume[p] ?? 0) * power
    }
  }
  for (let m = 0; m < into.measures; m += 1)
    into.lines[l * into.measures + m] = rate * weighed(into.volume, into.weights[m])
}

function weighed(volume: Float64Array | undefined, weights: Float64Array | undefined): number {
  let sum = 0
  if (volume === undefined || weights === undefined) return Number.NaN
  for (let p = 0; p < volume.length; p += 1) sum += (volume[p] ?? 0) * (weights[p] ?? 0)
  return sum
}

function fillVolume(model: Model, values: Values, into: Workings, driver: Driver, when: number): void {
  const { volume, served, people, places, paid, sent, back, flights } = into
  const owed = values[model.event] === 1 ? at(model, values, 'earlyEnd.owed', 0) : 0
  const minimum = at(model, values, 'price.minimum', Number.NaN)
  volume.fill(0)
  if (driver === 'once') {
    volume[when] = (served[when] ?? 0) > 0 ? 1 : 0
    return
  }
  if (driver === 'grant') {
    grant(model, values, into)
    return
  }
  for (let p = 0; p < volume.length; p += 1) {
    const period = model.periods[p]
    const [days, years, g] = [period?.days ?? 0, period?.years ?? 0, served[p] ?? 0]
    const rest = owed * (1 - g)
    const billed = (paid[p] ?? 0) * g + rest * (Number.isNaN(minimum) ? (places[p] ?? 0) : minimum)
    if (driver === 'paid-year') volume[p] = billed * years
    else if (driver === 'paid-day') volume[p] = billed * days
    else if (driver === 'rent') volume[p] = years * (g + rest)
    else if (driver === 'year') volume[p] = years * g
    else if (driver === 'month') volume[p] = 12 * years * g
    else if (driver === 'place-year') volume[p] = (places[p] ?? 0) * years * g
    else if (driver === 'place-month') volume[p] = 12 * (places[p] ?? 0) * years * g
    else if (driver === 'place-day') volume[p] = (places[p] ?? 0) * days * g
    else if (driver === 'person-year') volume[p] = (people[p] ?? 0) * years * g
    else if (driver === 'person-month') volume[p] = 12 * (people[p] ?? 0) * years * g
    else if (driver === 'person-day') volume[p] = (people[p] ?? 0) * days * g
    else if (driver === 'person') volume[p] = sent[p] ?? 0
    else if (driver === 'return') volume[p] = back[p] ?? 0
    else if (driver === 'way') volume[p] = (sent[p] ?? 0) + (back[p] ?? 0)
    else volume[p] = flights[p] ?? 0
  }
}

/** A lump price is paid on the first day; of what it covers after an early end, the share agreed comes back. */
function grant(model: Model, values: Values, { volume, served }: Workings): void {
  volume[0] = 1
  if (values[model.event] !== 1) return
  const { from, until } = model.programme
  const unused = 1 - Math.min(1, (endDay(model, values) - from) / (until - from))
  let p = 0
  while (p < volume.length - 1 && (served[p] ?? 0) >= 1) p += 1
  volume[p] = (volume[p] ?? 0) - unused * at(model, values, 'earlyEnd.refund', 0)
}

function costHome(model: Model, values: Values, into: Workings): void {
  const { measures, home, people, served, released, weights, volume, homeVolumes } = into
  const [marginal, closing, running, other, all] = homeVolumes
  const population = at(model, values, 'home.population', Number.NaN)
  const low = at(model, values, 'home.marginal.share', 0)
  const threshold = at(model, values, 'home.marginal.threshold', 0)
  const unit = at(model, values, 'home.closing.unit', Number.NaN)
  const saved = at(model, values, 'home.closing.share', 0)
  const delay = at(model, values, 'home.closing.delay', 0) / 12
  const [average, newPlace, instead] = [model.average, model.running, model.other].map((one) => one.rate(values))
  if (marginal === undefined || closing === undefined || running === undefined) return
  if (other === undefined || all === undefined) return
  let peak = 0
  for (let p = 0; p < volume.length; p += 1) {
    const period = model.periods[p]
    if (period === undefined) continue
    const [n, g] = [people[p] ?? 0, served[p] ?? 0]
    if (g > 0) peak = Math.max(peak, n)
    const closed = g > 0 && period.start >= delay ? Math.floor(n / unit + 1e-9) * unit : 0
    const one = (average ?? Number.NaN) * time(model.average, period) * g
    released[p] = closed
    all[p] = n * one
    marginal[p] = n * one * shortRunShare(n / population, low, threshold)
    closing[p] = closed * one * saved
    running[p] = n * g * (newPlace ?? Number.NaN) * time(model.running, period)
    other[p] = n * g * (instead ?? Number.NaN) * time(model.other, period)
    volume[p] = period.years * g
  }
  for (let h = 0; h < homeVolumes.length; h += 1) {
    for (let m = 0; m < measures; m += 1) home[h * measures + m] = weighed(homeVolumes[h], weights[m])
  }
  // New places are built for the most people at one time, and stay when fewer are there.
  const capital = model.capital(values) * (1 + at(model, values, 'home.building.bias', 0)) * peak
  const life = at(model, values, 'home.building.life', Number.NaN)
  for (let m = 0; m < measures; m += 1) {
    const charge = capital * yearlyCharge(m < 2 ? 0 : (model.rates[m - 2] ?? 0), life)
    home[2 * measures + m] = (home[2 * measures + m] ?? 0) + charge * weighed(volume, weights[m])
  }
}

function time({ perDay }: HomeRate, { days, years }: { readonly days: number; readonly years: number }): number {
  return perDay ? days : years
}

/**
 * The share of average cost that falls away when a prison population changes by some share: a small one up to a
 * threshold, above it the change itself. With 0.12 twice: Urban Institute, Prison Population Forecaster (2018),
 * methodology, page 11.
 */
export function shortRunShare(change: number, share = 0.12, threshold = 0.12): number {
  return change <= threshold ? share : Math.min(1, change)
}

/** What one unit of capital costs a year over its life at a discount rate, as an annuity; at 0 a straight line. */
export function yearlyCharge(rate: number, life: number): number {
  return rate === 0 ? 1 / life : rate / (1 - (1 + rate) ** -life)
}
