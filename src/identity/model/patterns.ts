/**
 * How pairs compare, counted: row n says that `count[n]` pairs have the levels `levels[n * width ...]` and were found
 * by the key families whose bits are set in `families[n]`.
 */
export interface PatternTable {
  readonly rows: number
  /** How many comparisons there are. */
  readonly width: number
  readonly levels: Uint8Array
  readonly count: Float64Array
  readonly families: Float64Array
}

/** Builds the table from patterns written as whole numbers. */
export function patternTable(
  patterns: readonly number[],
  counts: readonly number[],
  families: readonly number[],
  sizes: readonly number[],
): PatternTable {
  const width = sizes.length
  const levels = new Uint8Array(patterns.length * width)
  for (const [row, pattern] of patterns.entries()) {
    let rest = pattern
    for (const [place, size] of sizes.entries()) {
      levels[row * width + place] = rest % size
      rest = Math.floor(rest / size)
    }
  }
  return {
    rows: patterns.length,
    width,
    levels,
    count: Float64Array.from(counts),
    families: Float64Array.from(families),
  }
}

/** The levels of one row. */
export function levelsAt(table: PatternTable, row: number): readonly number[] {
  // A loop, for this is asked of every row many times and Array.from takes ten times as long.
  const levels: number[] = []
  for (let at = row * table.width; at < (row + 1) * table.width; at++) levels.push(table.levels[at] ?? 0)
  return levels
}

/** How many pairs the table counts. */
export function pairsIn(table: PatternTable): number {
  return table.count.reduce((sum, count) => sum + count, 0)
}
