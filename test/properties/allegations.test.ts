import fc from 'fast-check'
import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { allegingStatement, answerOf, someCase, withStatements } from './cases.ts'

test('adding allegations, however many and on whatever, changes no outcome and no state of a provision', async () => {
  const law = await testLaw()
  await fc.assert(
    fc.asyncProperty(someCase, fc.array(allegingStatement, { minLength: 1, maxLength: 8 }), async (data, alleged) => {
      const before = determine(law, await caseFrom(data))
      const after = determine(law, await caseFrom(withStatements(data, alleged)))
      expect(answerOf(after)).toEqual(answerOf(before))
      expect(after.conflicts).toEqual(before.conflicts)
      expect(after.contested).toEqual(before.contested)
    }),
    { numRuns: 400 },
  )
})
