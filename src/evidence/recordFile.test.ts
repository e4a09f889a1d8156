import { describe, expect, test } from 'vitest'
import { FACTS, STATES } from '../../test/facts.ts'
import { day, moment } from '../../test/records.ts'
import { pathText } from '../input/index.ts'
import {
  checkRecord,
  checkState,
  entriesOf,
  type RecordEntries,
  type ReportAt,
  recordOf,
  recordSchema,
  salvagedEntries,
} from './recordFile.ts'

const TERMS = { vocabulary: FACTS, states: STATES }

function told(check: (report: ReportAt) => void): readonly string[] {
  const lines: string[] = []
  check((code, path, message, mend) => lines.push(`${code} ${pathText(path)}: ${message} ${mend}`))
  return lines
}

function problems(entries: RecordEntries): readonly string[] {
  return told((report) => checkRecord(entries, TERMS, report))
}

const E1 = { id: 'e1', kind: 'court-decision' }

/** The problems of a record of well-shaped exhibits and assertions. */
function check(exhibits: readonly object[], assertions: readonly object[] = []): readonly string[] {
  return problems(entriesOf(recordSchema.parse({ exhibits, assertions })))
}

/** The problems of one assertion on the exhibit e1. */
function checkOne(fact: string, value: unknown, more: object = {}): readonly string[] {
  return check([E1], [{ fact, value, exhibits: ['e1'], ...more }])
}

describe('the shape', () => {
  const accepts = (data: object): boolean => recordSchema.safeParse(data).success
  const exhibit = (more: object): boolean => accepts({ exhibits: [{ ...E1, ...more }], assertions: [] })
  const statement = (more: object): boolean =>
    accepts({ exhibits: [], assertions: [{ fact: 'order.final', value: true, exhibits: [], ...more }] })

  test.each([
    { title: 'Decision', issuer: 'Court', source: 'https://example.org' },
    { issued: '2024-02-29' },
    { recorded: '2026-03-10T18:00:00.5-05:00' },
    { sha256: 'a'.repeat(64) },
    { derivedFrom: ['e2'], supersedes: [] },
    { kind: 'anonymous' },
  ])('an exhibit with %o is read', (more) => {
    expect(exhibit(more)).toBe(true)
  })

  test.each([
    { id: '' },
    { id: 1 },
    { kind: 'rumour' },
    { issued: '2025-02-29' },
    { issued: '2025-2-1' },
    { recorded: '2026-03-10' },
    { recorded: '2026-03-10T18:00:00' },
    { sha256: 'A'.repeat(64) },
    { sha256: 'a'.repeat(63) },
    { sha256: `x${'a'.repeat(64)}` },
    { sha256: `${'a'.repeat(64)}x` },
    { derivedFrom: 'e2' },
    { supersedes: [''] },
    { colour: 'red' },
  ])('an exhibit with %o is refused', (more) => {
    expect(exhibit(more)).toBe(false)
  })

  test.each([
    { value: 1 },
    { value: 'text' },
    { value: [] },
    { value: ['SV'] },
    { from: '2025-01-01', until: '2025-01-02' },
    { complete: false, not: [] },
  ])('an assertion with %o is read', (more) => {
    expect(statement(more)).toBe(true)
  })

  test.each([
    { fact: '' },
    { value: null },
    { value: {} },
    { value: [1] },
    { exhibits: 'e1' },
    { exhibits: [''] },
    { from: 'yesterday' },
    { until: '2025-13-01' },
    { complete: 'yes' },
    { not: 'SV' },
    { note: 'x' },
  ])('an assertion with %o is refused', (more) => {
    expect(statement(more)).toBe(false)
  })

  test('what was expected is said in words', () => {
    const said = (exhibits: readonly object[], assertions: readonly object[] = []): readonly string[] => {
      const parsed = recordSchema.safeParse({ exhibits, assertions })
      return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
    }
    expect(said([{ ...E1, id: '', issued: 'x', recorded: 'x', sha256: 'x' }])).toEqual([
      'text that is not empty',
      'an existing day as YYYY-MM-DD',
      'a SHA-256 sum: 64 digits 0-9 and a-f',
      'a moment with its offset as 2026-03-10T18:00:00Z (RFC 3339)',
    ])
    expect(said([], [{ fact: 'order.final', value: null, exhibits: [] }])).toEqual([
      'true, false, a number, a text or a list of States, as the type of the fact asks',
    ])
  })
})

