import { expect, it } from 'vitest'
import { alignWords } from './align.ts'
import { contradictingLetters, isInitialMisplaced } from './contradiction.ts'
import { readWritten } from './written.ts'

const read = (left: string, right: string) => {
  const [a, b] = [readWritten(left), readWritten(right)]
  return [a, b, alignWords(a, b)] as const
}

it.each([
  ['Hans Otto Meyer', 'Hans Karl Meyer', 4],
  ['Hans O Friedrich', 'Hans Joachim Friedrich', 1],
  ['José Manuel Sola', 'José Sola Ruiz', 0],
  ['José Sola', 'José Manuel Sola Ruiz', 0],
  ['Manuel Sola', 'José Sola Ruiz', 4],
  ['Sola Manuel José', 'José Sola Ruiz', 4],
  ['Ana Gil', 'Eva Paz', 6],
  ['Ana de Gil', 'Ana Gil', 0],
  ['Ana', 'Ana', 0],
])('%s, %s: %d letters contradict', (left, right, letters) => {
  expect(contradictingLetters(...read(left, right))).toBe(letters)
  expect(contradictingLetters(...read(right, left))).toBe(letters)
})

it.each([
  ['Víctor A Ramírez', 'Ángela Ramírez', true],
  ['Víctor A Ramírez', 'Víctor Ángel Ramírez', false],
  ['A Víctor Ramírez', 'Ángela Ramírez', false],
  ['Ángela Ramírez', 'A Ramírez', false],
])('%s, %s: the initial is misplaced: %s', (left, right, isMisplaced) => {
  expect(isInitialMisplaced(...read(left, right))).toBe(isMisplaced)
  expect(isInitialMisplaced(...read(right, left))).toBe(isMisplaced)
})
