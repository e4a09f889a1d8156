/** Invented people as a table of findings, made inside the engine from the hash of their numbers: the same every time. */
import {
  type CompiledLaw,
  columnsOf,
  determine,
  type FindingColumn,
  type PopulationTransfer,
} from '../../src/determination/index.ts'
import type { Day } from '../../src/logic/index.ts'
import type { Cell, Session } from '../../src/sql/index.ts'
import { storeCases } from '../../test/population/caseTable.ts'
import { randomRows } from '../../test/population/randomRows.ts'

/** One day, one named basis. */
export type OneTransfer = PopulationTransfer & { readonly on: Day; readonly basis: string }

/** How findings are spread: the percent unproven, and of the rest the percent that are those of somebody shown. */
export interface Spread {
  readonly unproven: number
  readonly favourable: number
}

/**
 * Makes the table in pieces, so that no more of it lies in memory at once than the engine wants. The findings of
 * somebody who is shown are the usual ones; each is unproven or otherwise as the spread says, one apart from another.
 */
export async function makePeople(
  session: Session,
  table: string,
  compiled: CompiledLaw,
  transfer: OneTransfer,
  count: number,
  spread: Spread,
): Promise<readonly FindingColumn[]> {
  const columns = columnsOf(compiled, transfer).filter(({ name }) => !name.endsWith(':asserted'))
  const usual = await usualFindings(session, compiled, transfer, columns)
  const cells = columns.map(
    (column, salt) => `${cellSql(column, salt, spread, usual[salt] ?? null)} as "${column.name}"`,
  )
  for (let from = 0; from < count; from += PIECE) {
    const until = Math.min(count, from + PIECE)
    const rows = `select n as person, ${cells.join(', ')} from (select range as n from range(${from}, ${until}))`
    await session.run(from === 0 ? `create table ${table} as ${rows}` : `insert into ${table} ${rows}`)
  }
  return columns
}

const PIECE = 1_000_000

function cellSql({ type, values }: FindingColumn, salt: number, spread: Spread, usual: Cell): string {
  const number = (of: number, more: number): string => `(hash(n * 7 + ${salt * 1000 + more}) % ${of})`
  const other = (): string => {
    if (type === 'date') return `date '2022-01-01' + ${number(2000, 3)}::integer`
    if (type === 'double') return `${number(60, 3)}::double`
    if (type === 'boolean') return usual === null ? `${number(2, 3)} = 0` : String(usual !== true)
    const all = values ?? ['US', 'MX', 'SV', 'NO']
    return `case ${number(all.length, 3)} ${all.map((value, i) => `when ${i} then '${value}'`).join(' ')} end`
  }
  const mostly = usual === null ? other() : literal(type, usual)
  return (
    `case when ${number(1000, 1)} < ${spread.unproven * 10} then null ` +
    `when ${number(1000, 2)} < ${spread.favourable * 10} then ${mostly} else ${other()} end`
  )
}

function literal(type: FindingColumn['type'], value: Cell): string {
  if (type === 'date') return `date '${value}'`
  return type === 'text' ? `'${value}'` : type === 'double' ? `${value}::double` : String(value)
}

/** The findings of a random person who is shown under the basis; nothing where the law lets nobody be shown. */
async function usualFindings(
  session: Session,
  compiled: CompiledLaw,
  transfer: OneTransfer,
  columns: readonly FindingColumn[],
): Promise<readonly Cell[]> {
  const rows = randomRows(compiled, { transfer, days: [transfer.on], toward: transfer.basis, count: 200, seed: 5 })
  const shown = rows.find(({ given }) => determine(compiled, given).outcome === 'shown')
  if (shown === undefined) return columns.map(() => null)
  await storeCases(session, 'usual', compiled, columns, [shown])
  const cells = await session.columns(`select ${columns.map(({ name }) => `"${name}"`).join(', ')} from usual`)
  await session.run('drop table usual')
  return cells.map(([cell]) => cell ?? null)
}
