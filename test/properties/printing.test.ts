import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formulasOf } from '../../src/law/index.ts'
import { parseFormula, printFormula } from '../../src/logic/index.ts'
import { FACTS } from '../facts.ts'
import { someFormula, withoutPlaces } from '../formulas.ts'
import { testLaw } from '../law.ts'

test('every formula of the law, printed and read again, is the same tree', async () => {
  const { law } = await testLaw()
  const formulas = law.provisions.flatMap(formulasOf)
  expect(formulas.length).toBeGreaterThan(200)
  for (const formula of formulas) {
    const text = printFormula(formula)
    const again = parseFormula(text, law.vocabulary)
    if (!again.ok) return expect.fail(text)
    expect(withoutPlaces(again.formula)).toEqual(withoutPlaces(formula))
    expect(printFormula(again.formula)).toBe(text)
  }
})

test('so is any formula over a small vocabulary, also with every space doubled', () => {
  fc.assert(
    fc.property(someFormula, (formula) => {
      for (const text of [printFormula(formula), printFormula(formula).replaceAll(' ', '\n  ')]) {
        const again = parseFormula(text, FACTS)
        if (!again.ok) return expect.fail(text)
        expect(withoutPlaces(again.formula)).toEqual(formula)
      }
    }),
    { numRuns: 2000 },
  )
})
