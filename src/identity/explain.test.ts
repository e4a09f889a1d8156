import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { inventedTables } from '../../test/link/invented.ts'
import { FULL_PLAN } from '../../test/link/people.ts'
import { type Reviewed, reviewed, tellingTables } from '../../test/link/review.ts'
import { type Explanation, explainer, explainPair } from './explain.ts'
import type { Model } from './model/model.ts'
import { weigher } from './model/weigh.ts'
import type { LinkedPair } from './pairs.ts'

function pairOf(model: Model, levels: readonly number[]): LinkedPair {
  const ids = { leftRow: 1, rightRow: 1, leftId: 'a', rightId: 'b', families: 0 }
  return { ...ids, levels, ...weigher(model)(levels) }
}

/** By how much the steps miss the weight of the pair, and the end misses the odds of the probability. */
function misses({ startsAt, steps, endsAt, probability }: Explanation, pair: LinkedPair): readonly number[] {
  const sum = steps.reduce((all, { weight }) => all + weight, 0)
  return [sum - pair.weight, startsAt + pair.weight - endsAt, 1 / (1 + 2 ** -endsAt) - probability].map(Math.abs)
}

function expectAddsUp(explanation: Explanation, pair: LinkedPair): void {
  for (const miss of misses(explanation, pair)) expect(miss).toBeLessThan(1e-9)
}

describe('the steps add up', () => {
  let all: Reviewed

  beforeAll(async () => {
    const { left, right } = inventedTables(21, 150)
    all = await reviewed(left, right)
  })

  test('for every pair of a linkage: the weights to its weight, start and weights to its odds', () => {
    const explain = explainer(all.linkage.model)
    expect(all.pairs.length).toBeGreaterThan(200)
    for (const pair of all.pairs) expectAddsUp(explain(pair), pair)
  })

  test('for any pattern, also those that no pair has', () => {
    const { model } = all.linkage
    const explain = explainer(model)
    const patterns = fc.tuple(...model.comparisons.map(({ levels }) => fc.nat({ max: levels.length - 1 })))
    fc.assert(
      fc.property(patterns, (levels) => {
        const pair = pairOf(model, levels)
        expectAddsUp(explain(pair), pair)
      }),
      { numRuns: 2000 },
    )
  })

  test('for any priors', () => {
    const share = fc.double({ min: 1e-12, max: 0.4, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.nat(), (match, relative, draw) => {
        const model: Model = { ...all.linkage.model, priors: { match, relative } }
        const { levels } = all.pairs[draw % all.pairs.length] ?? { levels: [] }
        const pair = pairOf(model, levels)
        expectAddsUp(explainPair(model, pair), pair)
      }),
    )
  })

  test('against relatives too: the bits of the steps to the odds of one person against relatives', () => {
    const { model } = all.linkage
    const explain = explainer(model)
    const start = Math.log2(model.priors.match / model.priors.relative)
    const compared = all.pairs.filter(({ probability, relative }) => Math.min(probability, relative) > 1e-200)
    expect(compared.length).toBeGreaterThan(200)
    for (const pair of compared) {
      const sum = explain(pair).steps.reduce((bits, { againstRelatives }) => bits + (againstRelatives ?? 0), start)
      expect(sum).toBeCloseTo(Math.log2(pair.probability / pair.relative), 6)
    }
  })

  test('a level that no pair of one person has leaves no figure undefined', () => {
    const { model } = all.linkage
    const comparisons = model.comparisons.map((comparison) =>
      comparison.kind === 'number' ? { ...comparison, match: comparison.match.map(() => 0) } : comparison,
    )
    const pair = pairOf({ ...model, comparisons }, all.pairs[0]?.levels ?? [])
    const { steps, endsAt } = explainPair({ ...model, comparisons }, pair)
    expect(endsAt).toBe(Number.NEGATIVE_INFINITY)
    expect(steps.some(({ weight }) => Number.isNaN(weight))).toBe(false)
    expect(steps.some(({ weight }) => weight === Number.NEGATIVE_INFINITY)).toBe(true)
  })
})

