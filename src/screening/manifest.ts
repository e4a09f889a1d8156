import { basisMend, type CaseTerms, type Transfer } from '../determination/index.ts'
import { checkState } from '../evidence/index.ts'
import { type DateForm, IDENTITY_COLUMNS } from '../identity/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { type Day, nearest, parseDay } from '../logic/index.ts'
import {
  cellOf,
  contentOf,
  firstProblems,
  headerProblem,
  problemsOfTable,
  type Row,
  rowProblem,
  type Table,
} from './table.ts'
import { FORM_WORDS, readWrittenDay, readWrittenDayText } from './writtenDay.ts'

/** The columns of a manifest that say which hand-over is meant; each overrides what the call says. */
export const TRANSFER_COLUMNS = ['from', 'to', 'on', 'basis'] as const

/** The hand-over that is meant for every person whose row does not say otherwise. */
export interface TransferDefaults {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly on?: Day | undefined
  readonly basis?: string | undefined
}

/** How a manifest is to be read. */
export interface ManifestForm {
  /** How its days are written. */
  readonly dates: DateForm
  /** The manifest's own name for each identity or transfer column that it calls otherwise. */
  readonly columns?: Readonly<Record<string, string>>
  readonly defaults: TransferDefaults
}

/** A person on the list, with the hand-over that is meant for this person. */
export interface ListedPerson extends Row {
  /** The id that the list gives, or the number of the row. */
  readonly id: string
  readonly name: string
  readonly names: readonly string[]
  readonly born: string | null
  readonly transfer: Transfer
  readonly content: string
}

/** A list of people that a hand-over is proposed for. */
export interface Manifest {
  readonly table: Table
  readonly people: readonly ListedPerson[]
  /** For linking: the list's own name of each identity column that it has. */
  readonly columns: Readonly<Record<string, string>>
  /** Columns that are not read, so that somebody can see whether one is misspelt. */
  readonly unread: readonly string[]
}

/** Reads the people of a manifest and the hand-over meant for each, or lists everything that is wrong with it. */
export function readManifest(table: Table, form: ManifestForm, terms: CaseTerms): Result<Manifest> {
  const columns = columnsOf(table, form)
  const found = [...problemsOfTable(table), ...headerProblems(table, form, columns)]
  const people = table.rows.map((_, at) => readPerson({ table, row: at + 1 }, columns, form, terms, found))
  if (table.rows.length === 0) {
    found.push(
      headerProblem(table, 'missing-key', 'The list names nobody.', 'Write one row a person below the header.'),
    )
  }
  const problems = [...found, ...doubledIds(people)]
  if (problems.length > 0) return bad(...firstProblems(problems, table))
  const identity = Object.entries(columns).filter(([key]) => !isTransferColumn(key))
  const read = new Set(Object.values(columns))
  return good({
    table,
    people: people.filter((person) => person !== null),
    columns: Object.fromEntries(identity),
    unread: table.columns.filter((column) => !read.has(column)),
  })
}

const KNOWN: readonly string[] = [...IDENTITY_COLUMNS, ...TRANSFER_COLUMNS]
const NAMES = ['given', 'family', 'full_name'] as const

function isTransferColumn(key: string): boolean {
  return TRANSFER_COLUMNS.some((column) => column === key)
}

/** The table's own name of each known column that it has: as the call says, else the known name itself. */
function columnsOf(table: Table, form: ManifestForm): Record<string, string> {
  const pairs = KNOWN.map((key) => [key, form.columns?.[key] ?? key] as const)
  return Object.fromEntries(pairs.filter(([, column]) => table.columns.includes(column)))
}

