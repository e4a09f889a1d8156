import { describe, expect, test } from 'vitest'
import { differences } from './linkDifferences.ts'

/** Both values with what differs in brackets. */
function marked(left: string, right: string, words = false): string {
  return differences(left, right, words)
    .map((pieces) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''))
    .join(' / ')
}

describe('values: what stands between the common beginning and end', () => {
  test.each([
    ['1990-07-26', '1990-07-29', '1990-07-2[6] / 1990-07-2[9]'],
    ['031112223', '31112223', '[0]31112223 / 31112223'],
    ['same', 'same', 'same / same'],
    ['abc', 'xyz', '[abc] / [xyz]'],
    ['aa', 'aaa', 'aa / aa[a]'],
    ['', 'a', ' / [a]'],
    ['\u{1f600}a', '\u{1f601}a', '[\u{1f600}]a / [\u{1f601}]a'],
  ])('%s and %s', (left, right, expected) => {
    expect(marked(left, right)).toBe(expected)
  })
})

describe('names: words that the other does not have, wherever they stand', () => {
  test.each([
    ['IBARRA INURRIETA, TOMAS', 'IBARRA, TOMAS', 'IBARRA [INURRIETA], TOMAS / IBARRA, TOMAS'],
    ['PRIETO, IRENE', 'IRENE PRIETO', 'PRIETO, IRENE / IRENE PRIETO'],
    ['Muñoz, José', 'MUNOZ, JOSE', 'Muñoz, José / MUNOZ, JOSE'],
    ['KOVAL, RENATA', 'SINGH, ANSELMO', '[KOVAL], [RENATA] / [SINGH], [ANSELMO]'],
  ])('%s and %s', (left, right, expected) => {
    expect(marked(left, right, true)).toBe(expected)
  })
})
