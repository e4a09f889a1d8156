import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, dayWords, joined, printable, safe, short, stateWords, wrap } from './words.ts'

test('days are written out', () => {
  expect([dayWords('2025-03-15'), dayWords(0), dayWords(null)]).toEqual([
    '15 March 2025',
    '1 January 1970',
    'date not stated',
  ])
})

test('a state in words, never the same word for unproven and failed', () => {
  expect([
    stateWords('condition', 'failed'),
    stateWords('condition', 'unproven'),
    stateWords('bar', 'unproven'),
  ]).toEqual([
    'This condition is not met',
    'This condition is not shown to be met',
    'The bar of this rule is not ruled out',
  ])
})

test('things joined as in a sentence', () => {
  expect([joined([], 'or'), joined(['a'], 'or'), joined(['a', 'b', 'c'], 'and')]).toEqual(['', 'a', 'a, b and c'])
})

test('control characters and marks that turn the reading direction become codes', () => {
  expect(safe('a\u001b[31m\u202eb\u2028\u0085\n')).toBe('a\\u{1b}[31m\\u{202e}b\\u{2028}\\u{85} ')
  expect(printable('\u001b[1ma\u001b[2J\n', true)).toBe('\u001b[1ma\\u{1b}[2J\n')
  expect(printable('\u001b[1ma\n')).toBe('\\u{1b}[1ma\n')
})

test('text that is cut says so', () => {
  expect([short('abcdef', 6), short('abcdefg', 6)]).toEqual(['abcdef', 'abc...'])
})

test('wrapped text fits, keeps its words and its indentation', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '漢', 'é', 'longer', '\n'), maxLength: 400 })
  fc.assert(
    fc.property(text, fc.integer({ min: 50, max: 100 }), fc.integer({ min: 0, max: 200 }), (given, first, indent) => {
      const lines = wrap(given, first, ' '.repeat(indent)).split('\n')
      expect(columns(lines[0] ?? '')).toBeLessThanOrEqual(first)
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(100)
      expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(/[ \n]/g, ''))
    }),
  )
  expect(wrap('  set in', 100)).toBe('  set in')
})
