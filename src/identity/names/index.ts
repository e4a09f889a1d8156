/** Reads written names of people into comparable words, and says how near two names are to each other. */
export { compareNames, type NameComparison, type NamePair, type NameVerdict } from './compare.ts'
export { oneDeletions } from './deletions.ts'
export { type PersonName, parseName, type WrittenName } from './parse.ts'
export { asName, letterSet, readWord, type Word } from './words.ts'
