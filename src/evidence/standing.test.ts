import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assertion, day, exhibit, moment, record } from '../../test/records.ts'
import type { Exhibit } from './record.ts'
import { standing } from './standing.ts'

const ON = '2025-03-15'

/** Why an assertion on some exhibits is set aside, as one line; "counts" if it is not. */
function fate(exhibits: readonly Exhibit[], ids: readonly string[], on = ON, knownAt?: string): string {
  const view = { on: day(on), knownAt: knownAt === undefined ? undefined : moment(knownAt) }
  const reason = standing(record(exhibits, []), view).setAside(assertion('order.final', true, ids))
  if (reason === null) return 'counts'
  return Object.values(reason).join(' ')
}

describe('from and until: the day of from counts, the day of until does not', () => {
  test.each([
    ['2025-03-15', undefined, 'counts'],
    ['2025-03-16', undefined, 'not-yet'],
    ['2025-03-14', undefined, 'counts'],
    [undefined, '2025-03-15', 'no-longer'],
    [undefined, '2025-03-16', 'counts'],
    [undefined, '2025-03-14', 'no-longer'],
    ['2025-03-15', '2025-03-16', 'counts'],
    ['2025-03-16', '2025-03-17', 'not-yet'],
    ['2025-03-14', '2025-03-15', 'no-longer'],
    [undefined, undefined, 'counts'],
  ])('from %s until %s: %s', (from, until, expected) => {
    const period = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    const reason = standing(record([exhibit('e1')], []), { on: day(ON) }).setAside(
      assertion('order.final', true, ['e1'], period),
    )
    expect(reason?.why ?? 'counts').toBe(expected)
  })
})

describe('recorded: what the record held at a moment', () => {
  const at = (recorded: string): readonly Exhibit[] => [exhibit('e1', { recorded })]
  test.each([
    ['2026-03-10T18:00:00Z', '2026-03-10T18:00:00Z', 'counts'],
    ['2026-03-10T18:00:00.1Z', '2026-03-10T18:00:00Z', 'not-yet-recorded e1'],
    ['2026-03-10T18:00:01Z', '2026-03-10T18:00:00Z', 'not-yet-recorded e1'],
    ['2026-03-10T19:30:00+01:30', '2026-03-10T18:00:00Z', 'counts'],
    ['2026-03-10T18:00:00Z', '2026-03-10T19:30:00+02:00', 'not-yet-recorded e1'],
  ])('recorded %s, asked at %s: %s', (recorded, knownAt, expected) => {
    expect(fate(at(recorded), ['e1'], ON, knownAt)).toBe(expected)
  })

  test('without a moment asked for, everything is known; without "recorded", it always was', () => {
    expect(fate(at('2099-01-01T00:00:00Z'), ['e1'])).toBe('counts')
    expect(fate([exhibit('e1')], ['e1'], ON, '1970-01-01T00:00:00Z')).toBe('counts')
  })

  test('one invisible exhibit of several sets the assertion aside', () => {
    const exhibits = [exhibit('e1'), exhibit('e2', { recorded: '2026-03-10T18:00:00Z' }), exhibit('e3')]
    expect(fate(exhibits, ['e1', 'e2', 'e3'], ON, '2026-01-01T00:00:00Z')).toBe('not-yet-recorded e2')
    expect(fate(exhibits, ['e1', 'e3'], ON, '2026-01-01T00:00:00Z')).toBe('counts')
  })

  test('an exhibit that the record does not have is never visible', () => {
    expect(fate([exhibit('e1')], ['e1', 'e9'])).toBe('not-yet-recorded e9')
  })

  test('an assertion on no exhibit counts (and proves nothing)', () => {
    expect(fate([], [])).toBe('counts')
  })
})

