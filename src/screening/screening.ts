import type { Determination, Outcome, Transfer } from '../determination/index.ts'
import type { FactValue } from '../evidence/index.ts'
import type { Harm } from './asymmetry.ts'
import type { StandingRuling } from './rulings.ts'
import type { Source } from './sources.ts'
import type { Thresholds } from './thresholds.ts'

/**
 * How a record that a person was matched with counts: as it is (above the upper threshold), because a person confirmed
 * it, not until a person rules it out, not at all (it may concern the person and would do no harm), or not at all
 * because a person ruled it out.
 */
export type Counted = 'as-it-is' | 'confirmed' | 'must-be-ruled-out' | 'not-counted' | 'ruled-out'

/** One thing that a record says, as an assertion of a case file says it. */
export interface Statement {
  readonly fact: string
  readonly value: FactValue
  /** The day from which on it holds, and the day from which on it does not any more; null if that side is open. */
  readonly from: string | null
  readonly until: string | null
  /** Only for sets of States: whether every State that is not listed is out. */
  readonly complete?: boolean
  /** Only for sets of States: these are out, without closing the set. */
  readonly not?: readonly string[]
}

/** A record that a person of the list was matched with, how likely it concerns this person, and how it counted. */
export interface MatchedRecord {
  /** The id of the record, under which it is an exhibit of the determination. */
  readonly record: string
  readonly file: string
  readonly row: number
  readonly kind: string
  readonly title: string | null
  readonly issuer: string | null
  readonly issued: string | null
  /** All three are null for a record that was not matched and that a person confirmed. */
  readonly probability: number | null
  readonly relative: number | null
  readonly weight: number | null
  readonly counted: Counted
  readonly says: readonly Statement[]
  /** The sum of the row's contents. */
  readonly content: string
  /** The sum that a ruling on this person and this record must carry. */
  readonly seen: string
}

/** Why a person must look before the answer can become `shown`. */
export interface Hold {
  readonly record: string
  readonly why: 'may-concern-this-person' | 'matched-with-several-people' | 'tied-by-a-ruling-alone'
  /** How likely the record concerns the person; null if no comparison found it. */
  readonly probability: number | null
  /** What the record could come to if it concerned this person: a bar, or an open question. */
  readonly would: 'bar' | 'open-a-question'
  readonly says: string
  /** The conditions and bars that it could turn; none if the record is only matched with several people. */
  readonly provisions: readonly Harm[]
}

/** One person of the list with the answer. */
export interface ScreenedPerson {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly transfer: { readonly from: string; readonly to: string; readonly on: string; readonly basis: string | null }
  /** The answer: of the determination, and at best `not-shown` while a record must be ruled out. */
  readonly outcome: Outcome
  readonly held: boolean
  /** What the records that count come to, as if no other record had been found. */
  readonly withoutHolds: Outcome
  /** The determination on the records that count; its outcome is the answer above. */
  readonly determination: Determination
  readonly records: readonly MatchedRecord[]
  readonly holds: readonly Hold[]
  readonly rulings: readonly StandingRuling[]
  /** The sum of the row's contents. */
  readonly content: string
}

/** A text of law that counted for everyone it reaches. */
export interface TextUsed {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly issuer: string | null
  readonly issued: string | null
}

/** The model of linkage that weighed who may be whom: its name with its version, and the SHA-256 sum of its file. */
export interface Matching {
  readonly model: string
  readonly sha256: string
}

/** The answers for all people of a list: barred and held first, then not shown, then shown. */
export interface Screening {
  readonly writ: 1
  readonly manifest: { readonly file: string; readonly people: number; readonly unread: readonly string[] }
  readonly thresholds: Thresholds
  /** The moment up to which the records are known, as it was written in the call. */
  readonly knownAt: string | null
  /** The moment of the screening, as it was written in the call; the age of sources is judged on it. */
  readonly at: string | null
  readonly counts: {
    readonly barred: number
    readonly held: number
    readonly 'not-shown': number
    readonly shown: number
  }
  readonly people: readonly ScreenedPerson[]
  readonly sources: readonly Source[]
  readonly texts: readonly TextUsed[]
  /** The model that weighed the matches; null if the call does not name it. */
  readonly matching: Matching | null
  readonly law: readonly { readonly pack: string; readonly version: string; readonly sha256: string }[]
}

/** The place of a person in reports: barred, then held, then not shown, then shown. */
export function groupOf({ outcome, held }: Pick<ScreenedPerson, 'outcome' | 'held'>): keyof Screening['counts'] {
  if (outcome === 'barred') return 'barred'
  return held ? 'held' : outcome
}

/** The groups of people in the order in which they are reported. */
export const GROUPS = ['barred', 'held', 'not-shown', 'shown'] as const

/** The transfer of a person as plain data. */
export type TransferText = ScreenedPerson['transfer']

/** Whether two transfers are the same in every part. */
export function sameTransfer(a: TransferText, b: TransferText): boolean {
  return a.from === b.from && a.to === b.to && a.on === b.on && a.basis === b.basis
}

/** A transfer with its day as text. */
export function transferText({ from, to, basis }: Transfer, on: string): TransferText {
  return { from, to, on, basis: basis ?? null }
}
