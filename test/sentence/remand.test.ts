import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formatDay, parseDay } from '../../src/logic/index.ts'
import { type Charge, type Days, remandDays } from '../../src/sentence/index.ts'
import { sharedLines } from './sharedData.ts'

// Remand cases of the prison service (MIT licence, see the shared data). Days under other sentences come there from a
// calculation that the cases do not hold; the stretches that they report are taken as given.
const lines = sharedLines('remand/cases.jsonl')

const day = z.string().transform((text) => parseDay(text) ?? Number.NaN)
const stretch = z.looseObject({ from: day, to: day })
const caseSchema = z.looseObject({
  id: z.string(),
  input: z.looseObject({
    options: z
      .looseObject({
        userSelections: z
          .array(z.looseObject({ chargeIdsToMakeApplicable: z.array(z.number()), targetChargeId: z.number() }))
          .optional(),
      })
      .nullish(),
    remandCalculation: z.looseObject({
      chargesAndEvents: z.array(
        z.looseObject({
          charge: z.looseObject({
            chargeId: z.number(),
            offence: z.looseObject({ code: z.string() }),
            offenceDate: z.string().nullish(),
            offenceEndDate: z.string().nullish(),
            sentenceDate: day.nullish(),
          }),
          dates: z.array(
            z.looseObject({
              date: day,
              type: z.string(),
              final: z.boolean().nullish(),
              isCustodial: z.boolean().nullish(),
            }),
          ),
        }),
      ),
    }),
  }),
  expected: z
    .looseObject({
      adjustments: z.array(z.looseObject({ fromDate: day, toDate: day })).default([]),
      intersectingSentences: z.array(stretch).default([]),
    })
    .nullish(),
})

const KINDS: Readonly<Record<string, Charge['events'][number]['kind']>> = {
  START: 'start',
  STOP: 'stop',
  CONTINUE: 'continue',
}

function chargesOf({ input }: z.infer<typeof caseSchema>): readonly Charge[] {
  const all = input.remandCalculation.chargesAndEvents
  const offenceOf = (id: number): string => {
    // A person who knows the file may say that charges stand for another one.
    const target = input.options?.userSelections?.find((one) => one.chargeIdsToMakeApplicable.includes(id))
    const charge = all.find((one) => one.charge.chargeId === (target?.targetChargeId ?? id))?.charge
    return [charge?.offence.code, charge?.offenceDate, charge?.offenceEndDate ?? ''].join(' ')
  }
  return all.map(({ charge, dates }) => ({
    id: String(charge.chargeId),
    offence: offenceOf(charge.chargeId),
    sentencedOn: charge.sentenceDate ?? null,
    events: dates.flatMap(({ date, type, final, isCustodial }) => {
      const kind = KINDS[type]
      return kind === undefined ? [] : [{ day: date, kind, final: final === true && isCustodial === true }]
    }),
  }))
}

function daysIn(spans: readonly Days[]): ReadonlySet<number> {
  const days = new Set<number>()
  for (const { start, lastDay } of spans) for (let day = start; day <= lastDay; day += 1) days.add(day)
  return days
}

describe.skipIf(lines === null)('days of remand (left out without WRIT_DATA)', () => {
  const cases = (lines ?? []).map((line) => caseSchema.parse(line))
  const counts = { right: 0, wrong: 0, refused: 0 }
  const wrong: string[] = []
  for (const one of cases) {
    if (one.expected === null || one.expected === undefined) continue
    const served = one.expected.intersectingSentences.map(({ from, to }) => ({ start: from, lastDay: to }))
    const { credited, open } = remandDays(chargesOf(one), served)
    const want = daysIn(one.expected.adjustments.map(({ fromDate, toDate }) => ({ start: fromDate, lastDay: toDate })))
    const [got, left] = [daysIn(credited), daysIn(open)]
    const extra = [...got].filter((at) => !want.has(at))
    const missing = [...want].filter((at) => !got.has(at))
    if (extra.length === 0 && missing.length === 0) counts.right += 1
    else if (extra.length === 0 && missing.every((at) => left.has(at))) counts.refused += 1
    else {
      counts.wrong += 1
      const [first] = [...extra, ...missing]
      wrong.push(
        `${one.id}: ${extra.length} too many, ${missing.length} too few, ${first === undefined ? '' : formatDay(first)}`,
      )
    }
  }

  test('no day is counted wrongly', () => {
    process.stdout.write(`remand cases: ${counts.right} right, ${counts.wrong} wrong, ${counts.refused} refused\n`)
    expect(wrong).toEqual([])
  })

  test('most cases are answered', () => {
    expect(counts.right).toBeGreaterThanOrEqual(15)
  })
})
