import { describe, expect, test } from 'vitest'
import { describeProblem } from '../../src/input/index.ts'
import { assessCost, MAX_DRAWS, readProgramme } from '../../src/programme/index.ts'
import { mustBe, number, problemsOf, toy, toyWith } from './toy.ts'

test('the toy itself has no problems', async () => {
  expect(await problemsOf(toy())).toEqual([])
})

const euros = (value: number, more: Record<string, unknown> = {}): Record<string, unknown> =>
  number(value, 'EUR/place-month', more)

/** What is changed, the code that comes out, and words that the message or its mend has. */
const bad: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
  ['a negative price', { 'price.amount': euros(-1) }, 'out-of-range', /-1 is impossible/],
  [
    'a negative end of a range',
    { 'price.amount': euros(1, { range: { low: -1, high: 2, shape: 'pert' } }) },
    'out-of-range',
    /-1/,
  ],
  [
    'an exchange rate that is missing',
    { 'price.amount': number(1, 'USD/place-month') },
    'missing-rate',
    /for USD.*"exchange"/,
  ],
  [
    'an exchange rate missing for a conflicting number',
    { 'price.amount': euros(1, { conflict: [number(1, 'USD/place-month')] }) },
    'missing-rate',
    /USD/,
  ],
  [
    'an exchange rate the wrong way round',
    { exchange: [{ currency: 'USD', on: '2030-01-01', rate: number(1, 'USD/EUR') }] },
    'unknown-unit',
    /"EUR\/USD"/,
  ],
  [
    'an exchange rate of nothing',
    { exchange: [{ currency: 'USD', on: '2030-01-01', rate: number(0, 'EUR/USD') }] },
    'out-of-range',
    /above 0/,
  ],
  ['a term that ends before it starts', { 'term.until': '2029-12-31' }, 'wrong-order', /before it starts/],
  ['a term without a day', { 'term.until': '2030-01-01' }, 'wrong-order', /before it starts/],
  ['a term of a thousand years', { 'term.until': '3030-01-01' }, 'out-of-range', /longer than 60 years/],
  ['a day that does not exist', { 'term.until': '2031-02-29' }, 'impossible-date', /2031-02-29/],
  [
    'a range upside down',
    { 'price.amount': euros(1, { range: { low: 2, high: 1, shape: 'uniform' } }) },
    'wrong-order',
    /ends \(1\) before it begins \(2\)/,
  ],
  [
    'a value outside its range',
    { 'price.amount': euros(9, { range: { low: 1, high: 2, shape: 'pert' } }) },
    'out-of-range',
    /outside its own range/,
  ],
  [
    'a shape that is unknown',
    { 'price.amount': euros(1, { range: { low: 1, high: 2, shape: 'normal' } }) },
    'wrong-type',
    /uniform/,
  ],
  [
    'a unit that is unknown',
    { 'price.amount': number(1, 'EUR/place-mnth') },
    'unknown-unit',
    /Did you mean "EUR\/place-month"/,
  ],
  ['a currency that is unknown', { 'price.amount': number(1, 'EUX/place-month') }, 'unknown-unit', /no unit/],
  ['a unit that does not fit', { 'transport.seats': number(5, 'people') }, 'unknown-unit', /Expected seats/],
  ['a probability above 1', { 'home.marginal.share': number(1.2, 'share') }, 'out-of-range', /0 to 1/],
  ['a probability below 0', { 'home.marginal.share': number(-0.1, 'share') }, 'out-of-range', /0 to 1/],
  [
    'more people than places',
    { 'phases.1.people': number(21, 'people') },
    'out-of-range',
    /21 people are more than the 20 places/,
  ],
  [
    'more people than places at the end of a range',
    { 'phases.1.people': number(15, 'people', { range: { low: 1, high: 30, shape: 'pert' } }) },
    'out-of-range',
    /30 people/,
  ],
  ['more places than the facility has', { 'phases.1.places': number(21, 'places') }, 'out-of-range', /of the facility/],
  ['a minimum above the places', { 'price.minimum': number(99, 'places') }, 'out-of-range', /minimum/],
  ['phases in the wrong order', { 'phases.1.from': '2030-01-01' }, 'wrong-order', /Sort the phases/],
  ['a first phase that begins later', { 'phases.0.from': '2030-02-01' }, 'wrong-order', /does not begin with the term/],
  ['a phase after the end', { 'phases.1.from': '2032-01-01' }, 'wrong-order', /after the end/],
  ['an unknown key', { 'price.amuont': 1 }, 'unknown-key', /amuont/],
  ['a missing key', { 'home.average': undefined }, 'missing-key', /home.average/],
  [
    'a number without a source',
    { 'price.amount': { value: 1, unit: 'EUR/place-month' } },
    'missing-key',
    /where this number comes from/,
  ],
  [
    'a number with a source and assumed',
    { 'price.amount': euros(1, { source: 'memory' }) },
    'contradiction',
    /cannot be assumed/,
  ],
  [
    'a source that is not described',
    { 'price.amount': { value: 1, unit: 'EUR/place-month', source: 'nobody' } },
    'unknown-id',
    /no source "nobody"/,
  ],
  [
    'a number as text',
    { 'price.amount': number(Number('1'), 'EUR/place-month', { value: '1' }) },
    'wrong-type',
    /a number/,
  ],
  ['seats of nothing', { 'transport.seats': number(0, 'seats') }, 'out-of-range', /divided/],
  ['two prices of transport', { 'transport.budget': number(1, 'EUR/year') }, 'contradiction', /more than one way/],
  ['a price an hour without hours', { 'transport.hours': undefined }, 'missing-key', /hours/],
  [
    'payers that do not come to 1',
    { 'home.payers': [{ payer: 'state', share: number(0.5, 'share') }] },
    'out-of-range',
    /0.5/,
  ],
  ['two costs of one name', { 'costs.1.id': 'monitoring' }, 'duplicate-id', /stands twice/],
  ['one State on both sides', { 'parties.receiving': 'AA' }, 'contradiction', /receiving/],
  ['numbers together without a range', { together: [['price.amount', 'home.average']] }, 'contradiction', /no range/],
  ['numbers together that do not exist', { together: [['price.amuont', 'home.average']] }, 'unknown-id', /no number/],
  [
    'an early end after the end',
    {
      earlyEnd: {
        chance: number(1, 'share'),
        after: number(9999, 'days'),
        refund: number(0, 'share'),
        owed: number(0, 'share'),
      },
    },
    'out-of-range',
    /beyond the end/,
  ],
  ['a lump sum outside the term', { 'costs.1.on': '2040-01-01' }, 'wrong-order', /outside the term/],
  [
    'a formula with a name that is unknown',
    { derived: { a: { says: 'a', formula: 'price.amuont * 2', unit: 'EUR' } } },
    'unknown-id',
    /price.amount/,
  ],
  [
    'a formula that ends too early',
    { derived: { a: { says: 'a', formula: 'price.amount *', unit: 'EUR' } } },
    'formula',
    /too early/,
  ],
  [
    'a formula that adds two currencies',
    {
      figures: { usd: { says: 'x', number: number(1, 'USD') } },
      derived: { a: { says: 'a', formula: 'price.amount + figures.usd', unit: 'EUR' } },
    },
    'formula',
    /without an exchange rate/,
  ],
  [
    'a formula in another currency than it says',
    { derived: { a: { says: 'a', formula: 'price.amount * 12', unit: 'USD/year' } } },
    'formula',
    /currency of "USD\/year"/,
  ],
  [
    'formulas in a circle',
    {
      derived: {
        a: { says: 'a', formula: 'derived.b', unit: 'EUR' },
        b: { says: 'b', formula: 'derived.a', unit: 'EUR' },
      },
    },
    'cycle',
    /needs itself/,
  ],
]

