import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  assessClaims,
  assessReference,
  type Reconciliation,
  readClaims,
  readReference,
} from '../../src/programme/index.ts'
import { mustBe, result, shipped, shippedAssessment, shippedText } from './toy.ts'

const known = z
  .object({
    results: z.array(z.object({ id: z.string(), title: z.string(), expected: z.number(), tolerance: z.number() })),
    known_conflicts: z.array(z.object({ id: z.string(), title: z.string() })),
  })
  .parse(JSON.parse(readFileSync(new URL('./known-results.json', import.meta.url), 'utf8')))

const [be, no, dk, se, made, citizens] = await Promise.all(
  [
    'be-nl-tilburg',
    'no-nl-norgerhaven',
    'dk-xk-gjilan',
    'se-ee-tartu',
    'us-sv-2025-as-made',
    'us-sv-2025-citizens',
  ].map((name) => shippedAssessment(name)),
)
if (!be || !no || !dk || !se || !made || !citizens) throw new Error('A programme is missing.')
const reference = mustBe(await readReference(shippedText('reference/prison-cost.yaml'), 'prison-cost.yaml'))
const costs = assessReference(reference)
const claims = mustBe(
  assessClaims(mustBe(await readClaims(shippedText('claims/us-sv-2025.yaml'), 'us-sv-2025.yaml')), [made, citizens]),
)

const million = 1e6
const derived = (id: string): number => costs.derived[id]?.value ?? Number.NaN

/** Each published result, as a call on a file that is shipped. */
const calls: Readonly<Record<string, () => number | Promise<number>>> = {
  kr01: () => result(no, 'derived.rentMonth'),
  kr02: () => result(no, 'cost.price') / 3 / million,
  kr05: () => result(be, 'derived.dayPrice'),
  kr06: () => result(be, 'derived.yearFromMonth') / million,
  kr07: () => result(be, 'derived.average2017'),
  kr08: () => result(be, 'derived.averageOfParts'),
  kr12: async () => {
    const set = { 'phases.0.people': 600, 'phases.1.people': 600 }
    const full = await shippedAssessment('se-ee-tartu', { set })
    return result(full, 'cost.price') / result(full, 'capacity.years') / million
  },
  kr13: () => (result(se, 'unit.average') - result(se, 'price.perPersonYear')) / 12,
  kr15: () => result(made, 'price.perPersonYear'),
  kr17: () => result(made, 'cost.price') / result(made, 'capacity.personDays'),
  kr21: () => result(made, 'derived.militarySeat'),
  kr22: () => result(made, 'derived.charterSeat'),
  kr24: () => derived('fy2012FromDay'),
  kr25: () => derived('californiaPerPerson'),
  kr27: async () => {
    const set = {
      'home.average': 25000,
      'home.population': 5000,
      'phases.0.people': 1000,
      'phases.1.people': 1000,
      'earlyEnd.happens': 0,
    }
    const fifth = await shippedAssessment('us-sv-2025-citizens', { set })
    const marginal = fifth.alternatives.find(({ id }) => id === 'marginal')
    return (marginal?.cost.real.value ?? Number.NaN) / result(fifth, 'capacity.years')
  },
  kr31: () => derived('combinedBias'),
  kr32: () => result(made, 'derived.crowding'),
}

/** Results about who is in prison; the synthetic population answers for them. */
const elsewhere = ['kr29', 'kr30']

describe('published totals come out of the shipped files', () => {
  test.each(known.results.filter(({ id }) => !elsewhere.includes(id)))(
    '$id $title',
    async ({ id, expected, tolerance }) => {
      const call = calls[id]
      if (call === undefined) throw new Error(`Nothing computes ${id}.`)
      const value = await call()
      expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(tolerance)
    },
  )
})

function differs(list: readonly Reconciliation[], id: string): void {
  const found = list.find((one) => one.id === id)
  expect(found?.agrees, id).toBe(false)
}

