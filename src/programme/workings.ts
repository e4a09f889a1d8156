import type { Model } from './model.ts'
import type { Payer } from './schema.ts'

/** What is compared at home, in this order: four alternatives, and average cost for reference. */
export const HOME = ['marginal', 'closing', 'building', 'other', 'average'] as const

/** One of the home alternatives, or the reference to average cost. */
export type Home = (typeof HOME)[number]

/** Who counts as the sending side. */
const SENDING: ReadonlySet<Payer> = new Set<Payer>(['sending', 'federal', 'state'])

/**
 * Where a computation puts its results. Money is held by measure: nominal, real, and one for each discount rate;
 * `lines[l * measures + m]`, `home[h * measures + m]`. The other arrays have one entry a period.
 */
export interface Workings {
  readonly measures: number
  readonly lines: Float64Array
  /** 1 for each line that the sending side pays, 0 for the others, which its cost leaves out. */
  readonly counted: Float64Array
  readonly home: Float64Array
  readonly people: Float64Array
  readonly places: Float64Array
  /** What is paid for, in places or people. */
  readonly paid: Float64Array
  /** The share of the period before an early end. */
  readonly served: Float64Array
  readonly sent: Float64Array
  readonly back: Float64Array
  readonly flights: Float64Array
  /** Places that closed units release. */
  readonly released: Float64Array
  readonly volume: Float64Array
  readonly weights: readonly Float64Array[]
  readonly inflated: Float64Array
  /** Real cost by period, for each of `HOME`. */
  readonly homeVolumes: readonly Float64Array[]
}

/** Makes room for the results of a model. */
export function workingsOf(model: Model): Workings {
  const measures = 2 + model.rates.length
  const row = (): Float64Array => new Float64Array(model.periods.length)
  const discounts = model.rates.map((rate) => Float64Array.from(model.periods, ({ start }) => (1 + rate) ** -start))
  return {
    measures,
    lines: new Float64Array(model.lines.length * measures),
    counted: Float64Array.from(model.lines, ({ payer }) => (SENDING.has(payer) ? 1 : 0)),
    home: new Float64Array(HOME.length * measures),
    people: row(),
    places: row(),
    paid: row(),
    served: row(),
    sent: row(),
    back: row(),
    flights: row(),
    released: row(),
    volume: row(),
    weights: [row(), row().fill(1), ...discounts],
    inflated: row(),
    homeVolumes: HOME.map(row),
  }
}

/** The cost of the programme to the sending side by one measure (0 nominal, 1 real, then the discount rates). */
export function totalOf({ lines, measures, counted }: Workings, measure: number): number {
  let sum = 0
  for (let l = 0; l < counted.length; l += 1) sum += (counted[l] ?? 0) * (lines[l * measures + measure] ?? 0)
  return sum
}

/** Something for each home alternative and the reference. */
export function eachHome<T>(of: (id: Home) => T): Readonly<Record<Home, T>> {
  return {
    marginal: of('marginal'),
    closing: of('closing'),
    building: of('building'),
    other: of('other'),
    average: of('average'),
  }
}
