import { describe, expect, test } from 'vitest'
import { exhibit, record, assertion as says } from '../../test/records.ts'
import { toyLaw, transfer } from '../../test/toyLaw.ts'
import type { CompiledLaw } from '../determination/index.ts'
import type { CaseRecord, FactValue } from '../evidence/index.ts'
import { type Harm, harmFinder } from './asymmetry.ts'
import { type Claims, claimsReader } from './claims.ts'

const roles = { 'us/removal': 'bar' } as const
const condition = { 'us/removal': 'condition' } as const

function law(...provisions: NonNullable<Parameters<typeof toyLaw>[0]['provisions']>): CompiledLaw {
  return toyLaw({ bases: [{ id: 'us/removal' }], provisions })
}

let made = 0

/** A record of one exhibit that proves these values; a value of a set is complete. */
function proof(...values: readonly (readonly [string, FactValue])[]): CaseRecord {
  made += 1
  const id = `e${made}`
  const all = values.map(([fact, value]) => says(fact, value, [id], Array.isArray(value) ? { complete: true } : {}))
  return record([exhibit(id)], all)
}

interface Others {
  readonly counting?: readonly CaseRecord[]
  readonly possible?: readonly CaseRecord[]
}

/** The provisions that a record could harm, with the worst state of each. */
function harms(
  compiled: CompiledLaw,
  given: CaseRecord,
  { counting = [], possible = [] }: Others = {},
): readonly Harm[] {
  const read = claimsReader(compiled, undefined)
  const claims = (one: CaseRecord): Claims => read(one, transfer())
  const others = { counting: counting.map(claims), possible: possible.map(claims) }
  return harmFinder(compiled)(claims(given), others, transfer(), ['us/removal'])
}

function states(...args: Parameters<typeof harms>): readonly string[] {
  return harms(...args).map(({ provision, state }) => `${provision} ${state}`)
}

const STAY = law({ id: 'stay', roles, holds: 'order.final' })

describe('one record', () => {
  test('that proves a bar harms, and one that rules it out does not', () => {
    expect(states(STAY, proof(['order.final', true]))).toEqual(['stay applies'])
    expect(states(STAY, proof(['order.final', false]))).toEqual([])
  })

  test('that disproves a condition harms, and one that proves it does not', () => {
    const compiled = law({ id: 'consent', roles: condition, holds: 'consent.given' })
    expect(states(compiled, proof(['consent.given', false]))).toEqual(['consent failed'])
    expect(states(compiled, proof(['consent.given', true]))).toEqual([])
  })

  test('says under which bases it harms', () => {
    const both = { a: 'bar', b: 'bar', c: 'warning' } as const
    const compiled = toyLaw({
      bases: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      provisions: [{ id: 'stay', roles: both, holds: 'order.final' }],
    })
    const claims = claimsReader(compiled, undefined)(proof(['order.final', true]), transfer())
    const found = harmFinder(compiled)(claims, { counting: [], possible: [] }, transfer(), ['a', 'b', 'c'])
    expect(found).toEqual([{ provision: 'stay', cite: 'Art. stay', role: 'bar', state: 'applies', bases: ['a', 'b'] }])
  })

  test('harms neither a duty nor a warning', () => {
    const compiled = law(
      { id: 'duty', roles: { 'us/removal': 'duty' }, holds: 'consent.given' },
      { id: 'warning', roles: { 'us/removal': 'warning' }, holds: 'not consent.given' },
    )
    expect(states(compiled, proof(['consent.given', false]))).toEqual([])
  })

  test('that only alleges does no harm: its kind proves nothing, whomever it concerns', () => {
    const alleged = record([exhibit('p', { kind: 'press-report' })], [says('order.final', true, ['p'])])
    expect(states(STAY, alleged)).toEqual([])
  })

  test('that does not yet hold on the day does no harm', () => {
    const later = record([exhibit('l')], [says('order.final', true, ['l'], { from: '2025-03-16' })])
    expect(states(STAY, later)).toEqual([])
  })

  test('counts alone where the law asks for two of independent origin', () => {
    const compiled = law({ id: 'torture', roles, holds: 'risk.torture' })
    expect(states(compiled, proof(['risk.torture', true]))).toEqual(['torture applies'])
  })

  test('that contradicts itself can still take away what others prove', () => {
    const torn = record([exhibit('t')], [says('order.final', true, ['t']), says('order.final', false, ['t'])])
    expect(states(STAY, torn)).toEqual([])
    expect(states(STAY, torn, { counting: [proof(['order.final', false])] })).toEqual(['stay unproven'])
    const sets = law({ id: 'withheld', roles, holds: 'transfer.to in protection.withholding' })
    const lists = says('protection.withholding', ['SV'], ['t'])
    const excludes = says('protection.withholding', [], ['t'], { complete: true })
    const counting = [proof(['protection.withholding', []])]
    expect(states(sets, record([exhibit('t')], [lists, excludes]), { counting })).toEqual(['withheld unproven'])
  })

  test('that turns only a contested position harms', () => {
    const contested = [{ positions: ['order.final', 'consent.given'] }]
    const compiled = law({ id: 'stay', roles, holds: 'order.final', contested })
    expect(states(compiled, proof(['consent.given', true]))).toEqual(['stay applies'])
  })
})

