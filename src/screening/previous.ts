import { z } from 'zod'
import { bad, checkShape, type Document, type Result } from '../input/index.ts'

const outcome = z.enum(['barred', 'not-shown', 'shown'])
const sum = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 sum: 64 digits 0-9 and a-f')

const transfer = z.object({ from: z.string(), to: z.string(), on: z.string(), basis: z.string().nullable() })

/** The parts of a screening that a gate compares with the records of now. */
const previousShape = z.object({
  writ: z.literal(1),
  thresholds: z.object({ lower: z.number(), upper: z.number() }),
  knownAt: z.string().nullable(),
  at: z.string().nullable(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      transfer,
      outcome,
      // Screenings of before did not read it.
      held: z.boolean().optional(),
      content: sum,
      records: z.array(z.object({ record: z.string(), counted: z.string(), content: sum })),
    }),
  ),
  sources: z.array(z.object({ file: z.string(), rows: z.number(), content: sum })),
  // Screenings of before did not name it.
  matching: z.object({ model: z.string(), sha256: z.string() }).nullable().optional(),
  law: z.array(z.object({ pack: z.string(), version: z.string(), sha256: z.string() })),
})

/** An earlier screening, as far as a gate reads it. */
export type PreviousScreening = z.infer<typeof previousShape>

/** Reads the JSON of an earlier screening, or says why it is none. */
export function readPrevious(document: Document): Result<PreviousScreening> {
  const shape = checkShape(document, previousShape)
  if (!shape.ok) return shape
  const ids = shape.value.people.map(({ id }) => id)
  const doubled = ids.find((id, at) => ids.indexOf(id) !== at)
  if (doubled === undefined) return shape
  return bad({
    code: 'duplicate-id',
    place: { ...document.locate(['people']), path: 'people' },
    message: `Two people of that screening have the id "${doubled}".`,
    mend: 'Give the output of one screening as it was written.',
  })
}
