import { expect, test } from 'vitest'
import { onlyReads, statementsOf } from './statements.ts'

test.each<[string, string[]]>([
  ['', []],
  [' ; ;\n', []],
  ['select 1', ['select 1']],
  ['select 1;', ['select 1']],
  ['a; b ;c', ['a', 'b', 'c']],
  ["select ';'';', 2; b", ["select ';'';', 2", 'b']],
  ['select ";"";"; b', ['select ";"";"', 'b']],
  ['a -- x; y\n; b', ['a -- x; y', 'b']],
  ['a /* ; \n; */ c; -- the end;', ['a /* ; \n; */ c']],
  ["select '-- ;'; select '/* ;'", ["select '-- ;'", "select '/* ;'"]],
  ["select 'not closed; b", ["select 'not closed", 'b']],
])('the statements of %j', (sql, statements) => {
  expect(statementsOf(sql)).toEqual(statements)
})

test.each([
  ['select 1', true],
  ['  -- insert\n /* x */ (SELECT 1)', true],
  ['with a as (select 1) select * from a', true],
  ['values 1', true],
  ['insert into t select 1', false],
  ['create table t as select 1', false],
  ['selected', false],
  ['', false],
])('whether %j only reads: %s', (sql, reads) => {
  expect(onlyReads(sql)).toBe(reads)
})
