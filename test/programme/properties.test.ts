import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Assessment } from '../../src/programme/index.ts'
import { assess, number, toyWith } from './toy.ts'

const runs = { numRuns: 40 }
const changed = fc
  .record({
    price: fc.double({ min: 0, max: 20000, noNaN: true }),
    people: fc.double({ min: 0, max: 20, noNaN: true }),
    turnover: fc.double({ min: 0, max: 3, noNaN: true }),
    hour: fc.double({ min: 0, max: 50000, noNaN: true }),
    average: fc.double({ min: 1, max: 500, noNaN: true }),
    inflation: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
    early: fc.boolean(),
    after: fc.integer({ min: 1, max: 729 }),
    owed: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((one) => ({
    'price.amount': number(one.price, 'EUR/place-month'),
    'phases.1.people': number(one.people, 'people'),
    'transport.turnover': number(one.turnover, 'moves/place-year'),
    'transport.hourPrice': number(one.hour, 'EUR/flight-hour'),
    'home.average': number(one.average, 'EUR/person-day'),
    inflation: number(one.inflation, 'share/year'),
    earlyEnd: {
      chance: number(one.early ? 1 : 0, 'share'),
      after: number(one.after, 'days'),
      refund: number(0, 'share'),
      owed: number(one.owed, 'share'),
    },
  }))

/** All costs and savings of an assessment by every measure. */
function amounts({ cost, alternatives, average }: Assessment): readonly number[] {
  const measures = [cost, ...[...alternatives, average].flatMap((one) => [one.cost, one.saving])]
  return measures.flatMap(({ nominal, real, discounted }) => [
    nominal.value,
    real.value,
    ...discounted.map(({ figure }) => figure.value),
  ])
}

function close(left: readonly number[], right: readonly number[]): void {
  expect(left.length).toBe(right.length)
  const scale = Math.max(1, ...left.map(Math.abs))
  for (const [at, value] of left.entries())
    expect(Math.abs(value - (right[at] ?? Number.NaN)) / scale).toBeLessThan(1e-9)
}

/** Every number of money in a programme, written anew. */
function money(node: unknown, rewrite: (value: number, unit: string) => readonly [number, string]): unknown {
  if (Array.isArray(node)) return node.map((one) => money(one, rewrite))
  if (node === null || typeof node !== 'object') return node
  const entries = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, money(value, rewrite)]))
  const { unit, value } = entries
  if (typeof unit !== 'string' || typeof value !== 'number' || !unit.startsWith('EUR')) return entries
  const [newValue, newUnit] = rewrite(value, unit)
  return { ...entries, value: newValue, unit: newUnit }
}

function asObject(node: unknown): Record<string, unknown> {
  return { ...Object(node) }
}

test('all prices times a factor: all costs and savings times the factor', async () => {
  await fc.assert(
    fc.asyncProperty(changed, fc.double({ min: 0.01, max: 100, noNaN: true }), async (changes, factor) => {
      const scaled = money(toyWith(changes), (value, unit) => [value * factor, unit])
      const before = amounts(await assess(toyWith(changes))).map((value) => value * factor)
      close(before, amounts(await assess(asObject(scaled))))
    }),
    runs,
  )
})

test('prices in another currency at its rate: nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(changed, fc.double({ min: 0.01, max: 100, noNaN: true }), async (changes, rate) => {
      const foreign = asObject(money(toyWith(changes), (value, unit) => [value / rate, unit.replace('EUR', 'USD')]))
      const exchange = [{ currency: 'USD', on: '2030-01-01', rate: number(rate, 'EUR/USD') }]
      close(amounts(await assess(toyWith(changes))), amounts(await assess({ ...foreign, exchange })))
    }),
    runs,
  )
})

test('discounted at nothing: the real sum', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (changes) => {
      const answer = await assess(toyWith({ ...changes, discountRates: { rates: [0], source: 'memory' } }))
      for (const { real, discounted } of [answer.cost, ...answer.alternatives.map(({ cost }) => cost)]) {
        close([real.value], [discounted[0]?.figure.value ?? Number.NaN])
      }
    }),
    runs,
  )
})

test('without inflation and indexation: money of the day is real', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (changes) => {
      const answer = await assess(toyWith({ ...changes, inflation: number(0, 'share/year') }))
      close([answer.cost.nominal.value], [answer.cost.real.value])
    }),
    runs,
  )
})

test('a higher rate of discount never makes a cost greater', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (changes) => {
      const { cost } = await assess(toyWith(changes))
      const values = [cost.real.value, ...cost.discounted.map(({ figure }) => figure.value)]
      for (const [at, value] of values.entries()) {
        if (at > 0) expect(value).toBeLessThanOrEqual((values[at - 1] ?? 0) * (1 + 1e-12))
      }
    }),
    runs,
  )
})

test('lines and payers add up to the cost', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (changes) => {
      const answer = await assess(toyWith(changes))
      close([answer.cost.real.value], [answer.lines.reduce((sum, { real }) => sum + real.value, 0)])
      close([answer.cost.real.value], [answer.payers.reduce((sum, { pays }) => sum + pays.value, 0)])
    }),
    runs,
  )
})

test('everybody who is sent comes back, and no seat is sold twice', async () => {
  await fc.assert(
    fc.asyncProperty(changed, async (changes) => {
      const { rows } = (await assess(toyWith(changes))).capacity.schedule
      const [sent, returned] = [rows.map((row) => row.sent), rows.map((row) => row.returned)].map((list) =>
        list.reduce((sum, one) => sum + one, 0),
      )
      close([sent ?? 0], [returned ?? 0])
      for (const row of rows) expect(row.emptySeats).toBeGreaterThanOrEqual(-1e-6)
    }),
    runs,
  )
})

test('a range of no width is a fixed number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('uniform', 'triangular', 'pert'), async (shape) => {
      const narrow = toyWith({
        'price.amount': number(1000, 'EUR/place-month', { range: { low: 1000, high: 1000, shape } }),
      })
      const answer = await assess(narrow, { draws: 10 })
      expect(amounts(answer)).toEqual(amounts(await assess(toyWith({}))))
      const spread = answer.uncertainty?.measures[0]?.cost
      expect([spread?.p10.value, spread?.p90.value]).toEqual([answer.cost.real.value, answer.cost.real.value])
      expect(answer.tornado.average).toEqual([])
    }),
  )
})

test('the order of keys changes nothing, not even the draws', async () => {
  const shuffle = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(shuffle)
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(
      Object.entries(node)
        .reverse()
        .map(([key, value]) => [key, shuffle(value)]),
    )
  }
  const range = { low: 500, high: 2000, shape: 'pert' }
  const programme = toyWith({
    'price.amount': number(1000, 'EUR/place-month', { range }),
    figures: { one: { says: 'one', number: number(1, 'EUR') }, two: { says: 'two', number: number(2, 'EUR') } },
    derived: {
      sum: { says: 'sum', formula: 'figures.one + figures.two', unit: 'EUR' },
      half: { says: 'half', formula: 'derived.sum / 2', unit: 'EUR' },
    },
  })
  const one = await assess(programme, { draws: 500 })
  expect(JSON.stringify(await assess(asObject(shuffle(programme)), { draws: 500 }))).toBe(JSON.stringify(one))
})
