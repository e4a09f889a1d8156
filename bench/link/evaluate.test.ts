import { describe, expect, it } from 'vitest'
import { evaluate, type ScoredPairs, scoredPairs } from './evaluate.ts'
import { truthOf } from './truth.ts'

/** Pairs as rows: 1 for a true pair, its probability, its weight (left out: ordered like the probability). */
function pairs(...rows: readonly (readonly [matched: 0 | 1, probability: number, weight?: number])[]): ScoredPairs {
  return {
    matched: Uint8Array.from(rows, ([matched]) => matched),
    probability: Float64Array.from(rows, ([, probability]) => probability),
    weight: Float64Array.from(rows, ([, probability, weight]) => weight ?? probability),
  }
}

describe('evaluate', () => {
  // Four true pairs, three of them scored: true .9, false .8, true .6, true .2.
  const worked = evaluate(pairs([1, 0.9], [0, 0.8], [1, 0.6], [1, 0.2]), 4)

  it('counts true pairs that were never scored as missed', () => {
    expect(worked.blockingRecall).toBe(3 / 4)
    expect(worked.atHalf.falseNegatives).toBe(2)
  })

  it('sums precision over the steps of recall', () => {
    expect(worked.averagePrecision).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 4, 12)
  })

  it('finds the threshold of the best F1', () => {
    expect(worked.best).toEqual({
      weight: 0.2,
      truePositives: 3,
      falsePositives: 1,
      falseNegatives: 1,
      precision: 3 / 4,
      recall: 3 / 4,
      f1: 6 / 8,
    })
  })

  it('decides at a probability of one half, the half included', () => {
    expect(worked.atHalf).toMatchObject({ truePositives: 2, falsePositives: 1, precision: 2 / 3, recall: 1 / 2 })
    expect(worked.atHalf.f1).toBeCloseTo(4 / 7, 12)
    expect(evaluate(pairs([1, 0.5]), 1).atHalf.truePositives).toBe(1)
  })

  it('adds up the probabilities', () => {
    expect(worked.expectedMatches).toBeCloseTo(2.5, 12)
  })

  it('takes pairs of equal weight together, whatever their order', () => {
    const one = evaluate(pairs([1, 0.9, 3], [0, 0.9, 3], [1, 0.9, 3], [0, 0.1, -3]), 2)
    const other = evaluate(pairs([0, 0.1, -3], [0, 0.9, 3], [1, 0.9, 3], [1, 0.9, 3]), 2)
    expect(one).toEqual(other)
    expect(one.averagePrecision).toBeCloseTo(2 / 3, 12)
    expect(one.best).toMatchObject({ weight: 3, truePositives: 2, falsePositives: 1 })
  })

  it('orders by weight where probabilities are all the same', () => {
    expect(evaluate(pairs([0, 1, 60], [1, 1, 70]), 1).best).toMatchObject({ weight: 70, f1: 1 })
  })

  it('measures calibration in ten bins of equally many pairs', () => {
    // Ten pairs, one a bin: nine are as sure as they are right, one of .6 is wrong.
    const nine = Array.from({ length: 9 }, (): [1, number] => [1, 1])
    expect(evaluate(pairs(...nine, [0, 0.6]), 9).calibrationError).toBeCloseTo(0.06, 12)
  })

  it('shares a group of equal probability among bins in proportion', () => {
    // Twenty pairs of .5, half of them true: perfectly calibrated in every bin, in any order.
    const rows = Array.from({ length: 20 }, (_, place): [0 | 1, number] => [place < 10 ? 1 : 0, 0.5])
    expect(evaluate(pairs(...rows), 10).calibrationError).toBeCloseTo(0, 12)
    expect(evaluate(pairs(...rows.toReversed()), 10).calibrationError).toBeCloseTo(0, 12)
    // Fifteen, so that borders cut through pairs: twelve of .25, three true; three of 1, all true.
    const cut = Array.from({ length: 15 }, (_, place): [0 | 1, number] =>
      place < 3 ? [1, 1] : [place < 6 ? 1 : 0, 0.25],
    )
    expect(evaluate(pairs(...cut), 6).calibrationError).toBeCloseTo(0, 12)
  })

  it('finds nothing in no pairs', () => {
    const empty = evaluate(pairs(), 3)
    expect(empty).toMatchObject({ pairs: 0, blockingRecall: 0, averagePrecision: 0, expectedMatches: 0 })
    expect(empty.best).toMatchObject({ weight: Number.POSITIVE_INFINITY, f1: 0, falseNegatives: 3 })
    expect(empty.calibrationError).toBe(0)
  })
})

describe('scoredPairs', () => {
  const truth = truthOf([
    [
      { id: 'a', entity: '1' },
      { id: 'b', entity: '1' },
      { id: 'c', entity: '2' },
    ],
  ])
  const header = 'left_id,right_id,probability,weight\n'

  it('reads pairs and looks each up in the truth', () => {
    const found = scoredPairs(`${header}b,a,0.75,1.5\na,c,1e-3,-9.9\n`, truth)
    expect(found).toEqual(pairs([1, 0.75, 1.5], [0, 0.001, -9.9]))
    expect(scoredPairs(header, truth)).toEqual(pairs())
  })

  it.each([
    ['a pair twice', 'a,b,1,1\na,b,1,1'],
    ['a pair in both orders', 'a,b,1,1\nb,a,1,1'],
    ['a record with itself', 'a,a,1,1'],
    ['a probability above one', 'a,b,1.1,1'],
    ['a weight that is no number', 'a,b,1,x'],
    ['an absent weight', 'a,b,1,'],
    ['a column too few', 'a,b,1'],
    ['an unknown id', 'a,z,1,1'],
  ])('refuses %s', (_, lines) => {
    expect(() => scoredPairs(`${header}${lines}\n`, truth)).toThrow()
  })

  it('refuses another header', () => {
    expect(() => scoredPairs('left,right,p,w\na,b,1,1\n', truth)).toThrow(/first line/)
  })
})

describe('truthOf', () => {
  const person = (id: string, entity: string) => ({ id, entity })

  it('counts the pairs inside one table', () => {
    expect(truthOf([['a', 'b', 'c', 'd'].map((id) => person(id, id === 'd' ? '2' : '1'))]).pairs).toBe(3)
  })

  it('counts only pairs between two tables', () => {
    const left = [person('a', '1'), person('b', '1'), person('c', '2')]
    const right = [person('d', '1'), person('e', '3')]
    expect(truthOf([left, right]).pairs).toBe(2)
  })

  it('refuses an id that occurs twice', () => {
    expect(() => truthOf([[person('a', '1')], [person('a', '1')]])).toThrow(/twice/)
  })
})
