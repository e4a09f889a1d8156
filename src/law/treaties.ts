import { and, type Day, or, type Truth } from '../logic/index.ts'
import type { Law, TreatyRow, TreatyTable } from './model.ts'

/** Whether a State is bound by a treaty on a day, as its table says. */
export function isBound(table: TreatyTable, state: string, day: Day): Truth {
  const rows = table.rows.filter((row) => row.state === state)
  if (rows.length > 0) return or(rows.map((row) => rowBinds(row, day)))
  if (table.nonParties.includes(state)) return false
  return table.unlisted === 'unknown' ? null : table.unlisted === 'bound'
}

function rowBinds(row: TreatyRow, day: Day): Truth {
  if (row.until !== undefined && day >= row.until) return false
  return row.from === undefined ? null : row.from <= day
}

/** What one table says of `treaty.inForce` between two States. */
export function inForceBy(table: TreatyTable, from: string, to: string, day: Day): Truth {
  if (table.pair !== undefined) {
    const [first, second] = table.pair
    const along = from === first && to === second
    const reverse = from === second && to === first
    if (!along && (table.directed || !reverse)) return false
  }
  return and([isBound(table, from, day), isBound(table, to, day)])
}

/** Whether a treaty that serves the basis is in force between two States on a day; unknown if no table serves it. */
export function treatyInForce(law: Law, basis: string, from: string, to: string, day: Day): Truth {
  const serving = law.treaties.filter((table) => table.serves.includes(basis))
  return serving.length === 0 ? null : or(serving.map((table) => inForceBy(table, from, to, day)))
}

/** Whether a State is bound by any of several instruments on a day. */
export function isBoundByAny(law: Law, instruments: readonly string[], state: string, day: Day): Truth {
  return or(
    instruments.map((instrument) => {
      const table = law.treaties.find((t) => t.instrument === instrument)
      return table === undefined ? null : isBound(table, state, day)
    }),
  )
}