function headerProblems(table: Table, form: ManifestForm, columns: Record<string, string>): readonly Problem[] {
  const problems: Problem[] = []
  for (const [key, column] of Object.entries(form.columns ?? {})) {
    if (!KNOWN.includes(key)) {
      const near = nearest(key, KNOWN)
      const mend = near === null ? `Expected one of: ${KNOWN.join(', ')}.` : `Did you mean "${near}"?`
      problems.push(headerProblem(table, 'unknown-key', `"${key}" is no column that a manifest can have.`, mend))
    } else if (!table.columns.includes(column)) {
      const message = `There is no column "${column}" for "${key}".`
      problems.push(headerProblem(table, 'missing-key', message, 'Name a column of the header.'))
    }
  }
  if (NAMES.every((key) => columns[key] === undefined)) {
    const message = 'No column holds names.'
    problems.push(headerProblem(table, 'missing-key', message, `Expected one of: ${NAMES.join(', ')}.`))
  }
  const read = new Set(Object.values(columns))
  const open = KNOWN.filter((key) => columns[key] === undefined)
  for (const column of table.columns.filter((name) => !read.has(name))) {
    const near =
      open.find((key) => folded(key) === folded(column)) ?? (column.length < 6 ? null : nearest(column, open))
    if (near === null) continue
    const message = `The column "${column}" is not read, and it is nearly called "${near}".`
    problems.push(headerProblem(table, 'unknown-key', message, `Call it "${near}", or give it a name of its own.`))
  }
  return problems
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

function readPerson(
  at: Row,
  columns: Record<string, string>,
  form: ManifestForm,
  terms: CaseTerms,
  problems: Problem[],
): ListedPerson | null {
  const cell = (key: string): string | null => (columns[key] === undefined ? null : cellOf(at, columns[key]))
  const identity = Object.keys(columns).filter((key) => !isTransferColumn(key) && key !== 'person_id')
  if (identity.every((key) => cell(key) === null)) {
    const message = 'The row says nothing about who the person is.'
    problems.push(rowProblem(at, null, 'missing-key', message, 'Write a name or a number, or remove the row.'))
  }
  const transfer = readTransfer(at, columns, form, terms, problems)
  const parts = [cell('given'), cell('family'), cell('second_family')].filter((part) => part !== null)
  const name = cell('full_name') ?? parts.join(' ')
  const aliases = (cell('aliases') ?? '').split(';').map((alias) => alias.trim())
  const born = cell('born')
  return transfer === null
    ? null
    : {
        ...at,
        id: cell('person_id') ?? String(at.row),
        name: name === '' ? '(no name)' : name,
        names: [name, ...aliases].filter((one) => one !== ''),
        born: born === null ? null : readWrittenDayText(born, form.dates),
        transfer,
        content: contentOf(at),
      }
}

function readTransfer(
  at: Row,
  columns: Record<string, string>,
  form: ManifestForm,
  terms: CaseTerms,
  problems: Problem[],
): Transfer | null {
  const cell = (key: string): string | null => (columns[key] === undefined ? null : cellOf(at, columns[key]))
  const report = (key: string, code: Problem['code'], message: string, mend: string): null => {
    problems.push(rowProblem(at, columns[key] ?? key, code, message, mend))
    return null
  }
  const state = (key: 'from' | 'to'): string | null => {
    const written = cell(key)
    if (written === null) return form.defaults[key] ?? report(key, 'missing-key', ...missing(key))
    const before = problems.length
    checkState(written, [], terms.states, (code, _path, message, mend) => report(key, code, message, mend))
    return problems.length === before ? written : null
  }
  const day = (): Day | null => {
    const written = cell('on')
    if (written === null) return form.defaults.on ?? report('on', 'missing-key', ...missing('on'))
    // The day of a hand-over is often added by another program: an ISO day is clear whatever the form of the others.
    const read = readWrittenDay(written, form.dates) ?? parseDay(written)
    const mend = `Write an existing day as ${FORM_WORDS[form.dates]}.`
    return read ?? report('on', 'impossible-date', `"${written}" is no day in the form of this list.`, mend)
  }
  const basis = cell('basis') ?? form.defaults.basis
  if (basis !== undefined && !terms.bases.includes(basis)) {
    report('basis', 'unknown-id', `There is no legal basis "${basis}".`, basisMend(basis, terms.bases))
  }
  const [from, to, on] = [state('from'), state('to'), day()]
  return from === null || to === null || on === null
    ? null
    : { from, to, on, ...(basis === undefined ? {} : { basis }) }
}

function missing(key: string): readonly [string, string] {
  return [`Nothing says the "${key}" of this hand-over.`, 'Fill the column, or say it in the call for everyone.']
}

function doubledIds(people: readonly (ListedPerson | null)[]): readonly Problem[] {
  const seen = new Map<string, number>()
  return people.flatMap((person) => {
    if (person === null) return []
    const before = seen.get(person.id)
    seen.set(person.id, before ?? person.row)
    if (before === undefined) return []
    const message = `Rows ${before} and ${person.row} have the same id "${person.id}".`
    return [rowProblem(person, null, 'duplicate-id', message, 'Give each person an id of its own.')]
  })
}
