import { z } from 'zod'
import { words } from './quantitySchema.ts'
import { figureKeys } from './schema.ts'

const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a word of letters and digits that begins small')
const evidence = z.strictObject({ point: words, source: words })

const test = z
  .strictObject({
    id,
    asks: words.describe('One reading of the claim, as a sentence that holds or does not'),
    holds: words.optional().describe('A comparison over figures and results'),
    fails: words.optional().describe('When it does not hold; without it, whenever "holds" is false'),
    notShown: words.optional().describe('Why no figure can tell'),
  })
  .refine(({ holds, notShown }) => (holds === undefined) !== (notShown === undefined), 'either "holds" or "notShown"')
  .refine(({ holds, fails }) => fails === undefined || holds !== undefined, '"fails" only beside "holds"')

const claim = z.strictObject({
  id,
  says: words,
  kind: z.enum(['comparison', 'count', 'cause', 'capacity', 'proof', 'intent', 'value']),
  programme: words.optional().describe('The programme whose results the tests use'),
  tests: z.array(test).min(1).optional(),
  needs: z.enum(['each', 'all']).default('each').describe('"each": several readings; "all": all must hold together'),
  remark: words.optional(),
  for: z.array(evidence).optional(),
  against: z.array(evidence).optional(),
  settle: words.describe('What would settle it'),
})

const series = z.strictObject({
  id,
  says: words,
  counts: z.array(z.strictObject({ year: z.int(), figures: z.array(words).min(1) })).min(1),
  events: z.array(z.strictObject({ on: words, says: words, source: words })).optional(),
})

/** A file of claims: figures, series of figures by year, and claims with evidence and tests. */
export const claimsSchema = z.strictObject({
  writ: z.literal(1),
  file: words,
  title: words,
  ...figureKeys,
  series: z.array(series).optional(),
  claims: z.array(claim).min(1),
})

/** A file of claims as written. */
export type ClaimsShape = z.infer<typeof claimsSchema>
/** A claim as written. */
export type ClaimShape = ClaimsShape['claims'][number]
