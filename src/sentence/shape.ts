import { z } from 'zod'
import { parseDay } from '../logic/index.ts'
import { durationSchema } from './durationShape.ts'
import { bookingSchema } from './englandWales/read.ts'
import { CUSTODY_KINDS, MODES, NATURES } from './model.ts'
import { parseShare } from './share.ts'

const text = z.string().min(1, 'text that is not empty')
const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD')
const state = z.string().regex(/^[A-Z]{2}$/, 'the two letters of a State')
const days = z.int('a whole number of days').min(0, 'no negative number of days').max(100_000, 'at most 100000 days')
const months = z.int('a whole number of months').min(0, 'no negative number of months').max(3000, 'at most 3000 months')

const spanOf = <T extends z.ZodType>(one: T) => z.strictObject({ min: one, max: one })

const daysOrSpan = z.union([days, spanOf(days)], {
  error: 'a whole number of days that is not negative, or { min, max } where it is unknown',
})

const share = z.string().refine((value) => parseShare(value) !== null, 'a share such as 1/2, at most 1')
const shareOrSpan = z.union([share, spanOf(share)], { error: 'a share such as 1/2, at most 1, or { min, max }' })

/** A rule of release in a sentence file. */
const releaseSchema = z.strictObject({
  kind: z.enum(['automatic', 'discretionary', 'none']),
  fraction: shareOrSpan.optional(),
  counting: z.enum(['whole', 'balance', 'unknown']).optional(),
  date: day.nullable().optional(),
  expected: day.optional(),
  years: z.int('a whole number of years').min(1, 'one year or more').max(200, 'at most 200 years').optional(),
  months: months.min(1, 'one month or more').optional(),
  minimumDays: days.optional(),
  procedureMonths: months.optional(),
  certain: z.boolean().optional(),
  releasedOn: day.optional(),
  fractionGiven: shareOrSpan.optional(),
})

const certificateSchema = z.strictObject({
  totalDays: days.optional(),
  servedDays: days.optional(),
  otherDays: days.optional(),
  asOf: day.optional(),
  lastDay: day.optional(),
})

const ratio = z.number('a number').positive('a number above nothing')

const inputSchema = z.strictObject({
  mode: z.enum(MODES).optional(),
  from: state.optional(),
  to: state.optional(),
  nature: z.enum(NATURES).optional(),
  total: durationSchema.optional(),
  termDaysGiven: days.optional(),
  sentences: z
    .array(z.strictObject({ id: text, total: durationSchema, from: day.optional(), consecutiveTo: text.optional() }))
    .optional(),
  converted: durationSchema.optional(),
  enforced: durationSchema.optional(),
  receivingMaximum: durationSchema.optional(),
  custodyStart: day.optional(),
  sentencedOn: day.optional(),
  transferOn: day.optional(),
  lastDay: day.optional(),
  lastDayReceiving: day.optional(),
  credit: z
    .strictObject({
      pretrial: daysOrSpan.optional(),
      served: daysOrSpan.optional(),
      provisional: daysOrSpan.optional(),
      remission: daysOrSpan.optional(),
      clemency: daysOrSpan.optional(),
      other: daysOrSpan.optional(),
    })
    .optional(),
  custodyPeriods: z.array(z.strictObject({ kind: z.enum(CUSTODY_KINDS), start: day, lastDay: day })).optional(),
  servedMonths: months.optional(),
  addedDays: daysOrSpan.optional(),
  releaseSending: releaseSchema.optional(),
  releaseReceiving: releaseSchema.optional(),
  timeSending: daysOrSpan.optional(),
  timeReceiving: daysOrSpan.optional(),
  homeLevelRatio: spanOf(ratio).optional(),
  consentInformed: z.boolean().optional(),
  returnOn: day.optional(),
  requestReceived: day.optional(),
  clocks: z
    .strictObject({
      receivedOn: day.optional(),
      recognisedOn: day.optional(),
      newHandoverDate: day.optional(),
      handoverOn: day.optional(),
      dischargedOn: day.optional(),
    })
    .optional(),
  certificate: certificateSchema.optional(),
  certificates: z
    .array(
      certificateSchema.extend({
        version: z.int('a whole number').min(1, 'a number from 1'),
        supersedes: z.int('a whole number').optional(),
      }),
    )
    .optional(),
})

/** Where the figures of a sentence file come from: an exhibit as in a case file, without its exhibits' relations. */
const exhibitSchema = z.strictObject({
  id: text,
  kind: text,
  title: text.optional(),
  issuer: text.optional(),
  issued: day.optional(),
  source: text.optional(),
})

/** The shape of a sentence file. `tests`, `expect`, `source` and `note` belong to test vectors and compute nothing. */
export const sentenceSchema = z.strictObject({
  writ: z.literal(1, 'the number 1, the version of the format'),
  sentence: text,
  title: z.string().optional(),
  input: inputSchema.default({}),
  englandWales: bookingSchema.optional(),
  exhibits: z.array(exhibitSchema).optional(),
  basis: z.record(text, z.array(text)).optional(),
  tests: z.array(z.string()).optional(),
  expect: z.looseObject({}).optional(),
  source: z.looseObject({}).optional(),
  note: z.string().optional(),
})

/** A sentence file whose shape was checked. */
export type SentenceShape = z.infer<typeof sentenceSchema>
/** The part of a sentence file that states the sentence. */
export type InputShape = SentenceShape['input']
