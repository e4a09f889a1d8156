import type { Problem } from '../input/index.ts'

/** Reports a problem at a path of keys in the file. */
export type Report = (code: Problem['code'], path: readonly (string | number)[], message: string, mend: string) => void
