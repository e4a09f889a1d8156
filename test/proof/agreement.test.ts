import { expect, test } from 'vitest'
import { packagedZ3, startSolver } from '../../src/cli/solverProcess.ts'
import { testLaw } from '../law.ts'
import { sourceOf } from '../second/source.ts'
import { compareDays, compareReading, compareSolver, compareTables } from './agreement.ts'
import { compareNotation } from './notation.ts'

const { law } = await testLaw()
const source = sourceOf()

test('the text of everything that the notation has says what the second evaluator finds', () => {
  expect(compareNotation(400)).toEqual([])
})

test('the text says who is bound around every day of every treaty table', () => {
  expect(compareTables(law)).toEqual([])
})

test('the text says which bases and provisions are open around every day that they name', () => {
  expect(compareDays(law)).toEqual([])
})

test('the text says what the second evaluator finds, read without a solver', { timeout: 300_000 }, () => {
  expect(compareReading(law, source, 1_500)).toEqual([])
})

test('the text says what the second evaluator finds, as a solver reads it', { timeout: 600_000 }, async () => {
  const solver = startSolver(packagedZ3())
  try {
    expect(await compareSolver(law, source, 40, solver)).toEqual([])
  } finally {
    solver.close()
  }
})
