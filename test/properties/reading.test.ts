import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ParsedFormula, parseFormula, printFormula } from '../../src/logic/index.ts'
import { FACTS } from '../facts.ts'
import { someFormula } from '../formulas.ts'

/** Whatever the text, the answer is a tree inside of it or problems inside of it. */
function isSound(text: string, parsed: ParsedFormula): boolean {
  if (parsed.ok) return parsed.formula.at.start >= 0 && parsed.formula.at.end <= text.length
  const inside = parsed.problems.every(
    ({ at, message, mend }) =>
      0 <= at.start && at.start <= at.end && at.end <= text.length && message !== '' && mend !== '',
  )
  return inside && parsed.problems.length > 0
}

const read = (text: string): void => {
  if (!isSound(text, parseFormula(text, FACTS))) expect.fail(JSON.stringify(text))
}

test('60,000 random texts', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'()<>=!,.-_ \n\t09aZ"é\u0000\u2028'), maxLength: 40 })
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    signs,
  )
  fc.assert(fc.property(any, read), { numRuns: 60_000 })
})

const WORDS = [
  ...[
    'and',
    'or',
    'not',
    'in',
    'true',
    'false',
    'unknown',
    'on',
    'days',
    'months',
    '(',
    ')',
    ',',
    '=',
    '!=',
    '<',
    '<=',
  ],
  ...[
    '>',
    '>=',
    'transfer.to',
    'transfer.from',
    'US',
    '18',
    '-1',
    '2025-03-15',
    '2025-02-30',
    'person',
    'nobody',
    'a.b',
  ],
  ...FACTS.keys(),
]

test('30,000 soups of words and signs', () => {
  const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join(' '))
  fc.assert(fc.property(soup, read), { numRuns: 30_000 })
})

test('10,000 formulas with a piece cut out, doubled or put elsewhere', () => {
  const damaged = fc
    .tuple(someFormula, fc.nat(), fc.nat(), fc.constantFrom('cut', 'double', 'move'))
    .map(([formula, a, b, how]) => {
      const text = printFormula(formula)
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y)
      const piece = text.slice(start, end)
      const without = text.slice(0, start) + text.slice(end)
      if (how === 'cut') return without
      return how === 'double' ? text.slice(0, end) + piece + text.slice(end) : piece + without
    })
  fc.assert(fc.property(damaged, read), { numRuns: 10_000 })
})

test('brackets, negations and text without an end', () => {
  for (const piece of ['(', ')', 'not ', 'true and ', '(not ', 'days(', 'a', '9', '- ', '.', ' ', '\n']) {
    for (const count of [199, 200, 201, 5_000, 19_999, 30_000]) read(piece.repeat(count))
  }
})
