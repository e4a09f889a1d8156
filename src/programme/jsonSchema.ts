import { z } from 'zod'
import { claimsSchema } from './claimsSchema.ts'
import { programmeSchema, referenceSchema } from './schema.ts'

/**
 * The JSON Schemas (2020-12) of the three kinds of file, by name, for editors and other programs. They hold keys and
 * types; units, ranges, days, rates and names are checked when a file is read.
 */
export function jsonSchemas(): Readonly<Record<'programme' | 'reference' | 'claims', object>> {
  const of = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input', reused: 'ref' })
  return { programme: of(programmeSchema), reference: of(referenceSchema), claims: of(claimsSchema) }
}
