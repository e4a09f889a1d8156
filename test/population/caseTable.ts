import type { Case, CompiledLaw, FindingColumn } from '../../src/determination/index.ts'
import { type Findings, find, type Moment } from '../../src/evidence/index.ts'
import { formatDay } from '../../src/logic/index.ts'
import type { Cell, Session } from '../../src/sql/index.ts'
import { storeTyped, type TypedColumn } from './answerTable.ts'

/** A case as a row: the case itself, and the moment up to which its record is known. */
export interface CaseRow {
  readonly given: Case
  readonly knownAt?: Moment | undefined
}

/** Makes a table of findings from cases, numbered in their order, with the day of each in the column `day`. */
export async function storeCases(
  session: Session,
  table: string,
  compiled: CompiledLaw,
  columns: readonly FindingColumn[],
  rows: readonly CaseRow[],
): Promise<void> {
  const findings = rows.map(({ given, knownAt }) =>
    find(given.record, compiled.law.vocabulary, { on: given.transfer.on, knownAt }),
  )
  await storeTyped(session, table, [
    { name: 'person', type: 'bigint', values: rows.map((_, row) => row) },
    { name: 'day', type: 'date', values: rows.map(({ given }) => formatDay(given.transfer.on)) },
    ...columns.map((column): TypedColumn => {
      const type = column.type === 'text' ? 'varchar' : column.type
      return { name: column.name, type, values: findings.map((found) => cellOf(column, found)) }
    }),
  ])
}

/** What a column of a table of findings holds for a record; null is unproven. */
function cellOf({ name, type, fact, state }: FindingColumn, findings: Findings): Cell {
  if (name !== fact && state === undefined) return findings.of(fact).proofs.length > 0
  const finding = state === undefined ? findings.of(fact) : findings.member(fact, state)
  if (finding.state === 'unproven') return null
  if (type === 'boolean') return finding.state === 'proven'
  const value = finding.state === 'proven' ? finding.value : null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
