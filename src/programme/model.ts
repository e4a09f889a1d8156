import { type Day, parseDay } from '../logic/index.ts'
import { type Period, quartersOf } from './calendar.ts'
import { linesOf } from './lines.ts'
import { type HomeRate, type Line, type Rate, readerOf, type Values } from './rates.ts'
import type { Programme } from './read.ts'
import type { Per } from './units.ts'

/** A programme made ready for computing many times. */
export interface Model {
  readonly programme: Programme
  readonly ids: readonly string[]
  readonly base: Values
  readonly slots: ReadonlyMap<string, number>
  /** Where the row holds whether the programme ends early (1 or 0), and what its occupancy is multiplied by. */
  readonly event: number
  readonly occupancy: number
  readonly periods: readonly Period[]
  /** Where the row holds the people and places of each phase. */
  readonly phases: readonly { readonly people: number; readonly places: number }[]
  /** For each phase: the share of each period's days that lie in it. */
  readonly weights: readonly Float64Array[]
  /** The period in which each phase begins, and the day. */
  readonly begins: readonly number[]
  readonly starts: readonly Day[]
  readonly lines: readonly Line[]
  readonly average: HomeRate
  readonly running: HomeRate
  readonly other: HomeRate
  readonly capital: Rate
  readonly rates: readonly number[]
  readonly price: { readonly per: Per | null; readonly rate: Rate }
}

/** Rates that are used if a programme names none: see docs/programme.md. */
const DISCOUNT_RATES: readonly number[] = [0.02, 0.035, 0.07]

/** The place of the number that says whether the programme ends early. */
export const EVENT = 'earlyEnd.happens'
/** The place of the number that all occupancy is multiplied by. */
export const OCCUPANCY = 'occupancy'

/** Makes a programme ready for computing. */
export function modelOf(programme: Programme): Model {
  const { shape } = programme
  const ids = [...programme.quantities.keys()].filter((id) => !id.startsWith('figures.')).sort()
  const names = [...ids, EVENT, OCCUPANCY]
  const slots = new Map(names.map((id, at) => [id, at]))
  const base = new Float64Array(names.length)
  for (const [at, id] of ids.entries()) base[at] = programme.quantities.get(id)?.value ?? 0
  const event = ids.length
  base[event] = (shape.earlyEnd?.chance.value ?? 0) >= 0.5 ? 1 : 0
  base[event + 1] = 1
  const periods = quartersOf(programme.from, programme.until)
  const starts = [...shape.phases.map(({ from }) => parseDay(from) ?? programme.from), programme.until]
  const weights = shape.phases.map((_, k) =>
    Float64Array.from(periods, ({ from, until, days }) => {
      const [first = 0, end = 0] = [starts[k], starts[k + 1]]
      return Math.max(0, Math.min(until, end) - Math.max(from, first)) / days
    }),
  )
  const read = readerOf(programme, slots)
  return {
    programme,
    ids,
    base,
    slots,
    event,
    occupancy: event + 1,
    periods,
    phases: shape.phases.map((_, k) => ({
      people: slots.get(`phases.${k}.people`) ?? -1,
      places: slots.get(`phases.${k}.places`) ?? -1,
    })),
    weights,
    begins: shape.phases.map((_, k) => periods.findIndex(({ until }) => until > (starts[k] ?? 0))),
    starts,
    lines: linesOf(programme, read, periods),
    average: read.home('home.average'),
    running: read.home('home.building.running'),
    other: read.home('home.other.cost'),
    capital: read.money('home.building.capital'),
    rates: shape.discountRates?.rates ?? DISCOUNT_RATES,
    price: { per: read.per('price.amount'), rate: read.money('price.amount') },
  }
}
