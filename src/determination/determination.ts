import type { FactValue } from '../evidence/index.ts'
import type { Role, Verification } from '../law/index.ts'
import type { Truth } from '../logic/index.ts'
import type { Outcome, ProvisionState } from './judge.ts'

/** What a leaf of a reason rests on: a finding, down to its assertions and exhibits. */
export interface FindingDetail {
  readonly fact: string
  readonly member?: string
  readonly finding: 'proven' | 'disproven' | 'unproven'
  readonly value?: FactValue
  readonly gap?: string
  /** Places of the assertions in the case file, from 0, that made the finding. */
  readonly assertions: readonly number[]
  readonly exhibits: readonly string[]
  readonly setAside?: readonly {
    readonly assertion: number
    readonly why: string
    readonly exhibit?: string
    readonly by?: string
  }[]
  readonly alleged?: readonly number[]
  /** Rows of treaty tables, for `treaty.inForce` without a proving assertion. */
  readonly tables?: readonly TableDetail[]
}

/** What one treaty table says on two States. */
export interface TableDetail {
  readonly instrument: string
  readonly inForce: Truth
  readonly from: Truth
  readonly to: Truth
  readonly verified: readonly Verification[]
}

/** A reason tree as plain data. */
export interface Because {
  readonly formula: string
  readonly value: Truth
  readonly findings?: readonly FindingDetail[]
  readonly all?: readonly Because[]
  readonly any?: readonly Because[]
  readonly not?: Because
}

/** What one provision comes to. */
export interface ProvisionResult {
  readonly provision: string
  readonly cite: string
  readonly role: Role
  readonly state: ProvisionState
  readonly verified: Verification
  readonly because: Because
}

/** What one legal basis comes to. `misfit` says why a named basis does not reach the transfer. */
export interface BasisResult {
  readonly basis: string
  readonly outcome: Outcome
  readonly misfit?: 'dates' | 'states'
  readonly provisions: readonly ProvisionResult[]
}

/** A fact that is missing: what would prove it, who only alleges it, and the open provisions it bears on. */
export interface MissingFact {
  readonly fact: string
  /** For a set of States: the States about which it is open. */
  readonly members?: readonly string[]
  readonly provenBy: readonly string[]
  readonly alleged: readonly number[]
  readonly provisions: readonly string[]
  /** How many of those provisions it would settle alone. */
  readonly settles: number
}

/** Assertions that contradict each other. */
export interface ConflictResult {
  readonly fact: string
  readonly member?: string
  readonly assertions: readonly number[]
  readonly exhibits: readonly string[]
}

/** Somebody's statement that proves nothing, with who made it and when. */
export interface AllegationResult {
  readonly assertion: number
  readonly fact: string
  readonly value: FactValue
  readonly by: readonly {
    readonly exhibit: string
    readonly kind: string
    readonly issuer: string | null
    readonly issued: string | null
  }[]
}

/** A question on which the law is divided and on which the outcome turns. */
export interface ContestedResult {
  readonly provision: string
  readonly question: string
  readonly positions: readonly {
    readonly position: string
    readonly heldBy: string
    readonly operative: boolean | string
    readonly outcome: Outcome
  }[]
}

/** The answer for one person, one transfer, one day, with its reasons (contract, section 5). */
export interface Determination {
  readonly writ: 1
  readonly case: string
  readonly on: string
  readonly knownAt?: string
  readonly outcome: Outcome
  readonly basis: string | null
  readonly bases: readonly BasisResult[]
  readonly missing: readonly MissingFact[]
  readonly conflicts: readonly ConflictResult[]
  readonly allegations: readonly AllegationResult[]
  readonly contested: readonly ContestedResult[]
  readonly law: readonly {
    readonly pack: string
    readonly version: string
    readonly asOf: string
    readonly sha256: string
  }[]
}
