import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Toy, toyLaw } from '../../test/toyLaw.ts'
import { staysOpen } from './safety.ts'

const Role = z.enum(['condition', 'bar', 'duty', 'warning'])

describe('a person about whom nothing is known is never shown', () => {
  type Provision = NonNullable<Toy['provisions']>[number]
  const open = (provision: Omit<Provision, 'id'>, dates: { from?: string; until?: string } = {}): boolean => {
    const { law } = toyLaw({ bases: [{ id: 'a', dates }], provisions: [{ id: 'p', ...provision }] })
    const [basis] = law.bases
    if (basis === undefined) throw new Error('no basis')
    return staysOpen(law, basis)
  }
  const condition = (holds: string): boolean => open({ roles: { a: 'condition' }, holds })

  test.each([
    ['consent.given', true],
    ['not consent.given', true],
    ['consent.given and order.final', true],
    ['consent.given or unknown', true],
    ['sentence.end > on', true],
    ['months(on, sentence.end) >= 6', true],
    ['transfer.to in person.nationalities', true],
    ['unknown', true],
    // What the States, the day and the treaty tables settle alone can come out either way.
    ['treaty.inForce', false],
    ['treaty.inForce and consent.given', false],
    ['treaty.inForce or consent.given', false],
    ['transfer.from = US or consent.given', false],
    ['transfer.from != transfer.to and consent.given', false],
    ['on >= 2020-01-01 or consent.given', false],
    ['true', false],
    ['false', false],
    ['consent.given or true', false],
    ['consent.given and false', false],
    ['(treaty.inForce and unknown or consent.given) and (consent.given or unknown)', true],
    // The day judged is known, and so is every span from it to itself.
    ['days(on, on) >= 0', false],
    ['months(on, on) > 5', false],
  ])('a condition that %s keeps it open: %s', (holds, expected) => {
    expect(condition(holds)).toBe(expected)
  })

  test('only a condition or a bar does, also of the floor if it binds everybody', () => {
    const holds = 'consent.given'
    expect(['bar', 'duty', 'warning'].map((role) => open({ roles: { a: Role.parse(role) }, holds }))).toEqual([
      true,
      false,
      false,
    ])
    expect(open({ roles: { floor: 'bar' }, holds })).toBe(true)
    expect(open({ roles: { floor: 'bar' }, holds, binds: { side: 'to', states: ['US'] } })).toBe(false)
    expect(open({ roles: { floor: 'bar', a: 'condition' }, holds, binds: { side: 'to', states: ['US'] } })).toBe(true)
    expect(open({ roles: { floor: 'bar', a: 'duty' }, holds })).toBe(false)
    expect(open({ roles: { b: 'bar' }, holds })).toBe(false)
  })

  test.each([
    [{}, {}, true],
    [{ from: '2020-01-01' }, {}, false],
    [{ until: '2020-01-01' }, {}, false],
    [{ from: '2020-01-01' }, { from: '2020-01-01' }, true],
    [{ from: '2020-01-01' }, { from: '2019-12-31' }, false],
    [{ until: '2020-01-01' }, { until: '2020-01-01' }, true],
    [{ until: '2020-01-01' }, { until: '2020-01-02' }, false],
    [{}, { from: '2020-01-01', until: '2021-01-01' }, true],
  ])('in force %o under a basis in force %o: %s', (dates, ofBasis, expected) => {
    expect(open({ roles: { a: 'condition' }, holds: 'consent.given', dates }, ofBasis)).toBe(expected)
  })
})
