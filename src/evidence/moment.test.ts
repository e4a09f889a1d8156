import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { moment } from '../../test/records.ts'
import { isLater, parseMoment } from './moment.ts'

test.each([
  ['1970-01-01T00:00:00Z', 0, ''],
  ['1970-01-01t00:00:01z', 1, ''],
  ['1970-01-02T01:02:03Z', 86_400 + 3723, ''],
  ['1970-01-01T23:59:59Z', 86_399, ''],
  ['1970-01-01T01:30:00+01:30', 0, ''],
  ['1969-12-31T19:00:00-05:00', 0, ''],
  ['1970-01-01T00:00:00+00:00', 0, ''],
  ['1970-01-01T00:00:00-00:00', 0, ''],
  ['1970-01-01T00:00:00+23:59', -86_340, ''],
  ['1970-01-01T00:00:00.250Z', 0, '25'],
  ['1970-01-01T00:00:00.000Z', 0, ''],
  ['1970-01-01T00:00:00.0001Z', 0, '0001'],
  ['1970-01-01T00:00:00.123456789012345Z', 0, '123456789012345'],
  ['2016-12-31T23:59:60Z', 1_483_228_800, ''],
])('%s is second %i and fraction "%s"', (text, seconds, fraction) => {
  expect(parseMoment(text)).toEqual({ seconds, fraction })
})

test.each([
  '',
  '2026-03-10',
  '2026-03-10T18:00Z',
  '2026-03-10T18:00:00',
  '2026-03-10 18:00:00Z',
  '2026-02-29T18:00:00Z',
  '2026-03-10T24:00:00Z',
  '2026-03-10T18:60:00Z',
  '2026-03-10T18:00:61Z',
  '2026-03-10T18:00:00.Z',
  '2026-03-10T18:00:00,5Z',
  '2026-03-10T18:00:00+24:00',
  '2026-03-10T18:00:00+01:60',
  '2026-03-10T18:00:00+0100',
  '2026-03-10T18:00:00+1:00',
  '2026-03-10T18:00:00Z ',
  ' 2026-03-10T18:00:00Z',
  '2026-03-10T18:00:00Z[UTC]',
  '2026-03-10T8:00:00Z',
])('"%s" is no moment', (text) => {
  expect(parseMoment(text)).toBeNull()
})

test('any moment with any offset is the one that Temporal reads', () => {
  const seconds = fc.integer({ min: -11_000_000_000, max: 13_000_000_000 })
  const minutes = fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 })
  fc.assert(
    fc.property(seconds, minutes, (epoch, offset) => {
      const sign = offset < 0 ? '-' : '+'
      const two = (n: number): string => String(n).padStart(2, '0')
      const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
      const local = Temporal.Instant.fromEpochMilliseconds(epoch * 1000).toZonedDateTimeISO(zone)
      const text = `${local.toPlainDateTime().toString({ smallestUnit: 'second' })}${zone}`
      expect(parseMoment(text)).toEqual({ seconds: epoch, fraction: '' })
    }),
    { numRuns: 500 },
  )
})

describe('which moment is later', () => {
  // Each moment is later than the one before it.
  const ascending = [
    '2026-03-10T17:59:59.999Z',
    '2026-03-10T18:00:00Z',
    '2026-03-10T18:00:00.0009Z',
    '2026-03-10T18:00:00.045Z',
    '2026-03-10T18:00:00.45Z',
    '2026-03-10T18:00:00.5Z',
    '2026-03-10T18:00:00.51Z',
    '2026-03-10T14:00:01-04:00',
    '2026-03-10T19:30:02+01:30',
  ]
  test('whole seconds first, then the fraction, however many digits it has', () => {
    for (const [i, earlier] of ascending.entries()) {
      for (const later of ascending.slice(i + 1)) {
        expect(isLater(moment(later), moment(earlier)), `${later} after ${earlier}`).toBe(true)
        expect(isLater(moment(earlier), moment(later)), `${earlier} after ${later}`).toBe(false)
      }
    }
  })

  test.each([
    ['2026-03-10T18:00:00Z', '2026-03-10T13:00:00-05:00'],
    ['2026-03-10T18:00:00.5Z', '2026-03-10T18:00:00.500Z'],
    ['2026-03-10T18:00:00Z', '2026-03-10T18:00:00.000Z'],
  ])('%s and %s are the same moment', (a, b) => {
    expect([isLater(moment(a), moment(b)), isLater(moment(b), moment(a))]).toEqual([false, false])
  })
})
