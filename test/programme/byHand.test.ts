import { describe, expect, test } from 'vitest'
import { shortRunShare } from '../../src/programme/index.ts'
import { assess, number, result, toy, toyWith } from './toy.ts'

describe('the toy programme', async () => {
  const answer = await assess(toy())
  const of = (name: string): number => result(answer, name)

  test('price: 10 places paid for 8 people in the first year, 15 in the second', () => {
    expect(of('cost.price')).toBeCloseTo(10 * 12000 + 15 * 12000, 6)
    expect(of('price.perPersonYear')).toBe(12000)
    expect(of('capacity.unusedPlaceYears')).toBeCloseTo(2, 9)
  })

  test('transport: two rotations for 8, two for 7 more, three to bring 15 back', () => {
    expect(of('capacity.flights')).toBe(7)
    expect(of('cost.transport')).toBeCloseTo(7 * 2 * 500, 6)
    expect([of('capacity.sent'), of('capacity.returned')]).toEqual([15, 15])
    expect(of('capacity.emptySeats')).toBe(7 * 2 * 5 - 30)
    expect(answer.capacity.schedule.rows.map((row) => row.flights)).toEqual([2, 0, 0, 0, 2, 0, 0, 3])
  })

  test('the rest, and the sum', () => {
    const days = 8 * 365 + 15 * 365
    expect(of('capacity.personDays')).toBe(days)
    expect(of('cost.monitoring')).toBeCloseTo(10 * days, 6)
    expect(of('cost.real')).toBeCloseTo(300000 + 7000 + 10 * days + 5000, 6)
    expect(of('cost.perPersonDay')).toBeCloseTo((312000 + 10 * days) / days, 9)
  })

  test('home: four alternatives and the average', () => {
    const days = 8 * 365 + 15 * 365
    const cost = Object.fromEntries(
      [...answer.alternatives, answer.average].map((one) => [one.id, one.cost.real.value]),
    )
    expect(cost['average']).toBeCloseTo(100 * days, 6)
    expect(cost['marginal']).toBeCloseTo(0.1 * 100 * days, 6)
    // One unit of 5 from July to December 2030 (184 days), three in 2031.
    expect(cost['closing']).toBeCloseTo((5 * 184 + 15 * 365) * 100 * 0.5, 6)
    // Places for 15 people, a tenth of their capital in each of two years.
    expect(cost['building']).toBeCloseTo(100 * days + (15 * 1000 * 2) / 10, 6)
    expect(cost['other']).toBeCloseTo(20 * days, 6)
    expect(answer.alternatives.map(({ id }) => id)).toEqual(['marginal', 'closing', 'building', 'other'])
  })

  test('a saving is the cost at home less the cost of the programme', () => {
    for (const { cost, saving } of answer.alternatives) {
      expect(saving.real.value).toBeCloseTo(cost.real.value - answer.cost.real.value, 6)
      for (const [r, { rate, figure }] of saving.discounted.entries()) {
        expect(rate).toBe([0.02, 0.035, 0.07][r])
        const home = cost.discounted[r]?.figure.value ?? 0
        expect(figure.value).toBeCloseTo(home - (answer.cost.discounted[r]?.figure.value ?? 0), 6)
      }
    }
  })
})

test('discounting: a lump on the first day is not discounted, one after a year is divided by 1 + rate', async () => {
  const lump = (on: string): Record<string, unknown> =>
    toyWith({ costs: [{ id: 'lump', title: 'Lump', element: 'other', amount: number(1000, 'EUR'), on }] })
  const line = async (on: string): Promise<readonly number[]> => {
    const found = (await assess(lump(on))).lines.find(({ id }) => id === 'lump')
    return found?.discounted.map(({ figure }) => figure.value) ?? []
  }
  expect(await line('2030-01-01')).toEqual([1000, 1000, 1000])
  const later = await line('2031-01-01')
  for (const [at, rate] of [0.02, 0.035, 0.07].entries()) expect(later[at]).toBeCloseTo(1000 / (1 + rate), 9)
})

