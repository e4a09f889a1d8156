import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Run, writ } from './run.ts'

const FLIGHT = fileURLToPath(new URL('../../examples/flight/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-'))
const at = (name: string): string => join(folder, name)

const shape = z.looseObject({
  counts: z.record(z.string(), z.number()),
  matching: z.looseObject({ model: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  people: z.array(
    z.looseObject({
      id: z.string(),
      outcome: z.string(),
      held: z.boolean(),
      records: z.array(z.looseObject({ record: z.string(), probability: z.number().nullable(), counted: z.string() })),
    }),
  ),
})
type Answer = z.infer<typeof shape>

/** Screens the flight of a folder as its README says, at a minute of the hour of departure. */
function screened(where: string, ...more: readonly string[]): Run {
  const moment = more.includes('--at') ? [] : ['--at', '2026-03-14T14:00:00Z']
  const who = [join(where, 'manifest.csv'), '--records', where, '--rulings', join(where, 'rulings.yaml')]
  return writ(['screen', ...who, '--from', 'US', '--on', '2026-03-14', ...moment, ...more])
}

const answerOf = (run: Run): Answer => shape.parse(JSON.parse(run.stdout))

function groupOf({ outcome, held }: Answer['people'][number]): string {
  if (outcome === 'barred') return 'barred'
  return held ? 'held' : outcome.replace('-', ' ')
}

/** A copy of the flight with one text of a file replaced. */
function changed(name: string, file: string, from: string, to: string): string {
  const copy = at(name)
  cpSync(FLIGHT, copy, { recursive: true })
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, file), text.replace(from, to))
  return copy
}

let first: Run
beforeAll(() => {
  first = screened(FLIGHT, '--json', '--csv', at('flight.csv'), '--html', at('flight.html'))
  writeFileSync(at('before.json'), first.stdout)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the example flight, matched by the model of people', () => {
  test('ends with 4, since some are barred, and counts as its README says', () => {
    expect(first.status).toBe(4)
    expect(answerOf(first).counts).toEqual({ barred: 12, held: 13, 'not-shown': 8, shown: 7 })
    expect(answerOf(first).matching.model).toBe('people 1')
  })

  const rows = readFileSync(`${FLIGHT}README.md`, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, id = '']) => /^m\d\d$/.test(id))

  test('the README tells of everybody on the list', () => {
    expect(rows.length).toBe(40)
  })

  test.each(rows.map(([, id = '', , , records = '', likely = '', answer = '']) => ({ id, records, likely, answer })))(
    '$id is $answer, and each record is as likely as the README says',
    ({ id, records, likely, answer }) => {
      const person = answerOf(first).people.find((one) => one.id === id)
      expect(person === undefined ? 'nobody' : groupOf(person)).toBe(answer)
      const names = [...records.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
      const figures = likely === '' ? [] : likely.split(', ')
      for (const [place, name] of names.entries()) {
        const record = person?.records.find((one) => one.record.endsWith(`:${name}`))
        const probability = record?.probability ?? 0
        const said = figures[place]
        if (said === undefined) expect(probability, name).toBeGreaterThanOrEqual(0.99)
        else
          expect(Math.abs(probability - Number(said)), `${name}: ${probability}`).toBeLessThan(
            0.01 * Number(said) + 0.005,
          )
      }
    },
  )

  test('writes the table and the page', () => {
    expect(readFileSync(at('flight.csv'), 'utf8').split('\n').length).toBe(42)
    const page = readFileSync(at('flight.html'), 'utf8')
    for (const { id } of answerOf(first).people) expect(page).toContain(id)
    expect(first.stderr).toContain('The page is in')
  })

  test('the same twice, whatever the threads', () => {
    expect(screened(FLIGHT, '--json', '--threads', '2').stdout).toBe(first.stdout)
  })

  test('as the record was known before the stay was entered, the stay bars nobody', () => {
    const earlier = answerOf(screened(FLIGHT, '--json', '--known-at', '2026-03-14T13:47:00Z'))
    expect(earlier.people.find(({ id }) => id === 'm11')?.outcome).toBe('not-shown')
  })

  test('on the terminal: the counts first, then the barred', () => {
    const { stdout } = screened(FLIGHT)
    expect(stdout).toMatch(/^40 people: 12 barred, 13 held, 8 not shown, 7 shown\./)
    expect(stdout.indexOf('BARRED')).toBeLessThan(stdout.indexOf('HELD '))
    expect(stdout).toContain('people 1')
    expect(screened(FLIGHT, '--brief').stdout.length).toBeLessThan(stdout.length / 2)
  })
})

