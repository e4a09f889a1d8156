import type { Source } from './book.ts'
import type { Conflict, Reconciliation } from './derive.ts'
import type { Figure } from './figure.ts'
import type { Payer } from './schema.ts'
import type { Home } from './workings.ts'

/** An amount in money of the day, at prices of the price year, and discounted to the first day of the term. */
export interface Measures {
  readonly nominal: Figure
  readonly real: Figure
  readonly discounted: readonly { readonly rate: number; readonly figure: Figure }[]
}

/** A line of the programme's cost. */
export interface CostLine extends Measures {
  readonly id: string
  readonly title: string
  readonly element: string
  readonly payer: Payer
  /** At prices of the price year without optimism bias, and the bias as a share of it. */
  readonly withoutBias: Figure
  readonly bias: Figure
}

/** What holding the same people at home costs in one way, and what the programme saves against it (negative: costs more). */
export interface Alternative {
  readonly id: Home
  readonly title: string
  readonly cost: Measures
  readonly saving: Measures
  readonly perPersonYear: Figure
  /** Whether it saves by one measure and costs more by another: then the rate of discount decides. */
  readonly signDiffers: boolean
}

/** What one payer pays for the programme, and would save against each alternative, at prices of the price year. */
export interface PayerShare {
  readonly payer: Payer
  readonly pays: Figure
  readonly saves: Readonly<Record<Home, Figure>>
}

/** A table whose columns say unit and origin once for all rows. */
export interface Schedule {
  readonly columns: Readonly<Record<ScheduleColumn, Omit<Figure, 'value'>>>
  readonly rows: readonly (Readonly<Record<ScheduleColumn, number>> & {
    readonly from: string
    readonly until: string
  })[]
}

/** The columns of the schedule by quarter. */
export type ScheduleColumn =
  | 'people'
  | 'places'
  | 'paid'
  | 'unused'
  | 'sent'
  | 'returned'
  | 'flights'
  | 'emptySeats'
  | 'released'

/** The spread of an amount over all draws. */
export interface Spread {
  readonly p10: Figure
  readonly p50: Figure
  readonly p90: Figure
  readonly mean: Figure
}

/** What the draws say by one measure. `chance` is the share of draws in which the programme saves. */
export interface Uncertainty {
  readonly measure: 'real' | number
  readonly cost: Spread
  readonly saving: Readonly<Record<Home, Spread & { readonly chance: Figure; readonly standardError: Figure }>>
}

/** How the saving (real) moves if one number goes from its low to its high end, all others at their values. */
export interface Bar {
  readonly id: string
  readonly low: Figure
  readonly high: Figure
  readonly savingAtLow: Figure
  readonly savingAtHigh: Figure
}

/** The value of one number at which the programme neither saves nor costs more, all others at their values. */
export interface BreakEven {
  readonly id: string
  readonly against: Home
  readonly value: Figure | null
  readonly method: 'linear' | 'bisection' | 'none'
  /** Why there is none. */
  readonly reason: string | null
}

/** The answer under what another source says of one number. */
export interface VariantResult {
  readonly id: string
  readonly value: Figure
  readonly cost: Figure
  /** The price a person and year; `null` if nobody is to be there. */
  readonly price: Figure | null
  readonly perPersonYear: Readonly<Record<Home, Figure>>
  readonly saving: Readonly<Record<Home, Figure>>
}

/** What a programme costs beside every alternative, how sure that is, and what it needs. Plain data. */
export interface Assessment {
  readonly programme: string
  readonly title: string
  readonly parties: { readonly sending: string; readonly receiving: string }
  readonly basis: string
  readonly currency: string
  readonly priceYear: number
  readonly term: { readonly from: string; readonly until: string }
  /** Whether the answer without draws has the programme end early. */
  readonly endsEarly: boolean
  readonly cost: Measures
  readonly withoutBias: Figure
  readonly lines: readonly CostLine[]
  /** The four alternatives, always together. */
  readonly alternatives: readonly Alternative[]
  /** Average cost for reference: it is what is often compared with, and not what is saved. */
  readonly average: Alternative
  readonly payers: readonly PayerShare[]
  readonly capacity: {
    readonly claimed: Figure
    readonly counted: Figure
    readonly schedule: Schedule
  }
  readonly uncertainty: {
    readonly draws: number
    readonly seed: number
    readonly correlation: string
    readonly endedEarly: Figure
    readonly measures: readonly Uncertainty[]
  } | null
  readonly tornado: Readonly<Record<Home, readonly Bar[]>>
  readonly breakEven: readonly BreakEven[]
  readonly conflicts: readonly Conflict[]
  readonly variants: readonly VariantResult[]
  readonly reconciliations: readonly Reconciliation[]
  readonly derived: Readonly<Record<string, Figure>>
  /** Every named result, as formulas call it after `result.`. */
  readonly results: Readonly<Record<string, Figure>>
  /** Elements for which the file has no number, so that the cost leaves them out. */
  readonly notCounted: readonly string[]
  /** Numbers from memory or assumed, with the reason. */
  readonly weak: readonly { readonly id: string; readonly support: string; readonly note: string | null }[]
  readonly sources: Readonly<Record<string, Source>>
}
