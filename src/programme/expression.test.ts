import { describe, expect, test } from 'vitest'
import { fitsUnit, mistakeIn, numberOf, truthOfExpression } from './evaluateExpression.ts'
import { type Expression, parseExpression } from './expression.ts'

function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${parsed.message} at ${parsed.at}`)
  return parsed.tree
}

const values: Readonly<Record<string, number>> = { a: 2, 'b.c': 3, 'cost.at.3.5': 7, zero: 0 }
const value = (name: string): number | null => values[name] ?? null

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 3 - 2', 5],
  ['100 / 5 / 2', 10],
  ['-a * b.c', -6],
  ['2 - -1', 3],
  ['cost.at.3.5 + 1', 8],
  ['min(a, b.c, 1) + max(a, b.c)', 4],
  ['abs(a - b.c)', 1],
  ['1.5e3', 1500],
  ['1 / zero', null],
  ['zero / zero', null],
  ['missing + 1', null],
  ['max(missing, 1)', null],
])('%s = %s', (text, expected) => {
  expect(numberOf(read(text), value)).toBe(expected)
})

test.each([
  ['a < b.c', true],
  ['a >= b.c', false],
  ['a <= 2 and b.c > 2', true],
  ['not a < b.c', false],
  ['not (a < b.c and a < 1)', true],
  ['a < 1 or b.c >= 3', true],
  ['missing < 1', null],
  ['missing < 1 and a > 5', false],
  ['missing < 1 or a < 5', true],
  ['not missing < 1', null],
])('%s is %s', (text, expected) => {
  expect(truthOfExpression(read(text), value)).toBe(expected)
})

test.each([
  ['', 0],
  ['1 +', 3],
  ['(1 + 2', 6],
  ['1 2', 2],
  ['a $ b', 2],
  ['min(1', 5],
  [') + 1', 0],
  ['1 + * 2', 4],
])('"%s" cannot be read, from character %d on', (text, at) => {
  expect(parseExpression(text)).toMatchObject({ ok: false, at })
})

test('brackets beyond all measure are refused, not a crash', () => {
  expect(parseExpression(`${'('.repeat(1000)}1${')'.repeat(1000)}`).ok).toBe(false)
  expect(parseExpression(`${'-'.repeat(1000)}1`).ok).toBe(false)
  expect(parseExpression(`${'not '.repeat(1000)}1 < 2`).ok).toBe(false)
})

describe('currencies', () => {
  const units: Readonly<Record<string, string>> = { eur: 'EUR/year', usd: 'USD', rate: 'EUR/USD', people: 'people' }
  const unit = (name: string): string | null => units[name] ?? null

  test.each(['eur + usd', 'eur < usd', 'min(eur, usd)', 'eur * usd + eur', 'eur + rate', 'eur < usd and people < 2'])(
    '%s needs a rate',
    (text) => {
      expect(mistakeIn(read(text), unit)).toMatch(/without an exchange rate/)
    },
  )

  test.each(['eur + usd * rate', 'eur / rate + usd', 'eur / eur + people', 'max(0, eur)', 'eur + result'])(
    '%s is fine',
    (text) => {
      expect(mistakeIn(read(text), unit)).toBeNull()
    },
  )

  test.each(['(eur < 1) + 2', 'eur and people', 'not eur', 'abs(eur < 1)'])('%s mixes numbers and truths', (text) => {
    expect(mistakeIn(read(text), unit)).toMatch(/stands where/)
  })

  test('the unit that a formula comes to', () => {
    expect(fitsUnit(read('usd * rate * people'), unit, 'EUR/month')).toBe(true)
    expect(fitsUnit(read('usd * people'), unit, 'EUR/month')).toBe(false)
    expect(fitsUnit(read('eur / eur'), unit, 'share')).toBe(true)
    expect(fitsUnit(read('result'), unit, 'EUR')).toBe(true)
  })
})
