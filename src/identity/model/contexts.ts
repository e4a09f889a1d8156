import type { Level } from '../comparison/level.ts'
import { cellOf, type NamePlaces } from './cells.ts'
import type { ContextModel, Model } from './model.ts'
import { levelsAt, type PatternTable } from './patterns.ts'
import type { TrainingData } from './trainingData.ts'

/** How many pairs the wider group counts for in a narrower one. */
const BORROWED = 40

/** A comparison as far as groups need to know it. */
interface Keyed {
  readonly key: string
  readonly kind: string
  readonly levels: readonly Level[]
}

/** The comparisons whose values go with names: lists such as country and sex, and default days of birth. */
function contextPlaces(comparisons: readonly Keyed[]): number[] {
  const numbered = comparisons.some(({ kind }) => kind === 'number')
  return comparisons.flatMap(({ kind }, place) => (kind === 'category' || (kind === 'born' && numbered) ? [place] : []))
}

/**
 * How often country, sex and default days of birth agree between other people whose names are alike. Names carry
 * country, sex and custom, so these agree far more often there than between any two people.
 */
export function otherContexts(data: TrainingData, names: NamePlaces): ContextModel[] {
  const given = data.comparisons[names.given]
  // Who goes by another family name often has another given name too; other people's names stand in their cells.
  const named = given === undefined ? [] : [{ key: given.key, other: {}, match: {} }]
  const listed = contextPlaces(data.comparisons).flatMap((place) => {
    const comparison = data.comparisons[place]
    if (comparison === undefined) return []
    const source = data.census?.pairs ?? data.random
    const apart = apartFrom(data, comparison.kind)
    // Which days pairs have depends on how they were found, unless their names alone would have done.
    const whole = comparison.kind !== 'born' || data.census === null
    const groups = countGroups(
      data,
      names,
      place,
      source,
      source.count,
      (levels) => (whole || levels[names.shared] === 1) && apart(levels),
    )
    return groups.size === 0
      ? []
      : [
          {
            key: comparison.key,
            other: smoothGroups(
              groups,
              comparison.levels.map(() => 1 / comparison.levels.length),
              1,
            ),
            match: {},
          },
        ]
  })
  return [...named, ...listed]
}

/**
 * The same among matching pairs: counted only on found pairs that a same number settles, so that what a model believes
 * of doubtful pairs does not feed itself. `weights` says how many pairs of each row are believed to be matches.
 */
export function matchContexts(
  data: TrainingData,
  model: Model,
  names: NamePlaces,
  weights: Float64Array,
): ContextModel[] {
  const numbers = data.comparisons.flatMap(({ kind }, place) => (kind === 'number' ? [place] : []))
  const settled = (levels: readonly number[]): boolean =>
    numbers.some((place) => data.comparisons[place]?.levels[levels[place] ?? 0]?.role === 'same')
  return model.contexts.map((context) => {
    const place = data.comparisons.findIndex(({ key }) => key === context.key)
    const groups = countGroups(data, names, place, data.found, weights, settled)
    return { ...context, match: smoothGroups(groups, model.comparisons[place]?.match ?? [], 1000) }
  })
}

interface Group {
  readonly counts: Float64Array
  readonly wider: string | null
}

function countGroups(
  { comparisons }: TrainingData,
  names: NamePlaces,
  place: number,
  source: PatternTable,
  weights: Float64Array,
  holds: (levels: readonly number[]) => boolean,
): Map<string, Group> {
  const comparison = comparisons[place]
  const groups = new Map<string, Group>()
  if (comparison === undefined) return groups
  for (let row = 0; row < source.rows; row++) {
    const weight = weights[row] ?? 0
    if (weight < 1e-6) continue
    const levels = levelsAt(source, row)
    if (!holds(levels)) continue
    const level = levels[place] ?? 0
    let wider: string | null = null
    for (const name of groupsOf(comparison, comparisons, levels, names)) {
      const group = groups.get(name) ?? { counts: new Float64Array(comparison.levels.length), wider }
      group.counts[level] = (group.counts[level] ?? 0) + weight
      groups.set(name, group)
      wider = name
    }
  }
  return groups
}

/** Whether a pair is of two people by its numbers, or by the days of birth when these are not what is counted. */
function apartFrom({ comparisons }: TrainingData, kind: string): (levels: readonly number[]) => boolean {
  const role = (levels: readonly number[], place: number): string | undefined =>
    comparisons[place]?.levels[levels[place] ?? 0]?.role
  const numbers = comparisons.flatMap((comparison, place) => (comparison.kind === 'number' ? [place] : []))
  const births = kind === 'born' ? [] : comparisons.flatMap((each, place) => (each.kind === 'born' ? [place] : []))
  return (levels) =>
    [...numbers, ...births].some((place) => role(levels, place) === 'different') &&
    !numbers.some((place) => role(levels, place) === 'same')
}

/**
 * The groups that a pair belongs to, from the widest to the narrowest: all, kind of names, cell, and for birth country
 * too; for the given names all, and how the family names agree.
 */
export function groupsOf(
  { key, kind }: Keyed,
  comparisons: readonly Keyed[],
  levels: readonly number[],
  names: NamePlaces,
): string[] {
  if (kind === 'given') return ['*', comparisons[names.family]?.levels[levels[names.family] ?? 0]?.role ?? 'missing']
  const cell = cellOf(levels, names)
  const groups = ['*', `n${levels[key === 'sex' ? names.given : names.family]}`, cell]
  if (kind !== 'born') return groups
  const lists = comparisons.flatMap((each, place) =>
    each.kind === 'category' && each.key !== 'sex' ? [levels[place]] : [],
  )
  return lists.length === 0 ? groups : [...groups, `${cell}/${lists.join('.')}`]
}

function smoothGroups(
  groups: ReadonlyMap<string, Group>,
  widest: readonly number[],
  borrowed: number,
): Record<string, readonly number[]> {
  const shares: Record<string, readonly number[]> = {}
  // A group is entered after its wider one.
  for (const [name, { counts, wider }] of groups)
    shares[name] = wider === null ? smooth(counts, widest, borrowed) : smooth(counts, shares[wider] ?? widest, BORROWED)
  return shares
}

function smooth(counts: Float64Array, wider: readonly number[], borrowed: number): number[] {
  const sum = counts.reduce((a, b) => a + b, 0)
  return wider.map((share, level) => ((counts[level] ?? 0) + borrowed * share) / (sum + borrowed))
}
