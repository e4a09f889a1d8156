import { z } from 'zod'
import { type Day, dayOf, formatDay, parseDay } from '../../src/logic/index.ts'
import {
  EW_LAW,
  type EwAdjustment,
  type EwAnswer,
  type EwBooking,
  type EwLaw,
  type EwSentence,
  englandWalesDates,
  FORTY_PER_CENT,
  type ShareChange,
} from '../../src/sentence/index.ts'

/** What a test case of the prison service states; the keys are theirs. */
const day = z.string().transform((text) => parseDay(text) ?? Number.NaN)
const length = z.object({ durationElements: z.record(z.string(), z.number()) })
const sentence = z.looseObject({
  type: z.string().default('StandardSentence'),
  offence: z.looseObject({ committedAt: day }),
  duration: length.optional(),
  custodialDuration: length.optional(),
  extensionDuration: length.optional(),
  sentencedAt: day,
  identifier: z.string().optional(),
  consecutiveSentenceUUIDs: z.array(z.string()).default([]),
  automaticRelease: z.boolean().optional(),
  fineAmount: z.number().optional(),
  recall: z.looseObject({ recallType: z.string(), returnToCustodyDate: day.optional() }).nullish(),
  releaseArrangements: z
    .looseObject({
      isSDSPlus: z.boolean(),
      isSection250: z.boolean(),
      sdsEarlyReleaseExclusions: z.array(z.string()),
    })
    .optional(),
})
const adjustment = z.looseObject({
  appliesToSentencesFrom: day,
  numberOfDays: z.number().optional(),
  fromDate: day.optional(),
  toDate: day.optional(),
})
const bookingSchema = z.looseObject({
  offender: z.looseObject({ dateOfBirth: day.optional() }),
  sentences: z.array(sentence),
  adjustments: z.record(z.string(), z.array(adjustment)).default({}),
  returnToCustodyDate: day.nullish(),
  externalMovements: z.array(z.unknown()).nullish(),
})

const KINDS: Readonly<Record<string, EwSentence['kind']>> = {
  StandardSentence: 'standard',
  ExtendedDeterminateSentence: 'extended',
  SopcSentence: 'particular-concern',
  DetentionAndTrainingOrderSentence: 'training-order',
  AFineSentence: 'fine',
}

const ADJUSTMENTS: Readonly<Record<string, EwAdjustment['kind']>> = {
  REMAND: 'credit',
  TAGGED_BAIL: 'credit',
  RECALL_REMAND: 'recall-credit',
  RECALL_TAGGED_BAIL: 'recall-credit',
  ADDITIONAL_DAYS_AWARDED: 'added',
  RESTORATION_OF_ADDITIONAL_DAYS_AWARDED: 'restored',
  UNLAWFULLY_AT_LARGE: 'at-large',
}

function kindOf(type: string): EwSentence['kind'] {
  const kind = KINDS[type]
  // A kind that is not known must not be computed as another one.
  if (kind === undefined) throw new Error(`Sentences of type ${type} are not encoded.`)
  return kind
}

function lengthOf(shape: z.infer<typeof length> | undefined): EwSentence['term'] {
  const { YEARS = 0, MONTHS = 0, WEEKS = 0, DAYS = 0 } = shape?.durationElements ?? {}
  return { years: YEARS, months: MONTHS, weeks: WEEKS, days: DAYS }
}

