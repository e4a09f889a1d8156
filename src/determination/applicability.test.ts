import { describe, expect, test } from 'vitest'
import { type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import { misfitOf, namedMisfitOf, provisionsThatCount } from './applicability.ts'

type Provision = NonNullable<Toy['provisions']>[number]
type Handover = Parameters<typeof transfer>[0]

const TREATIES: NonNullable<Toy['treaties']> = [
  { instrument: 'BOUND', unlisted: 'bound' },
  { instrument: 'FREE', unlisted: 'not-bound' },
  { instrument: 'OPEN' },
  { instrument: 'US-ONLY', unlisted: 'not-bound', rows: [['US', '2025-03-15', '2025-03-20']] },
]

/** The provisions that count under basis "a", each with its role; those of the floor with a star. */
function counting(provisions: readonly Provision[], handover: Handover = {}): readonly string[] {
  const law = toyLaw({ provisions, bases: [{ id: 'a' }, { id: 'b' }], treaties: TREATIES })
  return provisionsThatCount(law, 'a', transfer(handover)).map(
    ({ provision, role, ofFloor }) => `${provision.id} ${role}${ofFloor ? ' *' : ''}`,
  )
}

const rule = (roles: Provision['roles'], more: Partial<Provision> = {}): Provision => ({
  id: 'p',
  roles,
  holds: 'order.final',
  ...more,
})

describe('which provisions count under a basis', () => {
  test('those with a role for the basis or the floor', () => {
    expect(counting([rule({ a: 'condition' })])).toEqual(['p condition'])
    expect(counting([rule({ b: 'condition' })])).toEqual([])
    expect(counting([rule({ floor: 'bar' })])).toEqual(['p bar *'])
    expect(counting([rule({ b: 'condition', floor: 'bar' })])).toEqual(['p bar *'])
  })

  test.each([
    ['2025-03-15', undefined, true],
    ['2025-03-16', undefined, false],
    [undefined, '2025-03-15', false],
    [undefined, '2025-03-16', true],
    ['2025-03-14', '2025-03-16', true],
  ])('in force from %s until %s: %s', (from, until, expected) => {
    const dates = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    expect(counting([rule({ a: 'condition' }, { dates })]).length === 1).toBe(expected)
    expect(counting([rule({ floor: 'bar' }, { dates })]).length === 1).toBe(expected)
  })

  test('a role for the basis itself replaces the role of the floor and does not ask whom it binds', () => {
    const binds: Provision['binds'] = { side: 'to', states: ['NO'] }
    expect(counting([rule({ a: 'duty', floor: 'bar' }, { binds })])).toEqual(['p duty'])
    expect(counting([rule({ floor: 'bar' }, { binds })])).toEqual([])
  })
})

describe('whom a provision of the floor binds', () => {
  const binds = (binding: NonNullable<Provision['binds']>, handover: Handover = {}): boolean =>
    counting([rule({ floor: 'bar' }, { binds: binding })], handover).length === 1

  test.each([
    ['from', ['US'], true],
    ['from', ['SV'], false],
    ['to', ['US'], false],
    ['to', ['SV'], true],
    ['either', ['US'], true],
    ['either', ['SV'], true],
    ['either', ['MX'], false],
    ['either', ['MX', 'SV'], true],
  ] as const)('%s one of the States %o: %s', (side, states, expected) => {
    expect(binds({ side, states: [...states] })).toBe(expected)
  })

  test.each([
    ['from', ['BOUND'], true],
    ['from', ['FREE'], false],
    ['from', ['OPEN'], true],
    ['to', ['FREE', 'OPEN'], true],
    ['from', ['US-ONLY'], true],
    ['to', ['US-ONLY'], false],
    ['either', ['US-ONLY'], true],
    ['either', ['FREE'], false],
    ['either', ['OPEN'], true],
    ['from', ['NO-TABLE'], true],
  ] as const)('%s bound by one of the instruments %o: %s', (side, instruments, expected) => {
    expect(binds({ side, instruments: [...instruments] })).toBe(expected)
  })

  test('States and instruments are alternatives', () => {
    expect(binds({ side: 'from', states: ['US'], instruments: ['FREE'] })).toBe(true)
    expect(binds({ side: 'from', states: ['MX'], instruments: ['OPEN'] })).toBe(true)
    expect(binds({ side: 'from', states: ['MX'], instruments: ['FREE'] })).toBe(false)
  })

  test('instruments are asked on the day', () => {
    expect(binds({ side: 'from', instruments: ['US-ONLY'] }, { on: '2025-03-14' })).toBe(false)
    expect(binds({ side: 'from', instruments: ['US-ONLY'] }, { on: '2025-03-19' })).toBe(true)
    expect(binds({ side: 'from', instruments: ['US-ONLY'] }, { on: '2025-03-20' })).toBe(false)
  })
})

describe('whether a basis fits a transfer', () => {
  type Basis = NonNullable<Toy['bases']>[number]
  const serving: NonNullable<Toy['treaties']> = [
    { instrument: 'SERVES', serves: ['s'], unlisted: 'not-bound', rows: [['US', null]] },
  ]
  const misfits = (basis: Omit<Basis, 'id'>, handover: Handover = {}, id = 'a'): readonly (string | null)[] => {
    const { law } = toyLaw({ bases: [{ id, ...basis }], treaties: [...TREATIES, ...serving] })
    const [only] = law.bases
    if (only === undefined) throw new Error('no basis')
    return [misfitOf(law, only, transfer(handover)), namedMisfitOf(only, transfer(handover))]
  }

  test.each([
    ['any States', {}, null],
    ['a listed sending State', { from: { states: ['US', 'MX'] } }, null],
    ['a sending State that is not listed', { from: { states: ['SV'] } }, 'states'],
    ['a listed receiving State', { to: { states: ['SV'] } }, null],
    ['a receiving State that is not listed', { to: { states: ['US'] } }, 'states'],
    ['either of them listed: the sending one', { from: { either: ['US'] }, to: { either: ['US'] } }, null],
    ['either of them listed: the receiving one', { from: { either: ['SV'] }, to: { either: ['SV'] } }, null],
    ['neither listed', { to: { either: ['MX', 'NO'] } }, 'states'],
    ['from the day on', { dates: { from: '2025-03-15' } }, null],
    ['from the day after', { dates: { from: '2025-03-16' } }, 'dates'],
    ['until the day after', { dates: { until: '2025-03-16' } }, null],
    ['until the day', { dates: { until: '2025-03-15' } }, 'dates'],
    ['both outside of dates and of States', { dates: { until: '2025-03-15' }, from: { states: ['SV'] } }, 'dates'],
  ] as const)('%s', (_name, basis, expected) => {
    const copy = JSON.parse(JSON.stringify(basis))
    expect(misfits(copy)).toEqual([expected, expected])
  })

  test.each([
    ['a party by its table', { from: { party: ['BOUND'] } }, null],
    ['not proven unbound', { from: { party: ['OPEN'] }, to: { party: ['OPEN'] } }, null],
    ['proven unbound on the sending side', { from: { party: ['FREE'] } }, 'parties'],
    ['proven unbound on the receiving side', { from: { party: ['US-ONLY'] }, to: { party: ['US-ONLY'] } }, 'parties'],
    ['bound by one of two', { from: { party: ['FREE', 'BOUND'] } }, null],
  ] as const)('%s; named by the case, treaties are left to the provisions', (_name, basis, expected) => {
    const copy = JSON.parse(JSON.stringify(basis))
    expect(misfits(copy)).toEqual([expected, null])
  })

  test('by the treaty tables that serve it, unless they say false', () => {
    const treaty: Omit<Basis, 'id'> = { from: { treaty: true }, to: { treaty: true } }
    expect(misfits(treaty)).toEqual([null, null])
    expect(misfits(treaty, {}, 's')).toEqual(['parties', null])
    expect(misfits(treaty, { to: 'US' }, 's')).toEqual([null, null])
    expect(misfits({ to: { treaty: true } }, {}, 's')).toEqual(['parties', null])
    expect(misfits({ from: { treaty: true } }, {}, 's')).toEqual(['parties', null])
  })

  test('States come before treaties', () => {
    expect(misfits({ from: { party: ['FREE'] }, to: { states: ['MX'] } })).toEqual(['states', 'states'])
  })
})
