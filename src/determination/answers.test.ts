import { describe, expect, test } from 'vitest'
import { assertion, day, exhibit, record } from '../../test/records.ts'
import { type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import { type Assertion, find } from '../evidence/index.ts'
import { stateNumber } from '../logic/index.ts'
import { answersOf, answerTreaty, stateNamed } from './answers.ts'

const HOLDS =
  'consent.given and sentence.end > on and person.age >= 18 and consent.by = representative and person.birthState = transfer.to' +
  ' and transfer.from in person.nationalities and transfer.to in person.nationalities and MX in person.nationalities'

const NAMES = ['treaty', 'consent', 'end', 'on', 'age', 'by', 'birth', 'to', 'from in', 'to in', 'MX in'] as const

const LAW = toyLaw({ bases: [{ id: 'a' }], provisions: [{ id: 'p', roles: { a: 'condition' }, holds: HOLDS }] })

/** The known answers by name of the question. */
function answers(...assertions: readonly Assertion[]): Readonly<Record<string, number>> {
  const view = { on: day('2025-03-15') }
  const found = find(record([exhibit('e1'), exhibit('e2')], assertions), LAW.law.vocabulary, view)
  const all = answersOf(LAW, found, transfer())
  expect(all.length).toBe(NAMES.length)
  return Object.fromEntries(NAMES.map((name, i) => [name, all[i] ?? 0] as const).filter(([, n]) => !Number.isNaN(n)))
}

const ALWAYS = { on: day('2025-03-15'), to: stateNumber('SV') }

test('of a person about whom nothing is known, only the day and the States are known', () => {
  expect(answers()).toEqual(ALWAYS)
})

test.each([
  ['consent.given', true, { consent: 1 }],
  ['consent.given', false, { consent: 0 }],
  ['sentence.end', '2025-12-31', { end: day('2025-12-31') }],
  ['person.age', 17.5, { age: 17.5 }],
  ['person.age', 0, { age: 0 }],
  ['consent.by', 'person', { by: 0 }],
  ['consent.by', 'representative', { by: 1 }],
  ['person.birthState', 'SV', { birth: stateNumber('SV') }],
  ['person.nationalities', ['US'], { 'from in': 1 }],
  ['person.nationalities', ['SV', 'MX'], { 'to in': 1, 'MX in': 1 }],
  // Neither a value outside the enumeration nor a list where a value belongs is ever taken for something else.
  ['consent.by', 'somebody', {}],
  ['consent.by', ['person'], {}],
  ['sentence.end', 'never', {}],
])('%s asserted as %o', (fact, value, expected) => {
  expect(answers(assertion(fact, value))).toEqual({ ...ALWAYS, ...expected })
})

test('a closed set proves States out', () => {
  expect(answers(assertion('person.nationalities', ['SV'], ['e1'], { complete: true }))).toEqual({
    ...ALWAYS,
    'from in': 0,
    'to in': 1,
    'MX in': 0,
  })
})

test('what is alleged, in conflict or set aside is unknown', () => {
  expect(answers(assertion('consent.given', true, []))).toEqual(ALWAYS)
  expect(answers(assertion('person.age', 18), assertion('person.age', 19, ['e2']))).toEqual(ALWAYS)
  expect(answers(assertion('consent.by', 'none', ['e1'], { until: '2025-03-15' }))).toEqual(ALWAYS)
})

test('the State of a question', () => {
  expect(['to', 'from', 'MX'].map((state) => stateNamed(state, transfer()))).toEqual(['SV', 'US', 'MX'])
})

describe('whether a treaty is in force', () => {
  const tables: NonNullable<Toy['treaties']> = [
    { instrument: 'YES', serves: ['yes'], unlisted: 'bound' },
    { instrument: 'NO', serves: ['no'], unlisted: 'not-bound' },
    { instrument: 'OPEN', serves: ['open'] },
  ]
  const law = toyLaw({ treaties: tables, bases: ['yes', 'no', 'open', 'unserved'].map((id) => ({ id })) })
  const asked = (basis: string, ...assertions: readonly Assertion[]): readonly [number, unknown] => {
    const on = record([exhibit('e1'), exhibit('e2')], assertions)
    const found = find(on, law.law.vocabulary, { on: day('2025-03-15') })
    const all = answersOf(law, found, transfer())
    const said = answerTreaty(all, law, found, basis, transfer())
    return [all[law.treatySlot] ?? 9, said]
  }
  const yes = assertion('treaty.inForce', true)
  const no = assertion('treaty.inForce', false, ['e2'])

  test.each([
    ['yes', 1, true],
    ['no', 0, false],
    ['open', Number.NaN, null],
    ['unserved', Number.NaN, null],
  ])('the tables that serve the basis "%s" answer without a proving assertion', (basis, answer, said) => {
    expect(asked(basis)).toEqual([answer, said])
    expect(asked(basis, assertion('treaty.inForce', basis !== 'yes', []))).toEqual([answer, said])
    expect(asked(basis, assertion('treaty.inForce', false, ['e1'], { until: '2025-01-01' }))).toEqual([answer, said])
  })

  test.each(['yes', 'no', 'open', 'unserved'])('a proving assertion takes precedence under "%s"', (basis) => {
    expect(asked(basis, yes)).toEqual([1, undefined])
    expect(asked(basis, no)).toEqual([0, undefined])
    expect(asked(basis, yes, no)).toEqual([Number.NaN, undefined])
  })
})
