import fc from 'fast-check'
import { expect, it } from 'vitest'
import { oneDeletions } from './deletions.ts'

it('are the word and the word without each of its letters', () => {
  expect(oneDeletions('ANA')).toEqual(['ANA', 'NA', 'AA', 'AN'])
  expect(oneDeletions('RUIZ')).toEqual(['RUIZ', 'UIZ', 'RIZ', 'RUZ', 'RUI'])
})

it('have no key twice', () => {
  expect(oneDeletions('LLL')).toEqual(['LLL', 'LL'])
  expect(oneDeletions('ABBA')).toEqual(['ABBA', 'BBA', 'ABA', 'ABB'])
})

it('of no or one letter', () => {
  expect(oneDeletions('')).toEqual([''])
  expect(oneDeletions('O')).toEqual(['O', ''])
})

it('are as many different keys as the word has runs of equal letters, and one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-D]{0,12}$/), (text) => {
      const keys = oneDeletions(text)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.length).toBe(1 + (text.match(/(.)\1*/g)?.length ?? 0))
    }),
  )
})
