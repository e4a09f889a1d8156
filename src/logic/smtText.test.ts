import { expect, test } from 'vitest'
import { allOf, anyOf, integer, negated, readExpressions, readValue, real, symbol } from './smtText.ts'

test('joins fold what is settled', () => {
  expect([allOf([]), allOf(['true', 'a']), allOf(['a', 'b', 'a']), allOf(['a', 'false'])]).toEqual([
    'true',
    'a',
    '(and a b)',
    'false',
  ])
  expect([anyOf([]), anyOf(['false', 'a']), anyOf(['a', 'b', 'a']), anyOf(['a', 'true'])]).toEqual([
    'false',
    'a',
    '(or a b)',
    'true',
  ])
  expect([negated('true'), negated('false'), negated('a')]).toEqual(['false', 'true', '(not a)'])
})

test('numbers are written without exponents and without a sign before the digits', () => {
  expect([integer(0), integer(-3), integer(2932896)]).toEqual(['0', '(- 3)', '2932896'])
  expect([real(3), real(2.5), real(-0.125), real(1e-7)]).toEqual(['3.0', '2.5', '(- 0.125)', '0.0000001'])
})

test('a symbol stands in bars, which no name can close', () => {
  expect([symbol('us/removal shown'), symbol('a|b\\c')]).toEqual(['|us/removal shown|', '|a_b_c|'])
})

test('answers of solvers are read', () => {
  const [pairs] = readExpressions('((|a b| true) (c (- 5)) (d (/ 1.0 4.0)) (e 2.5) (f (- (/ 1 2))) (g false))') ?? []
  const values = Array.isArray(pairs) ? pairs.map((pair) => readValue(pair[1])) : []
  expect(values).toEqual([true, -5, 0.25, 2.5, -0.5, false])
  expect(readExpressions('(a (b)')).toBeNull()
  expect(readExpressions('a) b')).toBeNull()
  expect([readValue('x'), readValue(undefined), readValue(['+', '1', '2'])]).toEqual([null, null, null])
})
