import type { Level } from '../comparison/level.ts'

/** What a model knows of one comparison: shares of each level among matching and among other pairs. */
export interface ComparisonModel {
  readonly key: string
  readonly kind: string
  readonly levels: readonly Level[]
  /** Share of matching pairs at each level. */
  readonly match: readonly number[]
  /** Share of other pairs at each level. */
  readonly other: readonly number[]
}

/** Shares of levels among pairs whose names compare in one way, where names and these values go together. */
export interface ContextModel {
  readonly key: string
  /** For each group of names (`*` for all): shares by level among other pairs, and among matching ones. */
  readonly other: Readonly<Record<string, readonly number[]>>
  readonly match: Readonly<Record<string, readonly number[]>>
}

/** What relatives of a person look like beside that person. */
export interface RelativeModel {
  /** Share of relatives with neighbouring numbers, with the very same number, with the same birthday, same given name. */
  readonly neighbouring: number
  readonly sameNumber: number
  readonly sameBirthday: number
  readonly sameGiven: number
}

/**
 * How common the words of names are where the records themselves do not say it: the rarities of listed words, and that
 * of all others. With it a pair weighs the same whatever else the tables hold.
 */
export interface FixedRarities {
  readonly listed: Readonly<Record<string, number>>
  readonly others: number
}

/** A trained or shipped model of linkage: everything needed to weigh a pattern, as plain data. */
export interface Model {
  readonly writ: 1
  readonly kind: 'linkage-model'
  readonly version: string
  /** What a shipped model is called, and what it rests on. */
  readonly name?: string | undefined
  readonly about?: readonly string[] | undefined
  /** Without it how common a word is is counted in the tables that are linked. */
  readonly words?: FixedRarities | undefined
  readonly comparisons: readonly ComparisonModel[]
  /** Shares of other pairs for each way in which names compare as a whole, by cell. */
  readonly names: Readonly<Record<string, number>>
  readonly contexts: readonly ContextModel[]
  readonly relative: RelativeModel
  /** The share of matching pairs, and of relatives, among all pairs. */
  readonly priors: { readonly match: number; readonly relative: number }
  readonly trainedOn: { readonly left: number; readonly right: number; readonly pairs: number; readonly random: number }
}
