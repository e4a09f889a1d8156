import { repairLetters } from './letters.ts'

/** The most characters of one written field that are read, and the most words in it; the rest is left out. */
const MAX_CHARACTERS = 1000
const MAX_WORDS = 40

// Apostrophes and accents stay inside a word; dots, hyphens, brackets and other signs part words.
const BETWEEN = /[\s\p{Pd}\p{Ps}\p{Pe}.,;:/\\|_·・•~+&*"“”„«»=<>\u200b\u200e\u200f\ufeff]+/u

/** Cuts a written field into its words, in order: at spaces, hyphens, dots, commas, slashes and the like. */
export function splitWords(field: string): string[] {
  const repaired = repairLetters(field.slice(0, MAX_CHARACTERS))
  return repaired
    .split(BETWEEN)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
}
