import type { FittedPopulation, FittedStratum } from './fitPopulation.ts'
import { add, type Keys, keysOf, sumsOf } from './grid.ts'
import { generator, shuffled } from './random.ts'

/** A population of whole people: for each stratum, how many people each cell has. */
export interface CountedPopulation {
  readonly fitted: FittedPopulation
  readonly people: number
  readonly seed: number
  readonly counts: readonly Float64Array[]
}

/**
 * Gives whole people to the cells of a fitted population, scaled to any number of people, so that every table is kept.
 * The cells of the first table of a stratum share the people out by the largest remainders (Hamilton 1792); within each
 * of them cells are rounded one after the other, in an order by chance, up or down as the other tables then come nearest
 * to their numbers (controlled rounding by carrying the error on). Pairs of cells are then exchanged while that helps.
 */
export function countPeople(
  fitted: FittedPopulation,
  { people, seed }: { readonly people: number; readonly seed: number },
): CountedPopulation {
  const ratio = people / fitted.total
  const groups = fitted.strata.map(({ grid, tables, cells }) => sumsOf(cells, firstKeys(grid, tables)))
  const shares = largestRemainders(
    groups.flatMap((sums) => [...sums]),
    people,
  )
  let before = 0
  const counts = fitted.strata.map((stratum, at) => {
    const sums = groups[at] ?? new Float64Array()
    const wanted = shares.slice(before, before + sums.length)
    before += sums.length
    return roundStratum(stratum, sums, wanted, ratio, generator(seed, `rounding ${stratum.id}`))
  })
  return { fitted, people, seed, counts }
}

function firstKeys(grid: FittedStratum['grid'], tables: FittedStratum['tables']): Keys {
  return keysOf(grid, tables[0]?.by ?? [])
}

/** Whole numbers in proportion to weights that sum to `total`; equal remainders go to those that stand first. */
export function largestRemainders(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, each) => all + each, 0)
  const exact = weights.map((weight) => (sum === 0 ? 0 : (weight * total) / sum))
  // What is whole but for the last digits of a number is whole.
  const whole = exact.map((each) => Math.floor(each + 1e-7))
  const left = total - whole.reduce((all, each) => all + each, 0)
  const order = exact
    .map((each, at) => ({ at, rest: each - (whole[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order.slice(0, Math.max(0, left))) whole[at] = (whole[at] ?? 0) + 1
  return whole
}

function roundStratum(
  { grid, tables, cells }: FittedStratum,
  sums: Float64Array,
  wanted: readonly number[],
  ratio: number,
  next: () => number,
): Float64Array {
  const first = firstKeys(grid, tables)
  const exact = cells.map((cell, at) => {
    const key = first.of[at] ?? 0
    const sum = sums[key] ?? 0
    return sum === 0 ? 0 : (cell * (wanted[key] ?? 0)) / sum
  })
  const others = tables.slice(1).map(({ by }) => keysOf(grid, by))
  const rounding: Rounding = {
    exact,
    counts: exact.map((each) => Math.floor(each + 1e-7)),
    others,
    lacks: others.map((keys) => sumsOf(cells, keys).map((sum) => sum * ratio)),
  }
  for (const [cell, people] of exact.entries()) take(rounding, cell, people)
  const groups = membersOf(first)
  for (const members of groups) raise(rounding, members, shuffled(members.length, next))
  for (const members of groups) exchange(rounding, members)
  return rounding.counts
}

interface Rounding {
  readonly exact: Float64Array
  readonly counts: Float64Array
  /** The cells of the other tables, and how many people each of them lacks. */
  readonly others: readonly Keys[]
  readonly lacks: readonly Float64Array[]
}

function membersOf({ of, size }: Keys): readonly Int32Array[] {
  const groups = Array.from({ length: size }, (): number[] => [])
  for (const [cell, key] of of.entries()) groups[key]?.push(cell)
  return groups.map((cells) => Int32Array.from(cells))
}

/** People go into a cell: what its tables lack becomes less. */
function take({ others, lacks }: Rounding, cell: number, people: number): void {
  for (const [table, { of }] of others.entries()) add(lacks[table] ?? [], of[cell] ?? 0, -people)
}

/** How much the squares of what the tables lack grow when people go into a cell, or out of it. */
function growth({ others, lacks }: Rounding, cell: number, people: 1 | -1): number {
  let sum = 0
  for (let table = 0; table < others.length; table += 1)
    sum += 1 - 2 * people * (lacks[table]?.[others[table]?.of[cell] ?? 0] ?? 0)
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
    if (rest < 1e-6 || carried < 1e-6 || (carried < 1 - 1e-6 && growth(rounding, cell, 1) >= 0)) continue
    counts[cell] = (counts[cell] ?? 0) + 1
    carried -= 1
    take(rounding, cell, 1)
  }
}

/** The most exchanges within one group. */
const EXCHANGES = 400

/** Moves people between cells of a group while the other tables come nearer to their numbers by it. */
function exchange(rounding: Rounding, members: Int32Array): void {
  const { exact, counts } = rounding
  for (let i = 0; i < EXCHANGES; i += 1) {
    const gaining = best(members, (cell) =>
      (counts[cell] ?? 0) < (exact[cell] ?? 0) ? growth(rounding, cell, 1) : Number.POSITIVE_INFINITY,
    )
    if (gaining === null) return
    take(rounding, gaining.cell, 1)
    const losing = best(members, (cell) =>
      (counts[cell] ?? 0) > (exact[cell] ?? 0) ? growth(rounding, cell, -1) : Number.POSITIVE_INFINITY,
    )
    if (losing === null || gaining.growth + losing.growth > -1e-9) {
      take(rounding, gaining.cell, -1)
      return
    }
    take(rounding, losing.cell, -1)
    counts[gaining.cell] = (counts[gaining.cell] ?? 0) + 1
    counts[losing.cell] = (counts[losing.cell] ?? 0) - 1
  }
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
