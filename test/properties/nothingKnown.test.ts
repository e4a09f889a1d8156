import fc from 'fast-check'
import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { allegingStatement, BASES, dayText, someState, withStatements } from './cases.ts'

const handover = fc.record({ from: someState, to: someState, on: dayText })

test('a person about whom nothing is known is shown under no basis, between no States and on no day', async () => {
  const law = await testLaw()
  await fc.assert(
    fc.asyncProperty(handover, fc.array(allegingStatement, { maxLength: 5 }), async (transfer, alleged) => {
      const empty = { writ: 1, case: 'nobody', transfer, exhibits: [], assertions: [] } as const
      const given = await caseFrom(withStatements(empty, alleged))
      const without = determine(law, given)
      expect(without.bases.filter(({ outcome }) => outcome === 'shown')).toEqual([])
      expect(without.outcome).not.toBe('shown')
      for (const basis of BASES) {
        if (determine(law, given, { basis }).outcome === 'shown') expect.fail(`${basis} ${JSON.stringify(transfer)}`)
      }
    }),
    { numRuns: 200 },
  )
})
