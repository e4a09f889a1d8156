import { describe, expect, it } from 'vitest'
import { csvText, parseCsv } from './csv.ts'
import { datasetDescriptions } from './datasets.ts'
import { ruleSets, ruleSql, rulesOf } from './rules.ts'

describe('rules', () => {
  it('are written as conditions on two records', () => {
    expect(rulesOf('historical_half', 'documented').map((rule) => ruleSql(rule))[0]).toBe(
      'substr(l."first_name", 1, 3) = substr(r."first_name", 1, 3) and ' +
        'substr(l."surname", 1, 4) = substr(r."surname", 1, 4)',
    )
    expect(rulesOf('febrl4', 'documented').map((rule) => ruleSql(rule, 'a', 'b'))[1]).toBe(
      'a."given_name" = b."surname" and a."surname" = b."given_name"',
    )
  })

  it.each(datasetDescriptions)('of $name name only its fields, none twice', ({ name, fields }) => {
    for (const set of ruleSets) {
      const rules = rulesOf(name, set)
      for (const { left, right } of rules.flat())
        expect(fields).toEqual(expect.arrayContaining([left.field, right.field]))
      expect(new Set(rules.map((rule) => ruleSql(rule))).size).toBe(rules.length)
    }
  })

  it.each(datasetDescriptions)('of $name: wide holds all documented ones', ({ name }) => {
    expect(rulesOf(name, 'wide')).toEqual(expect.arrayContaining([...rulesOf(name, 'documented')]))
    expect(rulesOf(name, 'wide').length).toBeGreaterThan(rulesOf(name, 'documented').length)
  })

  it('mean the same from both sides', () => {
    for (const rule of datasetDescriptions.flatMap(({ name }) => rulesOf(name, 'wide'))) {
      const turned = rule.map(({ left, right }) => ({ left: right, right: left }))
      expect(rule).toEqual(expect.arrayContaining(turned))
    }
  })
})

describe('comma-separated text', () => {
  it('comes back as it was written', () => {
    const lines = [
      ['id', 'name'],
      ['1', 'o"neil, "sean"'],
      ['2', 'two\nlines'],
      ['3', ''],
    ]
    expect(parseCsv(csvText(lines))).toEqual(lines)
    expect(csvText([['4', null]])).toBe('4,\n')
  })

  it('needs no line break at the end, and keeps an empty last cell', () => {
    expect(parseCsv('a,b\r\n1,')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
    expect(parseCsv('a,b\n1,2')).toEqual(parseCsv('a,b\n1,2\n'))
  })

  it.each([
    ['a line of other length', 'a,b\n1\n'],
    ['a quote without an end', 'a,b\n1,"x\n'],
  ])('refuses %s', (_, text) => {
    expect(() => parseCsv(text)).toThrow()
  })
})
