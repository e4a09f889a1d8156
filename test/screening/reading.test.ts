import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { termsOf } from '../../src/determination/index.ts'
import { describeProblem, type Result, readDocument } from '../../src/input/index.ts'
import {
  checkThresholds,
  type Manifest,
  type ManifestForm,
  problemsOfFolder,
  type Records,
  type RecordsPlan,
  readManifest,
  readRecords,
  readRecordsFile,
  readRulings,
  screen,
} from '../../src/screening/index.ts'
import { testLaw } from '../law.ts'
import { day } from '../records.ts'
import { csvText } from './csv.ts'
import { must } from './flight.ts'

const { law } = await testLaw()
const terms = termsOf(law)
const DEFAULTS = { from: 'US', to: 'SV', on: day('2026-03-14') }

function problemsOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(describeProblem)
}

function list(text: string, form: Partial<ManifestForm> = {}): Result<Manifest> {
  return readManifest(csvText('list.csv', text), { dates: 'iso', defaults: DEFAULTS, ...form }, terms)
}

async function yaml(text: string, name: string): Promise<Parameters<typeof readRecordsFile>[0]> {
  return must(await readDocument(new TextEncoder().encode(text), name, 'yaml'))
}

describe('the manifest', () => {
  test('takes names, hand-over and days as it writes them', () => {
    const text =
      'full_name,aliases,born,to,on,basis\n"CAMPOS, ROSA",ROSA C; R. CAMPOS,19/02/1984,GT,15/03/2026,us/removal\n'
    const { people, unread, columns } = must(list(text, { dates: 'day-first' }))
    expect(people).toMatchObject([
      {
        row: 1,
        id: '1',
        names: ['CAMPOS, ROSA', 'ROSA C', 'R. CAMPOS'],
        born: '1984-02-19',
        transfer: { from: 'US', to: 'GT', on: day('2026-03-15'), basis: 'us/removal' },
      },
    ])
    expect(unread).toEqual([])
    expect(columns).toEqual({ full_name: 'full_name', aliases: 'aliases', born: 'born' })
  })

  test('may call its columns otherwise', () => {
    const { people, unread } = must(list('Apellido,seat\nCampos,12A\n', { columns: { family: 'Apellido' } }))
    expect([people[0]?.name, unread]).toEqual(['Campos', ['seat']])
  })

  test('a day of birth that cannot be read is left to the comparison of persons', () => {
    expect(must(list('family,born\nCampos,1990\n')).people[0]?.born).toBeNull()
  })

  test.each([
    ['family\n', 'list.csv header: The list names nobody. Write one row a person below the header. [missing-key]'],
    [
      'born\n1990-01-01\n',
      'list.csv header: No column holds names. Expected one of: given, family, full_name. [missing-key]',
    ],
    [
      'family,a_nummber\nX,1\n',
      'list.csv header: The column "a_nummber" is not read, and it is nearly called "a_number".',
    ],
    [
      'family,A Number\nX,1\n',
      'The column "A Number" is not read, and it is nearly called "a_number". Call it "a_number"',
    ],
    ['family,family\nX,Y\n', 'list.csv header: Two columns are called "family".'],
    ['family,\nX,Y\n', 'list.csv header: A column has no name.'],
    ['family\nX,Y\n', 'list.csv:2 row 1: The row has 2 cells; the header has 1. Mend the row. [syntax]'],
    ['family,to\n,SV\n', 'list.csv:2 row 1: The row says nothing about who the person is.'],
    ['family,to\nX,ZZ\n', 'list.csv:2 row 1, column to: "ZZ" is not the code of a State.'],
    ['family,on\nX,2026-02-30\n', 'list.csv:2 row 1, column on: "2026-02-30" is no day in the form of this list.'],
    [
      'family,basis\nX,us/removl\n',
      'list.csv:2 row 1, column basis: There is no legal basis "us/removl". Did you mean "us/removal"?',
    ],
    ['family,person_id\nX,p\nY,p\n', 'list.csv:3 row 2: Rows 1 and 2 have the same id "p".'],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(list(text)).join('\n')).toContain(problem)
  })

  test('what nobody says of a hand-over is missing, and all of it is reported', () => {
    expect(problemsOf(list('family\nX\n', { defaults: {} }))).toEqual(
      ['from', 'to', 'on'].map(
        (key) =>
          `list.csv:2 row 1, column ${key}: Nothing says the "${key}" of this hand-over. Fill the column, or say it in the call for everyone. [missing-key]`,
      ),
    )
  })

  test('a call that maps what there is not is refused', () => {
    const problems = problemsOf(list('family\nX\n', { columns: { familly: 'family', given: 'first' } }))
    expect(problems).toEqual([
      'list.csv header: "familly" is no column that a manifest can have. Did you mean "family"? [unknown-key]',
      'list.csv header: There is no column "first" for "given". Name a column of the header. [missing-key]',
    ])
  })
})