test('without names there is no talk of relatives, and the steps add up too', async () => {
  const { left, right } = inventedTables(22, 80)
  const plan = { ...FULL_PLAN, names: false }
  const { linkage, pairs, written } = await reviewed(left, right, { plan })
  const [pair] = pairs
  if (pair === undefined) throw new Error('nothing was linked')
  const explanation = explainPair(linkage.model, pair, written[0])
  expectAddsUp(explanation, pair)
  expect(explanation.steps.map(({ key }) => key)).not.toContain('name')
  expect(explanation.steps.map(({ key }) => key)).not.toContain('relatives')
  expect(explanation.relative.says).toBe('Relatives are not told apart, because names are not compared.')
})

describe('telling cases', () => {
  let explained: (left: string, right: string) => Explanation

  beforeAll(async () => {
    const { left, right } = tellingTables()
    const { linkage, pairs, written } = await reviewed(left, right)
    explained = (leftId, rightId) => {
      const place = pairs.findIndex((pair) => pair.leftId === leftId && pair.rightId === rightId)
      const pair = pairs[place]
      if (pair === undefined) throw new Error(`${leftId} and ${rightId} were not compared`)
      return explainPair(linkage.model, pair, written[place])
    }
  })

  const stepOf = ({ steps }: Explanation, key: string): Explanation['steps'][number] | undefined =>
    steps.find((step) => step.key === key)

  test('names are one step, the values are in the order of the plan, relatives come last', () => {
    const keys = explained('markup', 'tomas').steps.map(({ key }) => key)
    expect(keys).toEqual(['name', 'born', ...FULL_PLAN.values.map(({ key }) => key), 'relatives'])
  })

  test('brothers with neighbouring numbers: what speaks for one person is taken back', () => {
    const explanation = explained('anselmo', 'evaristo')
    expect(stepOf(explanation, 'a_number')).toMatchObject({
      mark: 'different',
      note: 'Members of one family often have neighbouring numbers.',
    })
    expect(stepOf(explanation, 'a_number')?.weight).toBeGreaterThan(2)
    expect(stepOf(explanation, 'relatives')?.weight).toBeLessThan(-5)
    expect(stepOf(explanation, 'relatives')?.says).toBe('relatives share more than unrelated people do')
    expect(explanation.relative.says).toMatch(/^May be relatives rather than one person .* For relatives: .*A-number/)
  })

  test('a further name is said to be one, and stands there as it is written', () => {
    const explanation = explained('renata', 'irene')
    expect(stepOf(explanation, 'name')).toMatchObject({
      mark: 'same',
      left: 'PRIETO BLANCO, IRENE',
      right: 'PRIETO BLANCO, IRENE',
      note: expect.stringContaining('On the left, one of the further names is compared.'),
    })
  })

  test('a default day of birth has a word of warning', () => {
    const born = stepOf(explained('renata', 'irene'), 'born')
    expect(born).toMatchObject({ left: '1991-01-01', right: '1991-01-01', mark: 'near' })
    expect(born?.note).toContain('often filled in when the day is not known')
  })

  test('what is missing is marked so and is hardly worth anything', () => {
    expect(stepOf(explained('renata', 'irene'), 'fbi_number')).toMatchObject({ mark: 'missing', left: null })
    expect(Math.abs(stepOf(explained('renata', 'irene'), 'fbi_number')?.weight ?? 9)).toBeLessThan(1)
  })

  test('a shared number and day of birth speak against relatives too', () => {
    const explanation = explained('markup', 'tomas')
    expect(stepOf(explanation, 'born')?.againstRelatives).toBeGreaterThan(2)
    expect(explanation.relative.says).toMatch(/^Hardly relatives/)
    expect(explanation.probability).toBeGreaterThan(0.99)
  })
})