describe('superseded exhibits', () => {
  const order = (issued?: string): Exhibit => exhibit('order', issued === undefined ? {} : { issued })
  const vacatur = (issued?: string): Exhibit =>
    exhibit('vacatur', { supersedes: ['order'], ...(issued === undefined ? {} : { issued }) })

  test.each([
    ['issued before the day', '2025-01-01', '2025-02-01', 'superseded order vacatur'],
    ['issued on the day', '2025-01-01', '2025-03-15', 'superseded order vacatur'],
    ['issued after the day', '2025-01-01', '2025-03-16', 'counts'],
    ['issued on the day of the order', '2025-02-01', '2025-02-01', 'superseded order vacatur'],
    ['issued before the order', '2025-02-01', '2025-01-31', 'counts'],
    ['without a day', '2025-02-01', undefined, 'superseded order vacatur'],
    ['of an order without a day', undefined, '2025-02-01', 'superseded order vacatur'],
    ['of an order without a day, issued after the day', undefined, '2025-03-16', 'counts'],
    ['both without a day', undefined, undefined, 'superseded order vacatur'],
  ])('a vacatur %s: %s and %s', (_name, ordered, vacated, expected) => {
    expect(fate([order(ordered), vacatur(vacated)], ['order'])).toBe(expected)
    expect(fate([vacatur(vacated), order(ordered)], ['order'])).toBe(expected)
    expect(fate([vacatur(vacated), order(ordered)], ['vacatur'])).toBe('counts')
  })

  test('one superseded exhibit of several sets the assertion aside', () => {
    expect(fate([exhibit('a'), order(), vacatur()], ['a', 'order'])).toBe('superseded order vacatur')
    expect(fate([exhibit('a'), order(), vacatur()], ['order', 'a'])).toBe('superseded order vacatur')
    expect(fate([exhibit('a'), order(), vacatur()], ['a'])).toBe('counts')
  })

  test('an order whose vacatur is vacated is back', () => {
    const stay = exhibit('stay', { supersedes: ['vacatur'] })
    for (const exhibits of [
      [order(), vacatur(), stay],
      [stay, vacatur(), order()],
      [vacatur(), stay, order()],
    ]) {
      expect(fate(exhibits, ['order'])).toBe('counts')
      expect(fate(exhibits, ['vacatur'])).toBe('superseded vacatur stay')
      const last = exhibit('last', { supersedes: ['stay'] })
      expect(fate([...exhibits, last], ['order'])).toBe('superseded order vacatur')
      expect(fate([last, ...exhibits], ['stay'])).toBe('superseded stay last')
    }
  })

  test('a vacatur that is vacated only later still holds on the day', () => {
    const stay = exhibit('stay', { supersedes: ['vacatur'], issued: '2025-04-01' })
    expect(fate([order(), vacatur(), stay], ['order'])).toBe('superseded order vacatur')
    expect(fate([order(), vacatur(), stay], ['order'], '2025-04-01')).toBe('counts')
  })

  test('an invisible vacatur vacates nothing', () => {
    const hidden = exhibit('vacatur', { supersedes: ['order'], recorded: '2026-03-10T18:00:00Z' })
    expect(fate([order(), hidden], ['order'], ON, '2026-03-10T17:59:59Z')).toBe('counts')
    expect(fate([order(), hidden], ['order'], ON, '2026-03-10T18:00:00Z')).toBe('superseded order vacatur')
    expect(fate([order(), hidden], ['order'])).toBe('superseded order vacatur')
  })

  test('one exhibit can supersede several, and one be superseded by several', () => {
    const both = exhibit('both', { supersedes: ['a', 'b'] })
    expect(['a', 'b', 'c'].map((id) => fate([exhibit('a'), exhibit('b'), exhibit('c'), both], [id]))).toEqual([
      'superseded a both',
      'superseded b both',
      'counts',
    ])
    const first = exhibit('v1', { supersedes: ['a'] })
    const second = exhibit('v2', { supersedes: ['a'] })
    const undo = exhibit('undo', { supersedes: ['v1'] })
    expect(fate([exhibit('a'), first, second, undo], ['a'])).toBe('superseded a v2')
    expect(fate([undo, second, first, exhibit('a')], ['a'])).toBe('superseded a v2')
  })

  test('superseding an exhibit that is not there supersedes nothing', () => {
    expect(fate([exhibit('a', { supersedes: ['gone'] })], ['a'])).toBe('counts')
  })

  test('a vacatur acts also where every exhibit of the record supersedes something', () => {
    const ofOld = exhibit('order', { supersedes: ['gone'] })
    expect(fate([ofOld, vacatur()], ['order'])).toBe('superseded order vacatur')
  })

  test('with a circle, which no case file may have, nothing that supersedes or is superseded counts', () => {
    const circle = [exhibit('a', { supersedes: ['b'] }), exhibit('b', { supersedes: ['a'] })]
    const beside = [exhibit('c', { supersedes: ['d'] }), exhibit('d'), exhibit('e')]
    const fates = ['a', 'b', 'c', 'd', 'e'].map((id) => fate([...circle, ...beside], [id]).split(' ')[0])
    expect(fates).toEqual(['superseded', 'superseded', 'superseded', 'superseded', 'counts'])
  })

  test('a chain of 20,000: every second one stands, whatever the order of the file', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      exhibit(`e${i}`, i === 0 ? {} : { supersedes: [`e${i - 1}`] }),
    )
    for (const exhibits of [chain, chain.toReversed()]) {
      const stands = standing(record(exhibits, []), { on: day(ON) })
      const counts = (i: number): boolean => stands.setAside(assertion('order.final', true, [`e${i}`])) === null
      expect([0, 1, 2, 9_999, 19_998, 19_999].map(counts)).toEqual([false, true, false, true, false, true])
    }
  })
})

