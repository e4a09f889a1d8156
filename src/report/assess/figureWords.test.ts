import { expect, test } from 'vitest'
import { figureWords, numberWords, shareWords } from './figureWords.ts'

test.each([
  [4_760_000, '4.76 million'],
  [-374_123_456, '-374 million'],
  [1_094_000_000, '1.09 billion'],
  [20_000, '20,000'],
  [5290.8, '5,291'],
  [999_999.6, '1,000,000'],
  [161.29, '161'],
  [0.4536, '0.454'],
  [0, '0'],
  [Number.NaN, 'no number'],
])('%d is written %s', (value, words) => expect(numberWords(value)).toBe(words))

test.each([
  [0.12, '12\u00a0%'],
  [0.00055, '0.055\u00a0%'],
  [1, '100\u00a0%'],
  [0, '0\u00a0%'],
])('a share of %d is written %s', (share, words) => expect(shareWords(share)).toBe(words))

test('a figure has its unit and the mark of its weakest input', () => {
  const figure = { value: 20_000, unit: 'USD/person-year', formula: null, inputs: ['price.amount'], sources: [] }
  expect(figureWords({ ...figure, support: 'memory' })).toBe('20,000 USD a person-year [m]')
  expect(figureWords({ ...figure, support: 'verified' })).toBe('20,000 USD a person-year')
})
