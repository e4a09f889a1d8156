import { type Grid, type Keys, keysOf, namesAt, sumsOf } from './grid.ts'

/** What the cells of a grid shall sum to over some attributes; not a number where nothing is demanded. */
export interface Target {
  readonly id: string
  readonly by: readonly string[]
  readonly values: Float64Array
}

/** Where a fitted table is farthest from a target. */
export interface Deviation {
  readonly target: string
  readonly cell: readonly string[]
  readonly wanted: number
  readonly found: number
}

/** A fitted table: its cells, how many rounds it took, and the largest deviation that is left. */
export interface Fit {
  readonly cells: Float64Array
  readonly rounds: number
  readonly converged: boolean
  readonly largest: Deviation | null
}

/** When fitting ends: the largest deviation allowed, as a part of the total, and the most rounds. */
export interface FitLimits {
  readonly tolerance: number
  readonly rounds: number
}

const LIMITS: FitLimits = { tolerance: 1e-8, rounds: 5000 }

/**
 * Iterative proportional fitting (Deming and Stephan 1940): of all tables with the wanted sums, the one nearest to the
 * seed in relative entropy. Each round scales the cells to one target after the other, until every target is met. Cells
 * of which the seed is zero stay zero; targets that contradict each other never converge, and `largest` says where.
 */
export function fitTable(grid: Grid, seed: Float64Array, targets: readonly Target[], limits: FitLimits = LIMITS): Fit {
  const cells = Float64Array.from(seed)
  const keyed = targets.map((target) => ({ target, keys: keysOf(grid, target.by) }))
  const total = Math.max(...targets.map(({ values }) => values.reduce((sum, each) => sum + (each || 0), 0)), 0)
  const allowed = limits.tolerance * total
  let rounds = 0
  let worst = Number.POSITIVE_INFINITY
  while (rounds < limits.rounds && worst > allowed) {
    worst = 0
    for (const { target, keys } of keyed) worst = Math.max(worst, scale(cells, target.values, keys))
    rounds += 1
  }
  const largest = largestDeviation(grid, cells, keyed)
  return {
    cells,
    rounds,
    converged: largest === null || Math.abs(largest.found - largest.wanted) <= allowed * 2,
    largest,
  }
}

/** Scales the cells to one target and says how far they were from it. */
function scale(cells: Float64Array, wanted: Float64Array, keys: Keys): number {
  const factors = sumsOf(cells, keys)
  let worst = 0
  for (let key = 0; key < factors.length; key += 1) {
    const goal = wanted[key] ?? Number.NaN
    const sum = factors[key] ?? 0
    if (!Number.isNaN(goal)) worst = Math.max(worst, Math.abs(sum - goal))
    factors[key] = Number.isNaN(goal) || sum === 0 ? 1 : goal / sum
  }
  for (let cell = 0; cell < cells.length; cell += 1)
    cells[cell] = (cells[cell] ?? 0) * (factors[keys.of[cell] ?? 0] ?? 1)
  return worst
}

function largestDeviation(
  grid: Grid,
  cells: Float64Array,
  keyed: readonly { readonly target: Target; readonly keys: Keys }[],
): Deviation | null {
  let largest: Deviation | null = null
  for (const { target, keys } of keyed) {
    for (const [key, found] of sumsOf(cells, keys).entries()) {
      const wanted = target.values[key] ?? Number.NaN
      if (Number.isNaN(wanted)) continue
      if (largest === null || Math.abs(found - wanted) > Math.abs(largest.found - largest.wanted))
        largest = { target: target.id, cell: namesAt(grid, target.by, key), wanted, found }
    }
  }
  return largest
}