describe('the gate', () => {
  test('ten minutes late a source is too old, and nobody is shown', () => {
    const run = screened(FLIGHT, '--gate', at('before.json'), '--at', '2026-03-14T14:08:00Z')
    expect(run.status).toBe(4)
    expect(run.stdout).toContain('stays.csv')
    expect(run.stderr).toContain('at the moment of the call, 2026-03-14T14:08:00Z, not at that of the clock')
    const json = screened(FLIGHT, '--gate', at('before.json'), '--at', '2026-03-14T14:08:00Z', '--json')
    expect(shape.pick({ counts: true }).parse(JSON.parse(json.stdout)).counts['shown']).toBe(0)
  })

  test('a record that came since is told with the person whom it holds', () => {
    const row =
      'p-399,ROSA ELENA,CAMPOS CEIBA,1984-02-19,203-114-501,"Immigration court, Houston",2026-03-13,withholding,SV,granted,\n'
    const later = changed('later', 'protection.csv', 'p-301,', `${row}p-301,`)
    const run = screened(later, '--gate', at('before.json'), '--json')
    const changes = z.array(z.looseObject({ what: z.string(), record: z.string().nullable() }))
    const people = z.looseObject({
      people: z.array(z.looseObject({ id: z.string(), outcome: z.string(), before: z.string(), changes })),
    })
    const found = people.parse(JSON.parse(run.stdout)).people.find(({ id }) => id === 'm01')
    // The order says that she never sought protection, the new decision that she was granted it: neither proves.
    expect([found?.before, found?.outcome]).toEqual(['shown', 'not-shown'])
    expect(found?.changes).toContainEqual(
      expect.objectContaining({ what: 'record-new', record: 'protection.csv:p-399' }),
    )
  })
})

describe('what is wrong is told with its place', () => {
  const refused = (run: Run): string => {
    expect([run.status, run.stdout]).toEqual([2, ''])
    return run.stderr
  }

  test('a word that nobody described: the file, the line and the row', () => {
    const copy = changed('word', 'stays.csv', 'stay granted,2026-03-13', 'stay lifted,2026-03-13')
    const told = refused(screened(copy))
    expect(told).toMatch(/stays\.csv:26.*stay lifted/)
  })

  test('a file of records that nobody described, and one that is missing', () => {
    const copy = changed('files', 'records.yaml', 'file: stays.csv', 'file: stay.csv')
    const told = refused(screened(copy))
    expect(told).toContain('The folder has no file "stay.csv"')
    expect(told).toContain('Did you mean "stays.csv"?')
  })

  test('days of birth that can be read in two ways are asked about', () => {
    const copy = changed('days', 'manifest.csv', '1984-02-19', '02/03/1984')
    expect(refused(screened(copy))).toContain('--dates day-first or --dates month-first')
  })

  test('days of a file that are not as records.yaml says', () => {
    const copy = changed('form', 'records.yaml', 'dates: month-first', 'dates: day-first')
    expect(refused(screened(copy))).toContain('court-orders.csv')
  })

  test.each([
    ['no records', ['screen', 'list.csv'], 'No records are named.'],
    ['no list', ['screen', '--records', FLIGHT], 'No list is named.'],
    ['a laxer lower threshold', ['--lower', '0.5'], 'less strict'],
    ['a laxer upper threshold', ['--upper', '0.5'], 'less strict'],
    ['a State that is none', ['--to', 'XX'], '--to XX is no State'],
    ['a basis that is none', ['--basis', 'us/removl'], 'Did you mean'],
    ['a moment that is none', ['--known-at', 'noon'], 'is no moment'],
    ['a page over the list', ['--html', `${FLIGHT}manifest.csv`], 'would overwrite an input'],
    ['an earlier screening that is none', ['--gate', `${FLIGHT}records.yaml`], 'records.yaml'],
  ])('%s', (_, words, says) => {
    const run = words[0] === 'screen' ? writ(words) : screened(FLIGHT, ...words)
    expect(refused(run)).toContain(says)
  })

  test('a file that shares no names, days of birth or numbers with the list: nobody could be found in it', () => {
    const columns = 'columns: { person_id: row_id, given: given, family: surnames, born: born, a_number: a_number }'
    const copy = changed('apart', 'records.yaml', columns, 'columns: { person_id: row_id, passport: a_number }')
    expect(refused(screened(copy))).toMatch(/records\.yaml:\d+.*Nothing is in "departure\.csv" and in the list/)
  })

  test('a workbook among the records that nobody reads', () => {
    const copy = changed('workbook', 'stays.csv', 'row_id', 'row_id')
    writeFileSync(join(copy, 'orders.xlsx'), 'PK')
    expect(refused(screened(copy))).toContain('The file "orders.xlsx" is not described')
  })

  test('a gate that would leave out what came since', () => {
    const run = screened(FLIGHT, '--gate', at('before.json'), '--known-at', '2026-03-14T13:00:00Z')
    expect(refused(run)).toContain('--gate and --known-at do not go together')
  })

  test('--help tells every option', () => {
    const { status, stdout } = writ(['screen', '--help'])
    expect(status).toBe(0)
    for (const option of ['--records', '--rulings', '--gate', '--csv', '--html', '--known-at'])
      expect(stdout).toContain(option)
  })
})
