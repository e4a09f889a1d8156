import type { Problem, ProblemCode } from '../../input/index.ts'

/** The largest file that is read, and the largest page inside an archive, in bytes. */
export const MAX_FILE = 20 * 1024 * 1024

/** How many bytes a file may have in all when it is unpacked. */
export const MAX_UNPACKED = 200 * 1024 * 1024

/** How many pieces (headings, paragraphs, items) a text may have. */
export const MAX_PIECES = 100_000

/** A problem with a text: its code, where it is, what was found and what to do. */
export function problem(code: ProblemCode, file: string, message: string, mend: string, path?: string): Problem {
  return { code, place: path === undefined ? { file } : { file, path }, message, mend }
}

/** The problem with something that is larger than the limits allow. */
export function tooLarge(file: string, what: string, most: number, path?: string): Problem {
  return problem(
    'too-large',
    file,
    `${what} is larger than the ${most} that are read.`,
    'Give the pages that matter as files of their own.',
    path,
  )
}
