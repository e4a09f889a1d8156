import { expect, test } from 'vitest'
import { and, not, or, type Truth } from './truth.ts'

const SIGNS: ReadonlyMap<string, Truth> = new Map([
  ['T', true],
  ['F', false],
  ['?', null],
])

function truth(sign: string): Truth {
  return SIGNS.get(sign) ?? null
}

function rows(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
}

test('strong Kleene logic, as a table', () => {
  const table = `
    T T  T T
    T F  F T
    T ?  ? T
    F T  F T
    F F  F F
    F ?  F ?
    ? T  ? T
    ? F  F ?
    ? ?  ? ?`
  for (const [a = '', b = '', both = '', either = ''] of rows(table)) {
    expect(and([truth(a), truth(b)]), `${a} and ${b}`).toBe(truth(both))
    expect(or([truth(a), truth(b)]), `${a} or ${b}`).toBe(truth(either))
  }
})

test('negation keeps unknown', () => {
  expect([true, false, null].map(not)).toEqual([false, true, null])
})

test('nothing joined with "and" is true, nothing joined with "or" is false', () => {
  expect([and([]), or([])]).toEqual([true, false])
})

test('one false among many unknowns decides an "and", one true an "or"', () => {
  expect(and([null, true, null, false])).toBe(false)
  expect(or([null, false, null, true])).toBe(true)
  expect(and([true, null, true])).toBeNull()
  expect(or([false, null, false])).toBeNull()
})
