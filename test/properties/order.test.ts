import fc from 'fast-check'
import { expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { answerOf, type CaseData, someCase } from './cases.ts'

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}

/** The same case in another order, with other ids, names and words, some of them in other languages. */
function retold(data: CaseData): fc.Arbitrary<object> {
  const words = fc.constantFrom('Beschluss', 'décision', '判決', 'قرار', 'решение', 'x'.repeat(300), '')
  return fc
    .tuple(shuffled(data.exhibits), shuffled(data.assertions), words, words, fc.string({ minLength: 1, maxLength: 5 }))
    .map(([exhibits, assertions, title, issuer, prefix]) => {
      const ids = new Map(data.exhibits.map(({ id }, i) => [id, `${prefix} ${data.exhibits.length - i}`]))
      const renamed = (id: string): string => ids.get(id) ?? id
      return {
        ...data,
        case: `${prefix}-other`,
        title,
        person: { names: [title, issuer], born: '1970-01-01' },
        exhibits: exhibits.map((exhibit) => ({
          ...rewritten(exhibit, renamed),
          id: renamed(exhibit.id),
          title,
          issuer,
          source: issuer,
        })),
        assertions: assertions.map((one) => ({ ...one, exhibits: one.exhibits.map(renamed).toReversed() })),
      }
    })
}

function rewritten(exhibit: object, renamed: (id: string) => string): object {
  const entries = Object.entries(exhibit).map(([key, value]) => {
    const ids = key === 'derivedFrom' || key === 'supersedes'
    return [key, ids && Array.isArray(value) ? value.map((id) => renamed(`${id}`)).toReversed() : value]
  })
  return Object.fromEntries(entries)
}

test('the order of exhibits and assertions, ids, names, titles and their language change no outcome and no state', async () => {
  const law = await testLaw()
  const pair = someCase.chain((data) => retold(data).map((other) => [data, other] as const))
  await fc.assert(
    fc.asyncProperty(pair, async ([data, other]) => {
      const one = determine(law, await caseFrom(data))
      const two = determine(law, await caseFrom(other))
      expect(answerOf(two)).toEqual(answerOf(one))
      expect(two.missing.map(({ fact, provisions }) => [fact, provisions])).toEqual(
        one.missing.map(({ fact, provisions }) => [fact, provisions]),
      )
      expect(two.conflicts.map(({ fact, member }) => [fact, member])).toEqual(
        one.conflicts.map(({ fact, member }) => [fact, member]),
      )
    }),
    { numRuns: 400 },
  )
})
