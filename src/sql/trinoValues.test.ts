import { expect, test } from 'vitest'
import type { Cell } from './session.ts'
import { cellReader } from './trinoValues.ts'

const read = (type: string, value: unknown): Cell => cellReader({ name: 'n', type })(value)

test.each<[string, unknown, Cell]>([
  ['integer', -7, -7],
  ['bigint', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ['double', 0.1, 0.1],
  ['double', 'NaN', Number.NaN],
  ['real', '-Infinity', -Infinity],
  ['boolean', false, false],
  ['varchar(3)', '1e3', '1e3'],
  ['decimal(38,2)', '12345678901234567890.10', '12345678901234567890.10'],
  ['date', '2024-02-29', '2024-02-29'],
  ['timestamp(6) with time zone', '2024-02-29 00:00:00.000001 UTC', '2024-02-29 00:00:00.000001 UTC'],
  ['INTERVAL DAY TO SECOND', '1 00:00:00.000', '1 00:00:00.000'],
  ['array(integer)', null, null],
  ['unknown', null, null],
])('%s: %j', (type, value, cell) => {
  expect(read(type, value)).toEqual(cell)
})

test.each<[string, unknown]>([
  ['bigint', 2 ** 53],
  ['bigint', -(2 ** 53)],
  ['bigint', '1'],
  ['integer', 1.5],
  ['integer', true],
  ['double', '1'],
  ['double', 'toString'],
  ['boolean', 0],
  ['varchar', 1],
  ['decimal(3,1)', 1.5],
  ['array(integer)', [1]],
  ['dates', '2024-02-29'],
  ['unknown', 1],
])('%s: %j is refused', (type, value) => {
  expect(() => read(type, value)).toThrow('The column n')
})