test('a record as it is put together: days, moments and everything that may be left out', () => {
  const shape = recordSchema.parse({
    exhibits: [
      E1,
      {
        ...E1,
        id: 'e2',
        issued: '2025-01-01',
        recorded: '2026-01-01T00:00:00Z',
        derivedFrom: ['e1'],
        supersedes: ['e1'],
      },
    ],
    assertions: [
      { fact: 'order.final', value: true, exhibits: ['e1'] },
      {
        fact: 'person.nationalities',
        value: [],
        exhibits: [],
        from: '2025-01-01',
        until: '2025-02-01',
        complete: true,
        not: ['SV'],
      },
    ],
  })
  expect(recordOf(shape)).toEqual({
    exhibits: [
      { id: 'e1', kind: 'court-decision', derivedFrom: [], supersedes: [] },
      {
        id: 'e2',
        kind: 'court-decision',
        issued: day('2025-01-01'),
        recorded: moment('2026-01-01T00:00:00Z'),
        derivedFrom: ['e1'],
        supersedes: ['e1'],
      },
    ],
    assertions: [
      { index: 0, fact: 'order.final', value: true, exhibits: ['e1'], complete: false, not: [] },
      {
        index: 1,
        fact: 'person.nationalities',
        value: [],
        exhibits: [],
        from: day('2025-01-01'),
        until: day('2025-02-01'),
        complete: true,
        not: ['SV'],
      },
    ],
  })
})

describe('ids and circles', () => {
  test('a record without faults', () => {
    expect(
      check(
        [E1, { ...E1, id: 'e2', derivedFrom: ['e1'], supersedes: ['e1'] }],
        [{ fact: 'order.final', value: true, exhibits: ['e1', 'e2'] }],
      ),
    ).toEqual([])
  })

  test('two exhibits of one id', () => {
    expect(check([E1, { ...E1, id: 'e2' }, E1, E1])).toEqual([
      'duplicate-id exhibits[2].id: A second exhibit is called "e1". Give each exhibit an id of its own.',
      'duplicate-id exhibits[3].id: A second exhibit is called "e1". Give each exhibit an id of its own.',
    ])
  })

  test('ids that no exhibit has, with the nearest one', () => {
    const exhibits = [
      { ...E1, id: 'order-2019' },
      { ...E1, id: 'e2', derivedFrom: ['order-2019', 'order-2091'], supersedes: ['nothing-like-it'] },
    ]
    expect(check(exhibits, [{ fact: 'order.final', value: true, exhibits: ['e2', 'order2019'] }])).toEqual([
      'unknown-id exhibits[1].derivedFrom[1]: No exhibit is called "order-2091". Did you mean "order-2019"?',
      'unknown-id exhibits[1].supersedes[0]: No exhibit is called "nothing-like-it". Write the id of an exhibit of this file.',
      'unknown-id assertions[0].exhibits[1]: No exhibit is called "order2019". Did you mean "order-2019"?',
    ])
  })

  test('among more than two thousand ids none is suggested', () => {
    const many = (count: number): readonly object[] => Array.from({ length: count }, (_, i) => ({ ...E1, id: `x${i}` }))
    const of = (count: number): readonly string[] =>
      check(many(count), [{ fact: 'order.final', value: true, exhibits: ['x12z'] }])
    expect(of(2000)).toEqual(['unknown-id assertions[0].exhibits[0]: No exhibit is called "x12z". Did you mean "x12"?'])
    expect(of(2001)).toEqual([
      'unknown-id assertions[0].exhibits[0]: No exhibit is called "x12z". Write the id of an exhibit of this file.',
    ])
  })

  test('exhibits that run in a circle', () => {
    const link = (id: string, key: string, to: string): object => ({ ...E1, id, [key]: [to] })
    expect(check([E1, link('a', 'derivedFrom', 'b'), link('b', 'derivedFrom', 'a')])).toEqual([
      'cycle exhibits[2].derivedFrom: The exhibits run in a circle: b > a > b. Remove one "derivedFrom" of the circle.',
    ])
    expect(check([link('a', 'supersedes', 'a')])).toEqual([
      'cycle exhibits[0].supersedes: The exhibits run in a circle: a > a. Remove one "supersedes" of the circle.',
    ])
    expect(check([link('a', 'supersedes', 'b'), link('b', 'derivedFrom', 'a')])).toEqual([])
  })

  test('of a long circle the first eight are shown', () => {
    const ring = (count: number): readonly string[] =>
      check(Array.from({ length: count }, (_, i) => ({ ...E1, id: `e${i}`, supersedes: [`e${(i + 1) % count}`] })))
    expect(ring(8)).toEqual([
      'cycle exhibits[1].supersedes: The exhibits run in a circle: e1 > e2 > e3 > e4 > e5 > e6 > e7 > e0 > e1. Remove one "supersedes" of the circle.',
    ])
    expect(ring(9)).toEqual([
      'cycle exhibits[1].supersedes: The exhibits run in a circle: e1 > e2 > e3 > e4 > e5 > e6 > e7 > e8 > .... Remove one "supersedes" of the circle.',
    ])
  })
})

