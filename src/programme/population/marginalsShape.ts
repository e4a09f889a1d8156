import { z } from 'zod'

const text = z.string().min(1, 'text')
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a word of letters, digits, dots and hyphens')
const day = z.iso.date('an existing day such as 2022-12-31')
const amount = z.number('a number').min(0, 'a number that is not negative')
const row = z.record(id, amount.nullable())

/** How it was checked that a table says what is written here. */
const verified = z.enum(['text', 'reported', 'memory'])

const source = z.strictObject({ title: text, url: z.url('an address'), asOf: day, verified, note: text.optional() })

const range = { value: amount, low: amount, high: amount, source: text }

const assumption = z.strictObject({
  name: id,
  says: text,
  unit: z.enum(['share', 'number', 'ratio', 'years', 'days']),
  ...range,
})

const odds = z.strictObject({ name: id, says: text, where: z.record(id, id), ...range })

const margin = z.strictObject({
  id,
  title: text,
  source: id,
  by: z.array(id).min(1, 'a list of one or two attributes').max(2, 'a list of one or two attributes'),
  unit: z.enum(['people', 'percent']),
  within: id.optional(),
  cells: z.record(id, z.union([amount, row])),
})

const stays = z.union([
  z.strictObject({
    source: id,
    sameAs: z.record(id, id).optional(),
    everywhere: z.record(id, amount),
    by: z.record(id, z.record(id, amount)).optional(),
  }),
  z.strictObject({ assumption: id }),
])

const stratum = z.strictObject({
  id,
  says: text,
  jurisdictions: z.array(id).min(1, 'a list of jurisdictions'),
  offences: z.array(id).min(1, 'a list of offences'),
  ages: z
    .array(z.string().regex(/^\d{1,3}(?:-\d{1,3}|[+])$/, 'an age band such as 20-24 or 65+'))
    .min(1, 'a list of age bands'),
  margins: z.array(margin).min(1, 'a list of tables'),
  sentence: z
    .strictObject({
      tenYearsOrMore: amount.max(100, 'a percentage from 0 to 100'),
      source: id,
      life: id,
    })
    .optional(),
  stays,
})

/** The shape of a file of tables on a prison population; the format is explained in docs/population.md. */
export const marginalsShape = z.strictObject({
  writ: z.literal(1),
  kind: z.literal('population-marginals'),
  title: text,
  about: text.optional(),
  asOf: day,
  sources: z.record(id, source),
  offences: z.record(id, id),
  assumptions: z.array(assumption),
  odds: z.array(odds).optional(),
  strata: z.array(stratum).min(1, 'a list of strata'),
})

/** A file of tables as it is written. */
export type MarginalsFile = z.infer<typeof marginalsShape>

/** One table as it is written. */
export type MarginFile = z.infer<typeof margin>

/** A part of the population as it is written. */
export type StratumFile = z.infer<typeof stratum>
