import { expect, it } from 'vitest'
import { consonantsOf, hebrewConsonantsOf, isHebrew, isWithoutVowels } from './consonants.ts'

it.each([
  ['PEREZ', 'BYRYZ', 'BRS'],
  ['FERNANDO', 'FRNNDW', 'BRND'],
  ['MUHAMMAD', 'MHMD', 'MD'],
  ['CECILIA', 'SYSYLYA', 'SL'],
  ['VIKTOR', 'FYKTWR', 'BCDR'],
])('%s and %s have the consonants %s', (vowelled, bare, consonants) => {
  expect(consonantsOf(vowelled)).toBe(consonants)
  expect(consonantsOf(bare)).toBe(consonants)
})

it('tells alphabets that leave vowels out', () => {
  for (const raw of ['بيريز', 'בנימין', 'ܐܒܐ']) expect(isWithoutVowels(raw)).toBe(true)
  for (const raw of ['Pérez', 'Сергей', '习', '']) expect(isWithoutVowels(raw)).toBe(false)
})

it.each([
  ['BENJAMIN', 'VNYMYN', 'BNMN'],
  ['NETANYAHU', 'NTNYHV', 'NDN'],
  ['DAVID', 'DVYD', 'D'],
  ['JACOB', 'YKV', 'C'],
])('%s and Hebrew %s have the consonants %s', (vowelled, bare, consonants) => {
  expect(hebrewConsonantsOf(vowelled)).toBe(consonants)
  expect(hebrewConsonantsOf(bare)).toBe(consonants)
})

it('tells Hebrew', () => {
  expect(['בנימין', 'بيريز', 'Benjamin'].map(isHebrew)).toEqual([true, false, false])
})
