import { describe, expect, test } from 'vitest'
import { linked, refused, testFolder } from './folder.ts'

const { write } = testFolder()
const left = write('left.csv', 'x,y,z,town,n\nl1,Ana Luz,Ruiz,Salem,71\nl2,Jose,Mora,Tikal,82\n')
const right = write('right.csv', 'key;name;place;n\nr1;Ana Ruiz;SALEM;71\nr2;Jose Mora;Porto;93\n')

let maps = 0
const map = (text: string): string => {
  maps += 1
  return write(`map${maps}.yaml`, text)
}

test('a map says what columns hold, in what is guessed no more', () => {
  const text = `
left: { person_id: x, given: y, family: z }
right: { person_id: key, full_name: name }
compare:
  - { name: city, kind: text, left: town, right: place }
  - { name: file no, kind: number, left: n }
`
  const { compared, pairs } = linked(left, right, '--map', map(text), '--exhaustive', '--least', '0')
  expect(compared.slice(-2)).toEqual(['city', 'file no'])
  const found = pairs.find(({ left_id: id }) => id === 'l1')
  expect([found?.right_id, found?.comparisons['city'], found?.comparisons['file no']]).toEqual([
    'r1',
    expect.stringMatching(/^same/),
    'same',
  ])
})

test('columns are joined, and null keeps one out', () => {
  const file = write('wide.csv', 'id,first_name,second_name,surname,sex\n1,Ana,Luz,Ruiz,F\n2,Jose,,Mora,M\n')
  const text = 'left: { given: [first_name, second_name], sex: null }\n'
  const { left: table, compared } = linked(file, '--map', map(text))
  expect(table.columns['given']).toEqual(['first_name', 'second_name'])
  expect(compared).not.toContain('sex')
})

describe('maps that are refused', () => {
  const both = 'left: { given: y, family: z }\nright: { full_name: name }\n'
  test.each([
    [
      'a column that is not there',
      'left: { given: yy, family: z }\nright: { full_name: name }',
      'has no column "yy". It has: x, y, z, town, n.',
    ],
    ['a column with other capitals', 'left: { given: Y, family: z }\nright: { full_name: name }', 'Did you mean "y"?'],
    [
      'a column mapped twice',
      'left: { given: y, family: y }\nright: { full_name: name }',
      'The column "y" is mapped twice.',
    ],
    [
      'a column mapped and compared',
      `${both}compare: [{ name: a, kind: text, left: z, right: place }]`,
      'The column "z" is mapped twice.',
    ],
    [
      'a column twice in a list',
      'left: { given: [y, y], family: z }\nright: { full_name: name }',
      'The column "y" is mapped twice.',
    ],
    ['a meaning that is none', 'left: { givn: y }', 'left.givn: The key "givn" is not part of the format.'],
    [
      'a kind that is none',
      `${both}compare: [{ name: a, kind: date, left: town, right: place }]`,
      'Expected one of: number, category, text.',
    ],
    [
      'a form of days that is none',
      'dates: { left: american }',
      'Expected one of: iso, compact, day-first, month-first.',
    ],
    [
      'a name of our own',
      `${both}compare: [{ name: probability, kind: text, left: town, right: place }]`,
      "a name of Writ's own",
    ],
    [
      'a name that stands twice',
      `${both}compare: [{ name: a, kind: text, left: town, right: place }, { name: A, kind: text, left: n, right: n }]`,
      'The comparison "A" stands twice.',
    ],
    [
      'a name that begins a formula',
      `${both}compare: [{ name: "=a", kind: text, left: town, right: place }]`,
      'compare[0].name',
    ],
    [
      'no names in one of the tables',
      'right: { full_name: null }\nleft: { family: z }',
      'right.csv:1: No column with names',
    ],
    ['rubbish', 'left: [', 'This is not YAML'],
  ])('%s', (_, text, words) => {
    expect(refused(left, right, '--map', map(text))).toContain(words)
  })

  test('a file that is not there, and too many comparisons', () => {
    expect(refused(left, right, '--map', 'nowhere.yaml')).toContain('There is no such file')
    const columns = Array.from({ length: 20 }, (_, at) => `c${at}`)
    const wide = write('many.csv', `family,${columns.join()}\na,${columns.join()}\nb,${columns.join()}\n`)
    const compare = columns.map((name) => `  - { name: ${name}, kind: text, left: ${name} }`).join('\n')
    expect(refused(wide, '--map', map(`compare:\n${compare}\n`))).toContain('There are too many comparisons.')
  })
})
