import fc from 'fast-check'
import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { someCase } from './cases.ts'

/**
 * If a basis is shown after an assertion is taken away and was not shown before, the assertion was one side of a reported
 * conflict. One fact is apart: without a proving assertion on `treaty.inForce` the treaty tables answer.
 */
test('taking an assertion away never makes a basis shown, unless that ends a conflict', async () => {
  const law = await testLaw()
  await fc.assert(
    fc.asyncProperty(someCase, fc.nat(), async (data, n) => {
      fc.pre(data.assertions.length > 0)
      const removed = n % data.assertions.length
      fc.pre(data.assertions[removed]?.fact !== 'treaty.inForce')
      const before = determine(law, await caseFrom(data))
      const assertions = data.assertions.filter((_, i) => i !== removed)
      const after = determine(law, await caseFrom({ ...data, assertions }))
      const inConflict = before.conflicts.some((conflict) => conflict.assertions.includes(removed))
      for (const { basis, outcome } of after.bases) {
        const was = before.bases.find((one) => one.basis === basis)?.outcome
        if (outcome === 'shown' && was !== 'shown') expect([basis, inConflict]).toEqual([basis, true])
      }
    }),
    { numRuns: 600 },
  )
})

test('a conflict that ends can make a basis shown, so the exception is needed', async () => {
  const law = await testLaw()
  const shown = fc.sample(someCase, { numRuns: 400, seed: 7 })
  let ended = 0
  for (const data of shown) {
    if (determine(law, await caseFrom(data)).outcome !== 'shown') continue
    const yes = data.assertions.find(({ fact, value }) => value === true && fact !== 'treaty.inForce')
    if (yes === undefined) continue
    const doubted = { ...data, assertions: [...data.assertions, { ...yes, value: false }] }
    if (determine(law, await caseFrom(doubted)).outcome !== 'shown') ended += 1
  }
  expect(ended).toBeGreaterThan(10)
})
