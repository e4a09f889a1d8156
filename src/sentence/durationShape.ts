import { z } from 'zod'
import { type Duration, duration } from './duration.ts'

const UNITS = ['days', 'weeks', 'months', 'years'] as const

const term = z.strictObject({
  value: z.int('a whole number').min(1, 'a number that is not negative and not nothing').max(100_000, 'at most 100000'),
  unit: z.enum(UNITS),
})
const length = z.int('a whole number').min(0, 'no negative number').max(100_000, 'at most 100000').optional()
const mixed = z
  .strictObject({ years: length, months: length, weeks: length, days: length })
  .refine((parts) => Object.values(parts).some((n) => n !== undefined && n > 0), 'a length of time that is not nothing')

/** A length of time: `{ value, unit }`, or units side by side as `{ years, months, weeks, days }`. */
export const durationSchema = z.union([term, mixed], {
  error: 'a length as { value: 30, unit: months } or { years, months, weeks, days }, not negative and not nothing',
})

/** A length of a file whose shape was checked. */
export type DurationShape = z.infer<typeof durationSchema>

/** A length of a file as a duration. */
export function durationOf(shape: DurationShape | undefined): Duration | null {
  if (shape === undefined) return null
  if ('unit' in shape) return duration({ [shape.unit]: shape.value })
  const { years = 0, months = 0, weeks = 0, days = 0 } = shape
  return { years, months, weeks, days }
}