describe('with other records', () => {
  test('a contradiction with a record that counts opens the question', () => {
    const compiled = law({
      id: 'onward',
      roles: condition,
      holds: 'transfer.to in person.nationalities or consent.given',
    })
    const salvadoran = proof(['person.nationalities', ['SV']])
    const mexican = proof(['person.nationalities', ['MX']])
    expect(states(compiled, mexican)).toEqual([])
    expect(states(compiled, mexican, { counting: [salvadoran] })).toEqual(['onward unproven'])
    expect(states(compiled, salvadoran, { counting: [salvadoran] })).toEqual([])
  })

  test('a helping record that is not certain makes no other record harmful', () => {
    const compiled = law({
      id: 'onward',
      roles: condition,
      holds: 'transfer.to in person.nationalities or consent.given',
    })
    const possible = [proof(['person.nationalities', ['SV']])]
    expect(states(compiled, proof(['person.nationalities', ['MX']]), { possible })).toEqual([])
  })

  test('two that would bar together are both found, though neither does alone', () => {
    const compiled = law({ id: 'abroad', roles, holds: 'order.final and consent.written' })
    const [a, b] = [proof(['order.final', true]), proof(['consent.written', true])]
    expect(states(compiled, a)).toEqual([])
    expect(states(compiled, a, { possible: [b] })).toEqual(['abroad applies'])
    expect(states(compiled, b, { counting: [a] })).toEqual(['abroad applies'])
  })

  test('a third that contradicts one of them hides nothing', () => {
    const compiled = law({ id: 'abroad', roles, holds: 'order.final and consent.written' })
    const [a, b, c] = [proof(['order.final', true]), proof(['consent.written', true]), proof(['order.final', false])]
    expect(states(compiled, b, { possible: [a, c] })).toEqual(['abroad applies'])
    expect(states(compiled, b, { possible: [a], counting: [c] })).toEqual(['abroad applies'])
    expect(states(compiled, c, { possible: [a, b] })).toEqual([])
  })

  test('a record that counts and bars already does not hide another one that would', () => {
    const counting = [proof(['order.final', true])]
    expect(states(STAY, proof(['order.final', true]), { counting })).toEqual(['stay applies'])
  })

  test('without a record the treaty tables answer, and a contradiction takes their answer away', () => {
    const treaties = [
      { instrument: 'T', serves: ['us/removal'], rows: [['US', '2000-01-01'] as const, ['SV', '2000-01-01'] as const] },
    ]
    const compiled = toyLaw({
      bases: [{ id: 'us/removal' }],
      provisions: [{ id: 'treaty', roles: condition, holds: 'treaty.inForce' }],
      treaties,
    })
    expect(states(compiled, proof(['treaty.inForce', true]))).toEqual([])
    expect(states(compiled, proof(['treaty.inForce', false]))).toEqual(['treaty failed'])
    const torn = record([exhibit('t')], [says('treaty.inForce', true, ['t']), says('treaty.inForce', false, ['t'])])
    expect(states(compiled, torn)).toEqual(['treaty unproven'])
  })

  test('too many combinations to try count as the worst', () => {
    const holds = 'person.age > 3 or sentence.months > 3 or days(sentence.start, sentence.end) > 3'
    const compiled = law({ id: 'many', roles: condition, holds })
    const filled = (from: number): readonly CaseRecord[] =>
      Array.from({ length: 20 }, (_, n) => {
        const day = `2025-01-${from + n}`
        const dates = [['sentence.start', day] as const, ['sentence.end', day] as const]
        return proof(['person.age', from + n], ['sentence.months', from + n], ...dates)
      })
    const few = { counting: filled(10).slice(0, 2), possible: filled(12).slice(0, 1) }
    expect(states(compiled, proof(['person.age', 10]), few)).toEqual(['many unproven'])
    expect(states(compiled, proof(['person.age', 10]), { counting: filled(10), possible: filled(12) })).toEqual([
      'many failed',
    ])
  })

  test('a record that says nothing to the law does no harm', () => {
    expect(harms(STAY, record([exhibit('n')], []))).toEqual([])
    expect(harms(STAY, proof(['consent.given', false]))).toEqual([])
  })
})