describe('assertions', () => {
  test('until must be after from', () => {
    const period = (from: string, until: string): readonly string[] => checkOne('order.final', true, { from, until })
    expect(period('2025-01-01', '2025-01-02')).toEqual([])
    expect(period('2025-01-01', '2025-01-01')).toEqual([
      'wrong-order assertions[0].until: Until 2025-01-01 is not after from 2025-01-01. Write a later day, or remove one of them.',
    ])
    expect(period('2025-01-02', '2025-01-01').length).toBe(1)
    expect(checkOne('order.final', true, { until: '2025-01-01' })).toEqual([])
    expect(checkOne('order.final', true, { from: '2025-01-01' })).toEqual([])
  })

  test('facts that the vocabulary does not have', () => {
    expect(checkOne('order.finall', 'whatever', { complete: true })).toEqual([
      'unknown-id assertions[0].fact: The vocabulary has no fact "order.finall". Did you mean "order.final"? See "writ law facts" for all facts.',
    ])
    expect(checkOne('nothing.like.it', true)).toEqual([
      'unknown-id assertions[0].fact: The vocabulary has no fact "nothing.like.it". See "writ law facts" for all facts.',
    ])
  })

  test.each([
    ['order.final', true],
    ['order.final', false],
    ['person.age', 18],
    ['person.age', -0.5],
    ['sentence.end', '2024-02-29'],
    ['consent.by', 'representative'],
    ['person.birthState', 'XK'],
    ['person.nationalities', []],
    ['person.nationalities', ['SV', 'US']],
  ])('%s may be %o', (fact, value) => {
    expect(checkOne(fact, value)).toEqual([])
  })

  test.each([
    ['order.final', 'true', 'wrong-type assertions[0].value: Found "true" for "order.final". Expected true or false.'],
    ['order.final', 1, 'wrong-type assertions[0].value: Found 1 for "order.final". Expected true or false.'],
    ['person.age', '18', 'wrong-type assertions[0].value: Found "18" for "person.age". Expected a number.'],
    ['person.age', true, 'wrong-type assertions[0].value: Found true for "person.age". Expected a number.'],
    [
      'sentence.end',
      20250101,
      'wrong-type assertions[0].value: Found 20250101 for "sentence.end". Expected a day as YYYY-MM-DD.',
    ],
    [
      'sentence.end',
      '2025-02-29',
      'impossible-date assertions[0].value: Found "2025-02-29" for "sentence.end". Expected an existing day as YYYY-MM-DD.',
    ],
    [
      'consent.by',
      'nobody',
      'wrong-type assertions[0].value: Found "nobody" for "consent.by". Expected one of: person, representative, none.',
    ],
    [
      'consent.by',
      ['person'],
      'wrong-type assertions[0].value: Found ["person"] for "consent.by". Expected one of: person, representative, none.',
    ],
    [
      'person.birthState',
      ['SV'],
      'wrong-type assertions[0].value: Found ["SV"] for "person.birthState". Expected the code of one State.',
    ],
    [
      'person.birthState',
      'ZZ',
      'unknown-id assertions[0].value: "ZZ" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo.',
    ],
    [
      'person.nationalities',
      'SV',
      'wrong-type assertions[0].value: Found "SV" for "person.nationalities". Expected a list of codes of States.',
    ],
    [
      'person.nationalities',
      ['US', 'ZZ'],
      'unknown-id assertions[0].value[1]: "ZZ" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo.',
    ],
  ])('%s may not be %o', (fact, value, expected) => {
    expect(checkOne(fact, value)).toEqual([expected])
  })

  test('a number that is no number', () => {
    const entries = entriesOf({
      exhibits: [],
      assertions: [{ fact: 'person.age', value: Number.POSITIVE_INFINITY, exhibits: [] }],
    })
    expect(problems(entries)).toEqual([
      'wrong-type assertions[0].value: Found null for "person.age". Expected a number.',
    ])
  })

  test('"complete" and "not" are only for sets of States', () => {
    expect(checkOne('person.nationalities', ['SV'], { complete: true, not: ['MX'] })).toEqual([])
    expect(checkOne('order.final', true, { complete: true, not: [] })).toEqual([
      'contradiction assertions[0].complete: "complete" is only for sets of States; "order.final" is of type boolean. Remove it.',
      'contradiction assertions[0].not: "not" is only for sets of States; "order.final" is of type boolean. Remove it.',
    ])
    expect(checkOne('person.birthState', 'SV', { complete: false }).length).toBe(1)
  })

  test('a State both in the set and excluded from it', () => {
    expect(checkOne('person.nationalities', ['SV', 'US'], { not: ['MX', 'SV'] })).toEqual([
      'contradiction assertions[0].not[1]: "SV" is both in the set and excluded from it. Keep it in one of the two lists.',
    ])
  })

  test('an excluded State that there is not', () => {
    expect(checkOne('person.nationalities', [], { not: ['ZZ'] })).toEqual([
      'unknown-id assertions[0].not[0]: "ZZ" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo.',
    ])
    expect(checkOne('person.nationalities', true, { not: ['ZZ'] }).length).toBe(2)
  })

  test('all problems of an assertion are reported, each assertion under its own place', () => {
    const one = { fact: 'person.age', value: 'x', exhibits: ['gone'], from: '2025-01-01', until: '2025-01-01', not: [] }
    const codes = check([E1], [{ fact: 'order.final', value: true, exhibits: ['e1'] }, one, one]).map(
      (l) => l.split(':')[0],
    )
    expect(codes).toEqual(
      [1, 2].flatMap((i) => [
        `unknown-id assertions[${i}].exhibits[0]`,
        `wrong-order assertions[${i}].until`,
        `wrong-type assertions[${i}].value`,
        `contradiction assertions[${i}].not`,
      ]),
    )
  })
})

