import { expect, test } from 'vitest'
import { type Charge, remandDays } from './remand.ts'

function charge(
  id: string,
  offence: string,
  sentencedOn: number | null,
  start: number,
  stop: number,
  final = true,
): Charge {
  return {
    id,
    offence,
    sentencedOn,
    events: [
      { day: stop, kind: 'stop', final },
      { day: start, kind: 'start', final: false },
    ],
  }
}

test('the day of the final order belongs to the sentence, and two charges share their days', () => {
  const charges = [charge('a', 'x', 20, 10, 20), charge('b', 'y', 20, 15, 20)]
  expect(remandDays(charges, [])).toEqual({ credited: [{ start: 10, lastDay: 19 }], open: [] })
})

test('the day of a release on bail was still spent in custody', () => {
  const bailed = charge('a', 'x', 30, 10, 14, false)
  expect(remandDays([bailed], []).credited).toEqual([{ start: 10, lastDay: 14 }])
})

test('days under another sentence do not count', () => {
  const charges = [charge('a', 'x', 40, 10, 40)]
  const served = [{ start: 20, lastDay: 25 }]
  expect(remandDays(charges, served).credited).toEqual([
    { start: 10, lastDay: 19 },
    { start: 26, lastDay: 39 },
  ])
})

test('without a release, days after an earlier sentence stay open', () => {
  const charges = [charge('a', 'x', 40, 10, 40), charge('b', 'y', 20, 12, 20)]
  expect(remandDays(charges, null)).toEqual({
    credited: [{ start: 10, lastDay: 19 }],
    open: [{ start: 20, lastDay: 39, why: 'another sentence may have been served on these days' }],
  })
})

test('days on charges without a sentence stay open, unless the offence was charged again and sentenced', () => {
  const first = charge('a', 'x', null, 10, 15, false)
  expect(remandDays([first], [])).toEqual({
    credited: [],
    open: [{ start: 10, lastDay: 15, why: 'the charges of these days have no sentence' }],
  })
  expect(remandDays([first, charge('b', 'x', 30, 20, 30)], []).credited).toEqual([
    { start: 10, lastDay: 15 },
    { start: 20, lastDay: 29 },
  ])
})

test('an order that never began custody counts nothing', () => {
  expect(
    remandDays([{ ...charge('a', 'x', 20, 10, 20), events: [{ day: 20, kind: 'stop', final: true }] }], []),
  ).toEqual({
    credited: [],
    open: [],
  })
})