function sentenceOf(shape: z.infer<typeof sentence>, index: number, returned: Day | null): EwSentence {
  const arrangements = shape.releaseArrangements
  const exclusions = arrangements?.sdsEarlyReleaseExclusions ?? []
  const kinds = exclusions.filter((name) => name !== 'SA2026_PROGRESSION_MODEL_SCHEDULE')
  const recall = shape.recall?.recallType
  const fixed = recall === undefined ? null : /^FIXED_TERM_RECALL_(\d+)$/.exec(recall)
  return {
    id: shape.identifier ?? `sentence ${index}`,
    after: shape.consecutiveSentenceUUIDs[0] ?? null,
    kind: kindOf(shape.type),
    imposedOn: shape.sentencedAt,
    offenceOn: shape.offence.committedAt,
    term: lengthOf(shape.duration ?? shape.custodialDuration),
    extension: lengthOf(shape.extensionDuration),
    plus: arrangements?.isSDSPlus ?? false,
    section250: arrangements?.isSection250 ?? false,
    excluded:
      kinds.length === 0 ? 'never' : kinds.every((name) => name.endsWith('_T3')) ? 'from-december-2024' : 'always',
    scheduled: exclusions.includes('SA2026_PROGRESSION_MODEL_SCHEDULE'),
    automatic: shape.automaticRelease ?? false,
    amount: shape.fineAmount ?? null,
    recall:
      recall === undefined
        ? null
        : {
            fixedDays: fixed === null || fixed === undefined ? null : Number(fixed[1]),
            returnedOn: shape.recall?.returnToCustodyDate ?? returned,
          },
  }
}

/** A case of the prison service as a booking of ours. */
function bookingOf(data: unknown): EwBooking {
  const shape = bookingSchema.parse(data)
  return {
    born: shape.offender.dateOfBirth ?? null,
    sentences: shape.sentences.map((one, i) => sentenceOf(one, i, shape.returnToCustodyDate ?? null)),
    adjustments: Object.entries(shape.adjustments).flatMap(([kind, list]) =>
      list.map(({ appliesToSentencesFrom, numberOfDays, fromDate, toDate }) => {
        const mine = ADJUSTMENTS[kind]
        if (mine === undefined) throw new Error(`Adjustments of type ${kind} are not encoded.`)
        return {
          kind: mine,
          days: numberOfDays ?? 0,
          from: mine === 'at-large' ? Math.max(fromDate ?? 0, appliesToSentencesFrom) : appliesToSentencesFrom,
          period: fromDate === undefined || toDate === undefined ? null : { start: fromDate, lastDay: toDate },
        }
      }),
    ),
    moved: (shape.externalMovements ?? []).length > 0,
  }
}

/** The change that the profile "progression model, October" plans: days of its steps from that profile. */
const PROGRESSION: ShareChange = {
  id: 'the progression model',
  standard: { top: 1, bottom: 3 },
  plus: { top: 1, bottom: 2 },
  tranches: [
    [574, dayOf(2026, 10, 1)],
    [882, dayOf(2026, 10, 13)],
    [1162, dayOf(2026, 11, 10)],
    [1561, dayOf(2026, 12, 8)],
    [2121, dayOf(2027, 1, 12)],
    [2758, dayOf(2027, 2, 9)],
    [3283, dayOf(2027, 3, 9)],
    [3654, dayOf(2027, 4, 13)],
    [4396, dayOf(2027, 5, 11)],
    [null, dayOf(2027, 6, 8)],
  ].map(([longestDays, from]) => ({ longestDays: longestDays ?? null, belowMonths: null, from: from ?? 0 })),
  reaches: 'not-scheduled',
}

/** The law of a profile of the test cases. */
function lawOf(profile: string): EwLaw {
  if (profile === 'sds-50') return { ...EW_LAW, changes: [] }
  if (profile.startsWith('sds-progression')) {
    return { ...EW_LAW, changes: [FORTY_PER_CENT, PROGRESSION], licenceForAllFrom: dayOf(2026, 10, 1) }
  }
  return EW_LAW
}

/** Computes a case; also what `score.mjs` of the shared data asks for. */
export function answerOfCase(input: { readonly booking: unknown; readonly params: string }): EwAnswer {
  return englandWalesDates(bookingOf(input.booking), lawOf(input.params))
}

/** The entry of a calculator for `score.mjs`. */
export function calculate(input: { readonly booking: unknown; readonly params: string }): {
  readonly dates: Readonly<Record<string, string>>
} {
  const { dates } = answerOfCase(input)
  return { dates: Object.fromEntries(Object.entries(dates).map(([type, at]) => [type, formatDay(at)])) }
}