describe('each is refused with place and mend', () => {
  test.each(bad)('%s', async (_name, changes, code, message) => {
    const found = await problemsOf(toyWith(changes))
    expect(found.join('\n')).toMatch(message)
    expect(found.join('\n')).toContain(`[${code}]`)
    for (const line of found) expect(line).toMatch(/^toy[.]json:\d+:\d+ /)
  })
})

test('all problems are reported together', async () => {
  const found = await problemsOf(
    toyWith({ 'price.amount': euros(-1), 'transport.seats': number(1, 'sets'), 'term.until': '2031-13-01', extra: 1 }),
  )
  expect(found.length).toBe(4)
})

test.each([
  ['.nan', /Found NaN/],
  ['.inf', /Found Infinity/],
  ['1e999', /Found Infinity/],
])('%s is no number', async (text, message) => {
  const yaml = `writ: 1\nprice:\n  amount: { value: ${text}, unit: EUR/place-month, source: memory }\n`
  const read = await readProgramme(yaml, 'toy.yaml')
  expect(read.ok).toBe(false)
  if (!read.ok) expect(read.problems.map(describeProblem).join('\n')).toMatch(message)
})

test('a key that stands twice', async () => {
  const read = await readProgramme('writ: 1\nwrit: 1\n', 'toy.yaml')
  if (!read.ok) expect(read.problems.map(({ code }) => code)).toEqual(['duplicate-key'])
  expect(read.ok).toBe(false)
})

describe('a wrong call', async () => {
  const programme = mustBe(await readProgramme(JSON.stringify(toy()), 'toy.json'))
  test.each([
    [{ draws: -1 }, /-1 draws/],
    [{ draws: 1.5 }, /1.5 draws/],
    [{ draws: MAX_DRAWS + 1 }, /whole number/],
    [{ draws: Number.NaN }, /NaN draws/],
    [{ seed: 0.5 }, /no seed/],
    [{ set: { 'price.amuont': 1 } }, /Did you mean "price.amount"/],
    [{ set: { 'price.amount': -1 } }, /cannot be -1/],
    [{ set: { 'price.amount': Number.POSITIVE_INFINITY } }, /Infinity/],
    [{ set: { occupancy: -0.1 } }, /occupancy/],
    [{ set: { 'phases.1.people': 21 } }, /21 people on 20 places/],
    [{ set: { 'transport.seats': 0 } }, /cannot be 0/],
    [{ set: { 'earlyEnd.happens': 1 } }, /no number/],
  ])('%j', (options, message) => {
    const answer = assessCost(programme, options)
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect(answer.problems.map(describeProblem).join('\n')).toMatch(message)
  })
})
