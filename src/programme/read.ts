import {
  bad,
  checkShape,
  type Document,
  good,
  type Problem,
  pathText,
  type Result,
  readDocument,
} from '../input/index.ts'
import { type Day, parseDay } from '../logic/index.ts'
import { type Book, readBook } from './book.ts'
import { checkProgramme } from './check.ts'
import type { ReportAt } from './place.ts'
import { type ProgrammeShape, programmeSchema, referenceSchema } from './schema.ts'

/** A programme that was read and checked: what the file says, and its numbers by id. */
export interface Programme extends Book {
  readonly file: string
  readonly shape: ProgrammeShape
  readonly from: Day
  readonly until: Day
}

/** A file of numbers that was read and checked. */
export interface Reference extends Book {
  readonly file: string
  readonly title: string
}

/** Reads a programme from YAML or JSON text, or lists everything that is wrong with it, with place and mend. */
export async function readProgramme(text: string, file: string): Promise<Result<Programme>> {
  return read(text, file, (document) => {
    const shape = checkShape(document, programmeSchema)
    if (!shape.ok) return shape
    const { report, problems } = collector(document)
    const { placed, ...book } = readBook(shape.value, report)
    checkProgramme(shape.value, placed, report)
    const [from, until] = [parseDay(shape.value.term.from), parseDay(shape.value.term.until)]
    if (problems.length > 0 || from === null || until === null) return bad(...problems)
    return good({ ...book, file, shape: shape.value, from, until })
  })
}

/** Reads a file of numbers that stand for themselves, from YAML or JSON text. */
export async function readReference(text: string, file: string): Promise<Result<Reference>> {
  return read(text, file, (document) => {
    const shape = checkShape(document, referenceSchema)
    if (!shape.ok) return shape
    const { report, problems } = collector(document)
    const { placed: _, ...book } = readBook(shape.value, report)
    return problems.length > 0 ? bad(...problems) : good({ ...book, file, title: shape.value.title })
  })
}

/** Reads text as YAML or JSON and hands the document on. */
export async function read<T>(text: string, file: string, next: (document: Document) => Result<T>): Promise<Result<T>> {
  const document = await readDocument(new TextEncoder().encode(text), file)
  return document.ok ? next(document.value) : document
}

/** Collects the problems of one document with their places. */
export function collector(document: Document): { readonly report: ReportAt; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const report: ReportAt = (code, path, message, mend, offset) => {
    const place = offset === undefined ? document.locate(path) : document.locateIn(path, offset)
    problems.push({ code, place: { ...place, path: pathText(path) }, message, mend })
  }
  return { report, problems }
}
