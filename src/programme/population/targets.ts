import { fitTable, type Target } from './fit.ts'
import { dimension, type Grid, gridOf, keysOf, namesAt, sharedBy, sumsOf } from './grid.ts'
import type { MarginFile } from './marginalsShape.ts'

/** Where a table disagrees with one that stands before it, and what was done. */
export interface TableConflict {
  readonly table: string
  /** The table that was followed. */
  readonly against: string
  /** The attributes that both have; empty when the totals differ. */
  readonly on: readonly string[]
  /** How many of the common cells differ. */
  readonly differ: number
  /** The common cell with the largest difference: what the table says and what was followed, in people. */
  readonly largest: { readonly cell: readonly string[]; readonly says: number; readonly followed: number }
  readonly note: string
}

/** A table as it takes part in the fit: in people, and in agreement with those before it. */
export interface SettledTable extends Target {
  readonly title: string
  readonly source: string
  readonly unit: MarginFile['unit']
  /** The numbers as they were published; not a number where there is none. */
  readonly published: Float64Array
}

/** Differences that come from rounding are none: this part of a cell, and this many people. */
const ROUNDING = { part: 0.001, people: 1 }

/**
 * Brings the tables of a population into agreement, in their order: each is scaled to the totals that it is given
 * within, and then fitted to what the tables before it say of the attributes that they share. Everything that had to
 * give way is reported.
 */
export function settleTables(
  grid: Grid,
  margins: readonly MarginFile[],
): { readonly tables: readonly SettledTable[]; readonly conflicts: readonly TableConflict[] } {
  const tables: SettledTable[] = []
  const conflicts: TableConflict[] = []
  for (const margin of margins) {
    const { id, by, title, source, unit } = margin
    const own = gridFor(grid, by)
    const published = numbersOf(own, margin)
    const settling: Settling = { grid, own, margin, tables, conflicts }
    const values = tables.length === 0 ? published : agree(settling, scaleWithin(settling, published))
    tables.push({ id, by, title, source, unit, published, values })
  }
  return { tables, conflicts }
}

interface Settling {
  readonly grid: Grid
  /** The grid of the table alone. */
  readonly own: Grid
  readonly margin: MarginFile
  /** Those that stand before it. */
  readonly tables: readonly SettledTable[]
  readonly conflicts: TableConflict[]
}

/** The grid that the attributes of one table make. */
export function gridFor(grid: Grid, by: readonly string[]): Grid {
  const dimensions = by.flatMap((name) => {
    const found = grid.attributes.get(name)
    return found === undefined ? [] : [dimension(name, found.values)]
  })
  return gridOf(
    dimensions,
    [...grid.attributes.values()].filter(({ name }) => !by.includes(name)),
  )
}

function numbersOf(own: Grid, { by, cells }: MarginFile): Float64Array {
  return Float64Array.from({ length: own.size }, (_, key) => {
    const [outer = '', inner = ''] = namesAt(own, by, key)
    const row = cells[outer]
    const value = row !== null && typeof row === 'object' ? row[inner] : row
    return value ?? Number.NaN
  })
}

/** Scales a table to the totals that the first table before it gives for its groups. */
function scaleWithin({ grid, own, margin, tables, conflicts }: Settling, published: Float64Array): Float64Array {
  const by = margin.within === undefined ? [] : [margin.within]
  const percent = margin.unit === 'percent'
  const base = tables.find(
    (table) => sharedBy(grid, table.by, by).length === by.length && !table.values.some(Number.isNaN),
  )
  const keys = keysOf(own, by)
  const sums = sumsOf(published, keys)
  if (base === undefined) return published
  const followed = sumsOf(base.values, keysOf(gridFor(grid, base.by), by))
  const says = percent ? sums.map((sum, key) => ((followed[key] ?? 0) * sum) / 100) : sums
  // Percentages with one decimal may miss 100 by half of it for each of them.
  const part = percent ? (0.0005 * own.size) / keys.size : ROUNDING.part
  const note = percent ? `percentages scaled to 100, of the people of ${base.id}` : `scaled to the totals of ${base.id}`
  conflicts.push(...differences(own, { table: margin.id, against: base.id, on: by, note }, says, followed, part))
  return published.map((value, cell) => {
    const key = keys.of[cell] ?? 0
    const sum = sums[key] ?? 0
    // Where rows are not published, the tables before say what those that are sum to.
    return sum > 0 ? (value * (followed[key] ?? 0)) / sum : value
  })
}

/** Fits a table to what those before it say of the attributes that they share with it. */
function agree({ grid, own, margin, tables, conflicts }: Settling, scaled: Float64Array): Float64Array {
  const compared = new Set<string>()
  const demands = tables.flatMap((table): readonly Target[] => {
    const by = sharedBy(grid, table.by, margin.by)
    if (by.length === 0) return []
    const values = sumsOf(table.values, keysOf(gridFor(grid, table.by), by))
    const says = sumsOf(scaled, keysOf(own, by))
    // A row that is not published takes part in no sum.
    for (const [key, sum] of says.entries()) if (Number.isNaN(sum)) values[key] = Number.NaN
    // Tables that agree with each other are named once.
    if (compared.has(by.join())) return [{ id: table.id, by, values }]
    compared.add(by.join())
    const common = { table: margin.id, against: table.id, on: by, note: `fitted to ${table.id}` }
    conflicts.push(...differences(own, common, says, values, ROUNDING.part))
    return [{ id: table.id, by, values }]
  })
  const seed = scaled.map((value) => (Number.isNaN(value) ? 0 : value))
  const { cells } = fitTable(own, seed, demands)
  return cells.map((value, cell) => (Number.isNaN(scaled[cell]) ? Number.NaN : value))
}

function differences(
  own: Grid,
  common: Pick<TableConflict, 'table' | 'against' | 'on' | 'note'>,
  says: Float64Array,
  followed: Float64Array,
  part: number,
): readonly TableConflict[] {
  let differ = 0
  let largest: TableConflict['largest'] | null = null
  for (const [key, one] of says.entries()) {
    const other = followed[key] ?? Number.NaN
    const distance = Math.abs(one - other)
    if (Number.isNaN(distance) || distance <= Math.max(ROUNDING.people, part * other)) continue
    differ += 1
    if (largest === null || distance > Math.abs(largest.says - largest.followed))
      largest = { cell: namesAt(own, common.on, key), says: one, followed: other }
  }
  return largest === null ? [] : [{ ...common, differ, largest }]
}
