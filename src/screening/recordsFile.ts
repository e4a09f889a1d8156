import type { CaseTerms } from '../determination/index.ts'
import type { ReportAt } from '../evidence/index.ts'
import type { DateForm } from '../identity/index.ts'
import {
  bad,
  checkShape,
  type Document,
  good,
  type Place,
  type Problem,
  pathText,
  type Result,
} from '../input/index.ts'
import { nearest } from '../logic/index.ts'
import { type FileShape, type LawTextShape, recordsShape } from './recordsShape.ts'
import { checkLawText, checkTemplate } from './templateCheck.ts'

type Path = readonly (string | number)[]

/** What one file of a records folder holds, as `records.yaml` says it. */
export interface FilePlan {
  readonly file: string
  readonly shape: FileShape
  /** For linking: the file's own name of each identity column that it has. */
  readonly columns: Readonly<Record<string, string>>
  readonly dates: DateForm
  /** The place of a key of this file's entry in `records.yaml`. */
  readonly placeOf: (path: Path) => Place
}

/** What a records folder holds: its files, and the texts of law that hold for every person. */
export interface RecordsPlan {
  /** The name of the file that says so. */
  readonly place: Place
  readonly files: readonly FilePlan[]
  readonly texts: readonly LawTextShape[]
}

/** Reads `records.yaml` and checks it against the vocabulary, or lists everything that is wrong with it. */
export function readRecordsFile(document: Document, terms: CaseTerms): Result<RecordsPlan> {
  const shape = checkShape(document, recordsShape)
  if (!shape.ok) return shape
  const problems: Problem[] = []
  const placeOf = (path: Path): Place => ({ ...document.locate(path), path: pathText(path) })
  const report: ReportAt = (code, path, message, mend) => {
    problems.push({ code, place: placeOf(path), message, mend })
  }
  const { files, texts = [] } = shape.value
  checkDoubled(
    files.map(({ file }) => file),
    (at) => ['files', at, 'file'],
    report,
  )
  checkDoubled(
    texts.map(({ id }) => id),
    (at) => ['texts', at, 'id'],
    report,
  )
  for (const [at, file] of files.entries()) checkFile(file, ['files', at], terms, report)
  for (const [at, text] of texts.entries()) checkLawText(text, ['texts', at], terms, report)
  if (problems.length > 0) return bad(...problems)
  return good({
    place: placeOf([]),
    files: files.map((file, at) => ({
      file: file.file,
      shape: file,
      columns: identityColumns(file),
      dates: file.dates,
      placeOf: (path) => placeOf(['files', at, ...path]),
    })),
    texts,
  })
}

/** Compares a plan with what lies in its folder: a file that is missing and one that nobody described are problems. */
export function problemsOfFolder(plan: RecordsPlan, names: readonly string[]): readonly Problem[] {
  const planned = plan.files.map(({ file }) => file)
  const absent = plan.files.flatMap(({ file, placeOf }): readonly Problem[] => {
    if (names.includes(file)) return []
    const near = nearest(
      file,
      names.filter((name) => !planned.includes(name)),
    )
    const mend = near === null ? 'Put the file there, or remove its entry.' : `Did you mean "${near}"?`
    return [{ code: 'unreadable', place: placeOf(['file']), message: `The folder has no file "${file}".`, mend }]
  })
  const unknown = names
    .filter((name) => /[.](csv|tsv|txt|parquet|json|xlsx?|ods|gz|zip)$/i.test(name) && !planned.includes(name))
    .map((name): Problem => {
      const mend = 'Describe it there, or move it out of the folder: no record is left unread in silence.'
      return { code: 'unknown-id', place: plan.place, message: `The file "${name}" is not described.`, mend }
    })
  return [...absent, ...unknown]
}

function identityColumns({ columns }: FileShape): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(columns).flatMap(([key, own]) => (own === undefined ? [] : [[key, own]])))
}

function checkDoubled(ids: readonly string[], pathOf: (at: number) => Path, report: ReportAt): void {
  for (const [at, id] of ids.entries()) {
    if (ids.indexOf(id) === at) continue
    report('duplicate-id', pathOf(at), `"${id}" is described twice.`, 'Keep one of the two entries.')
  }
}

function checkFile(file: FileShape, path: Path, terms: CaseTerms, report: ReportAt): void {
  const identity = Object.keys(identityColumns(file)).filter((key) => key !== 'person_id')
  if (identity.length === 0) {
    const mend = 'Name at least one column with a name or a number of persons.'
    report('missing-key', [...path, 'columns'], 'Nothing says whom a row concerns.', mend)
  }
  if (file.staleAfter !== undefined && file.refreshed === undefined) {
    const mend = 'Say with "refreshed" when the source was last read.'
    report('missing-key', [...path, 'staleAfter'], 'The age of this source cannot be known.', mend)
  }
  const words = new Map(Object.entries(file.words ?? {}))
  for (const [at, template] of file.asserts.entries()) {
    checkTemplate(template, words, [...path, 'asserts', at], terms, report)
  }
}
