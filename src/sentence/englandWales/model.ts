import type { Day } from '../../logic/index.ts'
import type { Linked } from '../chains.ts'
import type { Duration } from '../duration.ts'

/**
 * Kinds of sentence: standard determinate, extended, for offenders of particular concern, detention and training order,
 * and a term in default of a fine.
 */
export type EwKind = 'standard' | 'extended' | 'particular-concern' | 'training-order' | 'fine'

/** How a released person was recalled: until the end of the sentence, or for a fixed number of days. */
interface EwRecall {
  /** `null` is a standard recall. */
  readonly fixedDays: number | null
  readonly returnedOn: Day | null
}

/** One sentence of a court of England and Wales. */
export interface EwSentence extends Linked {
  readonly kind: EwKind
  readonly imposedOn: Day
  readonly offenceOn: Day
  /** The whole term; of an extended sentence its custodial term. */
  readonly term: Duration
  /** The extension of licence of an extended sentence, or the year of licence of particular concern. */
  readonly extension: Duration
  /** Whether two thirds are served instead of a half, by length and offence (Sentencing Act 2020 and CJA 2003 s 244ZA). */
  readonly plus: boolean
  /** Imposed under section 250 of the Sentencing Act 2020 on a young person. */
  readonly section250: boolean
  /** Why the reduction of 2024 does not reach the sentence, and from when. */
  readonly excluded: 'never' | 'always' | 'from-december-2024'
  /** Whether the change of 2026 leaves the sentence out by its offence. */
  readonly scheduled: boolean
  /** An extended sentence of the first kind, released at two thirds without the Parole Board (before 13 April 2015). */
  readonly automatic: boolean
  readonly amount: number | null
  readonly recall: EwRecall | null
}

/** Days that change dates: their kind, number, and the day from which they count. */
export interface EwAdjustment {
  readonly kind: 'credit' | 'recall-credit' | 'added' | 'restored' | 'at-large'
  readonly days: number
  /** Credit: the day of the sentence it belongs to. Added days: the day of the award. At large: the first such day. */
  readonly from: Day
  readonly period: { readonly start: Day; readonly lastDay: Day } | null
}

/** Everything that England and Wales compute dates from. */
export interface EwBooking {
  readonly born: Day | null
  readonly sentences: readonly EwSentence[]
  readonly adjustments: readonly EwAdjustment[]
  /** Releases and returns that a file reports; early releases change which law applies. */
  readonly moved: boolean
}

/** Dates by the names that the prison service uses. */
export type EwDateType =
  | 'ESED'
  | 'SLED'
  | 'SED'
  | 'LED'
  | 'CRD'
  | 'ARD'
  | 'PED'
  | 'PRRD'
  | 'TUSED'
  | 'MTD'
  | 'ETD'
  | 'LTD'
  | 'HDCED'
  | 'ERSED'

/** A date that is not given, and why. */
export interface EwRefusal {
  readonly type: EwDateType
  readonly why: string
}

/** The dates that are certain under the encoded rules, and the others by name with the reason. */
export interface EwAnswer {
  readonly dates: Readonly<Partial<Record<EwDateType, Day>>>
  readonly refused: readonly EwRefusal[]
  /** From the first day of the first sentence to the end of the last. */
  readonly effective: { readonly start: Day; readonly lastDay: Day }
}
