import { z } from 'zod'
import { parseDay } from '../../logic/index.ts'
import { duration } from '../duration.ts'
import { durationOf, durationSchema } from '../durationShape.ts'
import type { Report } from '../reportAt.ts'
import type { EwBooking } from './model.ts'

const text = z.string().min(1, 'text that is not empty')
const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD')
const days = z.int('a whole number of days').min(0, 'no negative number of days').max(100_000, 'at most 100000 days')

/** The shape of a booking of England and Wales in a sentence file. */
export const bookingSchema = z.strictObject({
  born: day.optional(),
  moved: z.boolean().optional(),
  sentences: z
    .array(
      z.strictObject({
        id: text,
        kind: z.enum(['standard', 'extended', 'particular-concern', 'training-order', 'fine']),
        imposedOn: day,
        offenceOn: day,
        term: durationSchema,
        extension: durationSchema.optional(),
        consecutiveTo: text.optional(),
        twoThirds: z.boolean().optional(),
        section250: z.boolean().optional(),
        excluded: z.enum(['never', 'always', 'from-december-2024']).optional(),
        scheduled: z.boolean().optional(),
        automatic: z.boolean().optional(),
        amount: z.number('a sum').min(0, 'no negative sum').optional(),
        recall: z.strictObject({ fixedDays: days.optional(), returnedOn: day.optional() }).optional(),
      }),
    )
    .min(1, 'one sentence or more'),
  adjustments: z
    .array(
      z.strictObject({
        kind: z.enum(['credit', 'recall-credit', 'added', 'restored', 'at-large']),
        days,
        from: day,
        period: z.strictObject({ start: day, lastDay: day }).optional(),
      }),
    )
    .optional(),
})

type BookingShape = z.infer<typeof bookingSchema>

/** The booking of a shape that was checked. */
export function bookingOf(shape: BookingShape): EwBooking {
  const at = (value: string): number => parseDay(value) ?? Number.NaN
  return {
    born: shape.born === undefined ? null : at(shape.born),
    moved: shape.moved ?? false,
    sentences: shape.sentences.map((one) => ({
      id: one.id,
      after: one.consecutiveTo ?? null,
      kind: one.kind,
      imposedOn: at(one.imposedOn),
      offenceOn: at(one.offenceOn),
      term: durationOf(one.term) ?? duration({}),
      extension: durationOf(one.extension) ?? duration({}),
      plus: one.twoThirds ?? false,
      section250: one.section250 ?? false,
      excluded: one.excluded ?? 'never',
      scheduled: one.scheduled ?? false,
      automatic: one.automatic ?? false,
      amount: one.amount ?? null,
      recall:
        one.recall === undefined
          ? null
          : {
              fixedDays: one.recall.fixedDays ?? null,
              returnedOn: one.recall.returnedOn === undefined ? null : at(one.recall.returnedOn),
            },
    })),
    adjustments: (shape.adjustments ?? []).map(({ kind, days: count, from, period }) => ({
      kind,
      days: count,
      from: at(from),
      period: period === undefined ? null : { start: at(period.start), lastDay: at(period.lastDay) },
    })),
  }
}

/** Reports what the shape of a booking cannot tell: ids, order of days, and what decides release but is not stated. */
export function checkBooking(shape: BookingShape, report: Report): void {
  const ids = shape.sentences.map(({ id }) => id)
  for (const [i, one] of shape.sentences.entries()) {
    const path = ['englandWales', 'sentences', i]
    if (ids.indexOf(one.id) !== i) {
      report('duplicate-id', [...path, 'id'], `A second sentence is called "${one.id}".`, 'Rename one of them.')
    }
    if (one.consecutiveTo !== undefined && !ids.includes(one.consecutiveTo)) {
      const message = `No sentence is called "${one.consecutiveTo}".`
      report('unknown-id', [...path, 'consecutiveTo'], message, 'Write the id of a sentence of this file.')
    }
    if (one.offenceOn > one.imposedOn) {
      const message = `The offence, ${one.offenceOn}, is after the sentence, ${one.imposedOn}.`
      report('wrong-order', [...path, 'offenceOn'], message, 'Correct one of the two days.')
    }
    if (one.kind === 'standard') {
      for (const key of ['twoThirds', 'excluded'] as const) {
        if (one[key] !== undefined) continue
        report(
          'missing-key',
          [...path, key],
          'This key decides the share and is missing.',
          'State it for each standard sentence.',
        )
      }
    }
    if ((one.kind === 'extended' || one.kind === 'particular-concern') !== (one.extension !== undefined)) {
      const message = 'An extension belongs to extended sentences and those for particular concern, and only to them.'
      report('contradiction', [...path, 'extension'], message, 'State it there, and remove it elsewhere.')
    }
  }
  for (const [i, { period }] of (shape.adjustments ?? []).entries()) {
    if (period === undefined) continue
    const path = ['englandWales', 'adjustments', i, 'period']
    if (period.lastDay < period.start) {
      report('wrong-order', [...path, 'lastDay'], `${period.lastDay} is before its start.`, 'Exchange the two days.')
    }
  }
}
