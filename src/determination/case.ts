import { z } from 'zod'
import {
  type CaseRecord,
  checkRecord,
  checkState,
  entriesOf,
  type ReportAt,
  recordOf,
  recordSchema,
  salvagedEntries,
  type Terms,
} from '../evidence/index.ts'
import { checkShape, type Document, type Problem, pathText, type Result } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { type Day, nearest, parseDay } from '../logic/index.ts'

/** The hand-over that someone proposes: sending and receiving State, the day, and the law relied on, if one is named. */
export interface Transfer {
  readonly from: string
  readonly to: string
  readonly on: Day
  readonly basis?: string | undefined
}

/** One person, one proposed transfer, and everything on record. */
export interface Case {
  readonly id: string
  readonly title?: string | undefined
  readonly transfer: Transfer
  readonly person: { readonly names: readonly string[]; readonly born?: string | undefined }
  readonly record: CaseRecord
}

const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD')

/** The shape of a case file (contract, section 4). */
export const caseSchema = z.strictObject({
  writ: z.literal(1),
  case: z.string().min(1, 'text that is not empty'),
  title: z.string().optional(),
  transfer: z.strictObject({ from: z.string(), to: z.string(), on: day, basis: z.string().optional() }),
  person: z.strictObject({ names: z.array(z.string()).optional(), born: day.optional() }).optional(),
  exhibits: recordSchema.shape.exhibits,
  assertions: recordSchema.shape.assertions,
})

/** What a case file is checked against. */
export interface CaseTerms extends Terms {
  readonly bases: readonly string[]
}

/** What the encoded law lets a case file speak of. */
export function termsOf(law: Law): CaseTerms {
  return { vocabulary: law.vocabulary, states: law.states, bases: law.bases.map(({ id }) => id) }
}

/** Reads a case from the data of its file, or lists everything that is outside the format. */
export function readCase(document: Document, terms: CaseTerms): Result<Case> {
  const shape = checkShape(document, caseSchema)
  const problems: Problem[] = shape.ok ? [] : [...shape.problems]
  const report: ReportAt = (code, path, message, mend) => {
    problems.push({ code, place: { ...document.locate(path), path: pathText(path) }, message, mend })
  }
  if (shape.ok) {
    checkTransfer(shape.value.transfer, terms, report)
    checkRecord(entriesOf(shape.value), terms, report)
  } else {
    const loose = looseSchema.parse(document.data)
    checkTransfer(transferSchema.parse(loose.transfer), terms, report)
    checkRecord(salvagedEntries(loose), terms, report)
  }
  const on = shape.ok ? parseDay(shape.value.transfer.on) : null
  if (!shape.ok || on === null || problems.length > 0) return { ok: false, problems }
  const { value } = shape
  return {
    ok: true,
    value: {
      id: value.case,
      title: value.title,
      transfer: { ...value.transfer, on },
      person: { names: value.person?.names ?? [], born: value.person?.born },
      record: recordOf(value),
    },
  }
}

/** The parts of a case file whose contents are checked even if other parts are malformed. */
const looseSchema = z
  .looseObject({ transfer: z.unknown(), exhibits: z.unknown(), assertions: z.unknown() })
  .catch({ transfer: null, exhibits: null, assertions: null })

const looseText = z.string().optional().catch(undefined)
const transferSchema = z.looseObject({ from: looseText, to: looseText, basis: looseText }).catch({})

function checkTransfer(
  {
    from,
    to,
    basis,
  }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly basis?: string | undefined },
  terms: CaseTerms,
  report: ReportAt,
): void {
  if (from !== undefined) checkState(from, ['transfer', 'from'], terms.states, report)
  if (to !== undefined) checkState(to, ['transfer', 'to'], terms.states, report)
  if (basis !== undefined && !terms.bases.includes(basis)) {
    report('unknown-id', ['transfer', 'basis'], `There is no legal basis "${basis}".`, basisMend(basis, terms.bases))
  }
}

/** What to do about an unknown basis. */
export function basisMend(id: string, bases: readonly string[]): string {
  const near = nearest(id, bases)
  return near === null
    ? `Expected one of: ${bases.join(', ')}.`
    : `Did you mean "${near}"? "writ law list bases" shows all.`
}
