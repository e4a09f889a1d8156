import { describe, expect, test } from 'vitest'
import { ATTACK_NAMES, DESPITE_COLLUSION, play } from './attacks.ts'

const SEEDS = 15
const [honest = '', ...attacks] = ATTACK_NAMES

describe('authors, witnesses and an operator', () => {
  test('an honest one is never accused', async () => {
    for (let seed = 1; seed <= 2 * SEEDS; seed += 1)
      expect([seed, (await play(seed, honest))?.found ?? []]).toEqual([seed, []])
  })

  test.each(attacks)('one that %s is found out by the recipient alone', async (attack) => {
    let played = 0
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = await play(seed, attack)
      if (outcome === null) continue
      played += 1
      expect(outcome.found.length > 0 ? [] : outcome).toEqual([])
    }
    expect(played).toBeGreaterThan(SEEDS / 4)
  })

  test.each(DESPITE_COLLUSION)('one that %s is found out although every witness helps', async (attack) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = await play(seed, attack, true)
      expect(outcome === null || outcome.found.length > 0 ? [] : outcome).toEqual([])
    }
  })

  test('one seed is one story', async () => {
    for (const attack of ATTACK_NAMES) expect(await play(5, attack)).toEqual(await play(5, attack))
  })
})
