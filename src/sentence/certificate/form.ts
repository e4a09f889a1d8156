import { z } from 'zod'
import { checkShape, type Document, type Result } from '../../input/index.ts'

const text = z.string().min(1, 'text that is not empty')

/** Types of boxes. */
const TYPES = [
  'text',
  'text list',
  'country',
  'country list',
  'date',
  'number',
  'boolean',
  'enum',
  'enum list',
  'attachment',
  'attachment or date',
  "date or 'not in custody'",
] as const

const fieldSchema = z.strictObject({
  id: text,
  box: text,
  label: text,
  type: z.enum(TYPES),
  required: text,
  values: z.array(text).optional(),
  fact: text.optional(),
  crossChecks: z.array(text).default([]),
})

const formSchema = z.strictObject({
  instrument: text,
  note: text,
  verified: z.enum(['text', 'reported', 'memory']),
  fields: z.array(fieldSchema).min(1, 'one field or more'),
  checks: z.array(text),
})

/** The form of a certificate: its boxes, when each is required, and what must agree. */
export type CertificateForm = z.infer<typeof formSchema>
/** One box of the form. */
export type FormField = CertificateForm['fields'][number]

/** Reads the form of the certificate from the encoded law. */
export function readForm(document: Document): Result<CertificateForm> {
  return checkShape(document, formSchema)
}
