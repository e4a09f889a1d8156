import type { CaseTerms } from '../determination/index.ts'
import { checkRecord, EXHIBIT_KINDS, entriesOf, type Fact, parseMoment, type recordOf } from '../evidence/index.ts'
import type { Problem } from '../input/index.ts'
import type { FilePlan } from './recordsFile.ts'
import { type AssertionTemplate, type Condition, conditionsOf, wordsOf } from './recordsShape.ts'
import { cellOf, type Row, rowProblem } from './table.ts'
import { FORM_WORDS, readWrittenDayText } from './writtenDay.ts'

/** A record in the shape of a case file, with the exhibit that a row is and the assertions that it makes. */
type RecordShape = Parameters<typeof recordOf>[0]
type ExhibitShape = RecordShape['exhibits'][number]
type AssertionShape = RecordShape['assertions'][number]

/** What a row says, when the row was last read at its source, and everything that is wrong with the row. */
interface ReadRow {
  readonly shape: RecordShape
  readonly refreshed: string | null
  readonly problems: readonly Problem[]
}

/** Reads one row as its file's plan says. */
export function readRow(plan: FilePlan, at: Row, id: string, terms: CaseTerms): ReadRow {
  const problems: Problem[] = []
  const reader: Reader = {
    at,
    plan,
    terms,
    report: (column, code, message, mend) => {
      problems.push(rowProblem(at, column, code, message, mend))
      return null
    },
  }
  for (const column of Object.keys(plan.shape.words ?? {})) checkWord(reader, column)
  const exhibit = readExhibit(reader, id)
  const made = plan.shape.asserts.flatMap((template): readonly (readonly [AssertionTemplate, AssertionShape])[] => {
    const one =
      conditionsOf(template).every((condition) => isMet(reader, condition)) && readAssertion(reader, template, id)
    return one === false || one === null ? [] : [[template, one]]
  })
  const shape = { exhibits: [exhibit], assertions: made.map(([, one]) => one) }
  checkRecord(entriesOf(shape), terms, (code, path, message, mend) => {
    const template = typeof path[1] === 'number' ? made[path[1]]?.[0] : undefined
    reader.report(columnAt(template, path[2]), code, message, mend)
  })
  const { refreshed } = plan.shape
  const read = typeof refreshed === 'object' ? readMoment(reader, refreshed.column) : null
  return { shape, refreshed: read, problems }
}

interface Reader {
  readonly at: Row
  readonly plan: FilePlan
  readonly terms: CaseTerms
  readonly report: (column: string | null, code: Problem['code'], message: string, mend: string) => null
}

/** A word that nobody foresaw is a problem, and not a record without effect. */
function checkWord({ at, plan, report }: Reader, column: string): void {
  const words = plan.shape.words?.[column] ?? []
  const written = cellOf(at, column)
  if (words.includes(written ?? '')) return
  const message = written === null ? 'The cell is empty.' : `"${written}" is not among the words of this column.`
  report(column, 'unknown-id', message, `Correct it, or add it under "words" of ${plan.file} and say what it means.`)
}

function isMet({ at }: Reader, condition: Condition): boolean {
  const written = cellOf(at, condition.column)
  if (condition.filled !== undefined) return condition.filled === (written !== null)
  return wordsOf(condition).includes(written ?? '')
}

function readExhibit(reader: Reader, id: string): ExhibitShape {
  const { kind, title, issuer, issued, recorded } = reader.plan.shape.exhibit
  const written = typeof kind === 'string' ? kind : cellOf(reader.at, kind.column)
  const known = EXHIBIT_KINDS.find((one) => one === written)
  if (known === undefined && typeof kind === 'object') {
    const message =
      written === null ? 'The row does not say which kind of exhibit it is.' : `"${written}" is no kind of exhibit.`
    reader.report(kind.column, 'unknown-id', message, `Expected one of: ${EXHIBIT_KINDS.join(', ')}.`)
  }
  const text = (part: string | { readonly column: string } | undefined): string | null =>
    typeof part === 'object' ? cellOf(reader.at, part.column) : (part ?? null)
  const day = typeof issued === 'object' ? readDay(reader, issued.column, 'may-be-empty') : (issued ?? null)
  const moment = typeof recorded === 'object' ? readMoment(reader, recorded.column) : (recorded ?? null)
  return {
    id,
    kind: known ?? 'anonymous',
    title: text(title) ?? reader.plan.shape.title,
    source: `${reader.plan.file}, row ${reader.at.row}`,
    ...given('issuer', text(issuer)),
    ...given('issued', day),
    ...given('recorded', moment),
  }
}

