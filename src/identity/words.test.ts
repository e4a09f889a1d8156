import { describe, expect, test } from 'vitest'
import { columnWords, countWords, probabilityWords, timesWords } from './words.ts'

describe('a probability never claims certainty', () => {
  test.each([
    [1, 'above 0.9999'],
    [0.99995, 'above 0.9999'],
    [0.9987, '0.9987'],
    [0.978, '0.978'],
    [0.93, '0.930'],
    [0.5, '0.50'],
    [0.0951, '0.10'],
    [0.0419, '0.042'],
    [0.0042, '0.0042'],
    [0.00001, 'below 0.0001'],
    [0, 'below 0.0001'],
  ])('%d is %s', (probability, words) => {
    expect(probabilityWords(probability)).toBe(words)
  })
})

describe('bits as times', () => {
  test.each([
    [0, '1'],
    [1, '2'],
    [-1.38, '2.6'],
    [4.4, '20'],
    [11.6, '3,000'],
    [-25.3, '40 million'],
    [31, 'more than a thousand million'],
    [Number.NEGATIVE_INFINITY, 'more than a thousand million'],
  ])('%d bits: %s', (bits, words) => {
    expect(timesWords(bits)).toBe(words)
  })
})

test('whole numbers have their thousands apart', () => {
  expect([0, 999, 1000, 6306939].map(countWords)).toEqual(['0', '999', '1,000', '6,306,939'])
})

test('columns have plain words; a column of one’s own, also an odd one, keeps its name', () => {
  expect(['born', 'a_number', 'favourite_colour', 'constructor'].map(columnWords)).toEqual([
    'day of birth',
    'A-number',
    'favourite colour',
    'constructor',
  ])
})
