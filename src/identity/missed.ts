/** Expected matches that were found in one way: what both records have, and which kinds of keys found them. */
export interface Capture {
  /** Whether both records have a number of one kind, and whether both have a day of birth. */
  readonly numbered: boolean
  readonly dated: boolean
  /** The kinds of keys that found the pairs. */
  readonly numbers: boolean
  readonly birth: boolean
  readonly names: boolean
  readonly namesAndBirth: boolean
  /** Expected matches: the sum of the probabilities. */
  readonly expected: number
}

/** Pairs that can be found in the same ways, and how many matches among them were likely never compared. */
export interface MissedGroup {
  readonly says: string
  /** Expected matches found. */
  readonly found: number
  /** Expected matches never compared; null when that cannot be estimated. */
  readonly missed: number | null
  readonly how: string
}

/** How many matches were likely never compared, because the two records share no key. */
export interface Missed {
  /** The sum over the groups that could be estimated; null when none could. */
  readonly estimate: number | null
  /** Expected matches in groups for which nothing can be said. */
  readonly unknown: number
  readonly groups: readonly MissedGroup[]
  /** What the estimate rests on and what it cannot see. */
  readonly says: string
}

/** Fewer expected matches than this, found by both of two ways, say too little. */
const ENOUGH = 10

const NUMBERS =
  'Chapman 1951: what keys of numbers found, against what was found without looking at numbers; the two fail independently'
const BIRTH_AND_NAMES =
  'Chapman 1951: what keys of the day of birth found, against what keys of names found, less what names and birth together found'
const BORROWED =
  'as often as pairs found by a number would have been missed without it; pairs without a number cannot be checked themselves'

/**
 * Estimates the matches that were never compared by capture and recapture: what one way of finding pairs overlooks is
 * seen in what an independent way found (Chapman 1951, Univ. Calif. Publ. Stat. 1, 131). Pairs are kept apart by what
 * both records have, since a pair without a number cannot be found by one. For two ways with a and b expected matches
 * of their own and m in common, a * b / (m + 1) were found by neither. Where the ways fail together, as they do for
 * carelessly written records, the true figure is higher: the estimate is a lower bound, chance apart. Where two
 * figures can be had, the higher one counts.
 */
export function estimateMissed(captures: readonly Capture[], kinds: ReadonlySet<string>): Missed {
  const independent = ['numbers', 'birth', 'names'].filter((kind) => kinds.has(kind))
  if (independent.length < 2) return withoutEstimate(captures)
  const groups = GROUPS.flatMap(({ numbered, dated, says }) => {
    const own = captures.filter((capture) => capture.numbered === numbered && capture.dated === dated)
    const found = sum(own)
    if (found < 0.05) return []
    const figures = numbered ? [byNumbers(own)] : [...(dated ? [byBirthAndNames(own)] : []), borrowed(captures, dated)]
    const known = figures.filter((figure) => figure !== null)
    const best = known.toSorted((a, b) => b.missed - a.missed)[0]
    const none = { missed: null, how: 'cannot be estimated: there is no second, independent way to find such pairs' }
    return [{ says, found, ...(best ?? none) }]
  })
  const known = groups.filter(({ missed }) => missed !== null)
  return {
    estimate: known.length === 0 ? null : known.reduce((all, { missed }) => all + (missed ?? 0), 0),
    unknown: groups.reduce((all, { missed, found }) => all + (missed === null ? found : 0), 0),
    groups,
    says:
      known.length === 0
        ? 'Cannot be estimated: no group of pairs can be found in two independent ways often enough.'
        : 'By capture and recapture, rather too low than too high: matches that share nothing by which they could be found are not in it.',
  }
}

const GROUPS = [
  { numbered: true, dated: true, says: 'both have a number and a day of birth' },
  { numbered: true, dated: false, says: 'both have a number, no day of birth' },
  { numbered: false, dated: true, says: 'both have a day of birth, no number' },
  { numbered: false, dated: false, says: 'names alone' },
] as const

function withoutEstimate(captures: readonly Capture[]): Missed {
  return {
    estimate: null,
    unknown: sum(captures),
    groups: [],
    says: 'Cannot be estimated: that takes two ways of finding pairs that rest on different things (numbers, day of birth, names).',
  }
}

interface Figure {
  readonly missed: number
  readonly how: string
}

function byNumbers(captures: readonly Capture[]): Figure | null {
  const two = overlap(
    captures,
    ({ numbers }) => numbers,
    ({ birth, names, namesAndBirth }) => birth || names || namesAndBirth,
  )
  return two.both < ENOUGH ? null : { missed: chapman(two), how: NUMBERS }
}

function byBirthAndNames(captures: readonly Capture[]): Figure | null {
  const two = overlap(
    captures,
    ({ birth }) => birth,
    ({ names }) => names,
  )
  if (two.both < ENOUGH) return null
  const otherwise = sum(captures.filter(({ birth, names }) => !birth && !names))
  return { missed: Math.max(0, chapman(two) - otherwise), how: BIRTH_AND_NAMES }
}

/** Pairs that a number found were found whatever their names and days of birth are: a sample for those without one. */
function borrowed(captures: readonly Capture[], dated: boolean): Figure | null {
  const sample = captures.filter((capture) => capture.numbers && capture.dated === dated)
  const { first, both } = overlap(
    sample,
    () => true,
    ({ birth, names, namesAndBirth }) => birth || names || namesAndBirth,
  )
  if (both < ENOUGH) return null
  const found = sum(captures.filter((capture) => !capture.numbered && capture.dated === dated))
  return { missed: chapman({ first, second: found, both }), how: BORROWED }
}

interface Overlap {
  readonly first: number
  readonly second: number
  readonly both: number
}

/** Expected matches that only the first way found, only the second, and both. */
function overlap(
  captures: readonly Capture[],
  first: (capture: Capture) => boolean,
  second: (capture: Capture) => boolean,
): Overlap {
  const count = (one: boolean, two: boolean): number =>
    sum(captures.filter((capture) => first(capture) === one && second(capture) === two))
  return { first: count(true, false), second: count(false, true), both: count(true, true) }
}

function chapman({ first, second, both }: Overlap): number {
  return (first * second) / (both + 1)
}

function sum(captures: readonly Capture[]): number {
  return captures.reduce((all, { expected }) => all + expected, 0)
}
