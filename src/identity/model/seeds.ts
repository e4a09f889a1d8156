import type { Comparison } from '../comparison/level.ts'
import { isName } from './cells.ts'
import type { TrainingData } from './trainingData.ts'

/** Points from which on a pair counts as settled. */
const SETTLED = 3
/** How many pairs the assumed shares count for beside the settled ones. */
const ASSUMED = 10

/**
 * First shares of levels among matches: for each comparison, from the pairs that the other comparisons settle. A same
 * number is worth 2 points, the same day of birth and the same full name 1.5 each, the same uncommon text 1.
 */
export function seedShares({ comparisons, found }: TrainingData): number[][] {
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  const points = comparisons.map(pointsByLevel)
  const family = comparisons.findIndex(({ kind }) => kind === 'family')
  const named = comparisons.map(({ kind }) => isName(kind))
  const level = (row: number, place: number): number => found.levels[row * found.width + place] ?? 0
  for (let row = 0; row < found.rows; row++) {
    const both =
      family >= 0 &&
      isSame(comparisons[family], level(row, family)) &&
      isSame(comparisons[family + 1], level(row, family + 1))
    const name = both ? 1.5 : 0
    let all = name
    for (let place = 0; place < found.width; place++) all += points[place]?.[level(row, place)] ?? 0
    if (all < SETTLED) continue
    for (let place = 0; place < found.width; place++) {
      const at = level(row, place)
      const own = named[place] === true ? name : (points[place]?.[at] ?? 0)
      const shares = counts[place]
      if (all - own >= SETTLED && shares !== undefined) shares[at] = (shares[at] ?? 0) + (found.count[row] ?? 0)
    }
  }
  return comparisons.map(({ levels }, place) => {
    const shares = counts[place] ?? new Float64Array()
    const sum = shares.reduce((a, b) => a + b, 0)
    const assumed = levels.reduce((a, each) => a + each.assumed, 0)
    return levels.map((each, at) => ((shares[at] ?? 0) + (ASSUMED * each.assumed) / assumed) / (sum + ASSUMED))
  })
}

function pointsByLevel({ kind, levels }: Comparison): number[] {
  return levels.map(({ role, rarity }) => {
    if (role !== 'same') return 0
    if (kind === 'number') return 2
    if (kind === 'born') return 1.5
    return kind === 'text' && (rarity ?? 0) >= 2 ? 1 : 0
  })
}

function isSame(comparison: Comparison | undefined, level: number): boolean {
  return comparison?.levels[level]?.role === 'same'
}
