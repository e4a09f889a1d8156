import { good, type Problem, type Result } from '../input/index.ts'

/**
 * From which probability on a record may concern a person, and from which on it counts for this person as it is.
 * Between the two a person must look.
 */
export interface Thresholds {
  readonly lower: number
  readonly upper: number
}

/**
 * The thresholds of a call that names none: one in two thousand, and ninety-nine in a hundred. A call may ask for
 * stricter ones only: a higher lower threshold would let records pass that a person must look at, and a lower upper one
 * would take a likeness for proof.
 */
export const THRESHOLDS: Thresholds = { lower: 0.0005, upper: 0.99 }

/** Checks thresholds: 0 < lower <= 0.0005 and 0.99 <= upper <= 1. */
export function checkThresholds({ lower, upper }: Thresholds): Result<Thresholds> {
  if (lower > 0 && lower <= THRESHOLDS.lower && upper >= THRESHOLDS.upper && upper <= 1) return good({ lower, upper })
  const problem: Problem = {
    code: 'usage',
    place: {},
    message: `The thresholds ${lower} and ${upper} are no probabilities or less strict than those of Writ.`,
    mend: `Write a lower one above 0 and up to ${THRESHOLDS.lower}, and an upper one from ${THRESHOLDS.upper} to 1.`,
  }
  return { ok: false, problems: [problem] }
}
