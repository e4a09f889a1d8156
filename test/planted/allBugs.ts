import { BUGS, type Bug } from './bugs.ts'
import { RECORD_BUGS } from './recordBugs.ts'
import { SQL_BUGS } from './sqlBugs.ts'

/** All planted faults: of the law and its evaluation, of the law as SQL, and of the record and its verifier. */
export const ALL_BUGS: readonly Bug[] = [...BUGS, ...SQL_BUGS, ...RECORD_BUGS]
