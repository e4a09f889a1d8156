import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { assertion, day, exhibit, moment, record } from '../../test/records.ts'
import { type Finding, type Findings, find } from './findings.ts'
import { EXHIBIT_KINDS } from './kinds.ts'
import type { Assertion, Exhibit } from './record.ts'

function findings(exhibits: readonly Exhibit[], assertions: readonly Assertion[], knownAt?: string): Findings {
  const view = { on: day('2025-03-15'), knownAt: knownAt === undefined ? undefined : moment(knownAt) }
  return find(record(exhibits, assertions), FACTS, view)
}

/** A finding as one line: state, value or gap, and the assertions behind it with their proving exhibits. */
function line(finding: Finding): string {
  const what = finding.state === 'proven' ? ` ${finding.value}` : finding.state === 'unproven' ? ` ${finding.gap}` : ''
  const proofs = finding.proofs.map((proof) => `${proof.assertion.index}:${proof.exhibits.join('+')}`)
  return `${finding.state}${what}${proofs.length > 0 ? ` by ${proofs.join(' ')}` : ''}`
}

const E = ['e1', 'e2', 'e3', 'e4'].map((id) => exhibit(id))

describe('a fact with one value', () => {
  const of = (fact: string, ...assertions: readonly Assertion[]): string => line(findings(E, assertions).of(fact))

  test.each([
    ['consent.given', true, 'proven true by 0:e1'],
    ['consent.given', false, 'disproven by 0:e1'],
    ['sentence.end', '2025-12-31', 'proven 2025-12-31 by 0:e1'],
    ['sentence.months', 0, 'proven 0 by 0:e1'],
    ['sentence.months', 6.5, 'proven 6.5 by 0:e1'],
    ['consent.by', 'none', 'proven none by 0:e1'],
    ['person.birthState', 'SV', 'proven SV by 0:e1'],
  ])('%s asserted as %s is %s', (fact, value, expected) => {
    expect(of(fact, assertion(fact, value))).toBe(expected)
  })

  test('nothing on record leaves it unproven', () => {
    expect(of('consent.given')).toBe('unproven nothing-on-record')
    expect(of('consent.given', assertion('order.final', true))).toBe('unproven nothing-on-record')
  })

  test('assertions that agree prove it together', () => {
    expect(of('consent.given', assertion('consent.given', true), assertion('consent.given', true, ['e2']))).toBe(
      'proven true by 0:e1 1:e2',
    )
  })

  test('assertions that contradict each other leave it unproven, in whatever order and however many agree', () => {
    const yes = assertion('consent.given', true)
    const no = assertion('consent.given', false, ['e2'])
    expect(of('consent.given', yes, no)).toBe('unproven conflict by 0:e1 1:e2')
    expect(of('consent.given', no, yes)).toBe('unproven conflict by 0:e2 1:e1')
    expect(of('consent.given', yes, yes, yes, no)).toBe('unproven conflict by 0:e1 1:e1 2:e1 3:e2')
    expect(of('sentence.end', assertion('sentence.end', '2025-12-31'), assertion('sentence.end', '2025-12-30'))).toBe(
      'unproven conflict by 0:e1 1:e1',
    )
  })

  test('what does not count contradicts nothing', () => {
    const past = assertion('consent.given', false, ['e2'], { until: '2025-03-15' })
    const future = assertion('consent.given', false, ['e2'], { from: '2025-03-16' })
    expect(of('consent.given', past, assertion('consent.given', true), future)).toBe('proven true by 1:e1')
  })

  test('all assertions set aside', () => {
    const found = findings(E, [
      assertion('consent.given', true, ['e1'], { until: '2025-03-15' }),
      assertion('consent.given', true, ['e9']),
    ])
    expect(line(found.of('consent.given'))).toBe('unproven all-set-aside')
    expect(found.setAside('consent.given').map(({ assertion: { index }, reason }) => [index, reason])).toEqual([
      [0, { why: 'no-longer' }],
      [1, { why: 'not-yet-recorded', exhibit: 'e9' }],
    ])
    expect(found.setAside('order.final')).toEqual([])
  })
})

