import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvMachine, KEPT_BYTES } from './csvMachine.ts'

/** Reads a text in pieces of so many bytes. */
function read(text: string, piece = 1 << 20): { machine: CsvMachine; rows: string[][] } {
  const rows: string[][] = []
  const machine = new CsvMachine(44, (cells) => rows.push(cells.map((cell) => Buffer.from(cell).toString('utf8'))))
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += piece) machine.feed(bytes.subarray(at, at + piece))
  machine.end()
  return { machine, rows }
}

describe('rows and cells', () => {
  test.each([
    [
      'a line end at the end or none',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      'a,b\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'quotes',
      'a,b\n"1,2","say ""no"""\n',
      [
        ['a', 'b'],
        ['1,2', 'say "no"'],
      ],
    ],
    [
      'a line end inside quotes',
      'a,b\n"1\n2",3\n',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'line ends of three kinds',
      'a,b\r\n1,2\r3,4\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty lines',
      '\na,b\n\n1,2\n\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['an empty quoted cell alone', 'a\n""\n', [['a'], ['']]],
    ['empty lines of one column are records', 'a\n1\n\n2\n', [['a'], ['1'], [''], ['2']]],
    [
      'a quote inside a cell',
      'a,b\nx"y"z,2\n',
      [
        ['a', 'b'],
        ['x"y"z', '2'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    for (const piece of [1, 2, 3, 1000]) expect(read(text, piece).rows).toEqual(expected)
  })

  test('what is written as CSV is read back, however it is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '\r\n'), maxLength: 5 })
    const row = fc.tuple(cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (rows, piece) => {
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
        const { machine, rows: back } = read(text, piece)
        expect(back).toEqual(rows)
        expect(machine.faults).toEqual([])
      }),
    )
  })
})

describe('faults', () => {
  test.each([
    ['too few cells', 'a,b\n1,2\n3\n', { kind: 'cells', line: 3, cells: 1 }],
    ['too many cells', 'a,b\n1,2,3\n', { kind: 'cells', line: 2, cells: 3 }],
    ['the line of a row after a cell of two lines', 'a,b\n"1\n2",3\n4\n', { kind: 'cells', line: 4, cells: 1 }],
    ['text after a quote', 'a,b\n1,"2"x\n', { kind: 'after-quote', line: 2, cells: 2 }],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', { kind: 'open-quote', line: 3, cells: 2 }],
    ['a NUL byte', 'a,b\n1,2\u00003\n', { kind: 'nul', line: 2, cells: 2 }],
    ['a NUL byte inside quotes', 'a,b\n"1\n\u0000",3\n', { kind: 'nul', line: 3, cells: 1 }],
  ])('%s', (_, text, expected) => {
    for (const piece of [1, 2, 1000]) expect(read(text, piece).machine.faults).toEqual([expected])
  })

  test('many faults are counted, and only some told', () => {
    const { machine } = read(`a,b\n${'1\n'.repeat(5000)}`)
    expect([machine.uneven, machine.faults.length]).toEqual([5000, 10])
  })
})

test('of a very long cell only the beginning is kept', () => {
  const { rows, machine } = read(`a,b\n${'x'.repeat(1_000_000)},2\n"${'y'.repeat(1_000_000)}",3\n`, 1000)
  expect(rows.slice(1).map(([cell, other]) => [cell?.length, other])).toEqual([
    [KEPT_BYTES, '2'],
    [KEPT_BYTES, '3'],
  ])
  expect(machine.longestRow).toBeGreaterThan(1_000_000)
})
