import { describe, expect, test } from 'vitest'
import { assertion, exhibit, record } from '../../test/records.ts'
import { caseOf, type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import type { Assertion } from '../evidence/index.ts'
import { determine } from './determine.ts'

type Provision = NonNullable<Toy['provisions']>[number]

/** The missing facts as lines: fact, how many provisions it settles, and the provisions it bears on. */
function missing(
  provisions: Readonly<Record<string, string | Omit<Provision, 'id'>>>,
  ...assertions: readonly Assertion[]
): readonly string[] {
  const law = toyLaw({
    bases: [{ id: 'a' }],
    provisions: Object.entries(provisions).map(([id, one]) => ({
      id,
      ...(typeof one === 'string' ? { roles: { a: 'condition' as const }, holds: one } : one),
    })),
  })
  const given = caseOf(record([exhibit('e1'), exhibit('press', { kind: 'press-report' })], assertions))
  return determine(law, given).missing.map((one) => `${one.fact} ${one.settles} ${one.provisions.join(',')}`)
}

describe('which facts are missing', () => {
  test('those that an open condition turns on, and not those that are known', () => {
    expect(missing({ p: 'consent.given and order.final' }, assertion('consent.given', true))).toEqual([
      'order.final 1 p',
    ])
    expect(missing({ p: 'consent.given' }, assertion('consent.given', true))).toEqual([])
  })

  test('none for a provision that is settled either way', () => {
    expect(missing({ p: 'consent.given and order.final' }, assertion('consent.given', false))).toEqual([])
    expect(missing({ p: 'consent.given or order.final' }, assertion('consent.given', true))).toEqual([])
  })

  test('those of open bars too, but not of duties and warnings', () => {
    const rule = (role: 'bar' | 'duty' | 'warning'): Omit<Provision, 'id'> => ({
      roles: { a: role },
      holds: 'order.final',
    })
    expect(missing({ p: rule('bar') })).toEqual(['order.final 1 p'])
    expect(missing({ p: rule('duty'), q: rule('warning') })).toEqual([])
  })

  test('those that turn only under a position on what is contested', () => {
    const rule: Omit<Provision, 'id'> = {
      roles: { a: 'condition' },
      holds: 'true',
      contested: [{ positions: ['true', 'order.final'] }],
    }
    expect(missing({ p: rule })).toEqual(['order.final 1 p'])
    expect(missing({ p: { ...rule, contested: [{ bases: ['b'], positions: ['true', 'order.final'] }] } })).toEqual([])
  })

  test('what is in conflict is missing too', () => {
    expect(missing({ p: 'order.final' }, assertion('order.final', true), assertion('order.final', false))).toEqual([
      'order.final 1 p',
    ])
  })
})

describe('which facts would settle a provision alone', () => {
  test('a fact of an "or" can, one of an "and" can only by being false', () => {
    expect(missing({ p: 'consent.given or order.final' })).toEqual(['consent.given 1 p', 'order.final 1 p'])
    expect(missing({ p: 'consent.given and order.final' })).toEqual(['consent.given 1 p', 'order.final 1 p'])
  })

  test('a fact that needs another one bears on the provision without settling it', () => {
    expect(missing({ p: '(consent.given or unknown) and (order.final or unknown)' })).toEqual([
      'consent.given 0 p',
      'order.final 0 p',
    ])
    expect(missing({ p: 'NO in person.nationalities and NO in protection.withholding or unknown' })).toEqual([
      'person.nationalities 0 p',
      'protection.withholding 0 p',
    ])
    expect(missing({ p: 'person.age >= sentence.months' })).toEqual(['person.age 0 p', 'sentence.months 0 p'])
    expect(missing({ p: 'days(sentence.start, sentence.end) > 5' })).toEqual(['sentence.end 0 p', 'sentence.start 0 p'])
  })

  test.each([
    ['an enumeration', 'consent.by = none', 'consent.by'],
    ['the last value of an enumeration only', 'consent.by = none or unknown', 'consent.by'],
    ['a number', 'person.age >= 18', 'person.age'],
    ['a number on the mark only', 'person.age = 18 or unknown', 'person.age'],
    ['a number below the mark only', 'person.age < 18 or unknown', 'person.age'],
    ['a number above the mark only', 'person.age > 18 or unknown', 'person.age'],
    ['a number just below', 'person.age < 18 and person.age > 16 or unknown', 'person.age'],
    ['a number just above', 'person.age > 18 and person.age < 20 or unknown', 'person.age'],
    [
      'the number one below the mark only',
      'person.age < 18 and person.age > 16.5 and person.age != 17.5 or unknown',
      'person.age',
    ],
    ['any number at all', 'person.age >= person.age', 'person.age'],
    ['a day', 'sentence.end < 2025-06-01', 'sentence.end'],
    ['a day on the mark only', 'sentence.end = 2025-06-01 or unknown', 'sentence.end'],
    ['the day judged only', 'sentence.end = on or unknown', 'sentence.end'],
    ['many months ahead', 'months(on, sentence.end) >= 6000 or unknown', 'sentence.end'],
    ['many days behind', 'days(on, sentence.end) < -100000 or unknown', 'sentence.end'],
    ['many months behind', 'months(sentence.end, on) >= 6000 or unknown', 'sentence.end'],
    ['a State', 'person.birthState = transfer.from or unknown', 'person.birthState'],
    ['a State of a set', 'transfer.to in person.nationalities', 'person.nationalities'],
    [
      'a set asked about two States',
      'transfer.to in person.nationalities and MX in person.nationalities',
      'person.nationalities',
    ],
  ])('%s', (_name, holds, fact) => {
    expect(missing({ p: holds })).toEqual([`${fact} 1 p`])
  })

  test('a State that is named by its code', () => {
    expect(missing({ p: 'person.birthState = NO or unknown' })).toEqual(['person.birthState 1 p'])
  })

  test('with another fact that is known', () => {
    const known = [assertion('sentence.months', 400), assertion('sentence.start', '2020-01-01')]
    expect(missing({ p: 'person.age = sentence.months or unknown' }, ...known)).toEqual(['person.age 1 p'])
    expect(missing({ p: 'days(sentence.start, sentence.end) = 1 or unknown' }, ...known)).toEqual(['sentence.end 1 p'])
    expect(missing({ p: 'sentence.start = sentence.end or unknown' }, ...known)).toEqual(['sentence.end 1 p'])
  })

  test('of a set that is proven on one State and open on another, the open one', () => {
    const nationality = assertion('person.nationalities', ['SV'])
    expect(missing({ p: 'transfer.to in person.nationalities and MX in person.nationalities' }, nationality)).toEqual([
      'person.nationalities 1 p',
    ])
  })

  test('one provision counts once, under however many readings', () => {
    const rule: Omit<Provision, 'id'> = {
      roles: { a: 'condition' },
      holds: 'order.final',
      contested: [{ positions: ['order.final', 'not order.final'] }],
    }
    expect(missing({ p: rule })).toEqual(['order.final 1 p'])
  })
})

test('first those that settle most, then those that bear on most, then by name', () => {
  expect(
    missing({
      p: 'order.final',
      q: 'not order.final',
      r: 'consent.given',
      s: 'person.age > sentence.months',
      t: 'person.age < sentence.months',
      u: 'consent.written',
      v: 'sentence.months < person.age and consent.written',
    }),
  ).toEqual([
    'consent.written 2 u,v',
    'order.final 2 p,q',
    'consent.given 1 r',
    'person.age 0 s,t,v',
    'sentence.months 0 s,t,v',
  ])
})

test('provisions come in the order of their ids', () => {
  expect(missing({ z: 'order.final', m: 'order.final', a: 'order.final' })).toEqual(['order.final 3 a,m,z'])
})

test('what would prove it, and who only alleges it', () => {
  const law = toyLaw({
    bases: [{ id: 'a' }],
    provisions: [{ id: 'p', roles: { a: 'condition' }, holds: 'order.final' }],
  })
  const on = record(
    [exhibit('press', { kind: 'press-report' })],
    [
      assertion('consent.given', true, ['press']),
      assertion('order.final', true, ['press']),
      assertion('order.final', false, []),
    ],
  )
  expect(determine(law, caseOf(on, transfer())).missing).toEqual([
    { fact: 'order.final', provenBy: ['court-decision'], alleged: [1, 2], provisions: ['p'], settles: 1 },
  ])
})

describe('of a set of States, about which States it is open', () => {
  const membersOf = (holds: string, ...assertions: readonly Assertion[]): readonly unknown[] => {
    const law = toyLaw({ bases: [{ id: 'a' }], provisions: [{ id: 'p', roles: { a: 'condition' }, holds }] })
    const given = caseOf(record([exhibit('e1')], assertions))
    return determine(law, given).missing.map(({ fact, members }) => [fact, members])
  }

  test('the States that formulas name, in alphabetical order, and the receiving and sending State', () => {
    const { to, from } = transfer()
    expect(membersOf('NO in person.nationalities or GB in person.nationalities')).toEqual([
      ['person.nationalities', ['GB', 'NO']],
    ])
    expect(membersOf('transfer.to in person.nationalities')).toEqual([['person.nationalities', [to]]])
    expect(membersOf('transfer.from in person.nationalities')).toEqual([['person.nationalities', [from]]])
  })

  test('not those that are known to be in or out', () => {
    const known = assertion('person.nationalities', ['NO'], ['e1'], { not: ['MX'] })
    const holds = '(NO in person.nationalities and GB in person.nationalities) or MX in person.nationalities'
    expect(membersOf(holds, known)).toEqual([['person.nationalities', ['GB']]])
  })

  test('nothing for facts that are no sets, also beside a set', () => {
    expect(membersOf('consent.given and person.age >= 18')).toEqual([
      ['consent.given', undefined],
      ['person.age', undefined],
    ])
    expect(membersOf('consent.given and NO in person.nationalities and NO in refuge.states')).toEqual([
      ['consent.given', undefined],
      ['person.nationalities', ['NO']],
      ['refuge.states', ['NO']],
    ])
  })
})