describe('exhibits of a kind that proves the fact, and all others', () => {
  test.each(EXHIBIT_KINDS)('%s', (kind) => {
    const found = findings(
      [exhibit('e1', { kind })],
      [assertion('order.final', true), assertion('consent.given', true)],
    )
    expect(line(found.of('order.final'))).toBe(
      kind === 'court-decision' ? 'proven true by 0:e1' : 'unproven only-alleged',
    )
    const proves = ['court-decision', 'registry-extract', 'sworn-statement'].includes(kind)
    expect(line(found.of('consent.given'))).toBe(proves ? 'proven true by 1:e1' : 'unproven only-alleged')
  })

  const mixed = [exhibit('press', { kind: 'press-report' }), exhibit('post', { kind: 'social-post' }), exhibit('court')]

  test('one exhibit of a proving kind is enough, and only it is behind the finding', () => {
    const found = findings(mixed, [assertion('order.final', true, ['press', 'court', 'post'])])
    expect(line(found.of('order.final'))).toBe('proven true by 0:court')
    expect(found.allegations).toEqual([])
  })

  test('an allegation repeated ever so often proves nothing', () => {
    const claims = Array.from({ length: 50 }, () => assertion('order.final', true, ['press', 'post']))
    const found = findings(mixed, claims)
    expect(line(found.of('order.final'))).toBe('unproven only-alleged')
    expect(found.alleged('order.final').length).toBe(50)
    expect(found.allegations.length).toBe(50)
  })

  test('an allegation contradicts nothing and is shown beside the proof', () => {
    const found = findings(mixed, [
      assertion('order.final', false, ['press']),
      assertion('order.final', true, ['court']),
    ])
    expect(line(found.of('order.final'))).toBe('proven true by 1:court')
    expect(found.alleged('order.final').map(({ claim }) => claim.index)).toEqual([0])
    expect(found.alleged('consent.given')).toEqual([])
    expect(found.conflicts).toEqual([])
  })

  test('an assertion on no exhibit is an allegation', () => {
    const found = findings(mixed, [assertion('order.final', true, [])])
    expect(line(found.of('order.final'))).toBe('unproven only-alleged')
    expect(found.alleged('order.final').map(({ claim }) => claim.index)).toEqual([0])
  })

  test('an allegation that does not count is set aside, not alleged', () => {
    const found = findings(mixed, [assertion('order.final', true, ['press'], { until: '2025-01-01' })])
    expect(line(found.of('order.final'))).toBe('unproven all-set-aside')
    expect([found.alleged('order.final'), found.allegations]).toEqual([[], []])
  })

  test('an allegation stays one when another assertion is set aside', () => {
    const past = assertion('order.final', true, ['court'], { until: '2025-01-01' })
    expect(line(findings(mixed, [past, assertion('order.final', true, ['press'])]).of('order.final'))).toBe(
      'unproven only-alleged',
    )
  })

  test('a superseded proving exhibit is not rescued by another that stands', () => {
    const exhibits = [...mixed, exhibit('appeal', { supersedes: ['press'] })]
    const found = findings(exhibits, [assertion('order.final', true, ['press', 'court'])])
    expect(line(found.of('order.final'))).toBe('unproven all-set-aside')
    expect(found.setAside('order.final')[0]?.reason).toEqual({ why: 'superseded', exhibit: 'press', by: 'appeal' })
  })

  test('a proving exhibit may be issued after the day', () => {
    const later = exhibit('e1', { issued: '2030-01-01' })
    expect(line(findings([later], [assertion('order.final', true)]).of('order.final'))).toBe('proven true by 0:e1')
  })
})