test('a record knows its exhibits', () => {
  const e1 = exhibit('e1')
  const stands = standing(record([e1], []), { on: day(ON) })
  expect([stands.exhibit('e1'), stands.exhibit('e2')]).toEqual([e1, undefined])
})

test('against a naive reading, exhibit by exhibit, on random timelines', () => {
  const issued = fc.option(fc.constantFrom('2025-03-13', '2025-03-14', '2025-03-15', '2025-03-16'), { nil: undefined })
  const recorded = fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'), {
    nil: undefined,
  })
  const one = fc.record({ issued, recorded, targets: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), rank: fc.nat() })
  const knownAt = fc.option(fc.constant('2026-01-02T00:00:00Z'), { nil: undefined })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 10 }), knownAt, (rows, at) => {
      const exhibits = rows.map((row, i) =>
        exhibit(`e${i}`, {
          ...(row.issued === undefined ? {} : { issued: row.issued }),
          ...(row.recorded === undefined ? {} : { recorded: row.recorded }),
          supersedes: row.targets.filter((n) => n < i).map((n) => `e${n}`),
        }),
      )
      const visible = (i: number): boolean => at === undefined || (rows[i]?.recorded ?? '') <= at
      const superseded = (i: number): boolean =>
        rows.some((row, j) => {
          if (j <= i || !row.targets.includes(i) || !visible(j)) return false
          const earlier = rows[i]?.issued
          if (row.issued !== undefined && row.issued > ON) return false
          if (row.issued !== undefined && earlier !== undefined && row.issued < earlier) return false
          return !superseded(j)
        })
      const inFile = exhibits.map((e, i) => [e, rows[i]?.rank ?? 0] as const).toSorted((a, b) => a[1] - b[1])
      for (const i of rows.keys()) {
        const expected = !visible(i) ? 'not-yet-recorded' : superseded(i) ? 'superseded' : 'counts'
        const found = fate(
          inFile.map(([e]) => e),
          [`e${i}`],
          ON,
          at,
        )
        expect(found.split(' ')[0]).toBe(expected)
      }
    }),
    { numRuns: 1000 },
  )
})
