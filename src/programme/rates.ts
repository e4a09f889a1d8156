import type { Programme } from './read.ts'
import type { Payer } from './schema.ts'
import { type Per, parseUnit } from './units.ts'

/** The numbers of a programme in one row; every number has its place in it. */
export type Values = Float64Array

/** Computes a rate or an amount from the numbers of a programme. */
export type Rate = (values: Values) => number

/** How much of something there is in a period, for a line of costs. */
export type Driver =
  | Exclude<Per, 'place' | 'flight-hour' | 'escort'>
  | 'once'
  | 'way'
  | 'paid-year'
  | 'paid-day'
  | 'rent'
  | 'grant'

/** A line of costs: how much of what at which rate, who pays, and which numbers it came from. */
export interface Line {
  readonly id: string
  readonly title: string
  readonly element: string
  readonly payer: Payer
  readonly driver: Driver
  /** In currency of the programme, at prices of its price year, without optimism bias. */
  readonly rate: Rate
  /** What the amount is multiplied by for optimism bias. */
  readonly uplift: Rate
  /** Growth a year in money of the day. */
  readonly growth: Rate
  /** Whether it keeps pace with inflation, so that its real amount stays the same. */
  readonly real: boolean
  /** The period in which a lump sum is paid. */
  readonly when: number
  readonly inputs: readonly string[]
  readonly formula: string
}

/** A cost a person and day or year at home. */
export interface HomeRate {
  readonly rate: Rate
  readonly perDay: boolean
}

/** Reads rates out of the row of numbers, converted to the currency of the programme. */
export interface Reader {
  readonly plain: (id: string, missing: number) => Rate
  readonly money: (id: string) => Rate
  readonly per: (id: string) => Per | null
  readonly home: (id: string) => HomeRate
  readonly inputs: (...ids: readonly string[]) => readonly string[]
}

/** A reader for one programme. */
export function readerOf({ quantities, shape }: Programme, slots: ReadonlyMap<string, number>): Reader {
  const unitOf = (id: string): ReturnType<typeof parseUnit> => parseUnit(quantities.get(id)?.unit ?? '')
  const plain = (id: string, missing: number): Rate => {
    const slot = slots.get(id)
    return slot === undefined ? () => missing : (values) => values[slot] ?? Number.NaN
  }
  const exchangeOf = (id: string): string | null => {
    const unit = unitOf(id)
    return unit?.kind === 'money' && unit.currency !== shape.currency ? `exchange.${unit.currency}` : null
  }
  const per = (id: string): Per | null => {
    const unit = unitOf(id)
    return unit?.kind === 'money' ? unit.per : null
  }
  const money = (id: string): Rate => {
    const exchange = exchangeOf(id)
    const amount = plain(id, 0)
    if (exchange === null) return amount
    const rate = plain(exchange, Number.NaN)
    return (values) => amount(values) * rate(values)
  }
  return {
    plain,
    money,
    per,
    home: (id) => {
      const amount = money(id)
      const unit = per(id)
      const rate: Rate = unit === 'person-month' ? (values) => 12 * amount(values) : amount
      return { rate, perDay: unit === 'person-day' }
    },
    inputs: (...ids) => ids.flatMap((id) => (quantities.has(id) ? [id, exchangeOf(id) ?? id] : [])),
  }
}
