import type { Gate } from '../screening/index.ts'
import { csvRow } from './csv.ts'

const HEADER = ['row', 'id', 'name', 'before', 'held_before', 'outcome', 'held', 'changes', 'records', 'reasons']

/**
 * A gate as a comma-separated table, one row a person; who is no longer on the list stands at the end without a row and
 * without an answer. Lists stand in one cell with semicolons between them; without changes the cell is empty.
 */
export function gateCsv({ people, gone }: Gate): string {
  return [
    csvRow(HEADER),
    ...people.map(({ row, id, name, before, heldBefore, outcome, held, changes, reasons }) => {
      const records = changes.flatMap(({ record }) => (record === null ? [] : [record]))
      const kinds = changes.map(({ what }) => what)
      return csvRow([
        row,
        id,
        name,
        before,
        heldBefore,
        outcome,
        held,
        kinds.join(';'),
        [...new Set(records)].join(';'),
        reasons.join(';'),
      ])
    }),
    ...gone.map(({ id, name }) =>
      csvRow([null, id, name, null, null, null, null, 'no-longer-on-the-list', null, null]),
    ),
  ].join('')
}

/** A gate as JSON, ended by a line feed. */
export function gateJson(gate: Gate): string {
  return `${JSON.stringify(gate, null, 2)}\n`
}
