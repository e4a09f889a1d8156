import { expect, it } from 'vitest'
import { alignWords } from './align.ts'
import { isFiliationTurned } from './filiation.ts'
import { readWritten } from './written.ts'

const isTurned = (left: string, right: string) => {
  const [a, b] = [readWritten(left), readWritten(right)]
  return isFiliationTurned(a, b, alignWords(a, b))
}

it.each([
  ['Salman bin Muhammad al-Rawi', 'Muhammad bin Salman al-Rawi'],
  ['AHMAD BIN HASAN AL-UBAIDI', 'HASAN IBN AHMAD AL-UBAIDI'],
  ['Ahmed ben Omar', 'Umar bin Ahmad'],
])('son and father are turned around: %s, %s', (left, right) => {
  expect(isTurned(left, right)).toBe(true)
})

it.each([
  ['Mohammed bin Salman', 'bin Salman Mohammed'],
  ['Mohammed bin Salman', 'Salman Mohammed bin'],
  ['Mohammed bin Salman', 'Mohammed Salman'],
  ['Mohammed bin Salman', 'Mohammed ibn Salman'],
  ['Mohammed bin Salman bin Ali', 'Mohammed bin Salman'],
  ['bin', 'bin'],
])('not: %s, %s', (left, right) => {
  expect(isTurned(left, right)).toBe(false)
  expect(isTurned(right, left)).toBe(false)
})
