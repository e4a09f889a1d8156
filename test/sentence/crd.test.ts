import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formatDay } from '../../src/logic/index.ts'
import { answerOfCase, calculate } from './crdAdapter.ts'
import { sharedLines, type Tally, tallyText } from './sharedData.ts'

// Sentence calculations of England and Wales with the dates that the prison service's own engine asserts (MIT licence,
// see the shared data). Not part of the project: without WRIT_DATA these tests are left out.
const lines = sharedLines('crd/cases.jsonl')

const caseSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  params: z.string(),
  input: z.looseObject({ booking: z.unknown() }),
  expected: z.looseObject({ dates: z.record(z.string(), z.string()).optional() }),
})

describe.skipIf(lines === null)('dates of England and Wales (left out without WRIT_DATA)', () => {
  const cases = (lines ?? []).map((line) => caseSchema.parse(line)).filter(({ kind }) => kind === 'dates')
  const tallies = new Map<string, Tally>()
  const wrong: string[] = []
  const nameless: string[] = []
  for (const { id, params, input, expected } of cases) {
    const { dates, refused } = answerOfCase({ booking: input.booking, params })
    const got = new Map<string, string>(Object.entries(dates).map(([type, day]) => [type, formatDay(day)]))
    const want = new Map(Object.entries(expected.dates ?? {}))
    for (const type of new Set([...got.keys(), ...want.keys()])) {
      const tally = tallies.get(type) ?? { right: 0, wrong: 0, refused: 0, extra: 0 }
      tallies.set(type, tally)
      const [a, b] = [got.get(type), want.get(type)]
      if (a === b) tally.right += 1
      else if (a === undefined) {
        tally.refused += 1
        if (!refused.some((one) => one.type === type)) nameless.push(`${id} ${type}`)
      } else {
        if (b === undefined) tally.extra += 1
        else tally.wrong += 1
        wrong.push(`${id} ${type}: ${a}, expected ${b ?? 'none'}`)
      }
    }
  }

  test('no date is wrong, and none is given that is not expected', () => {
    process.stdout.write(`${tallyText(tallies)}\n`)
    expect(wrong).toEqual([])
  })

  test('the entry for score.mjs gives the same dates', () => {
    const [first] = cases
    const input = { booking: first?.input.booking, params: first?.params ?? '' }
    expect(Object.keys(calculate(input).dates)).toEqual(Object.keys(answerOfCase(input).dates))
  })

  test('what is refused is refused by name', () => {
    expect(nameless).toEqual([])
  })

  test.each(['ESED', 'SLED', 'SED'])('%s is answered for nearly every case', (type) => {
    const { right = 0, refused = 0 } = tallies.get(type) ?? {}
    expect(right / (right + refused)).toBeGreaterThanOrEqual(0.95)
  })
})