test('money of the day: what has no indexation keeps pace with inflation, what has one does not', async () => {
  const answer = await assess(
    toyWith({
      inflation: number(0.1, 'share/year'),
      'price.indexation': number(0, 'share/year'),
    }),
  )
  const price = answer.lines.find(({ id }) => id === 'price')
  expect(price?.nominal.value).toBeCloseTo(300000, 6)
  expect(price?.real.value).toBeCloseTo(120000 + 180000 / 1.1, 6)
  const monitoring = answer.lines.find(({ id }) => id === 'monitoring')
  expect(monitoring?.real.value).toBeCloseTo(83950, 6)
  expect(monitoring?.nominal.value).toBeCloseTo(29200 + 54750 * 1.1, 6)
})

test('an early end: places owed, everybody back, nothing after it', async () => {
  const answer = await assess(
    toyWith({
      earlyEnd: {
        chance: number(1, 'share'),
        after: number(365, 'days'),
        refund: number(0, 'share'),
        owed: number(0.5, 'share'),
      },
    }),
  )
  expect(answer.endsEarly).toBe(true)
  expect(result(answer, 'cost.price')).toBeCloseTo(120000 + 0.5 * 10 * 12000, 6)
  expect(result(answer, 'capacity.personDays')).toBe(8 * 365)
  expect(result(answer, 'capacity.flights')).toBe(4)
  expect([result(answer, 'capacity.sent'), result(answer, 'capacity.returned')]).toEqual([8, 8])
})

test('a lump price: paid at once, with the share agreed of the unused time paid back', async () => {
  const answer = await assess(
    toyWith({
      'price.amount': number(730000, 'EUR'),
      'price.minimum': undefined,
      earlyEnd: {
        chance: number(1, 'share'),
        after: number(73, 'days'),
        refund: number(0.5, 'share'),
        owed: number(0, 'share'),
      },
    }),
  )
  expect(result(answer, 'cost.price')).toBeCloseTo(730000 * (1 - 0.5 * 0.9), 6)
  expect(result(answer, 'price.perPersonYear')).toBeCloseTo(730000 / 23, 6)
})

test('optimism bias: on its element alone, shown with it and without', async () => {
  const answer = await assess(toyWith({ 'transport.bias': number(0.4, 'uplift') }))
  const transport = answer.lines.find(({ id }) => id === 'transport')
  expect(transport?.real.value).toBeCloseTo(9800, 6)
  expect(transport?.withoutBias.value).toBeCloseTo(7000, 6)
  expect(answer.cost.real.value - answer.withoutBias.value).toBeCloseTo(2800, 6)
})

test('who pays and who saves', async () => {
  const answer = await assess(
    toyWith({
      'price.payer': 'federal',
      'costs.0.payer': 'family',
      'home.payers': [
        { payer: 'federal', share: number(0.25, 'share') },
        { payer: 'state', share: number(0.75, 'share') },
      ],
    }),
  )
  const of = new Map(answer.payers.map((one) => [one.payer, one]))
  expect(of.get('federal')?.pays.value).toBeCloseTo(300000, 6)
  expect(of.get('family')?.pays.value).toBeCloseTo(83950, 6)
  expect(of.get('state')?.pays.value).toBe(0)
  expect(of.get('state')?.saves.average.value).toBeCloseTo(0.75 * 839500, 6)
  // What families pay is not in the cost to the sending side.
  expect(answer.cost.real.value).toBeCloseTo(312000, 6)
})

test('the short-run rule: 12 per cent up to 12 per cent, above it the change itself', () => {
  expect([0.01, 0.12, 0.13, 0.2, 1, 3].map((change) => shortRunShare(change))).toEqual([0.12, 0.12, 0.13, 0.2, 1, 1])
})

test('break-even: the price is exact, and setting it makes the saving nothing', async () => {
  const answer = await assess(toy())
  const price = answer.breakEven.find(({ id, against }) => id === 'price.amount' && against === 'average')
  expect(price?.method).toBe('linear')
  // 839,500 at home less 95,950 for all but the price, for 300 place-months.
  expect(price?.value?.value).toBeCloseTo((839500 - 95950) / 300, 6)
  const at = await assess(toy(), { set: { 'price.amount': price?.value?.value ?? 0 } })
  expect(at.average.saving.real.value).toBeCloseTo(0, 4)
  const share = answer.breakEven.find(({ id }) => id === 'avoidable share')
  expect(share?.value?.value).toBeCloseTo(answer.cost.real.value / 839500, 12)
})

