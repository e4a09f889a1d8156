import { cellOf, type NamePlaces } from './cells.ts'
import type { Model } from './model.ts'
import { levelsAt, type PatternTable } from './patterns.ts'
import type { TrainingData } from './trainingData.ts'
import { nameProduct } from './weigh.ts'

/** Shares of other pairs by cell of names. */
export type NameShares = Readonly<Record<string, number>>

/** Fewer random pairs than this in a cell say too little. */
const ENOUGH = 30

/**
 * How often the names of two other people compare in each way. Family and given names go together (language, country,
 * sex), so their product would be too low for common names. Cells with enough random pairs are sampled. Cells with two
 * shared words are counted in full among the pairs that blocking found, leaving out those that may be one person.
 * `weights` says how many of the random pairs of each row are believed to be of two other people.
 */
export function nameShares(data: TrainingData, model: Model, names: NamePlaces, weights: Float64Array): NameShares {
  const random = countCells(data.random, weights, names, () => true)
  const randomTotal = weights.reduce((sum, weight) => sum + weight, 0)
  const unlike = unlikeMatch(data, model)
  const counted =
    data.census && unlike !== null
      ? countCells(data.found, data.found.count, names, unlike.holds)
      : new Map<string, number>()
  const example = new Map<string, readonly number[]>()
  for (const table of [data.found, data.random, ...(data.census === null ? [] : [data.census.pairs])])
    for (let row = 0; row < table.rows; row++) {
      const levels = levelsAt(table, row)
      const cell = cellOf(levels, names)
      if (!example.has(cell)) example.set(cell, levels)
    }
  const shares: Record<string, number> = {}
  for (const [cell, levels] of example) {
    const product = nameProduct(model, levels, names)
    const drawn = random.get(cell) ?? 0
    const sampled = drawn >= ENOUGH ? drawn / randomTotal : 0
    const crossed = levels[names.crossed] ?? 0
    const isCounted =
      data.census !== null && unlike !== null && (crossed === 0 ? levels[names.shared] === 1 : crossed < 3)
    const share = isCounted ? (counted.get(cell) ?? 0) / (unlike.share * data.census.allPairs) : 0
    shares[cell] = isCounted ? Math.max(share, sampled, product * 0.02, 1e-13) : sampled > 0 ? sampled : product
  }
  return shares
}

function countCells(
  table: PatternTable,
  weights: Float64Array,
  names: NamePlaces,
  holds: (levels: readonly number[]) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (let row = 0; row < table.rows; row++) {
    const levels = levelsAt(table, row)
    if (!holds(levels)) continue
    const cell = cellOf(levels, names)
    counts.set(cell, (counts.get(cell) ?? 0) + (weights[row] ?? 0))
  }
  return counts
}

/** Pairs that cannot well be one person: born on different days, no number the same; and their share of other pairs. */
function unlikeMatch(
  data: TrainingData,
  model: Model,
): { holds: (levels: readonly number[]) => boolean; share: number } | null {
  const born = data.comparisons.findIndex(({ kind }) => kind === 'born')
  if (born < 0) return null
  const fits = (place: number, level: number): boolean => {
    const comparison = data.comparisons[place]
    const described = comparison?.levels[level]
    if (comparison?.kind === 'born') return described?.role === 'different' || described?.says === 'two digits differ'
    return comparison?.kind === 'number' ? described?.role === 'different' || described?.role === 'missing' : true
  }
  const places = data.comparisons.flatMap(({ kind }, place) => (kind === 'born' || kind === 'number' ? [place] : []))
  const share = places.reduce((product, place) => {
    const other = model.comparisons[place]?.other ?? []
    return product * other.reduce((sum, part, level) => sum + (fits(place, level) ? part : 0), 0)
  }, 1)
  return share > 0 ? { holds: (levels) => places.every((place) => fits(place, levels[place] ?? 0)), share } : null
}
