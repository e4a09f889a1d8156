import type { Assumption } from './assumption.ts'
import { keysOf, namesAt, sumsOf } from './grid.ts'
import type { TableSource } from './marginals.ts'
import type { CountedPopulation } from './round.ts'
import type { TableConflict } from './targets.ts'
import { gridFor } from './targets.ts'

/** One cell of a table: what was published, and what it came to. Everything but `published` is in people. */
export interface CellReport {
  readonly cell: readonly string[]
  /** In the unit of the table; null where nothing is published. */
  readonly published: number | null
  /** After the tables were brought into agreement; null where nothing was demanded. */
  readonly target: number | null
  readonly fitted: number
  /** The target for as many people as were made. */
  readonly wanted: number | null
  readonly people: number
  /** People less wanted; null without a target. */
  readonly deviation: number | null
}

/** How one table came out. */
export interface TableReport {
  readonly id: string
  readonly stratum: string
  readonly title: string
  readonly source: string
  readonly by: readonly string[]
  readonly unit: 'people' | 'percent'
  readonly cells: readonly CellReport[]
  readonly largest: CellReport | null
}

/** How a population came out: every table, where tables disagree, and everything that was assumed. */
export interface FitReport {
  readonly title: string
  readonly asOf: string
  readonly total: number
  readonly people: number
  readonly seed: number
  readonly strata: readonly {
    readonly id: string
    readonly says: string
    readonly people: number
    readonly rounds: number
    /** Pairs of jurisdiction and offence, and those whose mean stay is taken from elsewhere. */
    readonly pairs: number
    readonly staysImputed: number
  }[]
  readonly tables: readonly TableReport[]
  /** The cell of all tables that people miss by most. */
  readonly largest: (CellReport & { readonly table: string }) | null
  readonly conflicts: readonly TableConflict[]
  readonly assumptions: readonly Assumption[]
  readonly sources: Readonly<Record<string, TableSource>>
}

/** Says of a counted population how every table came out, down to its cells. */
export function fitReport({ fitted, counts, people, seed }: CountedPopulation): FitReport {
  const ratio = people / fitted.total
  const tables = fitted.strata.flatMap((stratum, at) =>
    stratum.tables.map((table): TableReport => {
      const keys = keysOf(stratum.grid, table.by)
      const own = gridFor(stratum.grid, table.by)
      const found = sumsOf(counts[at] ?? new Float64Array(), keys)
      const cells = [...sumsOf(stratum.cells, keys)].map((fitted, key): CellReport => {
        const target = numberAt(table.values, key)
        const wanted = target === null ? null : target * ratio
        const reached = found[key] ?? 0
        return {
          cell: namesAt(own, table.by, key),
          published: numberAt(table.published, key),
          target,
          fitted,
          wanted,
          people: reached,
          deviation: wanted === null ? null : reached - wanted,
        }
      })
      const { id, title, source, by, unit } = table
      return { id, stratum: stratum.id, title, source, by, unit, cells, largest: farthest(cells) }
    }),
  )
  const each = tables.flatMap(({ id, largest }) => (largest === null ? [] : [{ ...largest, table: id }]))
  return {
    title: fitted.marginals.title,
    asOf: fitted.marginals.asOf,
    total: fitted.total,
    people,
    seed,
    strata: fitted.strata.map(({ id, says, rounds, stays }, at) => ({
      id,
      says,
      people: (counts[at] ?? new Float64Array()).reduce((sum, one) => sum + one, 0),
      rounds,
      pairs: stays.pairs,
      staysImputed: stays.imputed,
    })),
    tables,
    largest: farthest(each),
    conflicts: fitted.conflicts,
    assumptions: fitted.assumptions,
    sources: fitted.marginals.sources,
  }
}

function numberAt(values: Float64Array, key: number): number | null {
  const value = values[key] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}

function farthest<T extends { readonly deviation: number | null }>(cells: readonly T[]): T | null {
  return cells.reduce<T | null>((most, cell) => {
    if (cell.deviation === null) return most
    return most === null || Math.abs(cell.deviation) > Math.abs(most.deviation ?? 0) ? cell : most
  }, null)
}
