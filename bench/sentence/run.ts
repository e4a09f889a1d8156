/**
 * How many sentences are computed a second on one core: `node bench/sentence/run.ts [--write]`. Inputs are read before
 * the clock starts; every computation takes another input, and its result is used. The limit beside it is the addition of
 * one term to one day: `additionsOfOneTerm` says how many of those a computation takes. `--write` stores `results.json`.
 */
import { writeFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { dayOf } from '../../src/logic/index.ts'
import { dayAfterTerm } from '../../src/sentence/duration.ts'
import { computeSentence, type EwBooking, englandWalesDates, type SentenceInput } from '../../src/sentence/index.ts'
import { emptyInput } from '../../test/sentence/inputs.ts'

const ROUNDS = 7
const INPUTS = 2000
const SECONDS = 1

const empty = await emptyInput()
const point = (value: number) => ({ min: value, max: value })

/** A row of inputs that differ in every figure; the same in every run. */
function twoSystems(): readonly SentenceInput[] {
  const share = { min: { top: 1, bottom: 2 }, max: { top: 2, bottom: 3 } }
  const rule = {
    kind: 'discretionary' as const,
    share,
    counting: 'unknown' as const,
    date: null,
    expected: null,
    after: null,
    afterLatest: null,
    minimumDays: 30,
    atMostAfter: null,
    beforeEnd: null,
    remissionInShare: false,
    earlierDays: 0,
    latestShare: null,
    procedureMonths: 0,
    certain: false,
    releasedOn: null,
    shareGiven: null,
    origin: null,
  }
  return Array.from({ length: INPUTS }, (_, i) => {
    const start = dayOf(2010, 1, 1) + 3 * i
    const served = 100 + (i % 900)
    return {
      ...empty,
      mode: 'continued' as const,
      total: { years: 3 + (i % 20), months: i % 12, weeks: 0, days: 0 },
      custodyStart: start,
      transferOn: start + served,
      requestReceived: start + served - 60,
      credit: {
        pretrial: point(i % 100),
        served: point(served - (i % 100)),
        provisional: point(0),
        remission: { min: 0, max: i % 50 },
        clemency: point(0),
        other: point(0),
      },
      releaseSending: { ...rule, counting: 'whole' as const },
      releaseReceiving: rule,
    }
  })
}

/** Bookings of England and Wales with two sentences and three adjustments. */
function bookings(): readonly EwBooking[] {
  return Array.from({ length: INPUTS }, (_, i) => {
    const on = dayOf(2018, 1, 1) + (i % 2000)
    const sentence = (id: string, after: string | null, months: number) => ({
      id,
      after,
      kind: 'standard' as const,
      imposedOn: on,
      offenceOn: on - 200,
      term: { years: 0, months, weeks: 0, days: 0 },
      extension: { years: 0, months: 0, weeks: 0, days: 0 },
      plus: false,
      section250: false,
      excluded: 'never' as const,
      scheduled: false,
      automatic: false,
      amount: null,
      recall: null,
    })
    return {
      born: dayOf(1985, 5, 5),
      sentences: [sentence('a', null, 12 + (i % 60)), sentence('b', 'a', 6 + (i % 7))],
      adjustments: [
        { kind: 'credit' as const, days: i % 90, from: on, period: null },
        { kind: 'added' as const, days: i % 14, from: on + 50, period: null },
        { kind: 'at-large' as const, days: i % 5, from: on + 70, period: null },
      ],
      moved: false,
    }
  })
}

/** Computations a second: the median of the rounds, and the least and the most. */
function measure<T>(inputs: readonly T[], compute: (input: T) => number): readonly number[] {
  const rates: number[] = []
  let sink = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    let done = 0
    const began = performance.now()
    while (performance.now() - began < SECONDS * 1000) {
      for (const input of inputs) sink += compute(input)
      done += inputs.length
    }
    // The first round warms the engine up.
    if (round > 0) rates.push((done / (performance.now() - began)) * 1000)
  }
  if (Number.isNaN(sink)) throw new Error('A computation came to no number.')
  return rates.sort((a, b) => a - b).map(Math.round)
}

const rows = [
  [
    'two systems',
    measure(twoSystems(), (input) => {
      const answer = computeSentence(input)
      if (!answer.ok) throw new Error('An input of the measurement is refused: nothing was computed.')
      return answer.deltaDays?.max ?? 0
    }),
  ],
  ['England and Wales', measure(bookings(), (booking) => englandWalesDates(booking).dates.ESED ?? Number.NaN)],
] as const

// The limit: no computation does less than add one term to one day by the calendar.
const limit = measure(twoSystems(), ({ total, custodyStart }) =>
  total === null || custodyStart === null ? Number.NaN : dayAfterTerm(custodyStart, total),
)
const middle = (rates: readonly number[]) => rates[Math.floor(rates.length / 2)] ?? Number.NaN

const results = {
  command: 'node bench/sentence/run.ts --write',
  machine: {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    system: `${platform()} ${arch()}`,
    node: process.version,
  },
  rounds: ROUNDS,
  computationsPerSecond: Object.fromEntries(
    rows.map(([name, rates]) => [
      name,
      {
        median: middle(rates),
        least: rates[0],
        most: rates.at(-1),
        additionsOfOneTerm: Math.round((middle(limit) / middle(rates)) * 10) / 10,
      },
    ]),
  ),
  limit: { what: 'one term added to one day, a second', median: middle(limit) },
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
if (process.argv.includes('--write')) {
  writeFileSync(new URL('./results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
}
