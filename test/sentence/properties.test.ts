import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/logic/index.ts'
import type { SentenceInput } from '../../src/sentence/index.ts'
import { answerOf, emptyInput, upTo } from './inputs.ts'

const empty = await emptyInput()
const point = (value: number) => ({ min: value, max: value })
const share = (top: number, bottom: number) => ({ min: { top, bottom }, max: { top, bottom } })

interface Drawn {
  readonly start: number
  readonly length: number
  readonly served: number
  readonly credits: readonly number[]
  readonly top: number
  readonly bottom: number
  readonly counting: 'whole' | 'balance' | 'unknown'
  readonly automatic: boolean
  readonly added: number
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    start: fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) }),
    length: fc.integer({ min: 1, max: 12_000 }),
    served: upTo(4000),
    credits: fc.array(upTo(800), { minLength: 3, maxLength: 3 }),
    top: upTo(6),
    bottom: fc.integer({ min: 6, max: 12 }),
    counting: fc.constantFrom('whole', 'balance', 'unknown'),
    automatic: fc.boolean(),
    added: upTo(100),
  })
  .map((one) => ({ ...one, served: Math.min(one.served, one.length) }))

function inputOf(d: Drawn, widen = 0): SentenceInput {
  const span = (value: number) => ({ min: Math.max(0, value - widen), max: value + widen })
  const rule = {
    kind: d.automatic ? ('automatic' as const) : ('discretionary' as const),
    share: share(d.top, d.bottom),
    counting: d.counting,
    date: null,
    expected: null,
    after: null,
    minimumDays: 0,
    procedureMonths: 0,
    certain: d.automatic,
    releasedOn: null,
    shareGiven: null,
    afterLatest: null,
    atMostAfter: null,
    beforeEnd: null,
    remissionInShare: false,
    earlierDays: 0,
    latestShare: null,
    origin: null,
  }
  const [remission = 0, clemency = 0, other = 0] = d.credits
  return {
    ...empty,
    mode: 'continued',
    total: { years: 0, months: 0, weeks: 0, days: d.length },
    custodyStart: d.start,
    transferOn: d.start + d.served,
    credit: {
      pretrial: point(0),
      served: point(d.served),
      provisional: point(0),
      remission: span(remission),
      clemency: span(clemency),
      other: span(other),
    },
    addedDays: point(d.added),
    releaseSending: { ...rule, counting: 'whole' },
    releaseReceiving: rule,
  }
}

test('adding credit never delays a release', () => {
  fc.assert(
    fc.property(drawn, upTo(2), fc.integer({ min: 1, max: 500 }), (d, which, more) => {
      const before = answerOf(inputOf(d))
      const credits = d.credits.map((value, i) => (i === which ? value + more : value))
      const after = answerOf(inputOf({ ...d, credits }))
      for (const side of ['sending', 'receiving'] as const) {
        expect(after[side]?.eligible.max).toBeLessThanOrEqual(before[side]?.eligible.max ?? Number.NaN)
        expect(after[side]?.latest?.max).toBeLessThanOrEqual(before[side]?.latest?.max ?? Number.NaN)
      }
      expect(after.overReceiving?.max).toBeLessThanOrEqual(before.overReceiving?.max ?? Number.NaN)
    }),
  )
})

test('interval answers contain every point answer', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (d, widen, shifts) => {
        const wide = answerOf(inputOf(d, widen))
        const credits = d.credits.map((value, i) => Math.max(0, value + Math.trunc(widen * (shifts[i] ?? 0))))
        const narrow = answerOf(inputOf({ ...d, credits }))
        const pairs = [
          [narrow.creditDays, wide.creditDays],
          [narrow.balanceDays, wide.balanceDays],
          [narrow.overReceiving, wide.overReceiving],
          [narrow.receiving?.eligible, wide.receiving?.eligible],
          [narrow.sending?.eligible, wide.sending?.eligible],
          [narrow.deltaDays, wide.deltaDays],
          [narrow.ratio, wide.ratio],
        ] as const
        for (const [inner, outer] of pairs) {
          if (inner === null || inner === undefined || outer === null || outer === undefined) continue
          expect(outer.min).toBeLessThanOrEqual(inner.min)
          expect(outer.max).toBeGreaterThanOrEqual(inner.max)
        }
      },
    ),
  )
})

test('both readings of an unclear rule are shown, and lie in the window', () => {
  fc.assert(
    fc.property(drawn, (d) => {
      const unclear = answerOf(inputOf({ ...d, counting: 'unknown', added: 0 }))
      const whole = answerOf(inputOf({ ...d, counting: 'whole', added: 0 }))
      const balance = answerOf(inputOf({ ...d, counting: 'balance', added: 0 }))
      expect(unclear.receiving?.readings.map(({ counting }) => counting)).toEqual(['whole', 'balance'])
      const ends = [whole, balance].map((answer) => answer.receiving?.eligible.min ?? Number.NaN)
      expect(unclear.receiving?.eligible).toEqual({ min: Math.min(...ends), max: Math.max(...ends) })
    }),
  )
})

test('adaptation never lengthens, and cuts exactly to the maximum', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 12_000 }), (d, most) => {
      const base = inputOf(d)
      const cut = answerOf({ ...base, receivingMaximum: { years: 0, months: 0, weeks: 0, days: most } })
      expect(cut.term.enforced).toEqual(point(Math.min(d.length, most)))
      const plain = answerOf(base)
      expect(cut.overReceiving?.max).toBeLessThanOrEqual(plain.overReceiving?.max ?? Number.NaN)
    }),
  )
})

test('a term split into consecutive parts and put together is the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) }),
      fc.array(fc.record({ years: upTo(9), months: upTo(30), weeks: upTo(60), days: upTo(400) }), {
        minLength: 1,
        maxLength: 5,
      }),
      (from, terms) => {
        const total = terms.reduce((a, b) => ({
          years: a.years + b.years,
          months: a.months + b.months,
          weeks: a.weeks + b.weeks,
          days: a.days + b.days,
        }))
        fc.pre(total.years + total.months + total.weeks + total.days > 0)
        const parts = terms.map((term, i) => ({ id: `${i}`, term, from, after: i === 0 ? null : `${i - 1}` }))
        const one = answerOf({ ...empty, total, custodyStart: from })
        const many = answerOf({ ...empty, parts, custodyStart: from })
        expect(many.term.imposed).toEqual(one.term.imposed)
        expect(many.endSending).toEqual(one.endSending)
      },
    ),
  )
})
