import type { FittedPopulation, FittedStratum } from './fitPopulation.ts'
import { add, type Keys, keysOf, sumsOf } from './grid.ts'
import { generator, shuffled } from './random.ts'
import { gridFor } from './targets.ts'

/** A population of whole people: for each stratum, how many people each cell has. */
export interface CountedPopulation {
  readonly fitted: FittedPopulation
  readonly people: number
  readonly seed: number
  readonly counts: readonly Float64Array[]
}

/**
 * Gives whole people to the cells of a fitted population, scaled to any number of people, so that every table is kept.
 * Strata share the people out by the largest remainders (Hamilton 1792), the cells of the first table of a stratum are
 * rounded next, and then the cells within each of them. Rounding goes from one cell to the next, in an order by chance,
 * up or down as the tables then come nearest to their numbers (controlled rounding by carrying the error on); pairs of
 * cells are exchanged afterwards while that helps.
 */
export function countPeople(
  fitted: FittedPopulation,
  { people, seed }: { readonly people: number; readonly seed: number },
): CountedPopulation {
  const totals = fitted.strata.map(({ cells }) => cells.reduce((sum, each) => sum + each, 0))
  const shares = largestRemainders(totals, people)
  const counts = fitted.strata.map((stratum, at) => {
    const share = { wanted: shares[at] ?? 0, total: totals[at] ?? 0, ratio: people / fitted.total }
    return countStratum(stratum, share, generator(seed, `rounding ${stratum.id}`))
  })
  return { fitted, people, seed, counts }
}

function countStratum(
  { grid, tables, cells }: FittedStratum,
  { wanted, total, ratio }: { readonly wanted: number; readonly total: number; readonly ratio: number },
  next: () => number,
): Float64Array {
  const by = tables[0]?.by ?? []
  const first = keysOf(grid, by)
  const sums = sumsOf(cells, first)
  const own = gridFor(grid, by)
  const scaled = sums.map((sum) => (total === 0 ? 0 : (sum * wanted) / total))
  const sides = by.map((name) => keysOf(own, [name]))
  const shares = roundCells({ exact: scaled, groups: keysOf(own, []), tables: sides, goals: scaled }, next)
  const exact = cells.map((cell, at) => {
    const key = first.of[at] ?? 0
    const sum = sums[key] ?? 0
    return sum === 0 ? 0 : (cell * (shares[key] ?? 0)) / sum
  })
  const others = tables.slice(1).map((table) => keysOf(grid, table.by))
  return roundCells({ exact, groups: first, tables: others, goals: cells.map((cell) => cell * ratio) }, next)
}

