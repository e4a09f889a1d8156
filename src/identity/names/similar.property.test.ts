import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneDeletions } from './deletions.ts'
import { countEdits, jaroWinkler, oneEdit } from './similar.ts'
import { letterSet } from './words.ts'

const word = fc.stringMatching(/^[A-E]{0,9}$/)

test('one error is a distance of one; it shares a key of deletions, and differs in two letters at most', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(oneEdit(a, b)).toBe(countEdits(a, b) === 1)
      if (!oneEdit(a, b)) return
      expect(oneDeletions(a).some((key) => oneDeletions(b).includes(key))).toBe(true)
      const different = (letterSet(a) ^ letterSet(b)).toString(2).replaceAll('0', '').length
      expect(different).toBeLessThanOrEqual(2)
    }),
    { numRuns: 20_000 },
  )
})

test('words that share a key of deletions are at most two errors apart', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      if (oneDeletions(a).some((key) => oneDeletions(b).includes(key))) expect(countEdits(a, b)).toBeLessThanOrEqual(2)
    }),
    { numRuns: 20_000 },
  )
})

test('distance and similarity are the same both ways, and best for equal words', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(countEdits(a, b)).toBe(countEdits(b, a))
      expect(countEdits(a, b) === 0).toBe(a === b)
      expect(jaroWinkler(a, b)).toBeGreaterThanOrEqual(0)
      expect(jaroWinkler(a, b)).toBeLessThanOrEqual(1)
      if (a !== '') expect(jaroWinkler(a, a)).toBe(1)
    }),
    { numRuns: 5000 },
  )
})
