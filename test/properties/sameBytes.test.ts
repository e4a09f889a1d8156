import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLaw, determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { someCase } from './cases.ts'

test('the same input gives the same bytes: again, after another case, and with the law compiled anew', async () => {
  const law = await testLaw()
  const fresh = compileLaw(law.law)
  const extent = fc.constantFrom('all', 'decisive')
  await fc.assert(
    fc.asyncProperty(someCase, someCase, extent, async (data, other, how) => {
      const given = await caseFrom(data)
      const first = JSON.stringify(determine(law, given, { extent: how }))
      determine(law, await caseFrom(other), { extent: how })
      expect(JSON.stringify(determine(law, given, { extent: how }))).toBe(first)
      expect(JSON.stringify(determine(law, await caseFrom(data), { extent: how }))).toBe(first)
      expect(JSON.stringify(determine(fresh, given, { extent: how }))).toBe(first)
    }),
    { numRuns: 150 },
  )
})