function given<K extends string>(key: K, value: string | null): { [key in K]?: string } {
  const none: { [key in K]?: string } = {}
  return value === null ? none : { ...none, [key]: value }
}

function readAssertion(reader: Reader, template: AssertionTemplate, id: string): AssertionShape | null {
  const value = readValue(reader, template)
  const day = (key: 'from' | 'until'): string | null => {
    const part = template[key]
    if (typeof part !== 'object') return part ?? null
    return readDay(reader, part.column, key === 'until' ? 'may-be-empty' : 'must-be-filled')
  }
  const [from, until] = [day('from'), day('until')]
  if (value === null) return null
  return {
    fact: template.fact,
    value,
    exhibits: [id],
    ...given('from', from),
    ...given('until', until),
    ...(template.complete === undefined ? {} : { complete: template.complete }),
    ...(template.not === undefined ? {} : { not: template.not }),
  }
}

type Value = AssertionShape['value']

function readValue(reader: Reader, template: AssertionTemplate): Value | null {
  const { value } = template
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const { column, map } = value
  const written = cellOf(reader.at, column)
  if (written === null) {
    const mend = `Fill it, or make the assertion only when: { column: ${column}, filled: true }.`
    return reader.report(column, 'missing-key', `The cell is empty; "${template.fact}" is read from it.`, mend)
  }
  if (map !== undefined) {
    const mapped = Object.hasOwn(map, written) ? map[written] : undefined
    // A word that the column does not list has been reported already.
    if (mapped === undefined && !(reader.plan.shape.words?.[column]?.includes(written) ?? true)) return null
    const mend = `Expected one of: ${Object.keys(map).join(', ')}.`
    return mapped ?? reader.report(column, 'unknown-id', `"${written}" is not in the map of "${template.fact}".`, mend)
  }
  if (value.as === 'set') return written.split(';').map((state) => state.trim())
  return readTyped(reader, column, written, reader.terms.vocabulary.get(template.fact))
}

function readTyped(reader: Reader, column: string, written: string, fact: Fact | undefined): Value | null {
  if (fact?.type === 'date') return readDay(reader, column, 'must-be-filled')
  if (fact?.type !== 'number') return written
  if (/^-?\d{1,15}([.]\d{1,15})?$/.test(written)) return Number(written)
  return reader.report(column, 'wrong-type', `"${written}" is no number.`, 'Write a number such as 12 or 4.5.')
}

function readDay(reader: Reader, column: string, empty: 'may-be-empty' | 'must-be-filled'): string | null {
  const written = cellOf(reader.at, column)
  if (written === null) {
    if (empty === 'may-be-empty') return null
    const mend = `Fill it, or make the assertion only when: { column: ${column}, filled: true }.`
    return reader.report(column, 'missing-key', 'The cell is empty; an assertion begins on the day in it.', mend)
  }
  const read = readWrittenDayText(written, reader.plan.dates)
  const mend = `Write an existing day as ${FORM_WORDS[reader.plan.dates]}.`
  return read ?? reader.report(column, 'impossible-date', `"${written}" is no day in the form of this file.`, mend)
}

function readMoment(reader: Reader, column: string): string | null {
  const written = cellOf(reader.at, column)
  if (written !== null && parseMoment(written) !== null) return written
  const message = written === null ? 'The cell is empty.' : `"${written}" is no moment.`
  return reader.report(column, 'wrong-type', message, 'Write it with its offset, as 2026-03-10T18:00:00Z (RFC 3339).')
}

/** The column that a part of an assertion was read from, or null if the part stands in `records.yaml` itself. */
function columnAt(template: AssertionTemplate | undefined, key: string | number | undefined): string | null {
  const part = key === 'value' || key === 'from' || key === 'until' ? template?.[key] : undefined
  return typeof part === 'object' && 'column' in part ? part.column : null
}
