import type { Fact, Vocabulary } from '../evidence/index.ts'
import type { Day, Formula } from '../logic/index.ts'

/** What a provision does under a basis: it must hold, must not hold, must be done, or is worth saying. */
export type Role = 'condition' | 'bar' | 'duty' | 'warning'

/** How a rule, a row or a table was checked: against its text, by a report of it, or not at all (from memory). */
export type Verification = 'text' | 'reported' | 'memory'

/** A half-open period: from <= day < until; a missing side is open. */
export interface Period {
  readonly from?: Day | undefined
  readonly until?: Day | undefined
}

/** Where a provision was taken from, and how it was checked. */
export interface Source {
  readonly url?: string | undefined
  readonly verified: Verification
  readonly edition?: string | undefined
  readonly note?: string | undefined
}

/** One position on a question on which the law is divided. */
export interface Position {
  readonly position: string
  readonly heldBy: string
  readonly formula: Formula
  /** True or false, or where the position governs in practice; reported, without effect. */
  readonly operative: boolean | string
}

/** A question on which the law is divided, with its positions. */
export interface ContestedQuestion {
  readonly question: string
  /** Asked only under these bases; under all without it. */
  readonly bases?: readonly string[] | undefined
  readonly positions: readonly Position[]
  /** Why the positions, although they differ, never lead to different outcomes. */
  readonly sameOutcome?: string | undefined
}

/** Which States a provision of the floor binds. */
export interface Binding {
  readonly side: 'from' | 'to' | 'either'
  readonly states?: readonly string[] | undefined
  readonly instruments?: readonly string[] | undefined
}

/** One rule of a text of law. */
export interface Provision {
  readonly id: string
  readonly pack: string
  /** The text of law it stands in. */
  readonly instrument: string
  readonly cite: string
  readonly says: string
  readonly roles: ReadonlyMap<string, Role>
  /** For a bar or warning, when it applies; for a condition or duty, when it is met. The protective reading. */
  readonly holds: Formula
  readonly dates: Period
  /** The older provision whose place this one takes on the day it begins. */
  readonly replaces?: string | undefined
  /** Why no other provision follows one that ends. */
  readonly ends?: string | undefined
  readonly binds?: Binding | undefined
  readonly limits: Readonly<Record<string, number>>
  readonly exceptions: readonly string[]
  readonly ifUnknown: string
  readonly contested: readonly ContestedQuestion[]
  readonly source: Source
}

/** Which States one side of a basis reaches. */
export type Reach =
  | { readonly kind: 'any' }
  | { readonly kind: 'states'; readonly states: readonly string[] }
  | { readonly kind: 'either'; readonly states: readonly string[] }
  | { readonly kind: 'party'; readonly instruments: readonly string[] }
  | { readonly kind: 'treaty' }

/** A law that an authority can rely on for a hand-over. */
export interface Basis {
  readonly id: string
  readonly title: string
  readonly cite: string
  readonly from: Reach
  readonly to: Reach
  readonly dates: Period
  /** Whether it is examined when the case names no basis. */
  readonly auto: boolean
  readonly summary: string
}

/** One State's row in a treaty table; without `from` the day is not established and counts as unknown. */
export interface TreatyRow extends Period {
  readonly state: string
  readonly verified: Verification
  readonly source?: string | undefined
  readonly deposited?: Day | undefined
  readonly conflict?: string | undefined
}

/** Who is bound by a treaty, since when. */
export interface TreatyTable {
  readonly instrument: string
  readonly title: string
  readonly serves: readonly string[]
  readonly pair?: readonly [string, string] | undefined
  readonly directed: boolean
  readonly complete: boolean
  readonly unlisted: 'not-bound' | 'bound' | 'unknown'
  readonly nonParties: readonly string[]
  readonly declarations: readonly string[]
  readonly notes: string
  readonly rows: readonly TreatyRow[]
}

/** A body of encoded law with its version and the sum of its files. */
export interface Pack {
  readonly pack: string
  readonly title: string
  readonly version: string
  readonly sha256: string
}

/** What an obligation says of all records that can be. */
export const OBLIGATION_KINDS = [
  'never-shown',
  'nothing-known',
  'can-be-shown',
  'decides-alone',
  'monotone',
  'positions-differ',
  'no-contradiction',
  'versions-tile',
] as const

/** The kind of an obligation. */
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]

/** Why a provision can never be the only one that bars: whenever it bars under these bases, one of the others does too. */
export interface Cover {
  readonly provision: string
  readonly bases: readonly string[]
  readonly by: readonly string[]
  readonly because: string
}

/** Something that must be so whatever the facts are; a solver proves it, or shows a record for which it is not so. */
export interface Obligation {
  readonly id: string
  readonly kind: ObligationKind
  /** One sentence that a lawyer can agree or disagree with. */
  readonly says: string
  /** What is proven in the records that the obligation speaks of. */
  readonly given?: Formula | undefined
  /** What is not proven in them: it may be disproven or open. */
  readonly without?: Formula | undefined
  /** It speaks only of sending States that are not proven unbound by these instruments. */
  readonly bound?: readonly string[] | undefined
  /** The legal bases that it speaks of; all without it. */
  readonly bases?: readonly string[] | undefined
  /** Bases that it does not speak of, with the reason. */
  readonly except: ReadonlyMap<string, string>
  /** The provisions that carry it: without them it does not hold. */
  readonly carriedBy: readonly string[]
  readonly covered: readonly Cover[]
}

/** All encoded law, loaded and checked. */
export interface Law {
  readonly packs: readonly Pack[]
  readonly vocabulary: Vocabulary
  readonly facts: readonly Fact[]
  readonly states: ReadonlyMap<string, string>
  readonly bases: readonly Basis[]
  readonly provisions: readonly Provision[]
  readonly treaties: readonly TreatyTable[]
  /** What must be so whatever the facts are; see `writ law prove`. */
  readonly obligations: readonly Obligation[]
}

/** Whether a day lies in a period. */
export function inPeriod(period: Period, day: Day): boolean {
  return (period.from === undefined || period.from <= day) && (period.until === undefined || day < period.until)
}
