/** Reads written names of people into comparable words, and says how near two names are to each other. */
export type { Agreement } from './agree.ts'
export { compareNames, type NameComparison, type NamePair, type NameVerdict } from './compare.ts'
export { oneDeletions } from './deletions.ts'
export type { WordKind } from './kinds.ts'
export { type PersonName, parseName, type WrittenName } from './parse.ts'
export { countEdits, jaroWinkler, oneEdit } from './similar.ts'
export { splitWords } from './split.ts'
export { letterSet, readWord, type Word } from './words.ts'
