import { describe, expect, test } from 'vitest'
import { HOME } from '../../src/programme/index.ts'
import { assess, number, toy, toyWith } from './toy.ts'

const amount = (range?: object): Record<string, unknown> =>
  number(1000, 'EUR/place-month', range === undefined ? {} : { range })
const unsure = toyWith({
  'price.amount': amount({ low: 800, high: 1400, shape: 'triangular' }),
  'home.average': number(40, 'EUR/person-day', { range: { low: 20, high: 80, shape: 'pert' } }),
})

test('the same seed gives the same answer, another one another', async () => {
  const one = await assess(unsure, { draws: 2000, seed: 7 })
  expect(JSON.stringify(await assess(unsure, { draws: 2000, seed: 7 }))).toBe(JSON.stringify(one))
  expect(JSON.stringify(await assess(unsure, { draws: 2000, seed: 8 }))).not.toBe(JSON.stringify(one))
})

test('an answer is plain data', async () => {
  const one = await assess(unsure, { draws: 100 })
  expect(JSON.parse(JSON.stringify(one))).toEqual(one)
})

test('one uniform number: quantiles and the chance are those of the formula', async () => {
  const programme = toyWith({
    'price.amount': number(1500, 'EUR/place-month', { range: { low: 1000, high: 2000, shape: 'uniform' } }),
  })
  const answer = await assess(programme, { draws: 50_000, seed: 3 })
  const real = answer.uncertainty?.measures.find(({ measure }) => measure === 'real')
  // 300 place-months are paid for, and 95,950 for everything else.
  for (const [quantile, share] of [
    ['p10', 0.1],
    ['p50', 0.5],
    ['p90', 0.9],
  ] as const) {
    expect(real?.cost[quantile].value).toBeCloseTo(300 * (1000 + 1000 * share) + 95950, -4)
  }
  expect(Math.abs((real?.cost.mean.value ?? 0) - 545950)).toBeLessThan(
    (4 * (300000 / Math.sqrt(12))) / Math.sqrt(50_000),
  )
  // It saves against not building while the price is below (842,500 - 95,950) / 300 = 2,488.5: always; against two to a
  // cell (167,900) never.
  expect(real?.saving.building.chance.value).toBe(1)
  expect(real?.saving.other.chance.value).toBe(0)
})

test('the chance of saving is within four standard errors of the formula, and the error is told', async () => {
  // Average cost of 8395 days against 95,950 + 300 x price, price uniform from 1000 to 2000: even at 1500.
  const even = (95950 + 300 * 1500) / 8395
  const programme = toyWith({
    'price.amount': number(1500, 'EUR/place-month', { range: { low: 1000, high: 2000, shape: 'uniform' } }),
    'home.average': number(even, 'EUR/person-day'),
  })
  const chances: number[] = []
  for (const draws of [1000, 100_000]) {
    const answer = await assess(programme, { draws, seed: 11 })
    const saving = answer.uncertainty?.measures[0]?.saving.average
    const error = saving?.standardError.value ?? Number.NaN
    expect(error).toBeCloseTo(Math.sqrt(0.25 / draws), 3)
    expect(Math.abs((saving?.chance.value ?? 0) - 0.5)).toBeLessThan(4 * error)
    chances.push(error)
  }
  expect(chances[1]).toBeLessThan((chances[0] ?? 0) / 9)
})

test('an early end is drawn with its chance', async () => {
  const programme = toyWith({
    earlyEnd: {
      chance: number(0.3, 'share'),
      after: number(365, 'days'),
      refund: number(0, 'share'),
      owed: number(0, 'share'),
    },
  })
  const answer = await assess(programme, { draws: 20_000, seed: 5 })
  expect(answer.uncertainty?.endedEarly.value).toBeCloseTo(0.3, 1)
  expect(answer.endsEarly).toBe(false)
  expect(answer.tornado.average.map(({ id }) => id)).toEqual(['earlyEnd.happens'])
})

describe('what moves together', () => {
  const ranges = {
    'price.amount': amount({ low: 800, high: 1200, shape: 'uniform' }),
    'home.average': number(100, 'EUR/person-day', { range: { low: 60, high: 140, shape: 'uniform' } }),
  }
  const width = async (more: Record<string, unknown>): Promise<number> => {
    const answer = await assess(toyWith({ ...ranges, ...more }), { draws: 5000, seed: 2 })
    const saving = answer.uncertainty?.measures[0]?.saving.average
    return (saving?.p90.value ?? 0) - (saving?.p10.value ?? 0)
  }

  test('a price that is high when home is high makes the saving surer', async () => {
    expect(await width({ together: [['price.amount', 'home.average']] })).toBeLessThan(0.95 * (await width({})))
  })

  test('is said', async () => {
    const alone = await assess(toyWith(ranges), { draws: 10 })
    expect(alone.uncertainty?.correlation).toMatch(/^None/)
    const both = await assess(toyWith({ ...ranges, together: [['price.amount', 'home.average']] }), { draws: 10 })
    expect(both.uncertainty?.correlation).toMatch(/price.amount with home.average/)
  })
})

test('the tornado goes from the widest to the narrowest, and its ends are those of the range', async () => {
  const answer = await assess(unsure)
  for (const home of HOME) {
    const widths = answer.tornado[home].map(({ savingAtLow, savingAtHigh }) =>
      Math.abs(savingAtHigh.value - savingAtLow.value),
    )
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  }
  const price = answer.tornado.other.find(({ id }) => id === 'price.amount')
  expect([price?.low.value, price?.high.value]).toEqual([800, 1400])
  const cheap = await assess(unsure, { set: { 'price.amount': 800 } })
  expect(price?.savingAtLow.value).toBeCloseTo(cheap.alternatives[3]?.saving.real.value ?? Number.NaN, 6)
})

test('without draws there is no uncertainty', async () => {
  expect((await assess(toy())).uncertainty).toBeNull()
})