test('break-even: occupancy by halving, with a change of sign around it; none where there is none', async () => {
  const dear = toyWith({
    'home.average': number(60, 'EUR/person-day'),
    'home.building.running': number(1, 'EUR/person-day'),
  })
  const answer = await assess(dear)
  const found = answer.breakEven.find(({ id, against }) => id === 'occupancy' && against === 'average')
  expect(found?.method).toBe('bisection')
  const at = found?.value?.value ?? Number.NaN
  const saving = async (occupancy: number): Promise<number> =>
    (await assess(dear, { set: { occupancy } })).average.saving.real.value
  expect(Math.sign(await saving(at * 0.999))).not.toBe(Math.sign(await saving(at * 1.001)))
  const none = answer.breakEven.find(({ id, against }) => id === 'occupancy' && against === 'building')
  expect([none?.value, none?.method, none?.reason?.slice(0, 24)]).toEqual([null, 'none', 'The programme costs more'])
})

test('nobody there: no figure is made of a division by nothing', async () => {
  const changes = { 'phases.0.people': number(0, 'people'), 'phases.1.people': number(0, 'people') }
  for (const unit of ['EUR/place-month', 'EUR/person-day', 'EUR', 'EUR/year']) {
    const answer = await assess(toyWith({ ...changes, 'price.amount': number(1000, unit) }), { draws: 10 })
    expect(JSON.stringify(answer)).not.toMatch(/"value":null,"unit"/)
    expect(answer.breakEven.find(({ id }) => id === 'avoidable share')?.value).toBeNull()
  }
})

test('where the rate of discount decides, the answer says so', async () => {
  const late = toyWith({
    costs: [],
    'price.amount': number(0, 'EUR/place-month'),
    'transport.hourPrice': number(0, 'EUR/flight-hour'),
    'home.marginal.share': number(0, 'share'),
  })
  const grant = (value: number): Record<string, unknown> => ({ ...late, price: { amount: number(value, 'EUR') } })
  // 167,900 at home for two to a cell over two years, against a sum on the first day.
  const other = async (value: number) => (await assess(grant(value))).alternatives.find(({ id }) => id === 'other')
  expect((await other(167_000))?.signDiffers).toBe(true)
  expect((await other(100_000))?.signDiffers).toBe(false)
})

describe('cases that a plausible slip would get wrong', () => {
  test('the threshold itself still counts as a small change', () => {
    expect([shortRunShare(0.2, 0.1, 0.2), shortRunShare(0.21, 0.1, 0.2)]).toEqual([0.1, 0.21])
  })

  test('places that were built stay when fewer people are there', async () => {
    const answer = await assess(
      toyWith({ 'phases.0.people': number(15, 'people'), 'phases.1.people': number(8, 'people') }),
    )
    const building = answer.alternatives.find(({ id }) => id === 'building')
    expect(building?.cost.real.value).toBeCloseTo(100 * 365 * 23 + (15 * 1000 * 2) / 10, 6)
  })

  test('what is owed after an early end is for the rest of the term', async () => {
    const answer = await assess(
      toyWith({
        earlyEnd: {
          chance: number(1, 'share'),
          after: number(181, 'days'),
          refund: number(0, 'share'),
          owed: number(0.5, 'share'),
        },
      }),
    )
    expect(result(answer, 'cost.price')).toBeCloseTo(10 * 6000 + 0.5 * 10 * 18000, 6)
  })

  test('only the share flown back is flown back', async () => {
    const answer = await assess(toyWith({ 'transport.flownBack': number(0.4, 'share') }))
    expect([result(answer, 'capacity.sent'), result(answer, 'capacity.returned')]).toEqual([15, 6])
    expect(result(answer, 'capacity.flights')).toBe(2 + 2 + 2)
  })

  test('no occupancy fills more than the places', async () => {
    const answer = await assess(toy(), { set: { occupancy: 10 } })
    expect(result(answer, 'capacity.peak')).toBe(20)
    expect(result(answer, 'cost.price')).toBeCloseTo(2 * 20 * 12000, 6)
  })

  test('a rent a year, told a place', async () => {
    const answer = await assess(toyWith({ 'price.amount': number(60000, 'EUR/year'), 'price.minimum': undefined }))
    expect(result(answer, 'price.perPersonYear')).toBeCloseTo(3000, 9)
    expect(result(answer, 'cost.price')).toBeCloseTo(120000, 6)
  })
})
