import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../input/index.ts'
import { type ProjectionBacktest, projectionError, projectStock, readBacktest } from './projection.ts'

const file = new URL('../../../programmes/population/us-projection-2015.yaml', import.meta.url)

async function backtest(change: (text: string) => string = (text) => text): Promise<ProjectionBacktest> {
  const document = await readDocument(new TextEncoder().encode(change(readFileSync(file, 'utf8'))), 'f', 'yaml')
  const read = document.ok ? readBacktest(document.value) : document
  if (!read.ok) throw new Error(read.problems.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return read.value
}

describe('the projections of 2015 against what was counted', () => {
  test.each([
    [2019, false, 15.3, 8.2, 5.6, 12, 26, 9.6],
    [2019, true, 9.8, 6.2, 5.4, 15, 32, 9.6],
    [2022, false, 34.1, 28.1, 24.2, 4, 9, 27.2],
    [2022, true, 27.8, 27.0, 23.9, 3, 6, 27.2],
  ] as const)(
    '%i, rebased %s: %d %% beside the %7$d of no change',
    async (year, rebased, mean, median, bias, five, ten, naive) => {
      const { states, projection, noChange } = projectionError(await backtest(), year, { rebased })
      const one = (value: number): number => Number(value.toFixed(1))
      expect([one(projection.meanError), one(projection.medianError), one(projection.bias)]).toEqual([
        mean,
        median,
        bias,
      ])
      expect([projection.within5, projection.within10, one(noChange.meanError), states]).toEqual([five, ten, naive, 46])
    },
  )

  test('four years ahead it did no better than no change', async () => {
    const { projection, noChange } = projectionError(await backtest(), 2019, { rebased: true })
    expect(projection.meanError).toBeGreaterThanOrEqual(noChange.meanError)
  })

  test('a State without a year is a problem', async () => {
    await expect(backtest((text) => text.replace('"2019": 19184, ', ''))).rejects.toThrow('missing-key The year 2019')
  })

  test('nobody is counted below zero', async () => {
    await expect(backtest((text) => text.replace('19184', '-19184'))).rejects.toThrow('wrong-type')
  })
})

describe('a stock of prisoners', () => {
  test('worked by hand: 100 people, stay of 2 years, 60 admitted a year', () => {
    const rows = projectStock({ year: 2022, stock: 100, admissions: 60, stay: 2 }, 3)
    expect(rows).toEqual([
      { year: 2023, projected: 110, noChange: 100 },
      { year: 2024, projected: 115, noChange: 100 },
      { year: 2025, projected: 117.5, noChange: 100 },
    ])
  })

  test('comes to admissions times stay (Little)', () => {
    expect(projectStock({ year: 0, stock: 5, admissions: 60, stay: 4 }, 200).at(-1)?.projected).toBeCloseTo(240)
  })
})
