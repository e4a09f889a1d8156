import { describe, expect, test } from 'vitest'
import { linked, refused, testFolder } from './folder.ts'

const { at, write } = testFolder()

const HEADER = 'id,given,family,born'
const ROWS = [
  'p1,Ana,García López,1990-07-26',
  'p2,José,Muñoz,1971-11-02',
  'p3,Xiomara,Zavaleta,1988-02-29',
  'p4,Zoë,Ibáñez,1965-12-24',
]
const TEXT = `${[HEADER, ...ROWS].join('\n')}\n`
const plain = write('plain.csv', TEXT)
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

/** The ids that the plain table and another one have in common, all names being the same. */
function sameAs(file: string): readonly string[] {
  const { pairs } = linked(plain, file, '--least', '0.5')
  return pairs
    .filter(({ comparisons }) => /^the only|^both/.test(comparisons['family'] ?? '') && comparisons['born'] === 'same')
    .map(({ left_id: left, right_id: right }) => `${left} ${right}`)
    .sort()
}

const ALL = ['p1 p1', 'p2 p2', 'p3 p3', 'p4 p4']

describe('the same table, written otherwise', () => {
  test.each([
    ['with a byte order mark', `\ufeff${TEXT}`],
    ['with CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['with CR', TEXT.replaceAll('\n', '\r')],
    ['with line ends of two kinds', TEXT.replace('\n', '\r\n')],
    ['without a line end at its end', TEXT.trimEnd()],
    ['with empty lines', TEXT.replaceAll('\n', '\n\n')],
    ['with semicolons', TEXT.replaceAll(',', ';')],
    ['with tabs', TEXT.replaceAll(',', '\t')],
    ['with the line that Excel writes', `sep=;\n${TEXT.replaceAll(',', ';')}`],
    ['in quotes', TEXT.replaceAll(/[^,\n]+/g, '"$&"')],
    ['as Latin-1', Buffer.from(TEXT, 'latin1')],
    ['as UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TEXT)])],
    ['as UTF-16 of the other order', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(TEXT, true)])],
    ['as UTF-16 without a mark', utf16(TEXT)],
    [
      'half of it UTF-8, half Latin-1',
      Buffer.concat([Buffer.from(`${HEADER}\n${ROWS[0]}\n`), Buffer.from(ROWS.slice(1).join('\n'), 'latin1')]),
    ],
  ])('%s', (name, content) => {
    expect(sameAs(write(`${name}.csv`, content))).toEqual(ALL)
  })

  test('as Parquet, with numbers that a program kept as measures', async () => {
    const { withSession } = await import('./people.ts')
    const path = at('people.parquet')
    await withSession(async (session) => {
      const rows = session.dialect.readCsv(plain, ['id', 'given', 'family', 'born'], ',')
      await session.run(
        `copy (select id, given, family, cast(born as date) as born, 94112.0::double as fbi from ${rows}) to '${path}'`,
      )
    })
    expect(sameAs(path)).toEqual(ALL)
    const fbi = write('fbi.csv', `id,given,family,born,fbi\n${ROWS.map((row) => `${row},94112`).join('\n')}\n`)
    const pairs = linked(path, fbi, '--exhaustive').pairs
    expect(new Set(pairs.map(({ comparisons }) => comparisons['fbi_number']))).toEqual(new Set(['same']))
  })

  test('under a name that an engine would take for a pattern', () => {
    expect(sameAs(write('people [1] *.csv', TEXT))).toEqual(ALL)
  })
})

test('what was not UTF-8 is said', () => {
  const latin = write('latin.csv', Buffer.from(TEXT, 'latin1'))
  expect(linked(plain, latin).notes).toEqual([
    expect.stringMatching(/latin[.]csv: 3 rows are not UTF-8 and read as Latin-1 .*, the first in line 2[.]/),
  ])
})

test.each([
  ['bare', 'x'.repeat(1_000_000)],
  ['in quotes', `"${'x,"" '.repeat(200_000)}"`],
  ['of many words', 'Maria '.repeat(170_000)],
])('a name of a million letters is cut, %s', (name, long) => {
  const file = write(`long ${name}.csv`, `${TEXT}p5,${long},Quispe,1990-01-02\np6,Ana,${long},1990-01-02\n`)
  const begun = performance.now()
  expect(sameAs(file)).toEqual(ALL)
  expect(linked(file).left.records).toBe(6)
  expect(performance.now() - begun).toBeLessThan(15_000)
})

describe('tables that are refused', () => {
  test.each([
    ['empty', '', 'The file is empty.'],
    ['a header alone', `${HEADER}\n`, 'The table has no records.'],
    ['a doubled column', 'id,given,family,Given\n1,2,3,4\n', 'The columns "given" and "Given"'],
    ['a column twice', 'id,given,family,given\n1,2,3,4\n', 'The column "given" stands twice.'],
    ['a row with too few cells', `${TEXT}p5,Ana\n`, '.csv:6: The row has 2 cells, the header has 4 cells.'],
    ['a row with too many cells', `${TEXT}p5,Ana,Ruiz,1990-01-02,x\n`, '.csv:6: The row has 5 cells'],
    ['a quote without an end', `${TEXT}p5,"Ana,Ruiz,1990-01-02\n`, '.csv:6: The quotation mark that opens cell 2'],
    ['text after a quote', `${TEXT}p5,"Ana"x,Ruiz,1990-01-02\n`, '.csv:6: Text follows the closing quotation mark'],
    ['a NUL byte', `${TEXT}p5,A\u0000na,Ruiz,1990-01-02\n`, '.csv:6: Cell 2 holds a NUL byte.'],
    ['packed', Buffer.from('PK\u0003\u0004rest'), 'The file is packed, or a workbook.'],
    ['without names', 'id,street\n1,2\n', 'No column with names was found among: id, street.'],
    ['without a header', `${ROWS.join('\n')}\n`, 'No column with names was found'],
  ])('%s', (name, content, words) => {
    expect(refused(plain, write(`${name}.csv`, content))).toContain(words)
  })

  test('all faults of both tables at once', () => {
    const told = refused(write('a.csv', `${HEADER}\n1,2\n1,2,3\n`), write('b.csv', ''))
    for (const words of ['a.csv:2:', 'a.csv:3:', 'b.csv: The file is empty.']) expect(told).toContain(words)
  })

  test('a thousand faults in a few lines', () => {
    const told = refused(write('many.csv', `${HEADER}\n${'1,2\n'.repeat(1000)}`))
    expect(told).toContain('990 more rows have too many or too few cells.')
    expect(told.split('\n').length).toBeLessThan(15)
  })

  test.each([
    ['that is not there', 'nowhere.csv', 'There is no such file.'],
    ['that is not there, as Parquet', 'nowhere.parquet', 'There is no such file.'],
    ['with another ending', 'people.xlsx', '".xlsx" is not the ending of a table.'],
  ])('a file %s', (_, name, words) => {
    expect(refused(plain, at(name))).toContain(words)
  })

  test('a folder, and a Parquet file that is none', () => {
    expect(refused(write('broken.parquet', 'PAR1 and nothing else'))).toContain('This is not a Parquet file')
    expect(refused(plain, at('.'))).toContain('is not the ending of a table')
  })
})
