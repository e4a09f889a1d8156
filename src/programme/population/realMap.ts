import { z } from 'zod'
import { bad, checkShape, type Document, good, type Problem, type Result } from '../../input/index.ts'
import { PERSON_COLUMNS } from './persons.ts'

/** A table of people that was opened: a relation of texts that can stand after `from`, and its columns. */
export interface PeopleTableFile {
  /** The name under which the file is shown. */
  readonly name: string
  readonly relation: string
  readonly header: readonly string[]
  readonly records: number
  /** The line that each record begins on, where its form has lines. */
  readonly lines?: () => Promise<readonly number[]>
}

/** The columns that a map can fill; `person` is always the number of the row. */
export const MAPPED_COLUMNS: readonly string[] = Object.keys(PERSON_COLUMNS).filter(
  (name) => name !== 'person' && name !== 'offence_class',
)

const word = z.string().min(1, 'text')

const mapShape = z.strictObject({
  columns: z.record(
    word,
    z.union([word, z.strictObject({ column: word, values: z.record(word, word.nullable()).optional() })]),
  ),
  unknown: z.array(word).optional(),
  leaveOut: z.array(word).optional(),
})

/** What the columns of a real table hold: where each column of a population comes from, and what is left out. */
export interface PopulationMap {
  readonly columns: Readonly<
    Record<string, { readonly column: string; readonly values: Readonly<Record<string, string | null>> | null }>
  >
  /** Columns of a population that the table does not have: they are unknown for everybody. */
  readonly unknown: readonly string[]
  /** Columns of the table that are not taken. */
  readonly leaveOut: readonly string[]
}

/** Reads a map of columns, or says what is wrong with it. */
export function readPopulationMap(document: Document): Result<PopulationMap> {
  const shape = checkShape(document, mapShape)
  if (!shape.ok) return shape
  const { columns, unknown = [], leaveOut = [] } = shape.value
  const problems: Problem[] = []
  const say = (path: readonly (string | number)[], message: string, mend: string): void => {
    problems.push({ code: 'unknown-id', place: { ...document.locate(path), path: path.join('.') }, message, mend })
  }
  const mend = `Name one of: ${MAPPED_COLUMNS.join(', ')}.`
  for (const name of Object.keys(columns))
    if (!MAPPED_COLUMNS.includes(name)) say(['columns', name], `A population has no column "${name}" to fill.`, mend)
  for (const [at, name] of unknown.entries()) {
    if (!MAPPED_COLUMNS.includes(name)) say(['unknown', at], `A population has no column "${name}" to fill.`, mend)
    if (Object.hasOwn(columns, name)) say(['unknown', at], `"${name}" is filled and unknown.`, 'Keep one of them.')
  }
  for (const name of MAPPED_COLUMNS)
    if (!Object.hasOwn(columns, name) && !unknown.includes(name))
      say(['columns'], `The map does not say where "${name}" comes from.`, 'Name a column, or list it under "unknown".')
  if (problems.length > 0) return bad(...problems)
  return good({
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, one]) => [
        name,
        typeof one === 'string' ? { column: one, values: null } : { column: one.column, values: one.values ?? null },
      ]),
    ),
    unknown,
    leaveOut,
  })
}
