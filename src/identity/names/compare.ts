import type { Agreement } from './agree.ts'
import { splitAliases } from './aliases.ts'
import { alignWords, type Match } from './align.ts'
import { contradictingLetters, isInitialMisplaced } from './contradiction.ts'
import { isFiliationTurned } from './filiation.ts'
import { isCounted, lettersOf, readWritten, type Written } from './written.ts'

/** Whether two written names can be those of one person: the same, perhaps the same, or different. */
export type NameVerdict = 'same' | 'may be the same' | 'different'

/** Words of the two names that agree, as they are written, and how they agree. */
export interface NamePair {
  readonly left: string
  readonly right: string
  readonly how: Agreement
}

/**
 * What the comparison of two written names shows: the verdict, a score from 0 (nothing agrees) to 1 (all agrees), the
 * pairs of words that agree, and the words of each name that have no partner in the other.
 */
export interface NameComparison {
  readonly verdict: NameVerdict
  readonly score: number
  readonly pairs: readonly NamePair[]
  readonly leftOver: { readonly left: readonly string[]; readonly right: readonly string[] }
}

/** From this score on, names without a contradiction are the same. */
const SAME = 0.8
/** From this score on, names may be the same. */
const MAYBE = 0.6
/** How much a letter counts that one name has and the other leaves out, against a letter that contradicts. */
const LEFT_OUT = 0.1
/** The least part of the letters of the longer name that the shorter one must have. */
const LEAST_SHARE = 0.35
const MAX_COMPARED_ALIASES = 6

/**
 * Compares two written whole names, for people to understand. The order of the words does not matter, nor do particles,
 * titles, legal forms, accents and alphabets. Longer words weigh more.
 *
 * Names are the same if what they both say agrees, and at most one of them says more. They may be the same, and no
 * more, if each has a word that the other has not, if only one of several words or nothing but initials agree, if the
 * suffixes differ (`JR`, `SR`), or if son and father are turned around.
 * A name with aliases in it (`AKA`) is compared by the one that agrees best.
 */
export function compareNames(left: string, right: string): NameComparison {
  const others = splitAliases(right).slice(0, MAX_COMPARED_ALIASES)
  const all = splitAliases(left)
    .slice(0, MAX_COMPARED_ALIASES)
    .flatMap((one) => others.map((other) => compareOne(one, other)))
  return all.reduce((best, one) => (isBetter(one, best) ? one : best))
}

const RANK: Readonly<Record<NameVerdict, number>> = { same: 2, 'may be the same': 1, different: 0 }

function isBetter(one: NameComparison, other: NameComparison): boolean {
  const rank = RANK[one.verdict] - RANK[other.verdict]
  return rank > 0 || (rank === 0 && one.score > other.score)
}

function compareOne(left: string, right: string): NameComparison {
  const [a, b] = [readWritten(left), readWritten(right)]
  const matches = alignWords(a, b)
  const restA = withoutPlaces(
    a,
    matches.flatMap((match) => match.left),
  )
  const restB = withoutPlaces(
    b,
    matches.flatMap((match) => match.right),
  )
  const agreeing = sum(matches.map((match) => match.letters))
  const rest = lettersOf(restA) + lettersOf(restB)
  const contradicting = contradictingLetters(a, b, matches)
  const total = agreeing + contradicting + LEFT_OUT * (rest - 2 * contradicting)
  const score = total === 0 ? 0 : sum(matches.map((match) => match.letters * match.strength)) / total
  const isDoubtful =
    (lettersOf(restA) > 0 && lettersOf(restB) > 0) ||
    differInSuffix(restA, restB) ||
    isInitialMisplaced(a, b, matches) ||
    isFiliationTurned(a, b, matches)
  const isSame = score >= SAME && !isDoubtful && haveEnough(a, b, matches, agreeing / (agreeing + rest))
  return {
    verdict: isSame ? 'same' : score >= MAYBE ? 'may be the same' : 'different',
    score,
    pairs: matches.map((match) => ({ left: show(a, match.left), right: show(b, match.right), how: match.how })),
    leftOver: { left: restA.map((one) => one.raw), right: restB.map((one) => one.raw) },
  }
}

/** Whether enough agrees: a good part of the longer name, and more than one word if one of the names has several. */
function haveEnough(a: readonly Written[], b: readonly Written[], matches: readonly Match[], share: number): boolean {
  if (share < LEAST_SHARE || matches.every((match) => match.how === 'initial' || match.letters === 0)) return false
  const [countA, countB] = [a.filter(isCounted).length, b.filter(isCounted).length]
  return Math.min(countA, countB) > 1 || countA === countB || matches.some((match) => match.how === 'joined')
}

// Of words that have no partner: suffixes that are the same have each other.
function differInSuffix(a: readonly Written[], b: readonly Written[]): boolean {
  return [a, b].every((words) => words.some(({ word }) => word.kind === 'suffix'))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function show(words: readonly Written[], places: readonly number[]): string {
  return places.map((at) => words[at]?.raw ?? '').join(' ')
}

function withoutPlaces(words: readonly Written[], places: readonly number[]): Written[] {
  return words.filter((_, at) => !places.includes(at))
}
