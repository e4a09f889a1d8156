import { describe, expect, test } from 'vitest'
import { csvText } from '../../test/screening/csv.ts'
import { must } from '../../test/screening/flight.ts'
import { flightView, hostileFlight } from '../../test/screening/flightView.ts'
import { readDocument } from '../input/index.ts'
import { gate, readPrevious } from '../screening/index.ts'
import { csvRow } from './csv.ts'
import { screenCsv, screenJson } from './index.ts'

const view = await flightView()
const { screening } = view

describe('the table of a screening', () => {
  const table = csvText('screening.csv', screenCsv(screening))
  const rows = new Map(table.rows.map((row) => [row[1], new Map(table.columns.map((name, at) => [name, row[at]]))]))

  test('its columns, and one row a person in the order of the screening', () => {
    expect(table.columns.join(',')).toBe(
      'row,id,name,from,to,on,basis,outcome,held,without_holds,answer_under,barring_provisions,records_to_rule_on,what_they_say,rulings_to_make_again,missing_facts',
    )
    expect(table.rows.map((row) => row[1])).toEqual(screening.people.map(({ id }) => id))
    for (const row of table.rows) expect(row.length).toBe(table.columns.length)
  })

  test('answers, barring provisions, records and rulings are those of the screening', () => {
    for (const person of screening.people) {
      const row = rows.get(person.id)
      expect(row?.get('outcome')).toBe(person.outcome)
      expect(row?.get('held')).toBe(String(person.held))
      expect((row?.get('barring_provisions') ?? null) !== null).toBe(person.outcome === 'barred')
      expect(row?.get('records_to_rule_on') ?? '').toBe(person.holds.map(({ record }) => record).join(';'))
      expect(row?.get('missing_facts') ?? '').toBe(person.determination.missing.map(({ fact }) => fact).join(';'))
    }
    expect(rows.get('m05')?.get('barring_provisions')).toBe('us/withholding-grant')
    expect(rows.get('m11')?.get('barring_provisions')?.split(';').toSorted()).toEqual(['floor/stay', 'us/court-order'])
    expect(rows.get('m22')?.get('rulings_to_make_again')).toBe('protection.csv:p-309')
    expect(rows.get('m04')?.get('what_they_say')).toContain(
      'protection.csv:p-301: protection.withholding SV (from 2016-11-22)',
    )
    expect([rows.get('m31')?.get('basis'), rows.get('m31')?.get('answer_under')]).toEqual([null, 'oas/a57'])
  })

  test('a name that a spreadsheet would take for a formula gets an apostrophe, and no control character is left', async () => {
    const text = screenCsv((await flightView(await hostileFlight())).screening)
    expect(text).toContain(
      "4,m04,'=1+1\\u{1b}[2J<script>alert(1)</script>\\u{202e}gnihton\\u{7} Quintanilla Rivas,US,SV",
    )
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|(?:^|,)"?[=+@-]/m)
    expect(csvText('x.csv', text).rows.length).toBe(40)
  })
})

describe('a row of a table', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "yes"', '"say ""yes"""'],
    [' edge', '" edge"'],
    ['two\nlines', 'two lines'],
    ['=A1', "'=A1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=A1', "' =A1"],
    ['\r=A1', "'\\u{d}=A1"],
    ['\uff1dA1', "'\uff1dA1"],
    ['=1,"2"', '"\'=1,""2"""'],
    ['', ''],
    [null, ''],
    [false, 'false'],
    [-1, '-1'],
  ])('%j becomes %s', (cell, written) => {
    expect(csvRow([cell, 'end'])).toBe(`${written},end\n`)
  })
})

describe('the data of a screening', () => {
  const pieces = [...screenJson(view)]
  const text = pieces.join('')

  test('together the pieces are the screening, ended by a line feed', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(screening)))
    expect(text.endsWith('}\n')).toBe(true)
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(screening))
  })

  test('no piece is longer than one person, and the same screening gives the same bytes', () => {
    const longest = Math.max(...screening.people.map((person) => JSON.stringify(person).length))
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longest + 2)
    expect(pieces.length).toBeGreaterThan(screening.people.length)
    expect([...screenJson(view)].join('')).toBe(text)
  })

  test('a gate reads it as the earlier screening, and nothing has changed', async () => {
    const document = must(await readDocument(new TextEncoder().encode(text), 'before.json', 'json'))
    const previous = must(readPrevious(document))
    const found = must(gate({ previous, current: screening, at: '2026-03-14T14:00:00Z' }))
    expect(found.people.flatMap(({ changes }) => changes)).toEqual([])
    expect([found.counts, found.sources, found.differences]).toEqual([screening.counts, [], []])
  })

  test('names with control characters and 10,000 letters come back as they were', async () => {
    const hostile = await flightView(await hostileFlight())
    const read = JSON.parse([...screenJson(hostile)].join(''))
    expect(read).toEqual(JSON.parse(JSON.stringify(hostile.screening)))
  })

  test('a screening of nobody is an object too', () => {
    expect(JSON.parse([...screenJson({ screening: { ...screening, people: [] } })].join('')).people).toEqual([])
  })
})
