import type { Comparison } from '../comparison/level.ts'
import type { PatternTable } from './patterns.ts'

/** What training looks at. */
export interface TrainingData {
  readonly comparisons: readonly Comparison[]
  /** All pairs that blocking found. */
  readonly found: PatternTable
  /** Pairs taken at random. */
  readonly random: PatternTable
  /** Exact shares of all pairs at levels of sameness, counted from how often each value occurs; by comparison. */
  readonly exact: ReadonlyMap<number, ReadonlyMap<number, number>>
  /** For each comparison the bits of the key families that do not rest on it: they show it without bias. */
  readonly free: readonly number[]
  /** How many pairs there are in all, and records on both sides. */
  readonly allPairs: number
  readonly left: number
  readonly right: number
  /** Every pair of some records that shares two words of the names, and how many pairs these records are in at all. */
  readonly census: { readonly pairs: PatternTable; readonly allPairs: number } | null
}