describe('published conflicts are flagged', () => {
  const flags: Readonly<Record<string, () => void>> = {
    neg01: () => {
      differs(costs.reconciliations, 'fy2019')
      differs(costs.reconciliations, 'fy2020')
      expect(costs.reconciliations.filter(({ agrees }) => agrees).map(({ id }) => id)).toEqual(['fy2012', 'fy2023'])
    },
    neg02: () => {
      differs(claims.reconciliations, 'homicides2022')
      const year = claims.series[0]?.counts.find((one) => one.year === 2022)
      expect([year?.used[0]?.value, ...(year?.others.map(({ value }) => value) ?? [])]).toEqual([495, 458, 659])
    },
    neg03: () => {
      differs(dk.reconciliations, 'budgetAsRent')
      differs(dk.reconciliations, 'budgetAsKosovo')
      const total = dk.conflicts.find(({ id }) => id === 'figures.danishTotal')
      expect([total?.used.value, ...(total?.others.map(({ value }) => value) ?? [])]).toEqual([1.5e9, 1.12e9, 2.2e9])
      expect(result(dk, 'derived.rentAndTransport')).toBeCloseTo(1.774e9, 0)
    },
    neg04: () => {
      differs(made.reconciliations, 'misprint')
      expect(made.reconciliations.find(({ id }) => id === 'grant')?.agrees).toBe(true)
      expect(made.variants.filter(({ id }) => id === 'price.amount').map(({ value }) => value.value)).toEqual([
        4670000, 6000000,
      ])
    },
  }
  test.each(known.known_conflicts)('$id $title', ({ id }) => {
    const flag = flags[id]
    if (flag === undefined) throw new Error(`Nothing flags ${id}.`)
    flag()
  })
})

describe('three findings come out of the model', () => {
  test('the Norwegian plan comes to 270 million a year, and its outturn to 11.9 per cent more', () => {
    expect(result(no, 'cost.perYear')).toBeCloseTo(270 * million, 0)
    expect(result(no, 'derived.overrun2018')).toBeCloseTo(11.85, 2)
    expect(result(no, 'derived.overrun')).toBeCloseTo(11.85, 2)
  })

  test('the exchange rate alone would explain it at 9.75 kroner', async () => {
    const rate = result(no, 'derived.rateOfOutturn')
    const then = await shippedAssessment('no-nl-norgerhaven', { set: { 'exchange.EUR': rate } })
    expect(rate).toBeCloseTo(9.755, 3)
    expect(result(then, 'cost.perYear')).toBeCloseTo(302 * million, 0)
  })

  test('the Swedish saving is 3,000 a month on one basis and 1,446 on the other', () => {
    expect(result(se, 'derived.savingAsPublished')).toBeCloseTo(3000, 9)
    const reported = se.variants.find(({ id }) => id === 'home.average')
    expect(((reported?.perPersonYear.average.value ?? 0) - (reported?.price?.value ?? 0)) / 12).toBeCloseTo(1446.25, 9)
    expect(se.reconciliations.find(({ id }) => id === 'average')?.agrees).toBe(false)
  })

  test('the price of El Salvador saves against average cost and not in the short run', () => {
    const [price, marginal, average] = ['price.perPersonYear', 'unit.marginal', 'unit.average'].map((name) =>
      result(made, name),
    )
    expect([price, marginal, average]).toEqual([20000, expect.closeTo(5290.8, 6), 44090])
    expect(result(made, 'derived.breakEvenShare')).toBeCloseTo(0.4536, 4)
    const cheaper = claims.claims.find(({ id }) => id === 'cheaper')
    expect(cheaper?.finding).toBe('depends on')
    expect(cheaper?.tests.slice(0, 2).map(({ finding }) => finding)).toEqual(['holds', 'does not hold'])
  })
})

test('the inputs of the files are those of the published figures', async () => {
  const programme = await shipped('se-ee-tartu')
  expect(programme.quantities.get('price.amount')).toMatchObject({
    value: 8500,
    unit: 'EUR/place-month',
    support: 'verified',
  })
})
