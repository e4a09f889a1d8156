import { type Answers, formatDay, type Question, type Slots } from '../../src/logic/index.ts'
import type { Cell, Column, Session } from '../../src/sql/index.ts'

/** A code of two letters from the number that stands for a State in answers. */
export function stateOfNumber(number: number): string {
  return String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))
}

/** One column of a table to be made: its name, its type in SQL, and its values; dates are texts, truths numbers. */
export interface TypedColumn {
  readonly name: string
  readonly type: 'bigint' | 'boolean' | 'date' | 'double' | 'varchar'
  readonly values: readonly Cell[]
}

/** Makes a table from typed columns. */
export async function storeTyped(session: Session, table: string, columns: readonly TypedColumn[]): Promise<void> {
  const { identifier } = session.dialect
  const plain = columns.map(({ name, type, values }): Column => {
    const kind = type === 'double' ? 'double' : type === 'bigint' || type === 'boolean' ? 'bigint' : 'text'
    return { name, kind, values: values.map((value) => (typeof value === 'boolean' ? Number(value) : value)) }
  })
  await session.store(`${table}_plain`, plain)
  const typed = columns.map(({ name, type }) => `cast(${identifier(name)} as ${type}) as ${identifier(name)}`)
  await session.run(
    `drop table if exists ${table}; create table ${table} as select ${typed.join(', ')} from ${table}_plain`,
  )
  await session.run(`drop table ${table}_plain`)
}

/** The columns of a table with the answers of each row, named by the question: a fact, `fact:XX`, `to`, `from`, `on`. */
export function answerColumns(
  slots: Slots,
  values: (fact: string) => readonly string[],
  rows: readonly Answers[],
): readonly TypedColumn[] {
  return slots.questions.map((question, slot) =>
    columnOf(
      question,
      values,
      rows.map((row) => row[slot] ?? Number.NaN),
    ),
  )
}

function columnOf(
  question: Question,
  values: (fact: string) => readonly string[],
  cells: readonly number[],
): TypedColumn {
  const known = (write: (value: number) => Cell): readonly Cell[] =>
    cells.map((value) => (Number.isNaN(value) ? null : write(value)))
  const asIs = (value: number): number => value
  if (question.kind === 'on') return { name: 'on', type: 'date', values: known(formatDay) }
  if (question.kind === 'transfer') return { name: question.side, type: 'varchar', values: known(stateOfNumber) }
  if (question.kind === 'member')
    return { name: `${question.fact}:${question.state}`, type: 'boolean', values: known(asIs) }
  const { fact: name, type } = question
  if (type === 'date') return { name, type: 'date', values: known(formatDay) }
  if (type === 'number') return { name, type: 'double', values: known(asIs) }
  if (type === 'enum') return { name, type: 'varchar', values: known((value) => values(name)[value] ?? null) }
  if (type === 'country') return { name, type: 'varchar', values: known(stateOfNumber) }
  return { name, type: 'boolean', values: known(asIs) }
}
