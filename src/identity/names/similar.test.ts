import { describe, expect, it } from 'vitest'
import { countEdits, jaroWinkler, oneEdit } from './similar.ts'

describe('the similarity of Jaro and Winkler', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DIXON', 'DICKSONX', 0.8133],
    ['DWAYNE', 'DUANE', 0.84],
    ['JELLYFISH', 'SMELLYFISH', 0.8963],
    ['ABROMS', 'ABRAMS', 0.9222],
    ['ABC', 'ABC', 1],
    ['A', 'A', 1],
    ['ABC', 'XYZ', 0],
    ['AB', 'BA', 0],
    ['', '', 0],
    ['A', '', 0],
    ['', 'A', 0],
  ])('%s, %s: %d', (a, b, value) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(value, 4)
  })

  it('counts a common beginning only from 0.7 on, as DuckDB does', () => {
    expect(jaroWinkler('CHARLIE', 'CALROS')).toBeCloseTo(0.66269841, 8)
  })

  it('counts half a transposition as none, as DuckDB does', () => {
    expect(jaroWinkler('BONNDARENKO', 'BONDARENKO')).toBeCloseTo(0.93212121, 8)
  })

  it('counts at most four letters of a common beginning', () => {
    expect(jaroWinkler('GUADALUPE', 'GUADALUPA')).toBeCloseTo(0.92592593 + 0.4 * 0.07407407, 6)
  })
})

describe('one error', () => {
  it.each([
    ['GARCIA', 'GARCI'],
    ['GARCIA', 'ARCIA'],
    ['GARCIA', 'GACIA'],
    ['GARCIA', 'GARCIAS'],
    ['GARCIA', 'XGARCIA'],
    ['GARCIA', 'GARCXIA'],
    ['GARCIA', 'XARCIA'],
    ['GARCIA', 'GARCIX'],
    ['GARCIA', 'GAXCIA'],
    ['GARCIA', 'AGRCIA'],
    ['GARCIA', 'GARCAI'],
    ['GARCIA', 'GACRIA'],
    ['A', ''],
    ['AB', 'BA'],
  ])('%s, %s', (a, b) => {
    expect(oneEdit(a, b)).toBe(true)
    expect(oneEdit(b, a)).toBe(true)
  })

  it.each([
    ['GARCIA', 'GARCIA'],
    ['', ''],
    ['GARCIA', 'GARC'],
    ['GARCIA', 'AGRCAI'],
    ['GARCIA', 'RAGCIA'],
    ['GARCIA', 'XARCIX'],
    ['GARCIA', 'GARCSXA'],
    ['CA', 'ABC'],
    ['ABCD', 'BADC'],
    ['ABXY', 'BAXZ'],
  ])('not between %s and %s', (a, b) => {
    expect(oneEdit(a, b)).toBe(false)
    expect(oneEdit(b, a)).toBe(false)
  })
})

describe('the number of errors', () => {
  it.each([
    ['', '', 0],
    ['', 'ABC', 3],
    ['ABC', '', 3],
    ['KITTEN', 'SITTING', 3],
    ['MARTHA', 'MARHTA', 1],
    ['CA', 'ABC', 3],
    ['KHORDOROVSKY', 'KHODORKOVSKY', 2],
    ['SATURDAY', 'SUNDAY', 3],
  ])('%s, %s: %d', (a, b, count) => {
    expect(countEdits(a, b)).toBe(count)
  })
})
