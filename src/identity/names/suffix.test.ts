import { expect, it } from 'vitest'
import { isSuffixBehindName, suffixOf } from './suffix.ts'

it('has one spelling', () => {
  expect(['JR', 'JNR', 'JUNIOR', 'HIJO', 'FILHO', 'SR', 'SENIOR', 'III'].map(suffixOf)).toEqual([
    'JR',
    'JR',
    'JR',
    'JR',
    'JR',
    'SR',
    'SR',
    'III',
  ])
})

it('is also a name, or never', () => {
  expect(['JUNIOR', 'HIJO', 'JR', 'III'].map(isSuffixBehindName)).toEqual([true, true, false, false])
})
