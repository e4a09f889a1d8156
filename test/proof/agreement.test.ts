import { expect, test } from 'vitest'
import { testLaw } from '../law.ts'
import { sourceOf } from '../second/source.ts'
import { compareText } from './agreement.ts'

test('what a solver reads in the text is what the second evaluator finds', { timeout: 300_000 }, async () => {
  const { law } = await testLaw()
  expect(await compareText(law, sourceOf(), 120)).toEqual([])
})
