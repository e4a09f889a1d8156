import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Determination, determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { provingStatement, someCase, withStatements } from './cases.ts'

/** The state of every provision under every basis examined. */
function states(determination: Determination): ReadonlyMap<string, string> {
  return new Map(
    determination.bases.flatMap(({ basis, provisions }) =>
      provisions.map(({ provision, state }) => [`${basis} ${provision}`, state] as const),
    ),
  )
}

/**
 * New assertions on new exhibits that supersede nothing can only contradict what is on record. A provision that was
 * decided then stays as it is or becomes unproven, and becomes unproven only if a conflict is reported that was not there.
 * One fact is apart: a proving assertion on `treaty.inForce` replaces what the treaty tables answer without one.
 */
test('more evidence never turns a decided provision round, and only a conflict makes it unproven', async () => {
  const law = await testLaw()
  const added = provingStatement.filter(({ assertion }) => assertion.fact !== 'treaty.inForce')
  await fc.assert(
    fc.asyncProperty(someCase, fc.array(added, { minLength: 1, maxLength: 4 }), async (data, more) => {
      const before = determine(law, await caseFrom(data))
      const after = determine(law, await caseFrom(withStatements(data, more)))
      const then = states(after)
      const newConflict = after.conflicts.length > before.conflicts.length
      expect([...then.keys()]).toEqual([...states(before).keys()])
      for (const [key, state] of states(before)) {
        if (state === 'unproven') continue
        const now = then.get(key)
        if (now !== state) expect([key, now, newConflict]).toEqual([key, 'unproven', true])
      }
    }),
    { numRuns: 600 },
  )
})
