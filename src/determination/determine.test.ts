import { describe, expect, test } from 'vitest'
import { assertion, day, exhibit, moment, record } from '../../test/records.ts'
import { caseOf, type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import type { Assertion } from '../evidence/index.ts'
import type { CompiledLaw } from './compiledLaw.ts'
import { determine } from './determine.ts'

const LAW = toyLaw({
  bases: [
    { id: 'b/removal', from: { states: ['US'] }, dates: { from: '2000-01-01', until: '2030-01-01' } },
    { id: 'a/treaty', from: { treaty: true }, to: { treaty: true } },
    { id: 'c/lease', from: { either: ['NO'] } },
    { id: 'informal', auto: false },
  ],
  treaties: [
    {
      instrument: 'PACT',
      serves: ['a/treaty'],
      unlisted: 'not-bound',
      rows: [
        ['US', '1990-01-01'],
        ['SV', '2020-01-01'],
      ],
    },
  ],
  provisions: [
    { id: 'z/treaty', roles: { 'a/treaty': 'condition' }, holds: 'treaty.inForce' },
    { id: 'a/consent', roles: { 'a/treaty': 'condition', 'b/removal': 'duty' }, holds: 'consent.given' },
    {
      id: 'm/order',
      roles: { 'b/removal': 'condition', 'c/lease': 'condition', informal: 'condition' },
      holds: 'order.final',
    },
    { id: 'm/refuge', roles: { floor: 'bar', 'c/lease': 'warning' }, holds: 'transfer.to in protection.withholding' },
  ],
})

function given(...assertions: readonly Assertion[]): ReturnType<typeof caseOf> {
  return caseOf(record([exhibit('e1'), exhibit('e2')], assertions))
}

const CONSENT = assertion('consent.given', true)
const ORDER = assertion('order.final', true)
const NO_REFUGE = assertion('protection.withholding', [], ['e1'], { complete: true })

describe('without a basis in the case', () => {
  test('every basis that fits is examined in the order of its id, and none that is not automatic', () => {
    const found = determine(LAW, given())
    expect(found.bases.map(({ basis, outcome }) => [basis, outcome])).toEqual([
      ['a/treaty', 'not-shown'],
      ['b/removal', 'not-shown'],
    ])
    const fromNorway = determine(LAW, caseOf(record([], []), transfer({ from: 'NO' })))
    expect(fromNorway.bases.map(({ basis }) => basis)).toEqual(['c/lease'])
  })

  test('the best outcome wins, among equals the first by id', () => {
    const basis = (...assertions: readonly Assertion[]): readonly unknown[] => {
      const { outcome, basis: best } = determine(LAW, given(...assertions))
      return [outcome, best]
    }
    expect(basis()).toEqual(['not-shown', 'a/treaty'])
    expect(basis(ORDER, NO_REFUGE)).toEqual(['shown', 'b/removal'])
    expect(basis(ORDER, CONSENT, NO_REFUGE)).toEqual(['shown', 'a/treaty'])
    expect(basis(assertion('consent.given', false), NO_REFUGE)).toEqual(['not-shown', 'b/removal'])
    expect(basis(assertion('consent.given', false), assertion('order.final', false))).toEqual(['barred', 'a/treaty'])
    expect(basis(assertion('protection.withholding', ['SV']))).toEqual(['barred', 'a/treaty'])
  })

  test('no basis that fits is barred, because a hand-over needs one', () => {
    const none = determine(LAW, caseOf(record([], []), transfer({ from: 'MX' })))
    expect(none).toMatchObject({ outcome: 'barred', basis: null, bases: [], missing: [], contested: [] })
    expect(none.law.map(({ pack }) => pack)).toEqual(['bases', 'treaties', 'vocabulary'])
  })
})

describe('with a basis in the case', () => {
  const named = (basis: string, handover: object, ...assertions: readonly Assertion[]): unknown => {
    const found = determine(LAW, { ...given(...assertions), transfer: transfer({ basis, ...handover }) })
    expect([found.basis, found.bases.length]).toEqual([basis, 1])
    return [found.outcome, found.bases[0]?.misfit ?? 'fits', found.bases[0]?.provisions.length]
  }

  test('only it is examined, also if it is not automatic', () => {
    expect(named('informal', {}, ORDER, NO_REFUGE)).toEqual(['shown', 'fits', 2])
    expect(named('b/removal', {}, ORDER, NO_REFUGE)).toEqual(['shown', 'fits', 3])
  })

  test('outside of its dates or States it is barred, and its provisions are reported all the same', () => {
    expect(named('b/removal', { from: 'SV', to: 'US' }, ORDER, NO_REFUGE)).toEqual(['barred', 'states', 3])
    expect(named('b/removal', { on: '2030-01-01' }, ORDER, NO_REFUGE)).toEqual(['barred', 'dates', 3])
    expect(named('b/removal', { on: '2029-12-31' }, ORDER, NO_REFUGE)).toEqual(['shown', 'fits', 3])
    expect(named('c/lease', {}, ORDER)).toEqual(['barred', 'states', 2])
  })

  test('treaties are left to the provisions on whether one is in force', () => {
    expect(named('a/treaty', { to: 'MX' }, CONSENT, NO_REFUGE)).toEqual(['barred', 'fits', 3])
    expect(named('a/treaty', { to: 'MX' }, CONSENT, NO_REFUGE, assertion('treaty.inForce', true))).toEqual([
      'shown',
      'fits',
      3,
    ])
  })

  test('a basis that the law does not have is none', () => {
    const found = determine(LAW, { ...given(), transfer: transfer({ basis: 'no/such' }) })
    expect([found.outcome, found.basis, found.bases]).toEqual(['barred', null, []])
  })
})

describe('options', () => {
  test('another basis and another day than in the case', () => {
    const one = given(CONSENT, NO_REFUGE)
    const judged = (on: string): unknown => {
      const found = determine(LAW, one, { basis: 'a/treaty', on: day(on) })
      return [found.on, found.basis, found.outcome, found.law[0]?.asOf]
    }
    expect(judged('2019-12-31')).toEqual(['2019-12-31', 'a/treaty', 'barred', '2019-12-31'])
    expect(judged('2020-01-01')).toEqual(['2020-01-01', 'a/treaty', 'shown', '2020-01-01'])
    expect(determine(LAW, given(ORDER, NO_REFUGE), { basis: 'informal' }).basis).toBe('informal')
  })

  test('the record as known at a moment, and the moment as it was written', () => {
    const late = record([exhibit('e1', { recorded: '2026-01-02T00:00:00Z' })], [ORDER, NO_REFUGE])
    const at = (text: string): unknown => {
      const found = determine(LAW, caseOf(late), { knownAt: moment(text), knownAtText: text })
      return [found.outcome, found.knownAt]
    }
    expect(at('2026-01-01T00:00:00Z')).toEqual(['not-shown', '2026-01-01T00:00:00Z'])
    expect(at('2026-01-02T00:00:00Z')).toEqual(['shown', '2026-01-02T00:00:00Z'])
    expect(determine(LAW, caseOf(late))).not.toHaveProperty('knownAt')
  })

  test('the whole reason tree instead of its decisive part', () => {
    const law = toyLaw({
      bases: [{ id: 'a' }],
      provisions: [{ id: 'p', roles: { a: 'condition' }, holds: 'consent.given or order.final' }],
    })
    const parts = (extent?: 'all' | 'decisive'): number | undefined =>
      determine(law, given(CONSENT), { extent }).bases[0]?.provisions[0]?.because.any?.length
    expect([parts(), parts('decisive'), parts('all')]).toEqual([1, 1, 2])
  })
})

test('a determination in full', () => {
  const determination = determine(
    LAW,
    caseOf(
      record(
        [
          exhibit('e2'),
          exhibit('e1'),
          exhibit('post', { kind: 'social-post', issuer: 'Somebody', issued: '2025-01-02' }),
          exhibit('anon', { kind: 'anonymous' }),
        ],
        [
          assertion('order.final', true, ['e2']),
          assertion('order.final', true, ['post', 'anon']),
          assertion('consent.given', true, ['e2']),
          assertion('consent.given', false, ['e1', 'e2']),
          assertion('protection.withholding', ['MX', 'NO'], ['e1'], { not: ['SV'] }),
          assertion('protection.withholding', [], ['e2'], { not: ['NO', 'MX'] }),
          assertion('consent.by', 'none', ['anon']),
        ],
      ),
    ),
  )
  expect(determination).toEqual({
    writ: 1,
    case: 'case-1',
    on: '2025-03-15',
    outcome: 'shown',
    basis: 'b/removal',
    bases: [
      {
        basis: 'a/treaty',
        outcome: 'not-shown',
        provisions: [
          {
            provision: 'a/consent',
            cite: 'Art. a/consent',
            role: 'condition',
            state: 'unproven',
            verified: 'text',
            because: {
              formula: 'consent.given',
              value: null,
              findings: [
                {
                  fact: 'consent.given',
                  finding: 'unproven',
                  gap: 'conflict',
                  assertions: [2, 3],
                  exhibits: ['e2', 'e1'],
                },
              ],
            },
          },
          {
            provision: 'm/refuge',
            cite: 'Art. m/refuge',
            role: 'bar',
            state: 'excluded',
            verified: 'text',
            because: {
              formula: 'transfer.to in protection.withholding',
              value: false,
              findings: [
                {
                  fact: 'protection.withholding',
                  member: 'SV',
                  finding: 'disproven',
                  assertions: [4],
                  exhibits: ['e1'],
                },
              ],
            },
          },
          {
            provision: 'z/treaty',
            cite: 'Art. z/treaty',
            role: 'condition',
            state: 'met',
            verified: 'text',
            because: {
              formula: 'treaty.inForce',
              value: true,
              findings: [
                {
                  fact: 'treaty.inForce',
                  finding: 'proven',
                  value: true,
                  gap: 'asked-of-the-tables',
                  assertions: [],
                  exhibits: [],
                  tables: [{ instrument: 'PACT', inForce: true, from: true, to: true, verified: ['text'] }],
                },
              ],
            },
          },
        ],
      },
      {
        basis: 'b/removal',
        outcome: 'shown',
        provisions: [
          expect.objectContaining({ provision: 'a/consent', role: 'duty', state: 'unproven' }),
          expect.objectContaining({ provision: 'm/order', role: 'condition', state: 'met' }),
          expect.objectContaining({ provision: 'm/refuge', role: 'bar', state: 'excluded' }),
        ],
      },
    ],
    missing: [],
    conflicts: [
      { fact: 'consent.given', assertions: [2, 3], exhibits: ['e1', 'e2'] },
      { fact: 'protection.withholding', member: 'MX', assertions: [4, 5], exhibits: ['e1', 'e2'] },
      { fact: 'protection.withholding', member: 'NO', assertions: [4, 5], exhibits: ['e1', 'e2'] },
    ],
    allegations: [
      {
        assertion: 6,
        fact: 'consent.by',
        value: 'none',
        by: [{ exhibit: 'anon', kind: 'anonymous', issuer: null, issued: null }],
      },
      {
        assertion: 1,
        fact: 'order.final',
        value: true,
        by: [
          { exhibit: 'post', kind: 'social-post', issuer: 'Somebody', issued: '2025-01-02' },
          { exhibit: 'anon', kind: 'anonymous', issuer: null, issued: null },
        ],
      },
    ],
    contested: [],
    law: [
      { pack: 'bases', version: '2026.11', asOf: '2025-03-15', sha256: '' },
      { pack: 'toy', version: '2026.11', asOf: '2025-03-15', sha256: 'sum of toy' },
      { pack: 'treaties', version: '2026.11', asOf: '2025-03-15', sha256: '' },
      { pack: 'vocabulary', version: '2026.11', asOf: '2025-03-15', sha256: 'sum of vocabulary' },
    ],
  })
})

test('allegations and conflicts of one fact follow the case file, and exhibits are named once', () => {
  const found = determine(
    LAW,
    given(
      assertion('order.final', true, []),
      assertion('consent.given', true, ['e2']),
      assertion('order.final', false, []),
      assertion('consent.given', false, ['e2']),
      assertion('consent.written', true, ['e9']),
    ),
  )
  expect(found.allegations.map(({ fact, assertion: index, by }) => [fact, index, by])).toEqual([
    ['order.final', 0, []],
    ['order.final', 2, []],
  ])
  expect(found.conflicts).toEqual([{ fact: 'consent.given', assertions: [1, 3], exhibits: ['e2'] }])
})

test('conflicts come in the order of facts and States, each with its assertions in the order of the case file', () => {
  const found = determine(
    LAW,
    given(
      assertion('order.final', true, ['e2']),
      assertion('person.nationalities', [], ['e2'], { not: ['SV', 'GB'] }),
      assertion('person.nationalities', ['SV', 'GB'], ['e1']),
      assertion('order.final', false, ['e1']),
      assertion('consent.given', false, ['e1']),
      assertion('consent.given', true, ['e1']),
    ),
  )
  expect(found.conflicts.map(({ fact, member, assertions, exhibits }) => [fact, member, assertions, exhibits])).toEqual(
    [
      ['consent.given', undefined, [4, 5], ['e1']],
      ['order.final', undefined, [0, 3], ['e1', 'e2']],
      ['person.nationalities', 'GB', [1, 2], ['e1', 'e2']],
      ['person.nationalities', 'SV', [1, 2], ['e1', 'e2']],
    ],
  )
  expect(found.conflicts[0]).not.toHaveProperty('member')
})

describe('contested questions', () => {
  type Question = NonNullable<NonNullable<Toy['provisions']>[number]['contested']>[number]
  const law = (...contested: readonly Question[]): CompiledLaw =>
    toyLaw({
      bases: [{ id: 'a' }, { id: 'b' }],
      provisions: [
        { id: 'p', roles: { a: 'condition', b: 'duty' }, holds: 'order.final', contested },
        { id: 'o', roles: { a: 'warning', b: 'condition' }, holds: 'unknown', contested },
      ],
    })
  const told = (compiled: CompiledLaw, basis: string): readonly string[] =>
    determine(compiled, given(), { basis }).contested.map(
      ({ provision, question, positions }) =>
        `${provision} ${question}: ${positions.map((one) => `${one.position}/${one.heldBy}/${one.operative}=${one.outcome}`).join(' ')}`,
    )

  test('those whose positions lead to different outcomes under the basis of the answer, and no others', () => {
    const compiled = law({ positions: ['true', 'false'] }, { positions: ['unknown', 'order.final'] })
    expect(told(compiled, 'a')).toEqual(['p Question 0: Position 0/Court 0/true=shown Position 1/Court 1/false=barred'])
    expect(told(compiled, 'b')).toEqual(['o Question 0: Position 0/Court 0/true=shown Position 1/Court 1/false=barred'])
  })

  test('in the order of provisions and questions', () => {
    const compiled = toyLaw({
      bases: [{ id: 'a' }],
      provisions: ['q', 'p'].map((id) => ({
        id,
        roles: { a: 'condition' as const },
        holds: 'true',
        contested: [
          { question: 'Second', positions: ['true', 'unknown'] },
          { question: 'First', positions: ['true', 'false'] },
        ],
      })),
    })
    expect(told(compiled, 'a').map((line) => line.split(':')[0])).toEqual([
      'p First',
      'p Second',
      'q First',
      'q Second',
    ])
  })

  test('the outcome is the worst of them', () => {
    expect(determine(law({ positions: ['true', 'false'] }), given(), { basis: 'a' }).outcome).toBe('barred')
  })
})

test('whether a treaty is in force is answered anew for every basis', () => {
  const law = toyLaw({
    bases: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    treaties: [
      { instrument: 'A', serves: ['a'], unlisted: 'not-bound' },
      { instrument: 'B', serves: ['b'], unlisted: 'bound' },
    ],
    provisions: [{ id: 'p', roles: { a: 'condition', b: 'condition', c: 'condition' }, holds: 'treaty.inForce' }],
  })
  const found = determine(law, given())
  const states = found.bases.map(({ basis, outcome, provisions }) => [
    basis,
    outcome,
    provisions[0]?.state,
    provisions[0]?.because.value,
    provisions[0]?.because.findings?.[0]?.finding,
  ])
  expect(states).toEqual([
    ['a', 'barred', 'failed', false, 'disproven'],
    ['b', 'shown', 'met', true, 'proven'],
    ['c', 'not-shown', 'unproven', null, 'unproven'],
  ])
  expect(found.missing).toEqual([])
  expect(determine(law, given(), { basis: 'c' }).missing.map(({ fact }) => fact)).toEqual(['treaty.inForce'])
})

test('what is missing is asked under the basis of the answer, whichever was examined last', () => {
  const law = toyLaw({
    bases: [{ id: 'a' }, { id: 'b' }],
    treaties: [{ instrument: 'B', serves: ['b'], unlisted: 'not-bound' }],
    provisions: [{ id: 'p', roles: { a: 'condition', b: 'condition' }, holds: 'treaty.inForce and order.final' }],
  })
  const found = determine(law, given())
  expect([found.basis, found.missing.map(({ fact }) => fact)]).toEqual(['a', ['order.final', 'treaty.inForce']])
})

test('the same input gives the same bytes, and judging one case leaves nothing behind for the next', () => {
  const one = given(ORDER, NO_REFUGE)
  const first = JSON.stringify(determine(LAW, one))
  determine(LAW, given(assertion('order.final', false), assertion('treaty.inForce', false)))
  expect(JSON.stringify(determine(LAW, one))).toBe(first)
  expect(day('2025-03-15')).toBe(one.transfer.on)
})

test('a law knows the provisions of each basis, the floor on top, each asked for once', () => {
  const roles = (basis: string): readonly string[] =>
    LAW.candidates(basis).map(({ provision, role, ofFloor }) => `${provision.id} ${role} ${ofFloor}`)
  expect(roles('c/lease')).toEqual(['m/order condition false', 'm/refuge warning false'])
  expect(roles('a/treaty')).toEqual(['z/treaty condition false', 'a/consent condition false', 'm/refuge bar true'])
  expect(roles('no/such')).toEqual(['m/refuge bar true'])
  expect(LAW.candidates('a/treaty')).toBe(LAW.candidates('a/treaty'))
})