describe('a set of States is open', () => {
  const member = (state: string, ...assertions: readonly Assertion[]): string =>
    line(findings(E, assertions).member('person.nationalities', state))
  const nationality = (value: readonly string[], more = {}, exhibits = ['e1']): Assertion =>
    assertion('person.nationalities', value, exhibits, more)

  test('a State is in if it is listed, and out only if the list is complete or excludes it', () => {
    const open = nationality(['SV', 'US'])
    expect(['SV', 'US', 'MX'].map((state) => member(state, open))).toEqual([
      'proven true by 0:e1',
      'proven true by 0:e1',
      'unproven not-closed',
    ])
    const complete = nationality(['SV'], { complete: true })
    expect(['SV', 'MX'].map((state) => member(state, complete))).toEqual(['proven true by 0:e1', 'disproven by 0:e1'])
    const excluding = nationality([], { not: ['MX'] })
    expect(['MX', 'SV'].map((state) => member(state, excluding))).toEqual(['disproven by 0:e1', 'unproven not-closed'])
    const both = nationality(['SV'], { complete: true, not: ['MX'] })
    expect(['SV', 'MX', 'US'].map((state) => member(state, both))).toEqual([
      'proven true by 0:e1',
      'disproven by 0:e1',
      'disproven by 0:e1',
    ])
  })

  test('a complete list that is empty proves every State out, an open one none', () => {
    expect(member('SV', nationality([], { complete: true }))).toBe('disproven by 0:e1')
    expect(member('SV', nationality([]))).toBe('unproven not-closed')
  })

  test('lists of several assertions add up', () => {
    const sv = nationality(['SV'])
    const us = nationality(['US'], {}, ['e2'])
    const notMx = nationality([], { not: ['MX'] }, ['e3'])
    expect(['SV', 'US', 'MX', 'NO'].map((state) => member(state, sv, us, notMx))).toEqual([
      'proven true by 0:e1',
      'proven true by 1:e2',
      'disproven by 2:e3',
      'unproven not-closed',
    ])
  })

  test('listed by one and excluded by another is a conflict about that State alone', () => {
    const sv = nationality(['SV'])
    const onlyUs = nationality(['US'], { complete: true }, ['e2'])
    const found = findings(E, [sv, onlyUs])
    expect(['SV', 'US', 'MX'].map((state) => line(found.member('person.nationalities', state)))).toEqual([
      'unproven conflict by 0:e1 1:e2',
      'proven true by 1:e2',
      'disproven by 1:e2',
    ])
    expect(found.conflicts.map(({ fact, member: state, proofs }) => [fact, state, proofs.length])).toEqual([
      ['person.nationalities', 'SV', 2],
    ])
    expect(member('SV', nationality([], { not: ['SV'] }), sv)).toBe('unproven conflict by 1:e1 0:e1')
  })

  test('gaps are told apart', () => {
    expect(member('SV')).toBe('unproven nothing-on-record')
    expect(member('SV', assertion('person.nationalities', ['SV'], []))).toBe('unproven only-alleged')
    expect(member('SV', nationality(['SV'], { until: '2025-03-15' }))).toBe('unproven all-set-aside')
  })

  test('every finding names its fact and State', () => {
    const found = findings(E, [nationality(['SV'])])
    expect(found.member('person.nationalities', 'SV')).toMatchObject({ fact: 'person.nationalities', member: 'SV' })
    expect(found.member('person.nationalities', 'MX')).toMatchObject({ fact: 'person.nationalities', member: 'MX' })
    expect(found.of('consent.given')).toMatchObject({ fact: 'consent.given' })
    expect(found.of('consent.given')).not.toHaveProperty('member')
  })

  test('the States that proving assertions name, in and out, in alphabetical order', () => {
    const found = findings(E, [
      nationality(['US', 'SV']),
      nationality([], { not: ['MX', 'SV'] }, ['e2']),
      assertion('person.nationalities', ['NO'], []),
      nationality(['GB'], { until: '2025-01-01' }),
    ])
    expect(found.namedStates('person.nationalities')).toEqual(['MX', 'SV', 'US'])
    expect(found.namedStates('protection.withholding')).toEqual([])
  })
})

