import type { CaseTerms } from '../determination/index.ts'
import { type CaseRecord, isLater, parseMoment, recordOf } from '../evidence/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { FilePlan, RecordsPlan } from './recordsFile.ts'
import { conditionsOf, type LawTextShape } from './recordsShape.ts'
import { readRow } from './rowRecord.ts'
import {
  cellOf,
  contentOf,
  contentOfTable,
  firstProblems,
  headerProblem,
  problemsOfTable,
  type Row,
  type Table,
} from './table.ts'

/** One row of a file of records: the exhibit that it is, and what it asserts. */
export interface RecordRow extends Row {
  /** The id of the exhibit: the file and the id of the row, `protection.csv:212`. */
  readonly id: string
  readonly file: string
  readonly record: CaseRecord
  readonly content: string
}

/** One file of records, checked as a whole; its rows are made when they are asked for. */
export interface RecordFile {
  readonly file: string
  readonly title: string
  readonly table: Table
  readonly rows: number
  readonly content: string
  /** When the source was last read, as it is written; the oldest of its rows if they say so one by one. */
  readonly refreshed: string | null
  readonly staleAfter: number | null
  readonly row: (row: number) => RecordRow
  /** The row that an id names, or null. */
  readonly find: (id: string) => RecordRow | null
}

/** All records that people are matched with. */
export interface Records {
  readonly files: readonly RecordFile[]
  readonly texts: readonly LawTextShape[]
}

/** Reads the tables of a records folder as its plan says, or lists everything that is wrong in any row of them. */
export function readRecords(plan: RecordsPlan, tables: readonly Table[], terms: CaseTerms): Result<Records> {
  const problems: Problem[] = []
  const files: RecordFile[] = []
  for (const file of plan.files) {
    const table = tables.find((one) => one.file === file.file)
    const read = table === undefined ? bad<RecordFile>(absent(file)) : readFile(file, table, terms)
    if (read.ok) files.push(read.value)
    else problems.push(...read.problems)
  }
  return problems.length > 0 ? bad(...problems) : good({ files, texts: plan.texts })
}

function absent({ file, placeOf }: FilePlan): Problem {
  const message = `The file "${file}" was not read.`
  return { code: 'unreadable', place: placeOf(['file']), message, mend: 'Put it into the folder.' }
}

function readFile(plan: FilePlan, table: Table, terms: CaseTerms): Result<RecordFile> {
  const problems = [...problemsOfTable(table), ...columnProblems(plan, table)]
  // Without its columns or with rows of the wrong length nothing can be said about a row.
  if (problems.length > 0) return bad(...firstProblems(problems, table))
  const { shape } = plan
  const ids = new Map<string, number>()
  const dated: string[] = []
  for (let row = 1; row <= table.rows.length; row += 1) {
    const at: Row = { table, row }
    const id = idOf(plan, at)
    const before = ids.get(id)
    if (before !== undefined) problems.push(doubledId(plan, at, id, before))
    ids.set(id, row)
    const read = readRow(plan, at, id, terms)
    problems.push(...read.problems)
    if (read.refreshed !== null) dated.push(read.refreshed)
  }
  if (problems.length > 0) return bad(...firstProblems(problems, table))
  const made = new Map<number, RecordRow>()
  const rowAt = (row: number): RecordRow => {
    const before = made.get(row)
    if (before !== undefined) return before
    const at: Row = { table, row }
    const id = idOf(plan, at)
    const record = recordOf(readRow(plan, at, id, terms).shape)
    const fresh = { ...at, id, file: plan.file, record, content: contentOf(at) }
    made.set(row, fresh)
    return fresh
  }
  return good({
    file: plan.file,
    title: shape.title,
    table,
    rows: table.rows.length,
    content: contentOfTable(table),
    refreshed: typeof shape.refreshed === 'string' ? shape.refreshed : oldest(dated),
    staleAfter: shape.staleAfter ?? null,
    row: rowAt,
    find: (id) => {
      const row = ids.get(id)
      return row === undefined ? null : rowAt(row)
    },
  })
}

function idOf(plan: FilePlan, at: Row): string {
  const column = plan.columns['person_id']
  const own = column === undefined ? null : cellOf(at, column)
  return `${plan.file}:${own ?? at.row}`
}

function doubledId(plan: FilePlan, at: Row, id: string, before: number): Problem {
  const message = `Rows ${before} and ${at.row} are both called "${id}".`
  const mend = 'Map person_id to a column that differs in every row, or leave it out: rows are then numbered.'
  return {
    ...headerProblem(at.table, 'duplicate-id', message, mend),
    place: { file: plan.file, path: `row ${at.row}` },
  }
}

/** The oldest of moments in RFC 3339, as it is written. */
function oldest(moments: readonly string[]): string | null {
  return moments.reduce<string | null>((before, next) => {
    const [a, b] = [parseMoment(before ?? ''), parseMoment(next)]
    return a === null || (b !== null && isLater(a, b)) ? next : before
  }, null)
}

/** Every column that the plan names must be in the file. */
function columnProblems({ shape, columns, placeOf }: FilePlan, table: Table): readonly Problem[] {
  const used: (readonly [readonly (string | number)[], string])[] = []
  const note = (path: readonly (string | number)[], part: unknown): void => {
    if (part !== null && typeof part === 'object' && 'column' in part && typeof part.column === 'string') {
      used.push([path, part.column])
    }
  }
  for (const [key, column] of Object.entries(columns)) used.push([['columns', key], column])
  for (const column of Object.keys(shape.words ?? {})) used.push([['words', column], column])
  note(['refreshed'], shape.refreshed)
  for (const [key, part] of Object.entries(shape.exhibit)) note(['exhibit', key], part)
  for (const [at, template] of shape.asserts.entries()) {
    for (const key of ['value', 'from', 'until'] as const) note(['asserts', at, key], template[key])
    for (const condition of conditionsOf(template)) note(['asserts', at, 'when'], condition)
  }
  return used
    .filter(([, column]) => !table.columns.includes(column))
    .map(([path, column]) => ({
      code: 'unknown-id',
      place: placeOf(path),
      message: `"${table.file}" has no column "${column}".`,
      mend: `Its columns are: ${table.columns.join(', ')}.`,
    }))
}
