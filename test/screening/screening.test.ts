import { describe, expect, test } from 'vitest'
import { type Age, isStale, type Ruling, type ScreenedPerson, type Screening } from '../../src/screening/index.ts'
import { weighedView } from './weighed.ts'

function person(id: string, of: Screening): ScreenedPerson {
  const found = of.people.find((one) => one.id === id)
  if (found === undefined) throw new Error(`Nobody is called ${id}.`)
  return found
}

/** What a record of a person says on one fact. */
function said({ records }: ScreenedPerson, id: string, on: string): readonly unknown[] {
  return (records.find(({ record }) => record === id)?.says ?? []).filter(({ fact }) => fact === on)
}

describe('what a record says', () => {
  test.each([
    ['counts', 0.9995, 'as-it-is'],
    ['does not count', 0.5, 'not-counted'],
  ])('a protection that has ended says so with its days, also in a record that %s', async (_what, share, counted) => {
    const { screening } = await weighedView({ 'protection.csv:p-311': share })
    const found = person('m38', screening)
    expect(found.records.find(({ record }) => record === 'protection.csv:p-311')?.counted).toBe(counted)
    expect(said(found, 'protection.csv:p-311', 'protection.withholding')).toContainEqual({
      fact: 'protection.withholding',
      value: ['SV'],
      from: '2017-09-19',
      until: '2023-11-02',
      complete: false,
      not: [],
    })
  })

  test('States that are out are named, and whether a set is closed', async () => {
    const found = person('m01', (await weighedView({})).screening)
    expect(said(found, 'departure.csv:f-101', 'person.ownCountry')).toEqual([
      { fact: 'person.ownCountry', value: [], from: null, until: null, complete: false, not: ['US'] },
    ])
    expect(said(found, 'court-orders.csv:o-1001', 'fear.expressed')).toEqual([
      { fact: 'fear.expressed', value: [], from: null, until: null, complete: true, not: [] },
    ])
  })

  test('what is no set of States is neither closed nor open', async () => {
    const found = person('m01', (await weighedView({})).screening)
    expect(said(found, 'court-orders.csv:o-1001', 'order.removal.final')).toEqual([
      { fact: 'order.removal.final', value: true, from: '2024-06-14', until: null },
    ])
  })
})

describe('how likely a record to rule on concerns the person', () => {
  test('is unknown, and not naught, for one that no comparison found', async () => {
    const record = 'court-orders.csv:o-1001'
    const before = person('m01', (await weighedView({})).screening)
    const ruling: Ruling = {
      person: 'm01',
      record,
      ruling: 'same-person',
      because: 'The order names his mother.',
      by: 'A. Example',
      on: '2026-03-14',
      seen: before.records.find((one) => one.record === record)?.seen ?? '',
    }
    const after = person('m01', (await weighedView({ [record]: null }, { rulings: [ruling] })).screening)
    expect([after.outcome, after.held]).toEqual(['not-shown', true])
    expect(after.holds).toMatchObject([{ record, why: 'tied-by-a-ruling-alone', probability: null }])
  })

  test('is that of its match otherwise', async () => {
    const found = person('m04', (await weighedView({})).screening)
    expect(found.holds.map(({ probability }) => probability)).toEqual([0.87])
  })
})

describe('the model of linkage that weighed the matches', () => {
  test('is named with its sum where the call names it, and null where it does not', async () => {
    const matching = { model: 'people 1', sha256: 'a'.repeat(64) }
    expect((await weighedView({}, { options: { matching } })).screening.matching).toEqual(matching)
    expect((await weighedView({})).screening.matching).toBeNull()
  })
})

test('a source must be read again when it is too old, read after the moment, or of unknown age', () => {
  const ages: readonly (Age | null)[] = ['fresh', 'no-limit', null, 'too-old', 'read-later', 'unknown']
  expect(ages.filter(isStale)).toEqual(['too-old', 'read-later', 'unknown'])
})