/** Whole numbers in proportion to weights that sum to `total`; equal remainders go to those that stand first. */
export function largestRemainders(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, each) => all + each, 0)
  const exact = weights.map((weight) => (sum === 0 ? 0 : (weight * total) / sum))
  const whole = exact.map((each) => Math.floor(each + WHOLE / 10))
  const left = total - whole.reduce((all, each) => all + each, 0)
  const order = exact
    .map((each, at) => ({ at, rest: each - (whole[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order.slice(0, Math.max(0, left))) whole[at] = (whole[at] ?? 0) + 1
  return whole
}

/** Cells to be rounded so that groups keep their whole sums and tables come near to the sums of the goals. */
interface RoundingTask {
  readonly exact: Float64Array
  readonly groups: Keys
  readonly tables: readonly Keys[]
  readonly goals: Float64Array
}

/** What is whole but for so much of a person is whole. */
const WHOLE = 1e-6

/** How often all groups are gone through for exchanges. */
const PASSES = 6

function roundCells({ exact, groups, tables, goals }: RoundingTask, next: () => number): Float64Array {
  const rounding: Rounding = {
    exact,
    counts: exact.map((each) => Math.floor(each + WHOLE / 10)),
    tables,
    lacks: tables.map((keys) => sumsOf(goals, keys)),
  }
  for (const [cell, people] of exact.entries()) take(rounding, cell, people)
  const members = membersOf(groups)
  for (const group of members) raise(rounding, group, shuffled(group.length, next))
  let exchanged = 1
  for (let pass = 0; pass < PASSES && exchanged > 0; pass += 1)
    exchanged = members.reduce((sum, group) => sum + exchange(rounding, group), 0)
  return rounding.counts
}

interface Rounding {
  readonly exact: Float64Array
  readonly counts: Float64Array
  /** The cells of the tables, and how many people each of them lacks. */
  readonly tables: readonly Keys[]
  readonly lacks: readonly Float64Array[]
}

function membersOf({ of, size }: Keys): readonly Int32Array[] {
  const groups = Array.from({ length: size }, (): number[] => [])
  for (const [cell, key] of of.entries()) groups[key]?.push(cell)
  return groups.map((cells) => Int32Array.from(cells))
}

/** People go into a cell: what its tables lack becomes less. */
function take({ tables, lacks }: Rounding, cell: number, people: number): void {
  for (const [table, { of }] of tables.entries()) add(lacks[table] ?? [], of[cell] ?? 0, -people)
}

/** How much the squares of what the tables lack grow when people go into a cell, or out of it. */
function growth({ tables, lacks }: Rounding, cell: number, people: 1 | -1): number {
  let sum = 0
  for (let table = 0; table < tables.length; table += 1)
    sum += 1 - 2 * people * (lacks[table]?.[tables[table]?.of[cell] ?? 0] ?? 0)
  return sum
}

/**
 * Rounds the cells of a group in an order, so that the sum of those rounded is never off by a whole person. What a table
 * lacks is counted for the cells that were rounded already.
 */
function raise(rounding: Rounding, members: Int32Array, order: Int32Array): void {
  const { exact, counts } = rounding
  let carried = 0
  for (const place of order) {
    const cell = members[place] ?? 0
    const rest = (exact[cell] ?? 0) - (counts[cell] ?? 0)
    carried += rest
    take(rounding, cell, -rest)
    if (rest < WHOLE || carried < WHOLE || (carried < 1 - WHOLE && growth(rounding, cell, 1) >= 0)) continue
    counts[cell] = (counts[cell] ?? 0) + 1
    carried -= 1
    take(rounding, cell, 1)
  }
  // Rests that are too small to be rounded can add up to what the last cell should have had.
  const up = carried > 0.5
  if (Math.abs(carried) <= 0.5) return
  const left = best(members, (cell) => {
    const rest = (exact[cell] ?? 0) - (counts[cell] ?? 0)
    return (up ? rest : -rest) > 0 ? growth(rounding, cell, up ? 1 : -1) : Number.POSITIVE_INFINITY
  })
  if (left === null) return
  counts[left.cell] = (counts[left.cell] ?? 0) + (up ? 1 : -1)
  take(rounding, left.cell, up ? 1 : -1)
}

/** The most exchanges within one group. */
const EXCHANGES = 400

/** Moves people between cells of a group while the tables come nearer to their numbers by it, and says how many. */
function exchange(rounding: Rounding, members: Int32Array): number {
  const { exact, counts } = rounding
  for (let i = 0; i < EXCHANGES; i += 1) {
    const gaining = best(members, (cell) =>
      (exact[cell] ?? 0) - (counts[cell] ?? 0) > WHOLE ? growth(rounding, cell, 1) : Number.POSITIVE_INFINITY,
    )
    if (gaining === null) return i
    take(rounding, gaining.cell, 1)
    const losing = best(members, (cell) =>
      (counts[cell] ?? 0) - (exact[cell] ?? 0) > WHOLE ? growth(rounding, cell, -1) : Number.POSITIVE_INFINITY,
    )
    if (losing === null || gaining.growth + losing.growth > -1e-9) {
      take(rounding, gaining.cell, -1)
      return i
    }
    take(rounding, losing.cell, -1)
    counts[gaining.cell] = (counts[gaining.cell] ?? 0) + 1
    counts[losing.cell] = (counts[losing.cell] ?? 0) - 1
  }
  return EXCHANGES
}

function best(
  members: Int32Array,
  growthOf: (cell: number) => number,
): { readonly cell: number; readonly growth: number } | null {
  let found: { readonly cell: number; readonly growth: number } | null = null
  let least = Number.POSITIVE_INFINITY
  for (const cell of members) {
    const growth = growthOf(cell)
    if (growth < least) {
      least = growth
      found = { cell, growth }
    }
  }
  return found
}
