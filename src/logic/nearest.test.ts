import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

test.each([
  ['consent.givn', 'consent.given'],
  ['CONSENT.GIVEN', 'consent.given'],
  ['consent.gvien', 'consent.given'],
  ['xonsent.given', 'consent.given'],
  ['consent.givenn', 'consent.given'],
  ['entirely.else', null],
  ['', null],
])('nearest to "%s" is %s', (word, expected) => {
  expect(nearest(word, ['order.final', 'consent.given', 'consent.verified'])).toBe(expected)
})

test('two edits are near for a short word, three are not', () => {
  expect(nearest('abcd', ['abxy'])).toBe('abxy')
  expect(nearest('abcd', ['axyz'])).toBeNull()
  expect(nearest('ab', ['abcd'])).toBe('abcd')
  expect(nearest('ab', ['abcde'])).toBeNull()
  expect(nearest('abcde', ['abc'])).toBe('abc')
  expect(nearest('abcde', ['ab'])).toBeNull()
})

test('a quarter of a long word may differ, and no more', () => {
  expect(nearest('abcdefghijklmnop', ['abcdefghijklWXYZ'])).toBe('abcdefghijklWXYZ')
  expect(nearest('abcdefghijklmnop', ['abcdefghijkVWXYZ'])).toBeNull()
})

test('the nearest wins, among equally near ones the first', () => {
  expect(nearest('floor', ['flour', 'floor'])).toBe('floor')
  expect(nearest('flxor', ['flour', 'floor', 'flior'])).toBe('floor')
  expect(nearest('bar', ['bat', 'car'])).toBe('bat')
  expect(nearest('bar', ['car', 'bat'])).toBe('car')
})

test('every kind of edit counts one: change, insertion, removal at the beginning, middle and end', () => {
  for (const word of ['xbcdef', 'abxdef', 'abcdex', 'xabcdef', 'abcxdef', 'abcdefx', 'bcdef', 'abdef', 'abcde']) {
    expect(nearest(word, ['zzcdef', 'abcdef'])).toBe('abcdef')
  }
  expect(nearest('kitten', ['sitting'])).toBeNull()
  expect(nearest('kitten', ['mitten', 'sitten'])).toBe('mitten')
})
