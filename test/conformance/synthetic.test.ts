import { describe, expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { parseMoment } from '../../src/evidence/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { pick, statesOf } from '../statesOf.ts'
import { mutationVectors, syntheticVectors } from '../vectors.ts'

const law = await testLaw()
const synthetic = syntheticVectors()
const mutations = mutationVectors()

test('all vectors are there', () => {
  expect([synthetic.length, mutations.length]).toEqual([64, 613])
})

describe.each([
  ['made-up cases', synthetic],
  ['changes to made-up cases', mutations],
])('%s', (_name, vectors) => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', async (_id, { data, expected }) => {
    const given = await caseFrom(data)
    const determination = determine(law, given)
    expect(determination.outcome).toBe(expected.outcome)
    expect(pick(statesOf(determination), expected.provisions)).toEqual(expected.provisions)
    expect(determination.contested.length > 0).toBe(expected.contested)
    if (expected.basis !== undefined) expect(determination.basis).toBe(expected.basis)
    if (expected.allegations !== undefined) {
      expect([...new Set(determination.allegations.map(({ fact }) => fact))]).toEqual(expected.allegations.toSorted())
    }
    if (expected.conflicts !== undefined) {
      expect([...new Set(determination.conflicts.map(({ fact }) => fact))]).toEqual(expected.conflicts.toSorted())
    }
    for (const { at, outcome } of expected.knownAt ?? []) {
      const knownAt = parseMoment(at)
      expect(knownAt).not.toBeNull()
      if (knownAt !== null) expect(determine(law, given, { knownAt }).outcome).toBe(outcome)
    }
  })
})