describe('corroboration: exhibits of independent origin', () => {
  const torture = (value: boolean, exhibits: readonly string[]): Assertion => assertion('risk.torture', value, exhibits)
  const of = (exhibits: readonly Exhibit[], ...assertions: readonly Assertion[]): string =>
    line(findings(exhibits, assertions).of('risk.torture'))

  test('one is not enough, two of one assertion or of two that agree are', () => {
    expect(of(E, torture(true, ['e1']))).toBe('unproven not-corroborated by 0:e1')
    expect(of(E, torture(true, ['e1', 'e2']))).toBe('proven true by 0:e1+e2')
    expect(of(E, torture(true, ['e1']), torture(true, ['e2']))).toBe('proven true by 0:e1 1:e2')
    expect(of(E, torture(false, ['e1']))).toBe('unproven not-corroborated by 0:e1')
    expect(of(E, torture(false, ['e1', 'e2']))).toBe('disproven by 0:e1+e2')
  })

  test('the same exhibit twice is one', () => {
    expect(of(E, torture(true, ['e1']), torture(true, ['e1']))).toBe('unproven not-corroborated by 0:e1 1:e1')
  })

  test('exhibits that share an origin are one, also through exhibits outside of the fact', () => {
    const copies = [exhibit('wire'), exhibit('e1', { derivedFrom: ['wire'] }), exhibit('e2', { derivedFrom: ['e3'] })]
    const chain = exhibit('e3', { derivedFrom: ['wire'] })
    expect(of([...copies, chain], torture(true, ['e1', 'e2']))).toBe('unproven not-corroborated by 0:e1+e2')
    expect(of([...copies, exhibit('e3')], torture(true, ['e1', 'e2']))).toBe('proven true by 0:e1+e2')
  })

  test('exhibits that prove nothing corroborate nothing', () => {
    const press = exhibit('press', { kind: 'press-report' })
    expect(of([...E, press], torture(true, ['e1', 'press']))).toBe('unproven not-corroborated by 0:e1')
  })

  test('a contradiction comes before the count', () => {
    expect(of(E, torture(true, ['e1', 'e2']), torture(false, ['e3']))).toBe('unproven conflict by 0:e1+e2 1:e3')
  })

  test('in a set of States, State by State', () => {
    const list = (value: readonly string[], exhibits: readonly string[], more = {}): Assertion =>
      assertion('refuge.states', value, exhibits, more)
    const found = findings(E, [
      list(['SV', 'MX'], ['e1']),
      list(['SV'], ['e2']),
      list([], ['e3'], { not: ['US', 'NO'] }),
      list([], ['e4'], { not: ['NO'] }),
    ])
    expect(['SV', 'MX', 'US', 'NO', 'GB'].map((state) => line(found.member('refuge.states', state)))).toEqual([
      'proven true by 0:e1 1:e2',
      'unproven not-corroborated by 0:e1',
      'unproven not-corroborated by 2:e3',
      'disproven by 2:e3 3:e4',
      'unproven not-closed',
    ])
  })
})

describe('conflicts and allegations of the whole record', () => {
  test('conflicts are listed in the order in which facts come on record; agreement and gaps are none', () => {
    const found = findings(E, [
      assertion('order.final', true),
      assertion('consent.given', true),
      assertion('order.final', false, ['e2']),
      assertion('consent.given', true, ['e2']),
      assertion('risk.torture', true),
      assertion('risk.torture', true),
      assertion('person.nationalities', ['SV']),
      assertion('person.nationalities', [], ['e2'], { not: ['SV'] }),
      assertion('person.nationalities', ['MX'], ['e3']),
    ])
    expect(
      found.conflicts.map(({ fact, member, proofs }) => [fact, member, proofs.map((p) => p.assertion.index)]),
    ).toEqual([
      ['order.final', undefined, [0, 2]],
      ['person.nationalities', 'SV', [6, 7]],
    ])
    expect(found.conflicts[0]).not.toHaveProperty('member')
  })

  test('a fact outside the vocabulary is never found', () => {
    const found = findings(E, [assertion('not.there', true)])
    expect([found.isOnRecord('not.there'), line(found.of('not.there'))]).toEqual([false, 'unproven nothing-on-record'])
  })

  test('a fact is on record as soon as any assertion is on it, whether it counts or not', () => {
    const found = findings(E, [assertion('consent.given', true, [], { until: '2000-01-01' })])
    expect([found.isOnRecord('consent.given'), found.isOnRecord('order.final')]).toEqual([true, false])
  })

  test('a finding is worked out once', () => {
    const found = findings(E, [assertion('consent.given', true), assertion('person.nationalities', ['SV'])])
    expect(found.of('consent.given')).toBe(found.of('consent.given'))
    expect(found.member('person.nationalities', 'SV')).toBe(found.member('person.nationalities', 'SV'))
    expect(found.member('person.nationalities', 'MX')).not.toBe(found.member('person.nationalities', 'SV'))
  })
})

test('as known at an earlier moment: what came later is not there, and what it superseded is back', () => {
  const exhibits = [
    exhibit('order', { recorded: '2025-01-01T00:00:00Z' }),
    exhibit('vacatur', { recorded: '2025-02-01T00:00:00Z', supersedes: ['order'] }),
  ]
  const assertions = [assertion('order.final', true, ['order']), assertion('order.final', false, ['vacatur'])]
  const at = (knownAt?: string): string => line(findings(exhibits, assertions, knownAt).of('order.final'))
  expect(at('2024-12-31T23:59:59Z')).toBe('unproven all-set-aside')
  expect(at('2025-01-31T00:00:00Z')).toBe('proven true by 0:order')
  expect(at('2025-02-01T00:00:00Z')).toBe('disproven by 1:vacatur')
  expect(at()).toBe('disproven by 1:vacatur')
})
