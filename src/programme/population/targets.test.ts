import { describe, expect, test } from 'vitest'
import { coarser, dimension, gridOf } from './grid.ts'
import type { MarginFile } from './marginalsShape.ts'
import { settleTables } from './targets.ts'

const offence = dimension('offence', ['robbery', 'theft', 'fraud'])
const grid = gridOf(
  [dimension('place', ['N', 'S']), offence],
  [coarser('class', offence, (one) => (one === 'robbery' ? 'violent' : 'property'))],
)
const table = (rest: Partial<MarginFile>): MarginFile => ({
  id: 't',
  title: 'T',
  source: 's',
  by: ['place'],
  unit: 'people',
  cells: {},
  ...rest,
})
const places = table({ id: 'places', cells: { N: 60, S: 40 } })
const values = (margins: readonly MarginFile[]): readonly (readonly number[])[] =>
  settleTables(grid, margins).tables.map((one) => [...one.values].map((value) => Number(value.toFixed(4))))
const conflicts = (margins: readonly MarginFile[]) =>
  settleTables(grid, margins).conflicts.map(({ table, against, on, differ, largest }) => ({
    pair: `${table} ${against} ${on.join()}`,
    differ,
    largest: `${largest.cell.join()} ${largest.says} ${largest.followed}`,
  }))

describe('tables that agree', () => {
  test('stay as they are, and nothing is reported', () => {
    const offences = table({ id: 'offences', by: ['offence'], cells: { robbery: 50, theft: 30, fraud: 20 } })
    expect(values([places, offences])).toEqual([
      [60, 40],
      [50, 30, 20],
    ])
    expect(conflicts([places, offences])).toEqual([])
  })

  test('percentages within a group become people of the group', () => {
    const cells = { N: { violent: 50, property: 50 }, S: { violent: 25, property: 75 } }
    const classes = table({ id: 'classes', by: ['place', 'class'], unit: 'percent', within: 'place', cells })
    expect(values([places, classes])[1]).toEqual([30, 30, 10, 30])
    expect(conflicts([places, classes])).toEqual([])
  })
})

describe('tables that disagree', () => {
  test('another total is scaled to the first, and said', () => {
    const offences = table({ id: 'offences', by: ['offence'], cells: { robbery: 100, theft: 60, fraud: 40 } })
    expect(values([places, offences])[1]).toEqual([50, 30, 20])
    expect(conflicts([places, offences])).toEqual([{ pair: 'offences places ', differ: 1, largest: ' 200 100' }])
  })

  test('percentages that do not sum to 100 are scaled, and said', () => {
    const cells = { N: { violent: 50, property: 40 }, S: { violent: 25, property: 75 } }
    const classes = table({ id: 'classes', by: ['place', 'class'], unit: 'percent', within: 'place', cells })
    expect(values([places, classes])[1]).toEqual([33.3333, 26.6667, 10, 30])
    expect(conflicts([places, classes])).toEqual([{ pair: 'classes places place', differ: 1, largest: 'N 54 60' }])
  })

  test('a table by class is fitted to one by offence that stands before it', () => {
    const offences = table({ id: 'offences', by: ['offence'], cells: { robbery: 30, theft: 50, fraud: 20 } })
    const cells = { N: { violent: 50, property: 50 }, S: { violent: 25, property: 75 } }
    const classes = table({ id: 'classes', by: ['place', 'class'], unit: 'percent', within: 'place', cells })
    const [, , [a = 0, b = 0, c = 0, d = 0] = []] = values([places, offences, classes])
    expect([a + b, c + d, a + c, b + d].map((one) => Math.round(one * 1000) / 1000)).toEqual([60, 40, 30, 70])
    expect((a * d) / (b * c)).toBeCloseTo(3, 3)
    expect(conflicts([places, offences, classes])).toEqual([
      { pair: 'classes offences class', differ: 2, largest: 'violent 40 30' },
    ])
  })
})

test('a row that is not published is left free, the others follow the tables before', () => {
  const offences = table({ id: 'offences', by: ['offence'], cells: { robbery: 30, theft: 50, fraud: 20 } })
  const cells = { robbery: { N: 20, S: 20 }, theft: { N: null, S: null }, fraud: { N: 5, S: 15 } }
  const both = table({ id: 'both', by: ['offence', 'place'], cells })
  expect(values([places, offences, both])[2]).toEqual([15, 15, Number.NaN, Number.NaN, 5, 15])
})
