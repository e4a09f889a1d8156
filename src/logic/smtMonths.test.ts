import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SmtEvaluator } from '../../test/proof/smtEvaluator.ts'
import { civil, type Day, dayOf, monthLength, monthsBetween } from './day.ts'
import { type MonthSymbols, monthConstraints, monthSamples } from './smtMonths.ts'

const SYMBOLS: MonthSymbols = { a: '|a|', b: '|b|', low: '|low|', high: '|high|' }
const day = fc.integer({ min: dayOf(1600, 1, 1), max: dayOf(2400, 12, 31) })
const near = fc.tuple(day, fc.integer({ min: -1_000, max: 1_000 })).map(([a, by]) => [a, a + by] as const)
const pairs = fc.oneof(near, fc.tuple(day, day))

function valuesOf(a: Day, b: Day, ends: { readonly low: number; readonly high: number }): Map<string, number> {
  return new Map([
    ['|a|', a],
    ['|b|', b],
    ['|low|', ends.low],
    ['|high|', ends.high],
  ])
}

/** The parts of a day as the exact text has them. */
function addParts(values: Map<string, number>, of: string, at: Day): void {
  const { year, month, day: d } = civil(at)
  const past = year - 1
  const put = (what: string, value: number): void => void values.set(`|low ${of} ${what}|`, value)
  put('year', year)
  put('month', month)
  put('day', d)
  put('length', monthLength(year, month))
  put('fours', Math.floor(past / 4))
  put('hundreds', Math.floor(past / 100))
  put('fourHundreds', Math.floor(past / 400))
  put('leap', monthLength(year, 2) - 28)
}

const bounds = new SmtEvaluator(monthConstraints(SYMBOLS, 'bounds').join('\n'))
const exact = new SmtEvaluator(monthConstraints(SYMBOLS, 'exact').join('\n'))

test('every real span of months is within its bounds', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(bounds.broken(valuesOf(a, b, monthsBetween(a, b)))).toEqual([])
    }),
    { numRuns: 3_000 },
  )
})

test('spans that are far from real are not', () => {
  fc.assert(
    fc.property(near, fc.constantFrom(-3, 3), ([a, b], off) => {
      const { low, high } = monthsBetween(a, b)
      fc.pre(Math.abs(b - a) < 200)
      expect(bounds.broken(valuesOf(a, b, { low: low + off, high: high + off }))).not.toEqual([])
    }),
  )
})

test('the exact text says of both ends what the calendar says, and nothing else', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom(-1, 1), ([a, b], off) => {
      const ends = monthsBetween(a, b)
      const values = valuesOf(a, b, ends)
      addParts(values, 'a', a)
      addParts(values, 'b', b)
      addParts(values, 'c', b + 1)
      expect(exact.broken(values)).toEqual([])
      expect(exact.broken(new Map([...values, ['|low|', ends.low + off]]))).not.toEqual([])
      expect(exact.broken(new Map([...values, ['|high|', ends.high + off]]))).not.toEqual([])
      expect(exact.broken(new Map([...values, ['|low a day|', (values.get('|low a day|') ?? 0) + 1]]))).not.toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test('the sampled spans are real', () => {
  const text = monthSamples(SYMBOLS)
  const triples = [
    ...text.matchAll(/\(= \|a\| (\d+)\) \(= \|b\| (\d+)\) \(= \|low\| ([^=]+)\) \(= \|high\| ([^=]+)\)\)/g),
  ]
  expect(triples.length).toBeGreaterThan(100)
  for (const [, a, b, low, high] of triples) {
    const read = (text = ''): number => Number(text.replaceAll(/[() ]/g, ''))
    expect([read(low), read(high)]).toEqual(Object.values(monthsBetween(Number(a), Number(b))))
  }
})
