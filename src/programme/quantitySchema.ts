import { z } from 'zod'
import type { Found } from '../input/index.ts'
import { nearest } from '../logic/index.ts'
import { boundsOf, type Per, type PlainUnit, parseUnit, UNIT_WORDS, type Unit } from './units.ts'

/** Text that is not empty. */
export const words = z.string().min(1, 'text that is not empty')

const number = z.number()

const backing = {
  source: z
    .union([words, z.array(words).min(1)], { error: 'the name of a source, a list of them, or "memory"' })
    .optional()
    .describe('Names of sources, or "memory" for a number that was not looked up'),
  assumed: words.optional().describe('The reason, for a number that no source gives'),
  note: words.optional(),
}

const range = z.strictObject({
  low: number,
  high: number,
  shape: z.enum(['uniform', 'triangular', 'pert']),
  assumed: words.optional().describe('The reason, if the source has the number and not its range'),
})

const variant = z.strictObject({ value: number, unit: words.optional(), ...backing })

const base = z.strictObject({
  value: number.describe('The number; with a range its most likely value'),
  unit: words,
  range: range.optional(),
  conflict: z.array(variant).min(1).optional().describe('What other sources say instead; shown, never averaged'),
  ...backing,
})

/** A number of a programme file as written: value, unit, range, source, and what other sources say. */
export type WrittenQuantity = z.infer<typeof base>

/** Which units a key takes, in words and as a test. */
export interface Takes {
  readonly says: string
  readonly test: (unit: Unit) => boolean
  /** The value must be above 0, because something is divided by it. */
  readonly aboveZero?: boolean
}

/** Money, for one of the things named; `lump` stands for a sum paid once. */
export function money(...per: readonly (Per | 'lump')[]): Takes {
  const says = per.map((one) => (one === 'lump' ? 'EUR' : `EUR/${one}`)).join(', ')
  return {
    says: `${says} (in any currency)`,
    test: (unit) => unit.kind === 'money' && per.includes(unit.per ?? 'lump'),
  }
}

/** One of some units without money. */
export function plain(...names: readonly PlainUnit[]): Takes {
  return { says: names.join(', '), test: (unit) => unit.kind === 'plain' && names.includes(unit.name) }
}

/** The schema of a number that takes certain units; everything wrong with the number is reported. */
export function quantity(takes: Takes) {
  return base.superRefine((written, context) => {
    const report = (path: readonly (string | number)[], code: Found['code'], found: string, mend: string): void => {
      context.addIssue({ code: 'custom', path: [...path], message: mend, params: { code, found } })
    }
    checkBacking(written, [], report)
    const unit = checkUnit(written.unit, ['unit'], takes, report)
    if (unit !== null) checkValues(written, unit, takes, report)
    for (const [at, other] of (written.conflict ?? []).entries()) {
      const path = ['conflict', at]
      checkBacking(other, path, report)
      const own = other.unit === undefined ? unit : checkUnit(other.unit, [...path, 'unit'], takes, report)
      if (own !== null) checkBounds(other.value, own, takes, [...path, 'value'], report)
    }
  })
}

type Report = (path: readonly (string | number)[], code: Found['code'], found: string, mend: string) => void

function checkBacking(
  { source, assumed }: Pick<WrittenQuantity, 'source' | 'assumed'>,
  path: readonly (string | number)[],
  report: Report,
): void {
  if (source === undefined && assumed === undefined) {
    report(path, 'missing-key', 'Nothing says where this number comes from.', 'Write "source", or "assumed" with why.')
  }
  if (source !== undefined && assumed !== undefined) {
    const mend = 'Keep one of them; a "note" can say the rest.'
    report([...path, 'assumed'], 'contradiction', 'A number with a source cannot be assumed as well.', mend)
  }
}

function checkUnit(text: string, path: readonly (string | number)[], takes: Takes, report: Report): Unit | null {
  const unit = parseUnit(text)
  if (unit === null) {
    const near = nearest(text, UNIT_WORDS)
    const guess = near === null ? '' : ` Did you mean "${near}"?`
    report(path, 'unknown-unit', `"${text}" is no unit that is known.`, `Expected ${takes.says}.${guess}`)
    return null
  }
  if (takes.test(unit)) return unit
  report(path, 'unknown-unit', `The unit "${text}" does not fit here.`, `Expected ${takes.says}.`)
  return null
}

function checkValues(written: WrittenQuantity, unit: Unit, takes: Takes, report: Report): void {
  checkBounds(written.value, unit, takes, ['value'], report)
  if (written.range === undefined) return
  const { low, high } = written.range
  checkBounds(low, unit, takes, ['range', 'low'], report)
  checkBounds(high, unit, takes, ['range', 'high'], report)
  if (low > high) {
    report(['range', 'low'], 'wrong-order', `The range ends (${high}) before it begins (${low}).`, 'Exchange the two.')
  } else if (written.value < low || written.value > high) {
    const found = `The value ${written.value} is outside its own range of ${low} to ${high}.`
    report(['value'], 'out-of-range', found, 'Widen the range, or correct the value.')
  }
}

function checkBounds(
  value: number,
  unit: Unit,
  takes: Takes,
  path: readonly (string | number)[],
  report: Report,
): void {
  const { low, high } = boundsOf(unit)
  if (value < low || value > high) {
    const mend = high === Number.POSITIVE_INFINITY ? 'No number below 0 can stand here.' : `Expected ${low} to ${high}.`
    report(path, 'out-of-range', `${value} is impossible in this unit.`, mend)
  } else if (takes.aboveZero === true && value === 0) {
    report(path, 'out-of-range', '0 cannot stand here, because other numbers are divided by it.', 'Expected above 0.')
  }
}