test.each([
  ['SV', []],
  [
    'sv',
    [
      'unknown-id x: "sv" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo. Did you mean SV (El Salvador)?',
    ],
  ],
  [
    'UK',
    [
      'unknown-id x: "UK" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo. Did you mean GB (United Kingdom)?',
    ],
  ],
  [
    'uk',
    [
      'unknown-id x: "uk" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo. Did you mean GB (United Kingdom)?',
    ],
  ],
  ['', ['unknown-id x: "" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo.']],
])('the State "%s"', (code, expected) => {
  expect(told((report) => checkState(code, ['x'], STATES, report))).toEqual(expected)
})

describe('data that is malformed somewhere', () => {
  test('entries of the right shape keep their places, and the ids of all exhibits are known', () => {
    const entries = salvagedEntries({
      exhibits: [{ id: 'bad', kind: 'rumour' }, E1, 'no exhibit', { id: 7 }, null],
      assertions: [null, { fact: 'order.final', value: 'x', exhibits: ['bad', 'e1', 'gone'] }, { fact: 'order.final' }],
    })
    expect(entries.exhibits.map(([i, { id }]) => [i, id])).toEqual([[1, 'e1']])
    expect(entries.assertions.map(([i]) => i)).toEqual([1])
    expect([...entries.ids]).toEqual(['bad', 'e1'])
    expect(problems(entries).map((line) => line.split(':')[0])).toEqual([
      'unknown-id assertions[1].exhibits[2]',
      'wrong-type assertions[1].value',
    ])
  })

  test('lists that are no lists hold nothing', () => {
    for (const data of [undefined, null, 'e1', { id: 'e1' }, 7]) {
      const entries = salvagedEntries({ exhibits: data, assertions: data })
      expect([entries.exhibits, entries.assertions, entries.ids.size]).toEqual([[], [], 0])
    }
  })
})
