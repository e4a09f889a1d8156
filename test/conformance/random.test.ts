import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { parseMoment } from '../../src/evidence/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { statesOf } from '../statesOf.ts'
import { randomVectors } from '../vectors.ts'

const law = await testLaw()
const vectors = randomVectors()

test('all random cases are there', () => {
  expect(vectors.length).toBe(300)
})

test.each(vectors.map((vector) => [vector.id, vector] as const))(
  '%s: the whole answer',
  async (_id, { data, expected }) => {
    const knownAt = expected.knownAt === undefined ? undefined : (parseMoment(expected.knownAt) ?? undefined)
    const determination = determine(law, await caseFrom(data), { knownAt })
    expect(determination.outcome).toBe(expected.outcome)
    expect(determination.basis).toBe(expected.basis)
    const bases = determination.bases.map(({ basis, outcome }) => [
      basis,
      { outcome, provisions: statesOf(determination, basis) },
    ])
    expect(Object.fromEntries(bases)).toEqual(expected.bases)
    const contested = determination.contested.map(({ provision, question, positions }) => ({
      provision,
      question,
      outcomes: positions.map(({ outcome }) => outcome),
    }))
    expect(contested).toEqual(expected.contested)
  },
)
