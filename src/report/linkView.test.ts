import { beforeAll, describe, expect, test } from 'vitest'
import { tellingView } from '../../test/link/review.ts'
import { type LinkView, queueOf } from './linkView.ts'

let view: LinkView
beforeAll(async () => {
  view = await tellingView()
})

/** The view with made-up probabilities: one pair for each, named by it. */
function withPairs(...pairs: readonly { probability: number; costOfMissing?: number }[]): LinkView {
  const [first] = view.pairs
  if (first === undefined) throw new Error('the view has no pair')
  return {
    ...view,
    reliability: { ...view.reliability, thresholds: [] },
    pairs: pairs.map(({ probability, ...more }, at) => ({
      ...more,
      pair: { ...first.pair, probability, leftId: `p${at}`, rightId: String(probability) },
    })),
  }
}

describe('the queue', () => {
  test('open between the thresholds, linked from the upper one on, nothing below the lower one', () => {
    const queue = queueOf(
      withPairs({ probability: 0.9 }, { probability: 0.89 }, { probability: 0.001 }, { probability: 0.0009 }),
    )
    expect(queue.linked.map(({ pair }) => pair.rightId)).toEqual(['0.9'])
    expect(queue.open.map(({ pair }) => pair.rightId)).toEqual(['0.89', '0.001'])
  })

  test('what a mistake costs: ten for a missed pair, one for a needless look', () => {
    const [first] = queueOf(withPairs({ probability: 0.25 })).open
    expect([first?.ifMissed, first?.ifNeedless]).toEqual([2.5, 0.75])
  })

  test('a pair that is dearer to miss comes before a likelier one', () => {
    const { open } = queueOf(
      withPairs({ probability: 0.5 }, { probability: 0.1, costOfMissing: 100 }, { probability: 0.2 }),
    )
    expect(open.map(({ pair }) => pair.rightId)).toEqual(['0.1', '0.5', '0.2'])
  })

  test('other costs, other order', () => {
    const pairs = withPairs({ probability: 0.5 }, { probability: 0.4, costOfMissing: 20 })
    expect(queueOf({ ...pairs, costs: { missing: 10, needless: 1 } }).open[0]?.pair.rightId).toBe('0.4')
    expect(queueOf({ ...pairs, costs: { missing: 20, needless: 1 } }).open[0]?.pair.rightId).toBe('0.5')
  })

  test('linked pairs: the least sure first; equal ones by their ids', () => {
    const { linked } = queueOf(withPairs({ probability: 0.99 }, { probability: 0.95 }, { probability: 0.99 }))
    expect(linked.map(({ pair }) => `${pair.leftId} ${pair.rightId}`)).toEqual(['p1 0.95', 'p0 0.99', 'p2 0.99'])
  })

  test('pairs that the view was not given are counted, not forgotten', () => {
    const whole = queueOf(view)
    expect([whole.openCount, whole.linkedCount]).toEqual([whole.open.length, whole.linked.length])
    const part = queueOf({ ...view, pairs: [] })
    expect([part.openCount, part.linkedCount]).toEqual([whole.open.length, whole.linked.length])
    expect(whole.open.length).toBeGreaterThan(0)
  })

  test('thresholds the wrong way round are an error', () => {
    expect(() => queueOf({ ...view, lower: 0.9, upper: 0.1 })).toThrow('above the upper one')
    expect(() => queueOf({ ...view, lower: Number.NaN })).toThrow(RangeError)
  })
})
