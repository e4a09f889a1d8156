import { expect, it } from 'vitest'
import { splitWords } from './split.ts'

it.each([
  ['JUAN CARLOS', 'JUAN CARLOS'],
  ['GARCIA-LOPEZ', 'GARCIA LOPEZ'],
  ['Díaz–Canel', 'Díaz Canel'],
  ['PEREZ,JUAN', 'PEREZ JUAN'],
  ['MIG_ERROR_JOHN', 'MIG ERROR JOHN'],
  ['J.P. Morgan', 'J P Morgan'],
  ['  MARY-ANN\n\tO’CONNOR  ', 'MARY ANN O’CONNOR'],
  ['Francisco "Paco" (Pérez)', 'Francisco Paco Pérez'],
  ['バラク・オバマ', 'バラク オバマ'],
  ['GARCÃ\u00ada', 'GARCía'],
  ["CHO'NG", "CHO'NG"],
])('%s', (field, words) => {
  expect(splitWords(field)).toEqual(words.split(' '))
})

it.each(['', ' ', '- . ,', '\u200b'])('"%s" has no words', (field) => {
  expect(splitWords(field)).toEqual([])
})

it('reads no more than 40 words and 1,000 characters', () => {
  expect(splitWords('A '.repeat(1e6))).toHaveLength(40)
  expect(splitWords('A'.repeat(1e6))).toEqual(['A'.repeat(1000)])
})
