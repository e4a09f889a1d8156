import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toyTables } from '../toyPopulation.ts'
import { writ } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-assess-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const toy = put('toy.json', JSON.stringify(toyTables()))
const assess = (...args: readonly string[]) => writ(['assess', 'population', ...args])

describe('writ assess', () => {
  test('says what it has', () => {
    expect(writ(['assess', '--help']).stdout).toContain('population')
    expect(writ(['assess'])).toMatchObject({ status: 2 })
    expect(writ(['assess', 'populaton'])).toMatchObject({ status: 2, stdout: '' })
    expect(writ(['assess', 'populaton']).stderr).toContain('Did you mean "population"?')
    expect(writ(['assess', 'weather']).stderr).toContain('be-nl-tilburg')
  })
})

describe('writ assess population', () => {
  test('fits, makes and tells; the file has the people', () => {
    const out = join(folder, 'people.csv')
    const { status, stdout, stderr } = assess(toy, '--people', '500', '--seed', '3', '--out', out)
    expect([status, stderr]).toEqual([0, ''])
    for (const said of [
      'How the tables are met',
      'Largest deviation: ',
      'The tables agree',
      'Who they are',
      'was assumed',
      out,
    ])
      expect(stdout).toContain(said)
    for (const line of stdout.split('\n')) if (!line.includes(folder)) expect(line.length).toBeLessThanOrEqual(100)
    const lines = readFileSync(out, 'utf8').trim().split('\n')
    expect(lines).toHaveLength(501)
    expect(lines[0]).toBe(
      'person,stratum,jurisdiction,sex,age,offence,offence_class,life,sentence_months,served_days,left_days,citizenship,citizenship_modelled,pending_appeal',
    )
  })

  test('--json has every cell, every assumption with its range, and every source; the same call the same bytes', () => {
    const run = assess(toy, '--json')
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(assess(toy, '--json', '--threads', '1').stdout).toBe(run.stdout)
    const shape = z.looseObject({
      kind: z.literal('population'),
      people: z.literal(1000),
      largest: z.looseObject({ deviation: z.number() }),
      tables: z.array(
        z.looseObject({ cells: z.array(z.looseObject({ published: z.number().nullable(), people: z.number() })) }),
      ),
      assumptions: z.array(
        z.looseObject({ low: z.number(), high: z.number(), source: z.string().min(1), given: z.boolean() }),
      ),
      sources: z.record(z.string(), z.looseObject({ url: z.string(), verified: z.string() })),
      summary: z.array(z.looseObject({ stratum: z.literal('all') })),
    })
    expect(() => shape.parse(JSON.parse(run.stdout))).not.toThrow()
  })

  test('values of the caller are said to be given, and whether they lie outside of the range', () => {
    const assume = put('assume.yaml', 'appeal.all: 0.2\nage.most: 130\n')
    const { stdout } = assess(toy, '--assume', assume)
    expect(stdout).toMatch(/appeal[.]all +0[.]2 +0 +1 +share +given\n/)
    expect(stdout).toMatch(/age[.]most +130 +0 +120 +years +given, outside the range\n/)
  })

  test('totals that differ are told, and which one was followed', () => {
    const file = toyTables()
    file.strata[0]?.margins[2] &&
      Object.assign(file.strata[0].margins[2], { cells: { US: 1600, other: 200, unknown: 200 } })
    const { status, stdout } = assess(put('twice.json', JSON.stringify(file)))
    expect(status).toBe(0)
    expect(stdout).toContain('citizenship against people in total: 2,000 people, followed 1,000')
  })

  test('the shipped tables: the example of the handbook runs, and its real table', () => {
    const run = assess('--people', '1200')
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(run.stdout).toContain('1,200 people from tables of 1,185,648')
    const real = assess('--table', 'examples/population/prisoners.csv', '--map', 'examples/population/map.yaml')
    expect([real.status, real.stderr]).toEqual([0, ''])
    expect(real.stdout).toContain('4 people have a combination')
  })
})

describe('wrong calls and wrong input give no answer and leave nothing behind', () => {
  const out = join(folder, 'never.parquet')
  test.each<[string, readonly string[], string]>([
    ['no people', [toy, '--people', '0'], '--people 0 is out of range'],
    ['people in words', [toy, '--people', 'many'], '--people many is out of range'],
    ['a seed below zero', [toy, '--seed', '-1'], '--seed -1 is out of range'],
    ['an unknown ending', [toy, '--out', 'x.xlsx'], 'unknown ending'],
    ['no such file', ['nowhere.yaml'], 'There is no such file'],
    ['two files', [toy, toy], 'one word too many'],
    ['a map alone', ['--map', toy], '--map has no table'],
    ['a table alone', ['--table', toy], '--table has no map'],
    ['a seed for a real table', ['--table', toy, '--map', toy, '--seed', '1'], 'has no effect on a real table'],
    ['an unknown option', [toy, '--peeple', '3'], 'Did you mean --people?'],
    [
      'an assumption that is not there',
      [toy, '--assume', put('a.yaml', 'weather: 1\n')],
      'There is no assumption "weather"',
    ],
    ['an assumption in words', [toy, '--assume', put('b.yaml', 'appeal.all: much\n')], 'This is no number'],
    ['a list of assumptions', [toy, '--assume', put('c.yaml', '- 1\n')], 'This is no map'],
    ['an empty file', [put('empty.yaml', '')], 'The file is empty'],
    ['not a number', [put('nan.json', JSON.stringify(toyTables()).replace('500', 'NaN'))], 'This is not JSON'],
    ['not a number in YAML', [put('nan.yaml', 'writ: .nan\n')], 'writ'],
    ['an empty table', ['--table', put('empty.csv', ''), '--map', 'examples/population/map.yaml'], 'The file is empty'],
    [
      'a header alone',
      ['--table', put('header.csv', 'state,age\n'), '--map', 'examples/population/map.yaml'],
      'header.csv',
    ],
    ['a column twice', ['--table', put('two.csv', 'age,age\n1,2\n'), '--map', 'examples/population/map.yaml'], 'age'],
  ])('%s', (_name, args, message) => {
    const run = assess(...args, ...(args.includes('--out') ? [] : ['--out', out]))
    expect(run.stderr).toContain(message)
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(readdirSync(folder).filter((name) => /never|part/.test(name))).toEqual([])
  })

  test('a table that needs more memory and disk than it may take', () => {
    const row = (at: number): string =>
      `US-AL,male,${20 + (at % 60)},murder,false,${60 + ((at * 7919) % 5003)},${(at * 104729) % 907},${(at * 7919) % 799_999}`
    const rows = Array.from({ length: 1_500_000 }, (_, at) => row(at))
    const names = ['jurisdiction', 'sex', 'age', 'offence', 'life', 'sentence_months', 'served_days', 'left_days']
    const table = put('large.csv', `${names.join()}\n${rows.join('\n')}\n`)
    const columns = names.map((name) => `${name}: ${name}`).join(', ')
    const unknown = 'stratum, citizenship, citizenship_modelled, pending_appeal'
    const map = put('map.yaml', `columns: { ${columns} }\nunknown: [${unknown}]\n`)
    const temp = mkdtempSync(join(folder, 'temp-'))
    const limits = ['--memory', '50', '--temp-size', '1', '--temp', temp]
    const run = assess('--table', table, '--map', map, ...limits, '--out', out)
    expect([run.status, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toMatch(/^writ population: (the memory does not suffice|the disk is full, or more than 1 MB)/)
    expect(readdirSync(folder).filter((name) => /never|part/.test(name))).toEqual([])
    expect(readdirSync(temp)).toEqual([])
  })
})
