import { describe, expect, test } from 'vitest'
import { barChart, rangeChart, seriesChart, tornadoChart } from '../chart/forms.ts'
import { paperFigures } from './figures.ts'
import { pageOfPaper } from './page.ts'
import { type NumberCell, type Paper, type PaperTable, shownTable } from './paper.ts'
import { pdfOfPaper } from './pdf.ts'
import { paperText } from './text.ts'

function number(value: number, mark = ''): NumberCell {
  return { words: String(value), mark, value, unit: 'EUR', from: 'price.amount' }
}

function tableOf(rows: PaperTable['rows'], head: readonly string[] = ['What', 'EUR']): PaperTable {
  return { id: 'costs', caption: 'Costs', head, rows }
}

function paperOf(blocks: Paper['sections'][number]['blocks'], long = false): Paper {
  const section = { id: 'a', heading: 'Costs', blocks, long }
  return {
    title: 'A programme',
    answer: 'It depends.',
    reasons: ['Because.'],
    sections: [section],
    footer: 'People decide.',
  }
}

const scale = { unit: 'EUR', write: String }

describe('marks', () => {
  test('one that every number has stands once, above the table', () => {
    const { caption, rows } = shownTable(
      tableOf([
        ['a', number(1, '[a]')],
        ['b', number(2, '[a]')],
      ]),
    )
    expect(caption).toBe('Costs (all [a])')
    expect(rows).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
  })

  test('otherwise each number keeps its own, and a number without one stays bare', () => {
    const { caption, rows } = shownTable(
      tableOf([
        ['a', number(1, '[a]')],
        ['b', number(2)],
      ]),
    )
    expect(caption).toBe('Costs')
    expect(rows).toEqual([
      ['a', '1 [a]'],
      ['b', '2'],
    ])
  })
})

describe('figures as files', () => {
  test('numbers as they are, with unit and origin; what a spreadsheet would run is text', () => {
    const rows = [
      ['=SUM(A1)', number(1 / 3)],
      ['b', 'no figure'],
    ] as const
    const files = paperFigures(paperOf([{ kind: 'table', table: tableOf(rows) }]))
    expect(files.get('costs.csv')).toBe(
      `What,EUR,EUR: unit,EUR: from\n'=SUM(A1),0.3333333333333333,EUR,price.amount\nb,no figure,,\n`,
    )
  })
})

describe('on the terminal', () => {
  const many = tableOf(Array.from({ length: 40 }, (_, at) => [`row ${at}`, number(at)]))

  test('long tables are cut and say so, long sections say where they are', () => {
    const text = paperText(paperOf([{ kind: 'table', table: many }]), { whole: false, colour: false })
    expect(text).toContain('... and 28 further rows')
    expect(paperText(paperOf([{ kind: 'table', table: many }]), { whole: true, colour: false })).toContain('row 39')
    const hidden = paperText(paperOf([{ kind: 'text', text: 'Deep.' }], true), { whole: false, colour: false })
    expect(hidden).toContain('Not shown here: Costs.')
    expect(hidden).not.toContain('Deep.')
  })

  test('no line is wider than 100 columns, and no control character of a file comes through', () => {
    const long = 'word '.repeat(60).trim()
    const rows = [
      [long, number(1)],
      ['\u001b[31mred', number(2)],
    ] as const
    const text = paperText(paperOf([{ kind: 'table', table: tableOf(rows, ['What', long]) }]), {
      whole: true,
      colour: false,
    })
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(text).not.toContain('\u001b')
    expect(text).toContain('\\u{1b}')
  })
})

describe('as a page and as a PDF', () => {
  const hostile = '<script>alert(1)</script> & #import "x" *b* $& \u202e'
  const paper = paperOf([
    { kind: 'text', text: hostile },
    {
      kind: 'links',
      items: [
        { says: hostile, url: 'javascript:alert(1)' },
        { says: 'ok', url: 'https://example.org/a?b=1&c=2' },
      ],
    },
    {
      kind: 'chart',
      chart: barChart({ id: 'bars', title: hostile, says: hostile }, [{ label: hostile, value: 3 }], scale),
    },
  ])

  test('nothing of a file becomes markup, and only web addresses become links', async () => {
    const page = await pageOfPaper(paper)
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('href="javascript:')
    expect(page).not.toContain('\u202e')
    expect(page).toContain('href="https://example.org/a?b=1&amp;c=2"')
  })

  test('the PDF takes the same text as it stands', () => {
    const pdf = Buffer.from(pdfOfPaper(paper))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.from(pdfOfPaper(paper)).equals(pdf)).toBe(true)
  })
})

describe('pictures', () => {
  const bars = [
    { label: 'a', low: -1, middle: 0, high: 2 },
    { label: 'b', low: 1, middle: 2, high: 3 },
  ]

  test('two rows whose labels are cut alike stay two rows', () => {
    const label = 'A very long citation of a provision that goes on and on, '
    const two = [
      { label: `${label}one`, value: 1 },
      { label: `${label}two`, value: 2 },
    ]
    const { svg, table } = barChart({ id: 'b', title: 'Bars', says: 'Two.' }, two, scale)
    expect(svg.match(/<rect/g)?.length).toBe(2)
    expect(table.rows.map(([name]) => name)).toEqual(two.map(({ label: whole }) => whole))
  })

  test.each([
    ['ranges', rangeChart({ id: 'r', title: 'Ranges', says: 'x' }, bars, scale)],
    ['tornado', tornadoChart({ id: 't', title: 'Tornado', says: 'x' }, { base: 1, bars }, scale)],
    [
      'series',
      seriesChart(
        { id: 's', title: 'Series', says: 'x' },
        {
          across: 'Year',
          series: [
            {
              name: 'n',
              points: [
                { x: 2020, y: 1 },
                { x: 2021, y: 2 },
              ],
            },
          ],
        },
        scale,
      ),
    ],
  ])('%s stand by themselves, have a label, and the same bytes again', (_, chart) => {
    expect(chart.svg).toMatch(/^<svg[^>]* role="img"/)
    expect(chart.svg).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(chart.svg).toContain(`aria-label="${chart.title}"`)
    expect(chart.svg).not.toMatch(/<script|href=/)
    expect(chart.table.rows.flat().filter((cell) => typeof cell === 'object').length).toBeGreaterThan(1)
  })

  test('a year without a count says so instead of a number', () => {
    const series = [
      { name: 'one', points: [{ x: 2020, y: 1 }] },
      { name: 'two', points: [{ x: 2021, y: 2 }] },
    ]
    const { table } = seriesChart({ id: 's', title: 'Series', says: 'x' }, { across: 'Year', series }, scale)
    expect(table.rows[0]?.[2]).toBe('no figure')
  })
})
