import { type Day, dayOf } from '../../logic/index.ts'
import type { Share } from '../share.ts'

/** A step by which a change of law reaches sentences already being served: by length, from a day. */
export interface Tranche {
  /** The longest sentence in days that this step reaches; `null` for all that are left. */
  readonly longestDays: number | null
  /** Sentences shorter than so many calendar months; only where the law counts months. */
  readonly belowMonths: number | null
  readonly from: Day
}

/** A change of the share that must be served before automatic release. */
export interface ShareChange {
  readonly id: string
  readonly standard: Share
  /** `null` leaves sentences of two thirds as they are. */
  readonly plus: Share | null
  readonly tranches: readonly Tranche[]
  readonly reaches: 'not-excluded' | 'not-scheduled'
}

/** The law of release that is applied; changes in the order of time. */
export interface EwLaw {
  readonly changes: readonly ShareChange[]
  /** From when the excluded offences of December 2024 go back to one half. */
  readonly exclusionsFrom: Day
  /** First day of the recall of 56 days. */
  readonly recall56From: Day
  /** From when every release is on licence and supervision after short sentences is gone; `null`: not in this law. */
  readonly licenceForAllFrom: Day | null
}

/** Half: Criminal Justice Act 2003 s 244. */
export const HALF: Share = { top: 1, bottom: 2 }
/** Two thirds: Criminal Justice Act 2003 ss 244ZA, 246A. */
export const TWO_THIRDS: Share = { top: 2, bottom: 3 }

/** First day of the Criminal Justice Act 2003: older offences keep three quarters of licence between one and four years. */
export const CJA_2003_FROM = dayOf(2005, 4, 4)
/** First day from which old offences fall under the Criminal Justice Act 2003 too: LASPO Act 2012 s 121, sch 17. */
export const LASPO_2012_FROM = dayOf(2012, 12, 3)
/** First day of supervision after short sentences: Offender Rehabilitation Act 2014 ss 1, 2. */
export const ORA_2014_FROM = dayOf(2015, 2, 1)
/** From when sentences for particular concern wait for two thirds: Police, Crime, Sentencing and Courts Act 2022 s 132. */
export const PCSC_2022_FROM = dayOf(2022, 6, 28)
/** A default term for a confiscation order above this sum is served in full: Serious Crime Act 2015 s 10. */
export const FULL_TERM_ABOVE = 10_000_000

/**
 * Forty per cent: SI 2024/844, the Criminal Justice Act 2003 (Requisite and Minimum Custodial Periods) Order 2024. Terms
 * under five years from 10 September, the others from 22 October 2024.
 */
export const FORTY_PER_CENT: ShareChange = {
  id: 'SI 2024/844',
  standard: { top: 2, bottom: 5 },
  plus: null,
  tranches: [
    { longestDays: null, belowMonths: 60, from: dayOf(2024, 9, 10) },
    { longestDays: null, belowMonths: null, from: dayOf(2024, 10, 22) },
  ],
  reaches: 'not-excluded',
}

/** The law in force without the change planned for autumn 2026. Memory: the days come from the service's own figures. */
export const EW_LAW: EwLaw = {
  changes: [FORTY_PER_CENT],
  exclusionsFrom: dayOf(2024, 12, 16),
  recall56From: dayOf(2026, 3, 31),
  licenceForAllFrom: null,
}