const FILE = `
  - file: stays.csv
    title: Dockets
    columns: { full_name: person, person_id: id }
    dates: iso
    words: { result: [none, stay], counsel: ["yes", "no", ""] }
    exhibit: { kind: { column: kind }, issuer: { column: court }, issued: { column: decided }, recorded: { column: entered } }
    asserts:
      - { fact: order.stay.inForce, value: { column: result, map: { stay: true, none: false } }, until: { column: ended } }
      - { fact: us.counsel.ofRecord, value: true, when: { column: counsel, is: "yes" } }
      - { fact: person.nationalities, value: { column: states, as: set }, when: { column: states, filled: true } }
      - { fact: person.age, value: { column: age }, from: { column: decided }, when: { column: age, filled: true } }
`
const HEADER = 'id,person,kind,court,decided,entered,ended,result,counsel,states,age\n'
const ROW = 'a,CAMPOS,registry-extract,Clerk,2026-03-14,2026-03-14T13:00:00Z,,none,yes,SV; MX,41\n'

async function planOf(files: string = FILE, texts = ''): Promise<Result<RecordsPlan>> {
  return readRecordsFile(await yaml(`writ: 1\nfiles:${files}${texts}`, 'records.yaml'), terms)
}

async function recordsOf(rows: string, files: string = FILE): Promise<Result<Records>> {
  return readRecords(must(await planOf(files)), [csvText('stays.csv', rows)], terms)
}

