import { good, type Problem, type Result } from '../input/index.ts'

/**
 * From which probability on a record may concern a person, and from which on it counts for this person as it is.
 * Between the two a person must look.
 */
export interface Thresholds {
  readonly lower: number
  readonly upper: number
}

/** The thresholds of a call that names none: one in two thousand, and ninety-nine in a hundred. */
export const THRESHOLDS: Thresholds = { lower: 0.0005, upper: 0.99 }

/** Checks thresholds: 0 < lower <= upper <= 1. */
export function checkThresholds({ lower, upper }: Thresholds): Result<Thresholds> {
  if (lower > 0 && lower <= upper && upper <= 1) return good({ lower, upper })
  const problem: Problem = {
    code: 'usage',
    place: {},
    message: `The thresholds ${lower} and ${upper} are not in order.`,
    mend: 'Write probabilities with 0 < lower <= upper <= 1.',
  }
  return { ok: false, problems: [problem] }
}
