import { expect, it } from 'vitest'
import { areTwoGivenNames, areTwoNames } from './wellKnown.ts'

it.each([
  ['HERNANDEZ', 'FERNANDEZ'],
  ['MARIO', 'MARIA'],
  ['XANDRO', 'XANDRA'],
  ['MARTIN', 'MARTINEZ'],
  ['JONES', 'JAMES'],
  ['LARRY', 'HARRY'],
  ['BAEZ', 'PAEZ'],
])('%s and %s are two names', (a, b) => {
  expect(areTwoNames(a, b)).toBe(true)
  expect(areTwoNames(b, a)).toBe(true)
})

it.each([
  ['HERNANDEZ', 'HERNANDES'],
  ['LAVROV', 'LAVROVS'],
  ['FRANCISCO', 'FRANCESCO'],
  ['GARCIA', 'GARCIA'],
  ['GARCIA', 'GRACIS'],
])('%s and %s may be one', (a, b) => {
  expect(areTwoNames(a, b)).toBe(false)
})

it('of names that sound alike, only given names are two', () => {
  expect(areTwoGivenNames('JOSE', 'JOSUE')).toBe(true)
  expect(areTwoGivenNames('JOSE', 'JOSEPH')).toBe(false)
  expect(areTwoGivenNames('GONZALEZ', 'GONZALES')).toBe(false)
})
