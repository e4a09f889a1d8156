import { z } from 'zod'
import { EXHIBIT_KINDS, parseMoment } from '../evidence/index.ts'
import { IDENTITY_COLUMNS } from '../identity/index.ts'
import { parseDay } from '../logic/index.ts'

const text = z.string().min(1, 'text that is not empty')
const moment = z
  .string()
  .refine((value) => parseMoment(value) !== null, 'a moment with its offset as 2026-03-10T18:00:00Z (RFC 3339)')
const fromColumn = z.strictObject({ column: text })

const textOrColumn = z.union([text, fromColumn], { error: 'text, or { column: NAME }' })
const day = z.string().refine((written) => parseDay(written) !== null, 'an existing day as YYYY-MM-DD')
const dayOrColumn = z.union([day, fromColumn], { error: 'an existing day as YYYY-MM-DD, or { column: NAME }' })
const momentOrColumn = z.union([moment, fromColumn], { error: 'a moment as 2026-03-10T18:00:00Z, or { column: NAME }' })
const kind = z.union([z.enum(EXHIBIT_KINDS), fromColumn], {
  error: `one of: ${EXHIBIT_KINDS.join(', ')}; or { column: NAME }`,
})

const scalar = z.union([z.boolean(), z.number(), z.string()])
const value = z.union(
  [
    scalar,
    z.array(z.string()),
    z.strictObject({
      column: text,
      as: z.literal('set').optional(),
      map: z.record(z.string(), z.union([scalar, z.array(z.string())])).optional(),
    }),
  ],
  { error: 'a value as the type of the fact asks, or { column: NAME }, with "as: set" or "map:" where it is needed' },
)

const condition = z
  .strictObject({
    column: text,
    is: z.union([z.string(), z.array(z.string()).min(1)], { error: 'a word, or a list of words' }).optional(),
    filled: z.boolean().optional(),
  })
  .refine((one) => (one.is === undefined) !== (one.filled === undefined), 'either "is" or "filled"')

const assertion = z.strictObject({
  fact: text,
  value,
  from: dayOrColumn.optional(),
  until: dayOrColumn.optional(),
  complete: z.boolean().optional(),
  not: z.array(z.string()).optional(),
  when: z
    .union([condition, z.array(condition).min(1)], {
      error: '{ column: NAME, is: WORD }, { column: NAME, filled: true }, or a list of such conditions',
    })
    .optional(),
})

const file = z.strictObject({
  file: text.regex(/^[^/\\:]+[.](csv|tsv|parquet)$/i, 'the plain name of a .csv, .tsv or .parquet file of this folder'),
  title: text,
  columns: z.strictObject(Object.fromEntries(IDENTITY_COLUMNS.map((key) => [key, text.optional()]))),
  dates: z.enum(['iso', 'compact', 'day-first', 'month-first']),
  refreshed: momentOrColumn.optional(),
  staleAfter: z.int('a whole number of minutes').positive('a number of minutes above 0').optional(),
  words: z.record(text, z.array(z.string()).min(1)).optional(),
  exhibit: z.strictObject({
    kind,
    title: textOrColumn.optional(),
    issuer: textOrColumn.optional(),
    issued: dayOrColumn.optional(),
    recorded: momentOrColumn.optional(),
  }),
  asserts: z.array(assertion).min(1, 'at least one assertion'),
})

const lawText = z.strictObject({
  id: text.regex(/^[^:]+$/, 'a short name without a colon'),
  kind: z.enum(['statute', 'treaty-text']),
  title: text,
  issuer: text.optional(),
  issued: day.optional(),
  from: z.array(z.string()).min(1).optional(),
  to: z.array(z.string()).min(1).optional(),
  asserts: z
    .array(z.strictObject({ fact: text, value: z.union([scalar, z.array(z.string())]) }))
    .min(1, 'at least one assertion'),
})

/** The shape of `records.yaml`: what the files of a records folder hold. */
export const recordsShape = z.strictObject({
  writ: z.literal(1),
  files: z.array(file).min(1, 'at least one file'),
  texts: z.array(lawText).optional(),
})

/** What `records.yaml` says of one file. */
export type FileShape = z.infer<typeof file>

/** What a row of a file asserts, with the columns that its parts are read from. */
export type AssertionTemplate = z.infer<typeof assertion>

/** On which rows an assertion is made: where a column has one of some words, or is filled or empty. */
export type Condition = z.infer<typeof condition>

/** A statute or treaty text that holds for every hand-over between the States named. */
export type LawTextShape = z.infer<typeof lawText>

/** The conditions of an assertion as a list; without any it is made on every row. */
export function conditionsOf({ when }: Pick<AssertionTemplate, 'when'>): readonly Condition[] {
  if (when === undefined) return []
  return Array.isArray(when) ? when : [when]
}

/** The words that a condition waits for; none if it only asks whether the cell is filled. */
export function wordsOf({ is }: Condition): readonly string[] {
  if (is === undefined) return []
  return typeof is === 'string' ? [is] : is
}
