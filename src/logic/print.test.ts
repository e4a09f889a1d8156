import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { someFormula, withoutPlaces } from '../../test/formulas.ts'
import type { Formula } from './formula.ts'
import { parseFormula } from './parse.ts'
import { printFormula, printTerm } from './print.ts'

function parsed(text: string): Formula {
  const result = parseFormula(text, FACTS)
  if (!result.ok) throw new Error(`${text}: ${result.problems.map(({ message }) => message).join(' ')}`)
  return result.formula
}

test.each([
  ['true', 'true'],
  ['false', 'false'],
  ['unknown', 'unknown'],
  ['  consent.given  ', 'consent.given'],
  ['((consent.given))', 'consent.given'],
  ['not(consent.given)', 'not consent.given'],
  ['not (not consent.given)', 'not not consent.given'],
  ['not (consent.given and order.final)', 'not (consent.given and order.final)'],
  ['not (consent.given or order.final)', 'not (consent.given or order.final)'],
  ['not (person.age>=18)', 'not person.age >= 18'],
  ['(consent.given and order.final) or true', 'consent.given and order.final or true'],
  ['(consent.given or order.final) and true', '(consent.given or order.final) and true'],
  ['(consent.given and order.final) and true', '(consent.given and order.final) and true'],
  ['(consent.given or order.final) or true', '(consent.given or order.final) or true'],
  ['true and (not consent.given)', 'true and not consent.given'],
  ['transfer.to in person.nationalities', 'transfer.to in person.nationalities'],
  ['XK in person.nationalities', 'XK in person.nationalities'],
  ['transfer.from!=person.birthState', 'transfer.from != person.birthState'],
  ['consent.by=representative', 'consent.by = representative'],
  ['on<2025-03-01', 'on < 2025-03-01'],
  ['months( request.received,sentence.end )>=6', 'months(request.received, sentence.end) >= 6'],
  ['-2.50 <= days(on,sentence.end)', '-2.5 <= days(on, sentence.end)'],
])('%s is printed as %s', (text, expected) => {
  expect(printFormula(parsed(text))).toBe(expected)
})

describe('reading what was printed gives the same tree', () => {
  test('for any formula', () => {
    fc.assert(
      fc.property(someFormula, (formula) => {
        expect(withoutPlaces(parsed(printFormula(formula)))).toEqual(formula)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['0', '100000000000000000000000', '0.0000001', '-0.00000012', '123456789.123456789'])(
    'for the number %s, however long it is written',
    (number) => {
      const formula = parsed(`person.age >= ${number}`)
      expect(withoutPlaces(parsed(printFormula(formula)))).toEqual(withoutPlaces(formula))
    },
  )
})

test('a side of a comparison is printed alone', () => {
  const at = { start: 0, end: 0 }
  expect(printTerm({ kind: 'transfer', side: 'from', at })).toBe('transfer.from')
  expect(printTerm({ kind: 'date', day: 0, at })).toBe('1970-01-01')
  expect(
    printTerm({
      kind: 'days',
      from: { kind: 'on', at },
      to: { kind: 'value', fact: 'sentence.end', type: 'date', at },
      at,
    }),
  ).toBe('days(on, sentence.end)')
})
