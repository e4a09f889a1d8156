import { expect, test } from 'vitest'
import { testLaw } from '../law.ts'
import { compareRandom } from './compare.ts'
import { drawCase } from './givenCases.ts'
import { sourceOf } from './source.ts'

const CASES = 20_000
const law = await testLaw()
const source = sourceOf()

test(`the two evaluators give the same whole answer to ${CASES} random cases`, { timeout: 900_000 }, () => {
  const run = compareRandom(law, source, 1, CASES)
  expect(run.differences.map(({ number, where }) => `case ${number}: ${where}`)).toEqual([])
  expect(run.cases).toBe(CASES)
  const seen = source.rules.bases.map(({ id }) => id).filter((id) => (run.seen[`${id} shown`] ?? 0) > 0)
  expect(source.rules.bases.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([
    'informal',
    'lease/us-sv-2025',
  ])
  // Of one pair of States alone, it is drawn seldom, and then a bar mostly decides.
  const never = source.rules.bases.map(({ id }) => id).filter((id) => (run.seen[`${id} not-shown`] ?? 0) === 0)
  expect(never).toEqual(['lease/us-sv-2025'])
  expect(run.seen['contested']).toBeGreaterThan(100)
})

test('the same number draws the same case', () => {
  expect(drawCase(source, 7)).toEqual(drawCase(source, 7))
  expect(drawCase(source, 7)).not.toEqual(drawCase(source, 8))
})
