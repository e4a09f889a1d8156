import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { determine, readCase, termsOf } from '../../src/determination/index.ts'
import { describeProblem, readDocument } from '../../src/input/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { someCase } from './cases.ts'

test('a case as YAML and as JSON gives the same determination, to the byte', async () => {
  const compiled = await testLaw()
  const { law } = compiled
  const terms = termsOf(law)
  const styles = fc.constantFrom<object>(
    {},
    { defaultStringType: 'QUOTE_DOUBLE' },
    { collectionStyle: 'flow' },
    { indent: 4 },
  )
  await fc.assert(
    fc.asyncProperty(someCase, styles, async (data, style) => {
      const yaml = stringify(JSON.parse(JSON.stringify(data)), { ...style, aliasDuplicateObjects: false })
      const document = await readDocument(new TextEncoder().encode(yaml), 'case.yaml', 'yaml')
      const read = document.ok ? readCase(document.value, terms) : document
      if (!read.ok) return expect.fail(`${read.problems.map(describeProblem).join('\n')}\n${yaml}`)
      expect(JSON.stringify(determine(compiled, read.value))).toBe(
        JSON.stringify(determine(compiled, await caseFrom(data))),
      )
    }),
    { numRuns: 150 },
  )
})
