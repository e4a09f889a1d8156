/** What a column of a table of people holds, in the words of the contract (section 7) plus columns of one's own. */
export const IDENTITY_COLUMNS = [
  'person_id',
  'given',
  'family',
  'second_family',
  'full_name',
  'aliases',
  'born',
  'birth_country',
  'nationalities',
  'sex',
  'a_number',
  'fbi_number',
  'register_number',
  'passport',
] as const

/** How values of a column are compared: numbers of persons, words from a short list, or free text. */
export type ValueKind = 'number' | 'category' | 'text'

/** A comparison of one value beside the name and the day of birth. */
export interface ValueComparison {
  /** The identity column, or the name given to a column of one's own. */
  readonly key: string
  readonly kind: ValueKind
  /** Whether neighbouring values are given to members of one family, as A-numbers are. */
  readonly familyRuns?: boolean
}

/** How the days of a table are written; ambiguous ones are never guessed. */
export type DateForm = 'iso' | 'compact' | 'day-first' | 'month-first'

/** A part of a column: the whole value, or so many letters from a place counted from 1. */
export interface Part {
  readonly column: string
  readonly from?: number
  readonly count?: number
}

/** A rule of one's own: pairs are compared when all these parts are equal on both sides. */
export type BlockingRule = readonly { readonly left: Part; readonly right: Part }[]

/** What is compared in one linkage: the same for both tables. */
export interface LinkPlan {
  readonly names: boolean
  readonly born: boolean
  readonly values: readonly ValueComparison[]
  /** With rules, only they choose the pairs to be compared; without, the library of key families does. */
  readonly rules?: readonly BlockingRule[]
}

/** The comparisons of identity columns beside name and birth. */
export const VALUE_COLUMNS: readonly ValueComparison[] = [
  { key: 'a_number', kind: 'number', familyRuns: true },
  { key: 'fbi_number', kind: 'number' },
  { key: 'register_number', kind: 'number' },
  { key: 'passport', kind: 'number' },
  { key: 'sex', kind: 'category' },
  { key: 'birth_country', kind: 'category' },
  { key: 'nationalities', kind: 'category' },
]
