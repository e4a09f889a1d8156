import { describe, expect, test } from 'vitest'
import { describeProblem } from '../../src/input/index.ts'
import { assessClaims, readClaims } from '../../src/programme/index.ts'
import { assess, mustBe, number, shippedAssessment, shippedText, toy } from './toy.ts'

const made = await shippedAssessment('us-sv-2025-as-made', { draws: 5000 })
const citizens = await shippedAssessment('us-sv-2025-citizens', { draws: 5000 })
const shippedClaims = mustBe(await readClaims(shippedText('claims/us-sv-2025.yaml'), 'us-sv-2025.yaml'))

describe('the claims of 2025', () => {
  const answer = mustBe(assessClaims(shippedClaims, [made, citizens]))
  const of = (id: string) => answer.claims.find((claim) => claim.id === id)

  test.each([
    ['cheaper', 'depends on'],
    ['cheaperCitizens', 'depends on'],
    ['smarter', 'not a factual claim'],
    ['numbers', 'depends on'],
    ['murderRate', 'depends on'],
    ['unproven', 'holds'],
    ['hundreds', 'holds'],
    ['citizens', 'holds'],
    ['capacity', 'depends on'],
  ])('%s: %s', (id, finding) => {
    expect(of(id)?.finding).toBe(finding)
  })

  test('"cheaper" holds for the price alone against average cost, and not in the short run', () => {
    const tests = Object.fromEntries(of('cheaper')?.tests.map((one) => [one.id, one.finding]) ?? [])
    expect(tests).toEqual({
      priceAverage: 'holds',
      priceMarginal: 'does not hold',
      priceClosing: 'holds',
      servedAverage: 'does not hold',
      allMarginal: 'does not hold',
      allClosing: 'does not hold',
      allBuilding: 'not shown',
      allOther: 'not shown',
    })
    expect(of('cheaper')?.on[0]).toBe('The price alone is below the average cost of a federal prisoner. Holds.')
  })

  test('the findings come from the results: at another price they are others', async () => {
    const dear = await shippedAssessment('us-sv-2025-as-made', { set: { 'price.amount': 12_000_000 } })
    const then = mustBe(assessClaims(shippedClaims, [dear, citizens])).claims.find(({ id }) => id === 'cheaper')
    expect(then?.finding).toBe('does not hold')
    expect(then?.tests.filter(({ finding }) => finding === 'not shown').length).toBe(4)
  })

  test('evidence stands on both sides with its source and mark, and every claim says what would settle it', () => {
    for (const claim of answer.claims) expect(claim.settle).not.toBe('')
    expect([of('cheaper')?.for.length, of('cheaper')?.against.length]).toEqual([4, 9])
    expect(of('cheaper')?.for[0]?.source).toMatchObject({ verified: true })
  })

  test('homicides by year, with both counts of 2022 where they conflict', () => {
    const [series] = answer.series
    expect(series?.counts.map(({ year }) => year)).toEqual([2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024])
    expect(series?.counts.find(({ year }) => year === 2020)?.used[0]?.support).toBe('memory')
    expect(series?.events.map(({ on }) => on)).toEqual(['2022-03-27', '2023-02-24'])
  })
})

/** A file of one claim about the toy programme. */
function claimFile(claim: object, more: object = {}): string {
  const file = { writ: 1, file: 'toy', title: 'Toy claims', sources: { s: { title: 'S', verified: true } }, ...more }
  return JSON.stringify({
    ...file,
    claims: [{ id: 'one', says: 'A claim', kind: 'comparison', settle: 'More', ...claim }],
  })
}

const yes = { id: 'a', asks: 'Yes?', holds: '1 < 2' }
const no = { id: 'b', asks: 'No?', holds: '2 < 1' }
const open = { id: 'c', asks: 'Who knows?', notShown: 'Nobody counted.' }

test.each([
  [[yes], 'each', 'holds'],
  [[no], 'each', 'does not hold'],
  [[open], 'each', 'not shown'],
  [[yes, no], 'each', 'depends on'],
  [[yes, no], 'all', 'does not hold'],
  [[yes, open], 'each', 'not shown'],
  [[no, open], 'all', 'does not hold'],
  [[yes, open], 'all', 'not shown'],
  [[{ id: 'd', asks: 'Between?', holds: '3 < 2', fails: '1 > 2' }], 'each', 'not shown'],
  [undefined, 'each', 'not shown'],
])('%j, needs %s: %s', async (tests, needs, finding) => {
  const claims = mustBe(await readClaims(claimFile({ needs, ...(tests === undefined ? {} : { tests }) }), 'toy.json'))
  expect(mustBe(assessClaims(claims, [])).claims[0]?.finding).toBe(finding)
})

test.each([
  ['a judgement of value with a test', { kind: 'value', tests: [yes] }, {}, /no score/],
  ['a test that is a number', { tests: [{ ...yes, holds: '1 + 2' }] }, {}, /comparison/],
  ['a test with neither rule nor reason', { tests: [{ id: 'a', asks: 'Yes?' }] }, {}, /either "holds" or "notShown"/],
  ['a name that is unknown', { tests: [{ ...yes, holds: 'figures.x < 1' }] }, {}, /figures.x/],
  ['results of no programme', { tests: [{ ...yes, holds: 'result.cost.real < 1' }] }, {}, /which/],
  ['evidence without its source', { for: [{ point: 'x', source: 't' }] }, {}, /no source "t"/],
  ['an unknown kind', { kind: 'rumour' }, {}, /one of/],
  [
    'a series of nothing',
    {},
    { series: [{ id: 's', says: 's', counts: [{ year: 2020, figures: ['figures.x'] }] }] },
    /no number/,
  ],
  [
    'two currencies compared',
    { tests: [{ ...yes, holds: 'figures.e < figures.u' }] },
    { figures: { e: { says: 'e', number: number(1, 'EUR') }, u: { says: 'u', number: number(1, 'USD') } } },
    /exchange rate/,
  ],
])('%s is refused', async (_name, claim, more, message) => {
  const read = await readClaims(claimFile(claim, more), 'toy.json')
  expect(read.ok).toBe(false)
  if (!read.ok) expect(read.problems.map(describeProblem).join('\n')).toMatch(message)
})

test('a programme or a result that is missing is a problem of the call', async () => {
  const claim = { programme: 'toy', tests: [{ ...yes, holds: 'result.cost.rael < 1' }] }
  const claims = mustBe(await readClaims(claimFile(claim), 'toy.json'))
  const messages = async (programmes: Parameters<typeof assessClaims>[1]): Promise<string> => {
    const answer = assessClaims(claims, programmes)
    return answer.ok ? '' : answer.problems.map(describeProblem).join('\n')
  }
  expect(await messages([])).toMatch(/needs "toy"/)
  expect(await messages([await assess(toy())])).toMatch(/Did you mean result.cost.real/)
})
