import { bad, type Problem, type ProblemCode, type Result } from '../input/index.ts'

/** A problem of a record as a result: its code, the file or part it is in, what is wrong, and what to do. */
export function refuse<T>(code: ProblemCode, file: string, message: string, mend: string): Result<T> {
  return bad(problemIn(code, file, message, mend))
}

/** The same as a problem alone. */
export function problemIn(code: ProblemCode, file: string, message: string, mend: string): Problem {
  return { code, place: { file }, message, mend }
}

/** What the system said when a call to the disk failed, as a problem with the file. */
export function diskProblem(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    ENOSPC: 'The disk is full.',
    EDQUOT: 'The share of the disk is used up.',
    EIO: 'The disk reports a failure.',
    EROFS: 'The disk can only be read.',
    EACCES: 'It may not be read or written.',
    EMFILE: 'Too many files are open.',
    ENOENT: 'It is not there.',
  }
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return problemIn(
    'disk',
    file,
    words[code] ?? `The system says: ${said}.`,
    'Mend the disk, then open the record again.',
  )
}
