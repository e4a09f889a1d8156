import { expect, test } from 'vitest'
import { flipIsSeen, liveThroughPowerLoss } from './powerLoss.ts'

const SEEDS = 2000

test(`${SEEDS} lives with lost power, torn writes and failing calls: nothing acknowledged is lost`, async () => {
  const losses = []
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const loss = await liveThroughPowerLoss(seed)
    if (loss !== null) losses.push(loss)
  }
  expect(losses).toEqual([])
})

test(`${SEEDS} turned bits: every one is noticed`, async () => {
  const losses = []
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const loss = await flipIsSeen(seed)
    if (loss !== null) losses.push(loss)
  }
  expect(losses).toEqual([])
})
