import { z } from 'zod'
import { bad, checkShape, type Document, good, type Problem, pathText, type Result } from '../../input/index.ts'
import { type Day, nearest, parseDay } from '../../logic/index.ts'
import type { CertificateForm, FormField } from './form.ts'

const text = z.string().min(1, 'text that is not empty')
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())], {
  error: 'a text, a number, true or false, or a list of texts',
})
const fileSchema = z.strictObject({
  writ: z.literal(1, 'the number 1, the version of the format'),
  certificate: text,
  title: text.optional(),
  receivedOn: z
    .string()
    .refine((day) => parseDay(day) !== null, 'an existing day as YYYY-MM-DD')
    .optional(),
  boxes: z.record(text, value),
})

/** What a box holds. */
export type BoxValue = z.infer<typeof value>

/** A certificate that was read: what each filled box holds. */
export interface CertificateFile {
  readonly id: string
  readonly title: string | null
  readonly receivedOn: Day | null
  readonly boxes: ReadonlyMap<string, BoxValue>
}

/** Reads a certificate: `boxes` maps the id of a box to what it holds. Unknown boxes and wrong types are problems. */
export function readCertificate(document: Document, form: CertificateForm): Result<CertificateFile> {
  const shape = checkShape(document, fileSchema)
  if (!shape.ok) return shape
  const fields = new Map(form.fields.map((field) => [field.id, field]))
  const problems: Problem[] = []
  for (const [id, held] of Object.entries(shape.value.boxes)) {
    const place = { ...document.locate(['boxes', id]), path: pathText(['boxes', id]) }
    const field = fields.get(id)
    if (field === undefined) {
      const near = nearest(id, [...fields.keys()])
      const mend = near === null ? 'Write the id of a box of law/certificate.yaml.' : `Did you mean "${near}"?`
      problems.push({ code: 'unknown-id', place, message: `The certificate has no box "${id}".`, mend })
      continue
    }
    const wrong = misfit(held, field)
    if (wrong === null) continue
    const code = wrong.startsWith('an existing day') ? 'impossible-date' : 'wrong-type'
    problems.push({ code, place, message: `Found ${JSON.stringify(held)}.`, mend: `Expected ${wrong}.` })
  }
  if (problems.length > 0) return bad(...problems)
  const { certificate, title, receivedOn, boxes } = shape.value
  return good({
    id: certificate,
    title: title ?? null,
    receivedOn: receivedOn === undefined ? null : parseDay(receivedOn),
    boxes: new Map(Object.entries(boxes)),
  })
}

const STATE = /^[A-Z]{2}$/

/** What a box of this type must hold, if this is not it. */
function misfit(held: BoxValue, { type, values = [] }: FormField): string | null {
  const list = Array.isArray(held)
  switch (type) {
    case 'text':
      return typeof held === 'string' && held !== '' ? null : 'text that is not empty'
    case 'text list':
      return list ? null : 'a list of texts'
    case 'country':
      return typeof held === 'string' && STATE.test(held) ? null : 'the two letters of a State'
    case 'country list':
      return list && held.every((one) => STATE.test(one)) ? null : 'a list of the two letters of States'
    case 'date':
      return typeof held === 'string' && parseDay(held) !== null ? null : 'an existing day as YYYY-MM-DD'
    case "date or 'not in custody'":
      if (held === 'not in custody') return null
      return typeof held === 'string' && parseDay(held) !== null
        ? null
        : 'an existing day as YYYY-MM-DD, or "not in custody"'
    case 'number':
      return typeof held === 'number' && Number.isInteger(held) && held >= 0
        ? null
        : 'a whole number that is not negative'
    case 'boolean':
      return typeof held === 'boolean' ? null : 'true or false'
    case 'enum':
      return typeof held === 'string' && values.includes(held) ? null : `one of: ${values.join(', ')}`
    case 'enum list':
      return list ? null : 'a list of texts'
    case 'attachment':
    case 'attachment or date':
      return typeof held === 'string' || typeof held === 'boolean' ? null : 'what is attached, or true'
  }
}
