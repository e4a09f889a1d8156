import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { refused, testFolder } from './folder.ts'
import { inventedTables } from './invented.ts'
import type { WrittenPerson } from './people.ts'

const { at, write, read } = testFolder()
const MODEL = fileURLToPath(new URL('../../models/people.json', import.meta.url))
const COLUMNS = ['person_id', 'given', 'family', 'born', 'birth_country', 'sex', 'a_number'] as const

function csv(people: readonly WrittenPerson[], columns: readonly string[] = COLUMNS): string {
  const rows = people.map((person) => columns.map((column) => person[column] ?? '').join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}

const { left, right } = inventedTables(51, 150)
const list = write('list.csv', csv(left))
const records = write('records.csv', csv(right))

/** What a call writes: standard output and all files, and what it notes about the index. */
function outputs(name: string, tables: readonly string[], ...more: readonly string[]) {
  const files = ['pairs.csv', 'report.json', 'review.html', 'model.json'].map((file) => at(`${name}-${file}`))
  const [pairs = '', report = '', review = '', model = ''] = files
  const results = ['--out', pairs, '--report', report, '--review', review, '--save-model', model]
  const run = writ(['link', ...tables, '--model', MODEL, '--json', ...results, ...more])
  if (run.status !== 0) throw new Error(run.stderr)
  return {
    written: [run.stdout, ...files.map((file) => readFileSync(file, 'utf8'))],
    notes: run.stderr.split('\n').filter((line) => line.startsWith('The index')),
    others: run.stderr.split('\n').filter((line) => !line.startsWith('The index')),
  }
}

describe('writ link --index', () => {
  test('gives the same bytes as without it, whether the index is made, is there, or is brought up to date', () => {
    const index = ['--index', at('one.index')]
    const without = outputs('without', [list, records])
    const made = outputs('made', [list, records], ...index)
    expect(made.written).toEqual(without.written)
    expect(made.others).toEqual(without.others)
    const rows = right.length
    expect(made.notes).toEqual([
      `The index ${at('one.index')} holds the ${rows} rows of ${records}: ${rows} added, 0 removed, 0 kept.`,
    ])
    const before = statSync(at('one.index')).mtimeMs
    const again = outputs('again', [list, records], ...index)
    expect([again.written, again.others, again.notes]).toEqual([without.written, without.others, []])
    expect(statSync(at('one.index')).mtimeMs).toBe(before)

    writeFileSync(records, csv([...right.slice(4), ...left.slice(0, 2)]))
    const now = outputs('now', [list, records], ...index)
    expect(now.written).toEqual(outputs('fresh', [list, records]).written)
    expect(now.notes).toEqual([
      `The index ${at('one.index')} holds the ${rows - 2} rows of ${records}: 2 added, 4 removed, ${rows - 4} kept.`,
    ])
  })

  test('lists with other columns use the same index, and notes on days are told where days are compared', () => {
    const columns = COLUMNS.filter((column) => column !== 'born')
    const dayless = write('dayless.csv', csv(left, columns))
    const unclear = right.map((person, n) => ({ ...person, born: n === 3 ? 'unknown' : (person['born'] ?? '') }))
    const table = write('unclear.csv', csv(unclear))
    const index = ['--index', at('two.index')]
    expect(outputs('a1', [dayless, table], ...index).written).toEqual(outputs('a2', [dayless, table]).written)
    const whole = outputs('b1', [list, table], ...index)
    const without = outputs('b2', [list, table])
    expect([whole.written, whole.others, whole.notes]).toEqual([without.written, without.others, []])
    expect(whole.others.join('\n')).toContain('born')
  })

  test('a map that takes the columns for something else reads the table again', () => {
    const map = write('map.yaml', 'right: { sex: null }\n')
    const index = ['--index', at('three.index'), '--map', map]
    outputs('c0', [list, records], '--index', at('three.index'))
    const changed = outputs('c1', [list, records], ...index)
    expect(changed.written).toEqual(outputs('c2', [list, records], '--map', map).written)
    expect(changed.notes).toHaveLength(1)
  })

  test('explains a pair as without it', () => {
    const [person] = left
    const [record] = right
    const call = [
      'link',
      list,
      records,
      '--model',
      MODEL,
      '--explain',
      `${person?.['person_id']},${record?.['person_id']}`,
    ]
    const [without, withIndex] = [writ(call), writ([...call, '--index', at('one.index')])]
    expect([withIndex.status, withIndex.stdout]).toEqual([without.status, without.stdout])
  })

  test.each([
    ['without a model', [list, records], '--index needs a model'],
    ['with one table', [list, '--model', MODEL], '--index holds the records of a second table.'],
    ['with --exhaustive', [list, records, '--model', MODEL, '--exhaustive'], '--exhaustive compares everything'],
    ['over an input', [list, records, '--model', MODEL, '--index', records], 'would overwrite an input'],
  ])('is refused %s', (_name, call, says) => {
    const index = call.includes('--index') ? [] : ['--index', at('none.index')]
    expect(refused(...call, ...index)).toContain(says)
  })

  test('is refused with a model that counts words, with columns of one’s own, and where the file is no index', () => {
    const trained = at('trained.json')
    writ(['link', list, records, '--save-model', trained])
    expect(refused(list, records, '--model', trained, '--index', at('none.index'))).toContain('a list of words')
    const map = write('own.yaml', 'compare: [{ name: sort, kind: text, left: sex }]\n')
    const own = [list, records, '--model', MODEL, '--map', map, '--index', at('none.index')]
    expect(refused(...own)).toContain("no columns of one's own")
    const none = write('none.txt', 'nothing')
    expect(refused(list, records, '--model', MODEL, '--index', none)).toContain('This is no index of prepared records')
    expect(read('none.txt')).toBe('nothing')
  })
})