describe('records', () => {
  test('a row becomes an exhibit and its assertions', async () => {
    const { files } = must(await recordsOf(HEADER + ROW))
    const record = files[0]?.row(1)
    expect(record?.id).toBe('stays.csv:a')
    expect(record?.record.exhibits).toMatchObject([
      { id: 'stays.csv:a', kind: 'registry-extract', title: 'Dockets', issuer: 'Clerk', issued: day('2026-03-14') },
    ])
    expect(record?.record.assertions).toMatchObject([
      { fact: 'order.stay.inForce', value: false, from: undefined, until: undefined, exhibits: ['stays.csv:a'] },
      { fact: 'us.counsel.ofRecord', value: true },
      { fact: 'person.nationalities', value: ['SV', 'MX'], complete: false },
      { fact: 'person.age', value: 41, from: day('2026-03-14') },
    ])
    expect([files[0]?.find('stays.csv:a') === record, files[0]?.find('stays.csv:b')]).toEqual([true, null])
  })

  test('the example of the documentation is read', async () => {
    const page = readFileSync(new URL('../../docs/screening.md', import.meta.url), 'utf8')
    const example = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, text = '']) => text)
      .find((text) => text.includes('files:'))
    const plan = readRecordsFile(await yaml(example ?? '', 'records.yaml'), terms)
    expect([problemsOf(plan), must(plan).files.length]).toEqual([[], 1])
  })

  test.each([
    [
      'kind: { column: kind }',
      'kind: court-opinion',
      'files[0].exhibit.kind: Found "court-opinion". Expected one of: court-decision,',
    ],
    [
      'order.stay.inForce',
      'order.stay.inForc',
      'asserts[0].fact: The vocabulary has no fact "order.stay.inForc". Did you mean "order.stay.inForce"?',
    ],
    [
      'stay: true',
      'stay: maybe',
      'asserts[0].value.map.stay: Found "maybe" for "order.stay.inForce". Expected true or false.',
    ],
    [
      ', map: { stay: true, none: false }',
      '',
      'is true or false, and nothing says which words of the column mean which. Write map:',
    ],
    [
      'column: states, as: set }, when',
      'column: states }, when',
      'asserts[2].value: "person.nationalities" is a set of States. Write as: set',
    ],
    [
      'value: { column: age }',
      'value: { column: age, as: set }',
      '"as: set" is only for sets of States; "person.age" is of type number.',
    ],
    ['is: "yes" }', 'is: "yess" }', 'asserts[1].when: "yess" is no word of the column "counsel". Did you mean "yes"?'],
    [
      'words: { result: [none, stay], counsel: ["yes", "no", ""] }',
      'words: { result: [none, stay] }',
      'asserts[1].when: Nothing lists the words that can stand in the column "counsel".',
    ],
    [
      'dates: iso',
      'dates: american',
      'files[0].dates: Found "american". Expected one of: iso, compact, day-first, month-first.',
    ],
    ['full_name: person, ', '', 'files[0].columns: Nothing says whom a row concerns.'],
    ['full_name: person', 'name: person', 'files[0].columns.name: The key "name" is not part of the format.'],
    [
      'title: Dockets',
      'title: Dockets\n    staleAfter: 5',
      'files[0].staleAfter: The age of this source cannot be known.',
    ],
    ['title: Dockets', 'title: Dockets\n    refreshed: today', 'files[0].refreshed: Found "today". Expected a moment'],
    ['file: stays.csv', 'file: ../stays.csv', 'files[0].file: Found "../stays.csv". Expected the plain name of a .csv'],
    ['value: true, when', 'value: true, complete: true, when', '"complete" is only for sets of States'],
    ['filled: true } }', 'filled: true, is: x } }', 'files[0].asserts[2].when: Found'],
  ])('%s as %s is refused', async (from, to, problem) => {
    expect(FILE).toContain(from)
    expect(problemsOf(await planOf(FILE.replace(from, to))).join('\n')).toContain(problem)
  })

  test('a file described twice', async () => {
    expect(problemsOf(await planOf(FILE + FILE)).join('\n')).toContain('files[1].file: "stays.csv" is described twice.')
  })

  test.each([
    [
      'result,counsel',
      'outcome,counsel',
      'records.yaml:7:22 files[0].words.result: "stays.csv" has no column "result".',
    ],
    [',none,yes', ',lifted,yes', 'stays.csv:2 row 1, column result: "lifted" is not among the words of this column.'],
    [',none,yes', ',,yes', 'stays.csv:2 row 1, column result: The cell is empty.'],
    ['registry-extract', 'docket', 'stays.csv:2 row 1, column kind: "docket" is no kind of exhibit.'],
    [
      '2026-03-14,2026',
      '14.3.2026,2026',
      'stays.csv:2 row 1, column decided: "14.3.2026" is no day in the form of this file. Write an existing day as YYYY-MM-DD.',
    ],
    ['2026-03-14T13:00:00Z', 'noon', 'stays.csv:2 row 1, column entered: "noon" is no moment.'],
    ['2026-03-14T13:00:00Z', '', 'stays.csv:2 row 1, column entered: The cell is empty.'],
    ['SV; MX', 'SV; Mexico', 'stays.csv:2 row 1, column states: "Mexico" is not the code of a State.'],
    [',41', ',about 41', 'stays.csv:2 row 1, column age: "about 41" is no number.'],
    [
      '2026-03-14,2026',
      ',2026',
      'column decided: The cell is empty; an assertion begins on the day in it. Fill it, or make the assertion only when: { column: decided, filled: true }.',
    ],
  ])('a row with %s as %s is refused', async (from, to, problem) => {
    expect(problemsOf(await recordsOf((HEADER + ROW).replace(from, to))).join('\n')).toContain(problem)
  })

  test('all problems of all rows are reported', async () => {
    const bad = ROW.replace('none', 'lifted').replace('SV; MX', 'Mexico')
    const problems = problemsOf(await recordsOf(HEADER + bad + bad.replace('a,', 'b,') + ROW.replace('a,', 'c,')))
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(':', 12)))).toEqual([
      'stays.csv:2 row 1, column result',
      'stays.csv:2 row 1, column states',
      'stays.csv:3 row 2, column result',
      'stays.csv:3 row 2, column states',
    ])
  })

  test('of a column that is wrong in every row of a long file the first thousand are reported', async () => {
    const bad = ROW.replace('none', 'lifted')
    const rows = Array.from({ length: 200_000 }, (_, at) => bad.replace('a,', `${at},`)).join('')
    const problems = problemsOf(await recordsOf(HEADER + rows))
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toBe('stays.csv: 199000 further problems are not listed. Mend these first. [too-large]')
  })

  test('a list of the same person in every row is refused', () => {
    const people = `person_id,full_name\n${'1,Ann Example\n'.repeat(200_000)}`
    expect(problemsOf(list(people)).at(-1)).toBe(
      'list.csv: 198999 further problems are not listed. Mend these first. [too-large]',
    )
  })

  test('rows with one id, and rows without an id', async () => {
    expect(problemsOf(await recordsOf(HEADER + ROW + ROW)).join('\n')).toContain(
      'Rows 1 and 2 are both called "stays.csv:a".',
    )
    const { files } = must(await recordsOf(HEADER + ROW + ROW.replace('a,', ',')))
    expect(files[0]?.row(2).id).toBe('stays.csv:2')
  })

  test('a file that was not read, files of a folder, and files that nobody described', async () => {
    const plan = must(await planOf())
    expect(problemsOf(readRecords(plan, [], terms)).join('\n')).toContain('The file "stays.csv" was not read.')
    expect(problemsOfFolder(plan, ['stays.csv', 'records.yaml', 'README.md'])).toEqual([])
    expect(problemsOfFolder(plan, ['stay.csv', 'new.parquet']).map(describeProblem)).toEqual([
      'records.yaml:3:11 files[0].file: The folder has no file "stays.csv". Did you mean "stay.csv"? [unreadable]',
      expect.stringContaining('The file "stay.csv" is not described.'),
      expect.stringContaining('The file "new.parquet" is not described.'),
    ])
  })

  test('the moment of reading may stand in every row: the oldest counts', async () => {
    const files = FILE.replace('dates: iso', 'dates: iso\n    refreshed: { column: entered }\n    staleAfter: 9')
    const later = ROW.replace('a,', 'b,').replace('T13:00:00Z', 'T12:00:00-06:00')
    expect(must(await recordsOf(HEADER + later + ROW, files)).files[0]?.refreshed).toBe('2026-03-14T13:00:00Z')
  })
})

