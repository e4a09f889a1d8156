import type { Day, FactDeclaration } from '../logic/index.ts'
import type { ExhibitKind } from './kinds.ts'
import type { Moment } from './moment.ts'

/** A fact of the vocabulary with what proves it. */
export interface Fact extends FactDeclaration {
  /** What the fact says, in one sentence. */
  readonly says: string
  /** The kinds of exhibits that prove it; anything else is an allegation. */
  readonly provenBy: readonly ExhibitKind[]
  /** How many exhibits of independent origin are needed; one unless the vocabulary asks for more. */
  readonly corroboration?: number
  /** Why the fact is kept although no formula uses it. */
  readonly unused?: string
}

/** All facts of the vocabulary by id. */
export type Vocabulary = ReadonlyMap<string, Fact>

/** A document or record of the case. */
export interface Exhibit {
  readonly id: string
  readonly kind: ExhibitKind
  readonly title?: string | undefined
  readonly issuer?: string | undefined
  readonly issued?: Day | undefined
  readonly source?: string | undefined
  readonly sha256?: string | undefined
  readonly derivedFrom: readonly string[]
  readonly supersedes: readonly string[]
  readonly recorded?: Moment | undefined
}

/** A value that a fact can have: a boolean, a number, the text of a date, enumeration or State, or a list of States. */
export type FactValue = boolean | number | string | readonly string[]

/** Somebody's statement that a fact has a value, with the exhibits it points at. */
export interface Assertion {
  /** The place of the assertion in the case file, from 0. */
  readonly index: number
  readonly fact: string
  readonly value: FactValue
  readonly exhibits: readonly string[]
  readonly from?: Day | undefined
  readonly until?: Day | undefined
  /** Only for sets of States: the list is complete, so that every State not listed is out. */
  readonly complete: boolean
  /** Only for sets of States: these are out, without closing the set. */
  readonly not: readonly string[]
}

/** Everything that a case file puts on record. */
export interface CaseRecord {
  readonly exhibits: readonly Exhibit[]
  readonly assertions: readonly Assertion[]
}
