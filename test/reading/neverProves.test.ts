import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Case, determine, readCase, termsOf } from '../../src/determination/index.ts'
import { find } from '../../src/evidence/index.ts'
import { readDocument } from '../../src/input/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import { casePartsOf, readSource, readTexts, type Source } from '../../src/reading/index.ts'
import { testLaw } from '../law.ts'
import { decidedVectors, syntheticVectors } from '../vectors.ts'
import { labelledTexts } from './evaluate.ts'

const law = await testLaw()
const PERSON = 'Karim Daoud'

/** Sentences that touch every kind of fact, all about one invented person, said by all kinds of voices. */
const SENTENCES = [
  `"${PERSON} is a member of the Red Quay gang," said Marta Quill.`,
  `${PERSON} was convicted of murder, the Ministry of Justice said.`,
  `${PERSON} is a Salvadoran national, according to the police.`,
  `A judge blocked the transfer of ${PERSON}.`,
  `The Court of Appeal said ${PERSON} had a final deportation order.`,
  `${PERSON} consented to the transfer, the warden said.`,
  `"${PERSON} was tortured in El Salvador," his lawyer said.`,
  `The government of El Salvador agreed to take ${PERSON}.`,
  `${PERSON} was granted asylum in Belgium, said Ana Sol, a judge.`,
  `Officials denied that ${PERSON} had been told where he was going.`,
  `${PERSON} never signed a form, his sister said.`,
  `— Ana Sol (@anasol) April 8, 2025`,
] as const

function sourceOf(text: string, name: string, url?: string): Source {
  const read = readSource(new TextEncoder().encode(text), name, url === undefined ? {} : { url })
  const [source] = read.ok ? read.value : []
  if (source === undefined) throw new Error('The text was not read.')
  return source
}

const CASE = {
  writ: 1,
  case: 'never-proves',
  transfer: { from: 'US', to: 'SV', on: '2025-06-01' },
  person: { names: [PERSON] },
  exhibits: [{ id: 'e1', kind: 'court-decision', title: 'Judgment', issued: '2020-01-01' }],
  assertions: [{ fact: 'conviction.exists', value: true, exhibits: ['e1'] }],
}

interface Parts {
  readonly exhibits: readonly unknown[]
  readonly assertions: readonly unknown[]
}

const lists = z.looseObject({ exhibits: z.array(z.unknown()), assertions: z.array(z.unknown()) })

function withParts(data: unknown, parts: Parts): object {
  const base = lists.parse(data)
  return {
    ...base,
    exhibits: [...base.exhibits, ...parts.exhibits],
    assertions: [...base.assertions, ...parts.assertions],
  }
}

async function caseOf(data: unknown): Promise<Case> {
  const document = await readDocument(new TextEncoder().encode(JSON.stringify(data)), 'case.json')
  const read = document.ok ? readCase(document.value, termsOf(law.law)) : document
  if (!read.ok)
    throw new Error(read.problems.map(({ message, mend, place }) => `${place.path}: ${message} ${mend}`).join('\n'))
  return read.value
}

async function caseWith(parts: Parts): Promise<Case> {
  return await caseOf(withParts(CASE, parts))
}

function provenIn(record: Parameters<typeof find>[0]): readonly string[] {
  const on = parseDay('2025-06-01')
  if (on === null) throw new Error('no day')
  const found = find(record, law.law.vocabulary, { on, knownAt: undefined })
  const single = [...law.law.vocabulary.values()]
    .filter(({ type }) => type !== 'countries')
    .flatMap(({ id }) => (found.of(id).state === 'unproven' ? [] : [`${id} ${found.of(id).state}`]))
  const states = [...law.law.vocabulary.values()]
    .filter(({ type }) => type === 'countries')
    .flatMap(({ id }) =>
      [...law.law.states.keys()].flatMap((state) =>
        found.member(id, state).state === 'unproven' ? [] : [`${id} ${state}`],
      ),
    )
  return [...single, ...states]
}

describe('reading never proves', () => {
  const before = caseWith({ exhibits: [], assertions: [] })

  test('any number of texts added to a case makes no finding proven or disproven, and no outcome better', async () => {
    const plain = await before
    const base = provenIn(plain.record)
    expect(base).toEqual(['conviction.exists proven'])
    const outcome = determine(law, plain).outcome
    let assertions = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            lines: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 8 }),
            official: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (texts) => {
          const sources = texts.map(({ lines, official }, at) =>
            sourceOf(
              `By Luis Paz\nMay ${at + 1}, 2025\n${lines.join('\n')}`,
              `t${at}.txt`,
              official ? `https://www.justice.gov/${at}` : `https://news.example/${at}`,
            ),
          )
          const parts = casePartsOf(readTexts(sources, law.law), [PERSON], 'read', '2025-05-20T10:00:00Z')
          assertions += parts.assertions.length
          const after = await caseWith(parts)
          expect(provenIn(after.record)).toEqual(base)
          expect(determine(law, after).outcome).toBe(outcome)
        },
      ),
      { numRuns: 150 },
    )
    // The property would hold of nothing too: the texts must have given assertions.
    expect(assertions).toBeGreaterThan(300)
  })

  test('added to each of the synthetic and decided cases, no finding and no outcome changes', async () => {
    const sources = [0, 1, 2].map((at) =>
      sourceOf(
        `By Luis Paz\nMay ${at + 1}, 2025\n${SENTENCES.join('\n')}`,
        `t${at}.txt`,
        `https://www.justice.gov/${at}`,
      ),
    )
    const parts = casePartsOf(readTexts(sources, law.law), [PERSON], 'read', '2019-01-01T00:00:00Z')
    expect(parts.assertions.length).toBeGreaterThan(5)
    const all = [...syntheticVectors(), ...decidedVectors()]
    expect(all.length).toBeGreaterThan(100)
    for (const { id, data } of all) {
      const plain = await caseOf(data)
      const after = await caseOf(withParts(data, parts))
      expect(provenIn(after.record), id).toEqual(provenIn(plain.record))
      expect(determine(law, after).outcome, id).toBe(determine(law, plain).outcome)
    }
  })

  test('the labelled texts, all at once', async () => {
    const sources = labelledTexts(undefined).map(({ name, bytes }) => sourceOf(bytes.toString('utf8'), name))
    const people = ['Daniel Orre', 'Karim Daoud', 'Samuel Obandi', 'Luis Ferrand', 'Wilmer Acostaín']
    const parts = casePartsOf(readTexts(sources, law.law), people, 'read', '2025-07-01T00:00:00Z')
    expect(parts.assertions.length).toBeGreaterThan(2)
    expect(provenIn((await caseWith(parts)).record)).toEqual(['conviction.exists proven'])
  })
})
