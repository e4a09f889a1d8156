import { expect, test } from 'vitest'
import { boundsOf, parseUnit } from './units.ts'

test.each([
  ['EUR/place-month', { kind: 'money', currency: 'EUR', per: 'place-month' }],
  ['USD', { kind: 'money', currency: 'USD', per: null }],
  ['NOK/EUR', { kind: 'rate', to: 'NOK', from: 'EUR' }],
  ['people', { kind: 'plain', name: 'people' }],
  ['share/year', { kind: 'plain', name: 'share/year' }],
  ['homicides/100000', { kind: 'plain', name: 'homicides/100000' }],
])('%s', (text, unit) => {
  expect(parseUnit(text)).toEqual(unit)
})

test.each([
  '',
  'eur',
  'EURO',
  'EUX',
  'EUR/',
  '/EUR',
  'EUR/place',
  'EUR/places',
  'EUR/place-month/year',
  'peoples',
  'toString',
])('"%s" is a unit only if it is in the list', (text) => {
  expect(parseUnit(text) === null).toBe(text !== 'EUR/place')
})

test('bounds', () => {
  const of = (text: string): unknown => {
    const unit = parseUnit(text)
    return unit === null ? null : boundsOf(unit)
  }
  expect(of('share')).toEqual({ low: 0, high: 1 })
  expect(of('share/year')).toEqual({ low: -0.5, high: 1 })
  expect(of('EUR/year')).toEqual({ low: 0, high: Number.POSITIVE_INFINITY })
})