describe('texts of law', () => {
  const text = (more: string): string => `\ntexts:\n  - { id: ina, kind: statute, title: Act, ${more} }\n`

  test.each([
    ['from: [US], asserts: [{ fact: basis.publishedSending, value: true }]', ''],
    [
      'asserts: [{ fact: basis.publishedSending, value: true }]',
      'texts[0]: Nothing says for which States this text is law.',
    ],
    ['from: [UK], asserts: [{ fact: basis.publishedSending, value: true }]', '"UK" is not the code of a State.'],
    [
      'from: [US], asserts: [{ fact: person.competent, value: true }]',
      'A text of the kind "statute" does not prove "person.competent".',
    ],
    ['from: [US], asserts: [{ fact: basis.publishedSending, value: 1 }]', 'Expected true or false.'],
  ])('%s', async (more, problem) => {
    const problems = problemsOf(await planOf(FILE, text(more)))
    expect(problems.join('\n')).toContain(problem)
    expect(problems.length).toBe(problem === '' ? 0 : 1)
  })
})

describe('rulings and matches', () => {
  const seen = 'a'.repeat(64)
  const rule = (more: Record<string, string> = {}): string => {
    const ruling = {
      person: 'p',
      record: 'stays.csv:a',
      ruling: 'same-person',
      because: 'b',
      by: 'c',
      on: '"2026-01-01"',
      seen,
      ...more,
    }
    return `  - { ${Object.entries(ruling)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }\n`
  }

  async function rulingsOf(text: string): Promise<readonly string[]> {
    const manifest = must(list('person_id,family\np,Campos\n'))
    const records = must(await recordsOf(HEADER + ROW))
    return problemsOf(readRulings(await yaml(`writ: 1\nrulings:\n${text}`, 'rulings.yaml'), manifest, records))
  }

  test.each([
    [rule(), ''],
    [rule() + rule({ seen: 'b'.repeat(64) }), ''],
    [rule({ person: 'q' }), 'rulings.yaml:3:15 rulings[0].person: Nobody on the list is called "q".'],
    [rule({ record: 'stays.csv:z' }), 'rulings[0].record: There is no record "stays.csv:z".'],
    [rule({ record: 'other.csv:a' }), 'rulings[0].record: There is no record "other.csv:a".'],
    [rule() + rule({ ruling: 'not-the-same-person' }), 'rulings[1].seen: The same contents were ruled on twice.'],
    [rule({ ruling: 'maybe' }), 'Expected one of: not-the-same-person, same-person.'],
    [rule({ on: '"2026-02-30"' }), 'Expected an existing day'],
    [rule({ seen: 'abc' }), 'Expected the sum that a screening gives for this pair'],
    [rule({ because: '""' }), 'Expected text that is not empty'],
    [rule({ why: 'x' }), 'The key "why" is not part of the format.'],
  ])('%s', async (text, problem) => {
    const problems = await rulingsOf(text)
    expect(problems.join('\n')).toContain(problem)
    expect(problems.length).toBe(problem === '' ? 0 : 1)
  })

  const pair = { leftRow: 1, rightRow: 1, probability: 0.5, relative: 0, weight: 0 }

  test.each([
    ['rows that there are not', [{ file: 'stays.csv', pairs: [{ ...pair, rightRow: 2 }] }], 'and not both exist'],
    ['a row that is no number', [{ file: 'stays.csv', pairs: [{ ...pair, leftRow: 1.5 }] }], 'and not both exist'],
    [
      'no probability',
      [{ file: 'stays.csv', pairs: [{ ...pair, probability: Number.NaN }] }],
      'has no probability from 0 to 1',
    ],
    [
      'more than certain',
      [{ file: 'stays.csv', pairs: [{ ...pair, probability: 1.1 }] }],
      'has no probability from 0 to 1',
    ],
    [
      'no weight',
      [{ file: 'stays.csv', pairs: [{ ...pair, weight: Number.POSITIVE_INFINITY }] }],
      'has no probability',
    ],
    [
      'a file that was not read',
      [
        { file: 'stays.csv', pairs: [] },
        { file: 'x.csv', pairs: [] },
      ],
      'for a file that was not read',
    ],
    ['a file that was not matched', [], 'The people were not matched with this file.'],
  ])('matches with %s are refused', async (_what, matches, problem) => {
    const manifest = must(list('person_id,family\np,Campos\n'))
    const records = must(await recordsOf(HEADER + ROW))
    const input = { manifest, records, matches, rulings: [], law: await testLaw() }
    expect(problemsOf(screen(input)).join('\n')).toContain(problem)
  })

  test('thresholds out of order and moments that are none are refused', async () => {
    const manifest = must(list('person_id,family\np,Campos\n'))
    const records = must(await recordsOf(HEADER + ROW))
    const input = { manifest, records, matches: [{ file: 'stays.csv', pairs: [] }], rulings: [], law: await testLaw() }
    const thresholds = { lower: 0.9, upper: 0.5 }
    expect(problemsOf(screen(input, { thresholds, at: 'noon', knownAt: 'then' })).length).toBe(3)
    for (const [lower, upper] of [
      [0, 0.99],
      [0.0005, 1.1],
      [Number.NaN, 0.99],
      [0.0005, Number.NaN],
      [0.0006, 0.99],
      [0.0005, 0.98],
    ] as const) {
      expect(checkThresholds({ lower, upper }).ok).toBe(false)
    }
    expect(checkThresholds({ lower: 0.0001, upper: 0.999 }).ok).toBe(true)
  })

  test('of two matches of one pair the likelier counts', async () => {
    const manifest = must(list('person_id,family\np,Campos\n'))
    const records = must(await recordsOf(HEADER + ROW))
    const pairs = [0.2, 0.995, 0.4].map((probability) => ({ ...pair, probability }))
    const input = { manifest, records, matches: [{ file: 'stays.csv', pairs }], rulings: [], law: await testLaw() }
    const [person] = must(screen(input)).screening.people
    expect(person?.records.map(({ probability, counted }) => [probability, counted])).toEqual([[0.995, 'as-it-is']])
  })

  test('a record that nothing but a person found counts once it is confirmed', async () => {
    const manifest = must(list('person_id,family\np,Campos\n'))
    const records = must(await recordsOf(HEADER + ROW))
    const input = { manifest, records, matches: [{ file: 'stays.csv', pairs: [pair] }], law: await testLaw() }
    const before = must(screen({ ...input, rulings: [] })).screening.people[0]
    const seenNow = before?.records[0]?.seen ?? ''
    const ruling = {
      person: 'p',
      record: 'stays.csv:a',
      because: 'b',
      by: 'c',
      on: '2026-01-01',
      seen: seenNow,
    } as const
    const unmatched = { ...input, matches: [{ file: 'stays.csv', pairs: [] }] }
    const same = must(screen({ ...unmatched, rulings: [{ ...ruling, ruling: 'same-person' }] })).screening.people[0]
    expect(same?.records.map(({ probability, counted }) => [probability, counted])).toEqual([[null, 'confirmed']])
    const other = must(screen({ ...unmatched, rulings: [{ ...ruling, ruling: 'not-the-same-person' }] })).screening
      .people[0]
    expect(other?.records).toEqual([])
    const late = { ...ruling, ruling: 'same-person', seen: 'f'.repeat(64) } as const
    const twice = must(screen({ ...input, rulings: [late, { ...ruling, ruling: 'same-person' }] })).screening.people[0]
    expect(twice?.rulings.map(({ standing }) => standing)).toEqual(['replaced', 'counts'])
  })
})
