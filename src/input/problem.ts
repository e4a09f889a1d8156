/** Where something is wrong: the file, the key inside it, and line and column where they are known (both from 1). */
export interface Place {
  readonly file?: string
  readonly path?: string
  readonly line?: number
  readonly column?: number
}

/** Something wrong with the input: a stable code, the place, what was found, and what to do about it. */
export interface Problem {
  readonly code: ProblemCode
  readonly place: Place
  readonly message: string
  readonly mend: string
}

/** All codes of problems: with the input, and with a record (from `disk` on). */
export type ProblemCode =
  | 'unreadable'
  | 'too-large'
  | 'too-deep'
  | 'encoding'
  | 'nul-byte'
  | 'syntax'
  | 'duplicate-key'
  | 'forbidden-yaml'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'unknown-id'
  | 'duplicate-id'
  | 'impossible-date'
  | 'wrong-order'
  | 'out-of-range'
  | 'unknown-unit'
  | 'missing-rate'
  | 'contradiction'
  | 'overlap'
  | 'term-longer'
  | 'below-maximum'
  | 'above-maximum'
  | 'certificate-arithmetic'
  | 'cycle'
  | 'formula'
  | 'unused'
  | 'unsafe'
  | 'usage'
  | 'disk'
  | 'locked'
  | 'damaged'
  | 'stopped'
  | 'signature'
  | 'proof'
  | 'policy'
  | 'omitted'

/** Either a value or everything that is wrong with the input; never both, and never a value in spite of a problem. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A result that holds a value. */
export function good<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A result that holds problems. */
export function bad<T>(...problems: readonly Problem[]): Result<T> {
  return { ok: false, problems }
}

/** One problem as a line of text: file, line and column, key, what is wrong, and the mend. */
export function describeProblem(problem: Problem): string {
  const { file, line, column, path } = problem.place
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  const where = [file === undefined ? '' : `${file}${position}`, path ?? ''].filter((part) => part !== '').join(' ')
  return `${where === '' ? '' : `${where}: `}${problem.message} ${problem.mend} [${problem.code}]`
}
