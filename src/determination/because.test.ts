import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { assertion, day, exhibit, moment, record } from '../../test/records.ts'
import { type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import { type Assertion, type Exhibit, find } from '../evidence/index.ts'
import { parseFormula } from '../logic/index.ts'
import { detailsFor } from './because.ts'
import type { FindingDetail } from './determination.ts'

const EXHIBITS = [
  exhibit('e1'),
  exhibit('e2'),
  exhibit('press', { kind: 'press-report' }),
  exhibit('old'),
  exhibit('new', { supersedes: ['old'] }),
  exhibit('late', { recorded: '2026-01-01T00:00:00Z' }),
]

type Table = NonNullable<Toy['treaties']>[number]

interface Setting {
  readonly exhibits?: readonly Exhibit[]
  readonly treaties?: readonly Table[]
  readonly basis?: string
}

/** What the leaf that a text consists of rests on. */
function details(text: string, assertions: readonly Assertion[], setting: Setting = {}): readonly FindingDetail[] {
  const { exhibits = EXHIBITS, treaties = [], basis = 'a' } = setting
  const parsed = parseFormula(text, FACTS)
  if (!parsed.ok) throw new Error(text)
  const { law } = toyLaw({ bases: [{ id: 'a' }], treaties })
  const view = { on: day('2025-03-15'), knownAt: moment('2025-06-01T00:00:00Z') }
  const findings = find(record(exhibits, assertions), law.vocabulary, view)
  return detailsFor(law, findings, transfer(), basis)(parsed.formula)
}

describe('a fact', () => {
  test('proven, with its value and what stands behind it, each exhibit once', () => {
    const all = [
      assertion('sentence.end', '2025-12-31', ['e1', 'press']),
      assertion('sentence.end', '2025-12-31', ['e2', 'e1']),
    ]
    expect(details('sentence.end < 2026-01-01', all)).toEqual([
      { fact: 'sentence.end', finding: 'proven', value: '2025-12-31', assertions: [0, 1], exhibits: ['e1', 'e2'] },
    ])
  })

  test('disproven, without a value', () => {
    expect(details('order.final', [assertion('order.final', false)])).toEqual([
      { fact: 'order.final', finding: 'disproven', assertions: [0], exhibits: ['e1'] },
    ])
  })

  test('unproven, with the gap', () => {
    expect(details('order.final', [])).toEqual([
      { fact: 'order.final', finding: 'unproven', gap: 'nothing-on-record', assertions: [], exhibits: [] },
    ])
    expect(details('order.final', [assertion('order.final', true), assertion('order.final', false, ['e2'])])).toEqual([
      { fact: 'order.final', finding: 'unproven', gap: 'conflict', assertions: [0, 1], exhibits: ['e1', 'e2'] },
    ])
  })

  test('with allegations and with assertions that are set aside, and why', () => {
    const all = [
      assertion('order.final', true, ['press']),
      assertion('order.final', true, ['e1'], { from: '2025-03-16' }),
      assertion('order.final', true, ['e1'], { until: '2025-03-15' }),
      assertion('order.final', true, ['e1', 'old']),
      assertion('order.final', true, ['late']),
      assertion('consent.given', true, ['press']),
    ]
    expect(details('order.final', all)).toEqual([
      {
        fact: 'order.final',
        finding: 'unproven',
        gap: 'only-alleged',
        assertions: [],
        exhibits: [],
        setAside: [
          { assertion: 1, why: 'not-yet' },
          { assertion: 2, why: 'no-longer' },
          { assertion: 3, why: 'superseded', exhibit: 'old', by: 'new' },
          { assertion: 4, why: 'not-yet-recorded', exhibit: 'late' },
        ],
        alleged: [0],
      },
    ])
  })
})

describe('a State of a set', () => {
  const all = [assertion('person.nationalities', ['SV'], ['e1'], { complete: true })]
  test.each([
    ['transfer.to in person.nationalities', 'SV', 'proven'],
    ['transfer.from in person.nationalities', 'US', 'disproven'],
    ['MX in person.nationalities', 'MX', 'disproven'],
  ])('%s', (text, member, finding) => {
    expect(details(text, all)).toEqual([
      { fact: 'person.nationalities', member, finding, assertions: [0], exhibits: ['e1'] },
    ])
  })
})

describe('a comparison rests on the facts of both sides, in their order', () => {
  test.each([
    ['sentence.end < on', ['sentence.end']],
    ['2025-01-01 < sentence.end', ['sentence.end']],
    ['sentence.start < sentence.end', ['sentence.start', 'sentence.end']],
    [
      'months(request.received, sentence.end) >= sentence.months',
      ['request.received', 'sentence.end', 'sentence.months'],
    ],
    ['days(on, sentence.end) > 5', ['sentence.end']],
    ['consent.by = none', ['consent.by']],
    ['transfer.to = US', []],
    ['on > 2025-01-01', []],
    ['unknown', []],
  ])('%s', (text, facts) => {
    expect(details(text, []).map(({ fact }) => fact)).toEqual(facts)
  })
})

test('each finding is described once and shared', () => {
  const { law } = toyLaw({ bases: [{ id: 'a' }] })
  const of = detailsFor(law, find(record([], []), law.vocabulary, { on: day('2025-03-15') }), transfer(), 'a')
  const leaf = (text: string): readonly FindingDetail[] => {
    const parsed = parseFormula(text, FACTS)
    return parsed.ok ? of(parsed.formula) : []
  }
  expect(leaf('order.final')[0]).toBe(leaf('order.final')[0])
  expect(leaf('SV in person.nationalities')[0]).toBe(leaf('transfer.to in person.nationalities')[0])
  expect(leaf('SV in person.nationalities')[0]).not.toBe(leaf('MX in person.nationalities')[0])
})

describe('whether a treaty is in force, without a proving assertion', () => {
  const yes: Table = { instrument: 'YES', serves: ['a'], unlisted: 'bound' }
  const no: Table = { instrument: 'NO', serves: ['a'], unlisted: 'not-bound' }
  const open: Table = { instrument: 'OPEN', serves: ['a'], rows: [['US', '1990-01-01']] }
  const tables = (...treaties: readonly Table[]): readonly FindingDetail[] =>
    details('treaty.inForce', [assertion('treaty.inForce', true, ['press'])], { treaties })
  const asked = { fact: 'treaty.inForce', assertions: [], exhibits: [], alleged: [0] }
  const all = (
    instrument: string,
    truth: boolean | null,
    from = truth,
    to = truth,
    verified: readonly string[] = [],
  ) => ({
    instrument,
    inForce: truth,
    from,
    to,
    verified,
  })

  test('a table that says yes is enough, and it alone is shown', () => {
    expect(tables(no, yes, open)).toEqual([
      { ...asked, finding: 'proven', value: true, gap: 'asked-of-the-tables', tables: [all('YES', true)] },
    ])
  })

  test('as long as one is open, the open ones are shown, with how their rows were checked', () => {
    expect(tables(no, open)).toEqual([
      {
        ...asked,
        finding: 'unproven',
        gap: 'asked-of-the-tables',
        tables: [all('OPEN', null, true, null, ['text'])],
      },
    ])
  })

  test('if all say no, all are shown', () => {
    expect(tables(no, { ...no, instrument: 'NO2' })).toEqual([
      { ...asked, finding: 'disproven', gap: 'asked-of-the-tables', tables: [all('NO', false), all('NO2', false)] },
    ])
  })

  test('no table that serves the basis', () => {
    expect(tables({ ...yes, serves: ['b'] })).toEqual([
      { ...asked, finding: 'unproven', gap: 'no-table-serves-the-basis', tables: [] },
    ])
  })

  test('only rows of the two States say how they were checked', () => {
    const rows = [
      ['US', '1990-01-01'],
      ['MX', '1990-01-01'],
      ['SV', '1990-01-01'],
      ['SV', '2020-01-01'],
    ] as const
    expect(tables({ instrument: 'T', serves: ['a'], rows })[0]?.tables?.[0]?.verified).toEqual(['text'])
    expect(
      tables({ instrument: 'T', serves: ['a'], unlisted: 'bound', rows: [rows[1]] })[0]?.tables?.[0]?.verified,
    ).toEqual([])
  })

  test('each way in which rows of the two States were checked is named once, in alphabetical order', () => {
    const rows: NonNullable<Table['rows']> = [
      ['SV', '1990-01-01', '2000-01-01', 'text'],
      ['US', '1990-01-01', undefined, 'reported'],
      ['SV', '2000-01-01', undefined, 'memory'],
      ['SV', '2020-01-01', undefined, 'text'],
    ]
    expect(tables({ instrument: 'T', serves: ['a'], rows })[0]?.tables?.[0]?.verified).toEqual([
      'memory',
      'reported',
      'text',
    ])
  })

  test('with a proving assertion the tables are not asked', () => {
    const proven = details('treaty.inForce', [assertion('treaty.inForce', false)], {
      treaties: [yes],
    })
    expect(proven).toEqual([{ fact: 'treaty.inForce', finding: 'disproven', assertions: [0], exhibits: ['e1'] }])
  })
})
