import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { linked, refused, testFolder } from './folder.ts'
import { inventedTables } from './invented.ts'
import { type WrittenPerson, withSession } from './people.ts'

const { at, write, read } = testFolder()

const csv = (people: readonly WrittenPerson[]): string => {
  const columns = ['person_id', 'given', 'family', 'born', 'a_number', 'sex', 'birth_country']
  const rows = people.map((person) => columns.map((column) => person[column] ?? '').join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}
const tables = inventedTables(11, 90)
const left = write('left.csv', csv(tables.left))
const right = write('right.csv', csv(tables.right))
const pairsOf = (name: string, ...args: readonly string[]): string => {
  const run = writ(['link', left, right, '--out', at(name), ...args])
  if (run.status !== 0) throw new Error(run.stderr)
  return read(name)
}

describe('the file of pairs', () => {
  test('has the columns of the contract and one for each comparison, likeliest first', () => {
    const [header = '', ...lines] = pairsOf('pairs.csv').trimEnd().split('\n')
    expect(header).toBe(
      'left_id,right_id,probability,weight,family,given,crossed,shared,born,a_number,sex,birth_country',
    )
    const probabilities = lines.map((line) => Number(line.split(',')[2]))
    expect(lines.length).toBeGreaterThan(20)
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
    expect(probabilities.every((probability) => probability >= 0.01)).toBe(true)
  })

  test('is the same twice and with one thread or two', () => {
    const first = pairsOf('first.csv', '--threads', '2', '--least', '0')
    expect(pairsOf('second.csv', '--threads', '2', '--least', '0')).toBe(first)
    expect(pairsOf('third.csv', '--threads', '1', '--least', '0')).toBe(first)
    pairsOf('first.parquet', '--threads', '2', '--least', '0')
    pairsOf('second.parquet', '--threads', '1', '--least', '0')
    expect(readFileSync(at('second.parquet')).equals(readFileSync(at('first.parquet')))).toBe(true)
  })

  test('as Parquet has the same pairs, with numbers as numbers', async () => {
    const lines = pairsOf('same.csv').trimEnd().split('\n').slice(1)
    pairsOf('same.parquet')
    const [ids = [], probabilities = []] = await withSession(
      async (session) =>
        await session.columns(`select left_id, probability from ${session.dialect.readParquet(at('same.parquet'))}`),
    )
    expect(ids.map((id, row) => [id, probabilities[row]])).toEqual(
      lines.map((line) => [line.split(',')[0], Number(line.split(',')[2])]),
    )
  })

  test('and the answer as JSON agree', () => {
    const lines = pairsOf('json.csv').trimEnd().split('\n').slice(1)
    const { pairs, thresholds } = linked(left, right)
    expect(pairs.map((pair) => `${pair.left_id},${pair.right_id},${pair.probability}`)).toEqual(
      lines.map((line) => line.split(',').slice(0, 3).join()),
    )
    for (const { probability, pairs: count } of thresholds)
      expect(pairs.filter((pair) => pair.probability >= probability).length).toBe(count)
  })

  test('with one table does not depend on the order of its rows', () => {
    const people = [...tables.left, ...tables.right]
    const one = write('one.csv', csv(people))
    const other = write('other.csv', csv(people.toReversed()))
    for (const file of [one, other]) writ(['link', file, '--out', `${file}.pairs.csv`, '--least', '0'])
    expect(read('other.csv.pairs.csv')).toBe(read('one.csv.pairs.csv'))
  })
})

test('expected numbers add up', () => {
  const { expectedMatches, thresholds } = linked(left, right)
  for (const { pairs, expectedWrong, expectedMissed } of thresholds)
    expect(pairs - expectedWrong + expectedMissed).toBeCloseTo(expectedMatches, 3)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '"=1"'.slice(1)])(
  'an id that begins like a formula is made harmless: %j',
  (id) => {
    const quoted = `"${id.replaceAll('"', '""')}"`
    const file = write('formula.csv', `id,given,family\n${quoted},Ana,Ruiz\np2,"=Ana","@Ruiz"\np3,Jose,Mora\n`)
    writ(['link', file, '--out', at('formula-pairs.csv'), '--least', '0', '--exhaustive'])
    const cells = read('formula-pairs.csv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])
      .map((cell) => cell.replace(/,$/, '').replaceAll(/^"|"$/g, ''))
    const risky = cells.filter((cell) => /^[=+@\t\r＝＋－＠-]/.test(cell))
    expect(risky.filter((cell) => Number.isNaN(Number(cell)))).toEqual([])
    expect(cells.some((cell) => cell.startsWith("'"))).toBe(true)
  },
)

describe('the answer for people', () => {
  const run = writ(['link', left, right])

  test('says what was linked, the columns and what can be expected', () => {
    expect(run.status).toBe(0)
    for (const words of [
      'left.csv (',
      'with ',
      'Columns of ',
      'expected to be one person',
      'to be ruled out by a person',
    ])
      expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(run.stdout).toMatch(/^ +0[.]99 +\d+ +(below )?[\d.]+ +(below )?[\d.]+$/m)
  })

  test('the columns that were guessed stand on standard error before, with the reason', () => {
    expect(run.stderr).toContain(`Columns of ${left}`)
    expect(run.stderr).toMatch(/a_number +a_number +"a_number" is a usual header for it/)
  })

  test('control characters of a header do not reach the terminal', () => {
    const file = write('steer.csv', 'given,family,\u001b[2Jx\nAna,Ruiz,1\nJose,Mora,2\n')
    const { stdout, stderr } = writ(['link', file])
    expect(stdout + stderr).not.toContain('\u001b')
    expect(stdout).toContain('\\u{1b}[2Jx')
  })
})

test('ids that stand twice or are missing are told', () => {
  const file = write('ids.csv', 'id,given,family\np1,Ana,Ruiz\np1,Jose,Mora\n,Luz,Vega\n')
  expect(linked(file, left).notes.slice(-2)).toEqual([
    `${file}: records with an id that another has: 1. The result cannot tell them apart.`,
    `${file}: records without an id: 1. They are called by the number of their row.`,
  ])
})

describe('models', () => {
  test('a saved model weighs as the one that was trained', () => {
    const trained = pairsOf('trained.csv', '--save-model', at('model.json'), '--report', at('report.json'))
    expect(pairsOf('loaded.csv', '--model', at('model.json'), '--save-model', at('again.json'))).toBe(trained)
    expect(read('again.json')).toBe(read('model.json'))
    expect(JSON.parse(read('report.json'))).toMatchObject({ writ: 1, kind: 'linkage-report', task: 'link' })
  })

  test('a model that does not fit, or is none, is refused', () => {
    pairsOf('any.csv', '--save-model', at('fits.json'))
    const model = read('fits.json')
    const names = write('names.csv', 'given,family\nAna,Ruiz\nJose,Mora\n')
    expect(linked(names, '--model', at('fits.json'), '--save-model', at('names.json')).notes).toBeDefined()
    expect(refused(left, right, '--model', at('names.json'))).toContain('compared are also born')
    const bad = (name: string, text: string): string => refused(left, right, '--model', write(name, text))
    expect(bad('a.json', model.replace('"writ": 1', '"writ": 2'))).toContain('a.json:2:')
    expect(bad('b.json', model.replace('both family names the same', 'both'))).toContain('other levels of family')
    expect(bad('c.json', model.replace('"match": [', '"match": [ 0.5,'))).toContain('comparisons[0]')
    expect(bad('d.json', '{')).toContain('This is not JSON')
    expect(refused(left, right, '--model', 'nowhere.json')).toContain('There is no such file')
  })
})

describe('calls that are refused', () => {
  test.each([
    ['no table', [], 'No table is named.'],
    ['three tables', [left, right, left], 'is one word too many'],
    ['an unknown option', [left, '--leats', '1'], 'Did you mean --least?'],
    ['a probability above one', [left, '--least', '1.5'], '--least 1.5 is out of range.'],
    ['a probability that is none', [left, '--least', 'some'], '--least some is out of range.'],
    ['no memory', [left, '--memory', '1'], '--memory 1 is out of range.'],
    ['half a thread', [left, '--threads', '1.5'], '--threads 1.5 is not whole.'],
    ['an unknown ending', [left, '--out', 'pairs.xlsx'], 'Name a .csv or .parquet file.'],
    ['a folder that is not there', [left, '--out', 'nowhere/pairs.csv'], 'There is no such file or folder.'],
    ['a place for data that is not there', [left, '--temp', 'nowhere'], 'There is no such file or folder.'],
    ['an input as output', [left, right, '--out', right], 'would overwrite an input'],
    ['an output twice', [left, '--report', at('x.json'), '--save-model', at('x.json')], 'is written to already'],
  ])('%s', (_, args, words) => {
    expect(refused(...args)).toContain(words)
  })

  test('nothing was written', () => {
    expect(existsSync(at('x.json'))).toBe(false)
    expect(read('right.csv')).toBe(csv(tables.right))
  })
})

test('--exhaustive finds no likely pair that was not compared before', () => {
  const some = linked(left, right, '--least', '0')
  const all = linked(left, right, '--least', '0', '--exhaustive')
  expect(all.pairsCompared).toBe(tables.left.length * tables.right.length)
  const ids = new Set(some.pairs.map((pair) => `${pair.left_id} ${pair.right_id}`))
  const lost = all.pairs.filter((pair) => pair.probability > 0.5 && !ids.has(`${pair.left_id} ${pair.right_id}`))
  expect(lost).toEqual([])
})

describe('pairs for people', () => {
  const likely = linked(left, right).pairs[0]
  const ids = `${likely?.left_id},${likely?.right_id}`

  test('a page to rule on them, with every pair that is open', () => {
    const run = writ(['link', left, right, '--review', at('review.html'), '--least', '0.000001', '--json'])
    expect(run.status).toBe(0)
    const page = read('review.html')
    expect(page).toContain('To be ruled out by a person')
    const open = linked(left, right, '--least', '0.000001').pairs.filter(({ probability }) => probability < 0.99)
    expect(open.length).toBeGreaterThan(0)
    for (const { left_id: id } of open) expect(page).toContain(id)
  })

  test('one of them explained, as text and as a picture', () => {
    const run = writ(['link', left, right, '--explain', ids, '--picture', at('pair.svg')])
    expect(run.status).toBe(0)
    expect(run.stdout).toContain('where any two records start')
    expect(run.stdout).toContain('day of birth: same')
    expect(read('pair.svg')).toMatch(/^<svg [^>]*role="img"/)
  })

  test('of one table in either order of the ids', () => {
    const file = write('both.csv', csv([...tables.left, ...tables.right]))
    const [one = '', other = ''] = ids.split(',')
    const there = writ(['link', file, '--explain', `${one},${other}`])
    expect(there.stdout).toContain('where this pair ends')
    expect(writ(['link', file, '--explain', `${other},${one}`]).stdout).toBe(there.stdout)
  })

  test('records that were not compared, and ids that are none', () => {
    expect(refused(left, right, '--explain', 'nobody,noone')).toContain('were not compared')
    expect(refused(left, right, '--explain', 'one')).toContain('does not name two ids')
    expect(refused(left, right, '--picture', at('x.svg'))).toContain('has nothing to draw')
  })
})
