import { z } from 'zod'
import { EXHIBIT_KINDS } from '../evidence/index.ts'
import { parseDay } from '../logic/index.ts'
import { OBLIGATION_KINDS } from './model.ts'

const text = z.string().min(1, 'text that is not empty')
const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as "YYYY-MM-DD" in quotation marks')
const verified = z.enum(['text', 'reported', 'memory'])
const version = z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/, 'a version such as "2026.11" in quotation marks')
const period = z.strictObject({ from: day.optional(), until: day.optional() })

/** `pack.yaml`: the name, title and version of a pack. */
export const packSchema = z.strictObject({ pack: text, title: text, version })

/** `vocabulary.yaml`: all facts. */
export const vocabularySchema = z.strictObject({
  version,
  facts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/, 'an id of words joined by dots'),
      type: z.enum(['boolean', 'date', 'number', 'enum', 'countries', 'country']),
      says: text,
      provenBy: z.array(z.enum(EXHIBIT_KINDS)).min(1, 'at least one kind of exhibit'),
      values: z
        .array(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a word'))
        .min(1, 'at least one value')
        .optional(),
      corroboration: z.int().min(1).optional(),
      unused: text.optional(),
    }),
  ),
})

const reach = z.union(
  [
    z.strictObject({ any: z.literal(true) }),
    z.strictObject({ states: z.array(text).min(1) }),
    z.strictObject({ either: z.array(text).min(1) }),
    z.strictObject({ party: z.array(text).min(1) }),
    z.strictObject({ treaty: z.literal(true) }),
  ],
  { error: 'one of {any: true}, {states: [...]}, {either: [...]}, {party: [...]}, {treaty: true}' },
)

/** `bases.yaml`: the legal bases. */
export const basesSchema = z.strictObject({
  version,
  bases: z.array(
    z.strictObject({
      id: text,
      title: text,
      cite: text,
      from: reach,
      to: reach,
      dates: period.optional(),
      auto: z.boolean().optional(),
      summary: text,
    }),
  ),
})

/** `states.yaml`: codes and names of States. */
export const statesSchema = z.strictObject({
  source: text,
  states: z.record(z.string().regex(/^[A-Z]{2}$/, 'two capital letters'), text),
})

/** A treaty table. */
export const treatySchema = z.strictObject({
  instrument: text,
  title: text,
  serves: z.array(text),
  pair: z.tuple([text, text]).optional(),
  directed: z.boolean().optional(),
  complete: z.boolean(),
  unlisted: z.enum(['not-bound', 'bound', 'unknown']),
  nonParties: z.array(text).optional(),
  declarations: z.array(text).optional(),
  notes: z.string(),
  parties: z.array(
    z.strictObject({
      state: text,
      from: day.nullable(),
      until: day.optional(),
      verified,
      source: text.optional(),
      deposited: day.optional(),
      conflict: text.optional(),
    }),
  ),
})

/** One instrument of a pack: a text of law with its provisions. */
export const instrumentSchema = z.strictObject({
  instrument: text,
  cite: text,
  provisions: z
    .array(
      z.strictObject({
        id: text,
        cite: text,
        says: text,
        roles: z.record(z.string(), z.enum(['condition', 'bar', 'duty', 'warning'])),
        holds: text,
        dates: period.optional(),
        replaces: text.optional(),
        ends: text.optional(),
        binds: z
          .strictObject({
            side: z.enum(['from', 'to', 'either']),
            states: z.array(text).min(1).optional(),
            instruments: z.array(text).min(1).optional(),
          })
          .optional(),
        limits: z.record(z.string(), z.number()).optional(),
        exceptions: z.array(text).optional(),
        ifUnknown: text,
        contested: z
          .array(
            z.strictObject({
              question: text,
              bases: z.array(text).min(1).optional(),
              sameOutcome: text.optional(),
              positions: z
                .array(
                  z.strictObject({
                    position: text,
                    heldBy: text,
                    formula: text,
                    operative: z.union([z.boolean(), text]),
                  }),
                )
                .min(2, 'at least two positions'),
            }),
          )
          .optional(),
        source: z.strictObject({
          url: text.optional(),
          verified,
          edition: text.optional(),
          note: text.optional(),
        }),
      }),
    )
    .min(1, 'at least one provision'),
})

/** A file of obligations: what must be so whatever the facts are. */
export const obligationsSchema = z.strictObject({
  obligations: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/, 'words joined by hyphens'),
        kind: z.enum(OBLIGATION_KINDS),
        says: text,
        given: text.optional(),
        without: text.optional(),
        bound: z.array(text).min(1).optional(),
        bases: z.array(text).min(1).optional(),
        except: z.record(z.string(), text).optional(),
        carriedBy: z.array(text).min(1).optional(),
        covered: z
          .array(z.strictObject({ provision: text, bases: z.array(text).min(1), by: z.array(text), because: text }))
          .optional(),
      }),
    )
    .min(1, 'at least one obligation'),
})

/** A `pack.yaml` as read. */
export type PackShape = z.infer<typeof packSchema>
/** The vocabulary as read. */
export type VocabularyShape = z.infer<typeof vocabularySchema>
/** The legal bases as read. */
export type BasesShape = z.infer<typeof basesSchema>
/** The codes and names of States as read. */
export type StatesShape = z.infer<typeof statesSchema>
/** A treaty table as read. */
export type TreatyShape = z.infer<typeof treatySchema>
/** An instrument with its provisions as read. */
export type InstrumentShape = z.infer<typeof instrumentSchema>
/** A file of obligations as read. */
export type ObligationsShape = z.infer<typeof obligationsSchema>
/** Which States one side of a basis reaches, as read. */
export type ReachShape = z.infer<typeof reach>
