import { cellOf, isName, type NamePlaces, namePlaces } from './cells.ts'
import { groupsOf } from './contexts.ts'
import type { Model } from './model.ts'

/** What a pattern says: probabilities of a match and of a relative, and the weight of the evidence in bits. */
export interface Weighed {
  readonly probability: number
  readonly relative: number
  /** log2 of how many times likelier the pattern is for the same person than for others, relatives included. */
  readonly weight: number
}

/** The three likelihoods of a pattern: of one person, of relatives, of two other people. */
interface Likelihoods {
  readonly match: number
  readonly relative: number
  readonly other: number
}

/** Words in the other field: how much seldomer they are with relatives than with one person. */
export const CROSSED_RELATIVE = 0.1

/** Prepares the weighing of patterns by a model. */
export function weigher(model: Model): (levels: readonly number[]) => Weighed {
  const likelihoods = likelihoodsOf(model)
  const { match, relative } = model.priors
  return (levels) => {
    const likely = likelihoods(levels)
    const a = match * likely.match
    const b = relative * likely.relative
    const c = (1 - match - relative) * likely.other
    const sum = a + b + c
    if (!(sum > 0)) return { probability: 0, relative: 0, weight: Number.NEGATIVE_INFINITY }
    return { probability: a / sum, relative: b / sum, weight: Math.log2(likely.match / ((b + c) / (1 - match))) }
  }
}

/** Prepares the three likelihoods of patterns by a model. */
function likelihoodsOf(model: Model): (levels: readonly number[]) => Likelihoods {
  const names = namePlaces(model.comparisons)
  const fixed = fixedShares(model, names)
  const plain = plainShares(model)
  const kin = model.comparisons.map((_, place) => relativeShares(model, place))
  const contextual = inContext(model)
  return (levels) => {
    const crossed = names !== null && (levels[names.crossed] ?? 0) > 0
    const shares = fixed(levels)
    let match = shares.match
    let relative = names === null ? 0 : crossed ? CROSSED_RELATIVE : 1
    let other = shares.other
    for (const [place, comparison] of model.comparisons.entries()) {
      const level = levels[place] ?? 0
      other *= plain[place]?.[level] ?? 0
      if (isSkipped(place, names, crossed)) continue
      if (contextual[place] !== true) match *= comparison.match[level] ?? 0
      relative *= kin[place]?.[level] ?? 0
    }
    return { match, relative, other }
  }
}

/** Whether a comparison says nothing more of a match: shared words always, both names when words stand crosswise. */
export function isSkipped(place: number, names: NamePlaces | null, crossed: boolean): boolean {
  return names !== null && (place === names.shared || (crossed && (place === names.family || place === names.given)))
}

/**
 * The shares of pairs of relatives at the levels of a comparison. Relatives have the family name as one person has
 * it, another given name, another birthday unless they are twins, and often neighbouring numbers.
 */
export function relativeShares(model: Model, place: number): readonly number[] {
  const comparison = model.comparisons[place]
  if (comparison === undefined) return []
  const { match, other, kind, key, levels } = comparison
  const { neighbouring, sameNumber, sameBirthday, sameGiven } = model.relative
  const known = 1 - (match[0] ?? 0)
  const chance = (level: number): number => (other[level] ?? 0) / Math.max(1 - (other[0] ?? 0), 1e-9)
  const together = levels.reduce((sum, { role }, level) => sum + (role === 'same' ? (match[level] ?? 0) : 0), 0)
  const runs = levels.some(({ role }) => role === 'relative')
  const near = runs ? 0.01 : 1e-3
  return levels.map(({ role }, level) => {
    const same = match[level] ?? 0
    if (kind === 'family' || kind === 'crossed') return same
    if (kind === 'shared') return 1
    if (kind === 'given') return sameGiven * same + (1 - sameGiven) * (other[level] ?? 0)
    if (role === 'missing') return same
    if (kind === 'category') return key === 'sex' ? (other[level] ?? 0) : same
    if (kind === 'born')
      return known * ((role === 'same' ? (sameBirthday * same) / together : 0) + (1 - sameBirthday) * chance(level))
    if (kind === 'text') return known * chance(level)
    if (role === 'relative') return known * (runs ? neighbouring : 1e-4)
    if (role === 'same') return known * (runs ? sameNumber : 1e-4)
    return known * (role === 'near' ? near : runs ? 1 - neighbouring - sameNumber - near : 1 - near)
  })
}

/** The shares among other pairs that each comparison gives by itself; 1 where `fixedShares` has the share. */
export function plainShares(model: Model): readonly (readonly number[])[] {
  return model.comparisons.map(({ key, kind, other, levels }) => {
    if (isName(kind)) return other.map(() => 1)
    if (!model.contexts.some((context) => context.key === key)) return other
    return other.map((share, level) => (kind === 'born' && levels[level]?.role !== 'default' ? share : 1))
  })
}

/** What the names as a whole, and the values that go with names, are worth among other and among matching pairs. */
export interface FixedShares {
  readonly other: number
  readonly match: number
}

/** Prepares the shares that rest on the names as a whole. */
export function fixedShares(model: Model, names: NamePlaces | null): (levels: readonly number[]) => FixedShares {
  if (names === null) return () => ({ other: 1, match: 1 })
  const contexts = new Map(model.contexts.map((context) => [context.key, context]))
  return (levels) => {
    const cell = cellOf(levels, names)
    let other = model.names[cell] ?? nameProduct(model, levels, names)
    let match = 1
    const crossed = (levels[names.crossed] ?? 0) > 0
    for (const [place, comparison] of model.comparisons.entries()) {
      const context = contexts.get(comparison.key)
      if (context === undefined || isSkipped(place, names, crossed)) continue
      const level = levels[place] ?? 0
      const groups = groupsOf(comparison, model.comparisons, levels, names)
      match *= narrowest(context.match, groups)?.[level] ?? comparison.match[level] ?? 0
      if (isName(comparison.kind)) continue
      const given = narrowest(context.other, groups)?.[level] ?? 0
      if (comparison.kind !== 'born') other *= given
      else if (comparison.levels[level]?.role === 'default') other *= Math.max(comparison.other[level] ?? 0, given)
    }
    return { other, match }
  }
}

/** Which comparisons go with the names, so that `fixedShares` has their shares among matching pairs. */
export function inContext(model: Model): readonly boolean[] {
  return model.comparisons.map(({ key }) => model.contexts.some((context) => context.key === key))
}

function narrowest(
  groups: Readonly<Record<string, readonly number[]>>,
  names: readonly string[],
): readonly number[] | undefined {
  const known = names.findLast((name) => groups[name] !== undefined)
  return known === undefined ? undefined : groups[known]
}

/**
 * The share of other pairs of a cell that was seen too seldom: family and given names taken as independent; a cell of
 * words in the other field holds all family and given names that go with it.
 */
export function nameProduct(model: Model, levels: readonly number[], names: NamePlaces): number {
  const at = (place: number): number => model.comparisons[place]?.other[levels[place] ?? 0] ?? 0
  return Math.max((levels[names.crossed] ?? 0) > 0 ? at(names.crossed) : at(names.family) * at(names.given), 1e-13)
}
