import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../logic/index.ts'
import { duration } from '../duration.ts'
import { englandWalesDates } from './dates.ts'
import type { EwAdjustment, EwBooking, EwSentence } from './model.ts'

const day = (text: string): number => parseDay(text) ?? Number.NaN

function sentence(id: string, imposed: string, term: EwSentence['term'], more: Partial<EwSentence> = {}): EwSentence {
  return {
    id,
    after: null,
    kind: 'standard',
    imposedOn: day(imposed),
    offenceOn: day(imposed) - 100,
    term,
    extension: duration({}),
    plus: false,
    section250: false,
    excluded: 'never',
    scheduled: false,
    automatic: false,
    amount: null,
    recall: null,
    ...more,
  }
}

function adjust(kind: EwAdjustment['kind'], days: number, from: string): EwAdjustment {
  return { kind, days, from: day(from), period: null }
}

function datesOf(
  sentences: readonly EwSentence[],
  adjustments: readonly EwAdjustment[] = [],
  more: Partial<EwBooking> = {},
) {
  const { dates, refused } = englandWalesDates({
    born: day('1985-01-01'),
    sentences,
    adjustments,
    moved: false,
    ...more,
  })
  return {
    dates: Object.fromEntries(Object.entries(dates).map(([type, at]) => [type, formatDay(at)])),
    refused: refused.map(({ type }) => type).filter((type) => type !== 'HDCED' && type !== 'ERSED'),
  }
}

const years = (n: number) => duration({ years: n })
const months = (n: number) => duration({ months: n })

test('half of four years, brought forward by remand', () => {
  expect(datesOf([sentence('a', '2020-03-02', years(4))], [adjust('credit', 61, '2020-03-02')]).dates).toEqual({
    ESED: '2024-03-01',
    SLED: '2023-12-31',
    CRD: '2021-12-31',
  })
})

test('forty per cent: under five years from 10 September, five years from 22 October 2024', () => {
  expect(datesOf([sentence('a', '2024-02-01', months(18))]).dates['CRD']).toBe('2024-09-10')
  expect(datesOf([sentence('a', '2022-09-01', years(5))]).dates['CRD']).toBe('2024-10-22')
  expect(datesOf([sentence('a', '2022-09-01', years(5), { excluded: 'always' })]).dates['CRD']).toBe('2025-03-01')
})

test('consecutive terms are added, concurrent ones end with the last', () => {
  const one = sentence('a', '2018-01-10', years(2))
  const two = sentence('b', '2018-05-01', months(9), { after: 'a' })
  const beside = sentence('c', '2018-05-01', years(1))
  expect(datesOf([one, two, beside]).dates).toEqual({ ESED: '2020-10-09', SLED: '2020-10-09', CRD: '2019-05-26' })
})

test('added days delay the release and not the expiry; days at large delay both', () => {
  const plain = datesOf([sentence('a', '2020-03-02', years(4))]).dates
  const added = datesOf([sentence('a', '2020-03-02', years(4))], [adjust('added', 10, '2021-01-01')]).dates
  const away = datesOf([sentence('a', '2020-03-02', years(4))], [adjust('at-large', 10, '2021-01-01')]).dates
  const late = datesOf([sentence('a', '2020-03-02', years(4))], [adjust('at-large', 10, '2023-01-01')]).dates
  expect([plain['CRD'], plain['SLED']]).toEqual(['2022-03-02', '2024-03-01'])
  expect([added['CRD'], added['SLED']]).toEqual(['2022-03-12', '2024-03-01'])
  expect([away['CRD'], away['SLED']]).toEqual(['2022-03-12', '2024-03-11'])
  expect([late['CRD'], late['SLED']]).toEqual(['2022-03-02', '2024-03-01'])
})

test('an extended sentence waits for the Board from two thirds', () => {
  const extended = sentence('a', '2020-03-02', years(6), { kind: 'extended', extension: years(2) })
  expect(datesOf([extended]).dates).toEqual({
    ESED: '2028-03-01',
    SLED: '2028-03-01',
    CRD: '2026-03-01',
    PED: '2024-03-01',
  })
})

test('a short term is followed by supervision of twelve months from release', () => {
  expect(datesOf([sentence('a', '2021-03-01', months(8))]).dates).toEqual({
    ESED: '2021-10-31',
    SLED: '2021-10-31',
    CRD: '2021-07-01',
    TUSED: '2022-07-01',
  })
})

test.each([
  [
    'credit above what is to be served',
    [sentence('a', '2021-03-01', months(2))],
    [adjust('credit', 40, '2021-03-01')],
    {},
  ],
  [
    'credit for a day without a sentence',
    [sentence('a', '2021-03-01', months(8))],
    [adjust('credit', 9, '2021-04-01')],
    {},
  ],
  [
    'part of a chain recalled',
    [
      sentence('a', '2021-03-01', months(8), { recall: { fixedDays: null, returnedOn: null } }),
      sentence('b', '2021-03-01', months(8), { after: 'a' }),
    ],
    [],
    {},
  ],
])('%s: no release and no expiry, by name', (_name, sentences, adjustments, more) => {
  const { dates, refused } = datesOf(sentences, adjustments, more)
  expect(Object.keys(dates)).toEqual(['ESED'])
  expect(refused).toEqual(['SLED', 'SED', 'CRD', 'ARD'])
})

test('remand that runs into the sentence is refused', () => {
  const overlap: EwAdjustment = {
    kind: 'credit',
    days: 10,
    from: day('2021-03-01'),
    period: { start: day('2021-02-20'), lastDay: day('2021-03-01') },
  }
  expect(Object.keys(datesOf([sentence('a', '2021-03-01', months(8))], [overlap]).dates)).toEqual(['ESED'])
})

test('releases and returns on the way leave expiry, and refuse release by name', () => {
  const { dates, refused } = datesOf([sentence('a', '2021-03-01', months(30))], [], { moved: true })
  expect(dates).toEqual({ ESED: '2023-08-31', SLED: '2023-08-31' })
  expect(refused).toEqual(['CRD', 'ARD'])
})

test('a recall ends with the sentence, or after its fixed days with that of return counted', () => {
  const standard = sentence('a', '2020-03-02', years(4), { recall: { fixedDays: null, returnedOn: null } })
  const fixed = sentence('a', '2020-03-02', years(4), { recall: { fixedDays: 28, returnedOn: day('2023-01-10') } })
  expect(datesOf([standard]).dates['PRRD']).toBe('2024-03-01')
  expect(datesOf([fixed]).dates['PRRD']).toBe('2023-02-06')
})
