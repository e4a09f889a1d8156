import { z } from 'zod'
import { type CaseRecord, checkState, recordOf, recordSchema, type Terms } from '../evidence/index.ts'
import { checkShape, type Document, type Problem, pathText, type Result } from '../input/index.ts'
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

/** Reads a case from the data of its file, or lists everything that is outside the format. */
export function readCase(document: Document, terms: CaseTerms): Result<Case> {
  const shape = checkShape(document, caseSchema)
  if (!shape.ok) return shape
  const { transfer, person, exhibits, assertions } = shape.value
  const { record, problems: ofRecord } = recordOf({ exhibits, assertions }, document, terms)
  const problems: Problem[] = []
  const report = (code: Problem['code'], path: readonly (string | number)[], message: string, mend: string): void => {
    problems.push({ code, place: { ...document.locate(path), path: pathText(path) }, message, mend })
  }
  checkState(transfer.from, ['transfer', 'from'], terms.states, report)
  checkState(transfer.to, ['transfer', 'to'], terms.states, report)
  if (transfer.basis !== undefined && !terms.bases.includes(transfer.basis)) {
    report(
      'unknown-id',
      ['transfer', 'basis'],
      `There is no legal basis "${transfer.basis}".`,
      basisMend(transfer.basis, terms.bases),
    )
  }
  problems.push(...ofRecord)
  const on = parseDay(transfer.on)
  if (problems.length > 0 || on === null) return { ok: false, problems }
  return {
    ok: true,
    value: {
      id: shape.value.case,
      title: shape.value.title,
      transfer: { from: transfer.from, to: transfer.to, on, basis: transfer.basis },
      person: { names: person?.names ?? [], born: person?.born },
      record,
    },
  }
}

/** What to do about an unknown basis. */
export function basisMend(id: string, bases: readonly string[]): string {
  const near = nearest(id, bases)
  return near === null
    ? `Expected one of: ${bases.join(', ')}.`
    : `Did you mean "${near}"? "writ law list bases" shows all.`
}
