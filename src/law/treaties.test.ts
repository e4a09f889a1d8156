import { describe, expect, test } from 'vitest'
import { day } from '../../test/records.ts'
import { type Toy, toyLaw } from '../../test/toyLaw.ts'
import type { Truth } from '../logic/index.ts'
import type { Law } from './model.ts'
import { inForceBy, isBound, isBoundByAny, treatyInForce } from './treaties.ts'

type Table = NonNullable<Toy['treaties']>[number]

function law(...treaties: readonly Table[]): Law {
  return toyLaw({ treaties }).law
}

function bound(table: Omit<Table, 'instrument'>, state: string, on = '2025-03-15'): Truth {
  const [first] = law({ instrument: 'T', ...table }).treaties
  if (first === undefined) throw new Error('no table')
  return isBound(first, state, day(on))
}

function inForce(table: Omit<Table, 'instrument'>, from: string, to: string): Truth {
  const [first] = law({ instrument: 'T', ...table }).treaties
  if (first === undefined) throw new Error('no table')
  return inForceBy(first, from, to, day('2025-03-15'))
}

describe('a State is bound by its row from the first day on, and no longer on the day of until', () => {
  test('a row without a known first day is unknown until its last day is over', () => {
    expect(bound({ rows: [['US', null, '2025-03-16']] }, 'US')).toBeNull()
    expect(bound({ rows: [['US', null, '2025-03-15']] }, 'US')).toBe(false)
  })

  test.each([
    ['2025-03-14', undefined, true],
    ['2025-03-15', undefined, true],
    ['2025-03-16', undefined, false],
    [null, undefined, null],
    ['2000-01-01', '2025-03-16', true],
    ['2000-01-01', '2025-03-15', false],
    ['2000-01-01', '2025-03-14', false],
    ['2025-03-16', '2025-03-17', false],
  ])('from %s until %s: %s', (from, until, expected) => {
    const row: readonly [string, string | null, string?] = until === undefined ? ['US', from] : ['US', from, until]
    expect(bound({ rows: [row], unlisted: 'bound' }, 'US')).toBe(expected)
  })

  test('one of several rows is enough; an unknown one leaves it open', () => {
    expect(
      bound(
        {
          rows: [
            ['US', '1990-01-01', '2000-01-01'],
            ['US', '2020-01-01'],
          ],
        },
        'US',
      ),
    ).toBe(true)
    expect(
      bound(
        {
          rows: [
            ['US', '1990-01-01', '2000-01-01'],
            ['US', '2026-01-01'],
          ],
        },
        'US',
      ),
    ).toBe(false)
    expect(
      bound(
        {
          rows: [
            ['US', null],
            ['US', '2026-01-01'],
          ],
        },
        'US',
      ),
    ).toBeNull()
    expect(
      bound(
        {
          rows: [
            ['US', null],
            ['US', '2020-01-01'],
          ],
        },
        'US',
      ),
    ).toBe(true)
  })

  test('without a row: not bound if listed as a non-party, else as the table says of the unlisted', () => {
    expect(bound({ unlisted: 'not-bound', rows: [['US', null]] }, 'SV')).toBe(false)
    expect(bound({ unlisted: 'bound' }, 'SV')).toBe(true)
    expect(bound({ unlisted: 'unknown' }, 'SV')).toBeNull()
    expect(bound({ unlisted: 'bound', nonParties: ['SV'] }, 'SV')).toBe(false)
    expect(bound({ unlisted: 'unknown', nonParties: ['SV'] }, 'SV')).toBe(false)
    expect(bound({ unlisted: 'unknown', nonParties: ['SV'] }, 'MX')).toBeNull()
  })
})

describe('a treaty is in force between two States if both are bound', () => {
  const rows = [
    ['US', '1990-01-01'],
    ['MX', '1990-01-01'],
    ['NO', null],
    ['GB', '2030-01-01'],
  ] as const

  test.each([
    ['US', 'MX', true],
    ['US', 'NO', null],
    ['NO', 'NO', null],
    ['US', 'GB', false],
    ['GB', 'US', false],
    ['NO', 'GB', false],
    ['US', 'SV', null],
    ['SV', 'US', null],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(inForce({ rows }, from, to)).toBe(expected)
  })

  test.each([
    ['US', 'MX', true, true],
    ['MX', 'US', true, false],
    ['US', 'SV', false, false],
    ['SV', 'MX', false, false],
    ['US', 'US', false, false],
    ['MX', 'MX', false, false],
    ['SV', 'NO', false, false],
  ])('a table for the pair US and MX, from %s to %s: %s, and directed %s', (from, to, both, directed) => {
    expect(inForce({ rows, pair: ['US', 'MX'] }, from, to)).toBe(both)
    expect(inForce({ rows, pair: ['US', 'MX'], directed: true }, from, to)).toBe(directed)
  })

  test('the pair alone does not put it in force', () => {
    expect(inForce({ pair: ['US', 'MX'] }, 'US', 'MX')).toBeNull()
    expect(inForce({ pair: ['US', 'MX'], unlisted: 'not-bound' }, 'US', 'MX')).toBe(false)
  })
})

describe('over all tables that serve a basis', () => {
  const yes: Table = { instrument: 'YES', serves: ['a'], unlisted: 'bound' }
  const no: Table = { instrument: 'NO', serves: ['a'], unlisted: 'not-bound' }
  const open: Table = { instrument: 'OPEN', serves: ['a'] }
  const other: Table = { instrument: 'OTHER', serves: ['b', 'c'], unlisted: 'bound' }
  const ask = (basis: string, ...tables: readonly Table[]): Truth =>
    treatyInForce(law(...tables), basis, 'US', 'SV', day('2025-03-15'))

  test.each([
    ['no table at all', [], null],
    ['only a table that serves another basis', [other], null],
    ['one that says no', [no, other], false],
    ['one no, one open', [no, open], null],
    ['one no, one open, one yes', [no, open, yes], true],
    ['two that say no', [no, { ...no, instrument: 'N2' }], false],
  ])('%s', (_name, tables, expected) => {
    expect(ask('a', ...tables)).toBe(expected)
  })

  test('a table can serve several bases', () => {
    expect([ask('b', no, other), ask('c', no, other)]).toEqual([true, true])
  })
})

test('bound by any of several instruments; one that has no table is unknown', () => {
  const tables = law(
    { instrument: 'YES', unlisted: 'bound' },
    { instrument: 'NO', unlisted: 'not-bound' },
    { instrument: 'OPEN' },
  )
  const any = (...instruments: readonly string[]): Truth => isBoundByAny(tables, instruments, 'US', day('2025-03-15'))
  expect([any(), any('YES'), any('NO'), any('OPEN'), any('GONE')]).toEqual([false, true, false, null, null])
  expect([any('NO', 'YES'), any('NO', 'OPEN'), any('GONE', 'NO'), any('OPEN', 'YES')]).toEqual([true, null, null, true])
})
