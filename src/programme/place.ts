import type { Problem, ProblemCode } from '../input/index.ts'

/** The keys that lead to a value of a file. */
export type Path = readonly (string | number)[]

/** Notes something wrong at a key of a file; `offset` is the character of a formula there. */
export type ReportAt = (code: ProblemCode, path: Path, message: string, mend: string, offset?: number) => void

/** Something wrong with a call, not with a file. */
export function misuse(message: string, mend: string): Problem {
  return { code: 'usage', place: {}, message, mend }
}
