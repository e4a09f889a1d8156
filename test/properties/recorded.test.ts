import fc from 'fast-check'
import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { parseMoment } from '../../src/evidence/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { answerOf, someCase, someMoment, withRecorded } from './cases.ts'

const twice = someCase.chain((data) => fc.tuple(withRecorded(data), withRecorded(data)))

test('when the record received an exhibit changes no byte of the answer, as long as nobody asks as of a moment', async () => {
  const law = await testLaw()
  await fc.assert(
    fc.asyncProperty(twice, async ([one, two]) => {
      const answers = [determine(law, await caseFrom(one)), determine(law, await caseFrom(two))]
      expect(JSON.stringify(answers[1])).toBe(JSON.stringify(answers[0]))
    }),
    { numRuns: 200 },
  )
})

test('asked as of a moment, the answer is that of the record without what came later', async () => {
  const law = await testLaw()
  await fc.assert(
    fc.asyncProperty(someCase.chain(withRecorded), someMoment, async (data, text) => {
      const moment = parseMoment(text)
      expect(moment).not.toBeNull()
      const knownAt = moment ?? undefined
      const asked = Date.parse(text)
      const held = data.exhibits.filter(({ recorded }) => recorded === undefined || Date.parse(recorded) <= asked)
      const ids = new Set(held.map(({ id }) => id))
      const earlier = {
        ...data,
        exhibits: held.map((exhibit) => {
          const kept = Object.entries(exhibit).map(([key, value]) => [
            key,
            Array.isArray(value) && key === 'supersedes' ? value.filter((id) => ids.has(id)) : value,
          ])
          return { derivedFrom: [], ...Object.fromEntries(kept) }
        }),
        assertions: data.assertions.filter(({ exhibits }) => exhibits.every((id) => ids.has(id))),
      }
      // What an exhibit derives from is kept out: a case file may not point at an exhibit that it does not have.
      const derives = data.exhibits.some((exhibit) => 'derivedFrom' in exhibit)
      fc.pre(!derives)
      const now = determine(law, await caseFrom(data), { knownAt })
      const then = determine(law, await caseFrom(earlier))
      expect(answerOf(now)).toEqual(answerOf(then))
    }),
    { numRuns: 200 },
  )
})
