import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { pick, statesOf } from '../statesOf.ts'
import { decidedVectors } from '../vectors.ts'

const law = await testLaw()
const decided = decidedVectors()

test('all decided cases are there', () => {
  expect(decided.length).toBe(66)
})

test.each(decided.map((one) => [one.name, one.citation, one] as const))('%s, %s', async (_name, _citation, one) => {
  const determination = determine(law, await caseFrom(one.data))
  expect(determination.outcome).toBe(one.outcome)
  const basis = determination.basis
  expect(pick(statesOf(determination, basis), one.provisions)).toEqual(one.provisions)
  expect(determination.contested.length > 0).toBe(one.contested)
  if (one.operativeOutcome !== undefined) {
    const outcomes = determination.contested.flatMap(({ positions }) => positions.map(({ outcome }) => outcome))
    expect(outcomes).toContain(one.operativeOutcome)
  }
})

test('no decided case is shown: no decision recites every condition', async () => {
  for (const one of decided) expect(determine(law, await caseFrom(one.data)).outcome).not.toBe('shown')
})
