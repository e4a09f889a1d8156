import { cell, columns, folded, printable, wrap } from '../words.ts'
import { type Paper, type PaperBlock, type PaperTable, shownTable } from './paper.ts'

const WIDTH = 100

/** How a paper is shown on a terminal. */
export interface PaperTextOptions {
  /** Show the long sections too. */
  readonly whole: boolean
  readonly colour: boolean
}

/** Renders a paper for the terminal; pictures are shown as the tables behind them. */
export function paperText(paper: Paper, { whole, colour }: PaperTextOptions): string {
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text)
  const shown = paper.sections.filter(({ long }) => whole || long !== true)
  const hidden = paper.sections.filter((section) => !shown.includes(section))
  const lines = [
    bold(paper.title),
    '',
    wrap(paper.answer, WIDTH),
    ...paper.reasons.map((reason, at) => wrap(`${at + 1}. ${reason}`, WIDTH, '   ')),
    ...shown.flatMap(({ heading, blocks }) => [
      '',
      bold(heading),
      ...blocks.flatMap((block) => blockLines(block, whole)),
    ]),
    '',
    ...(hidden.length === 0
      ? []
      : [
          wrap(
            `Not shown here: ${hidden.map(({ heading }) => heading).join(', ')}. See --explain all, --html FILE.`,
            WIDTH,
          ),
        ]),
    wrap(paper.footer, WIDTH),
  ]
  return `${printable(lines.join('\n'), colour)}\n`
}

function blockLines(block: PaperBlock, whole: boolean): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [wrap(block.text, WIDTH)]
    case 'list':
      return block.items.map((item) => wrap(`- ${item}`, WIDTH, '  '))
    case 'links':
      return block.items.map(({ says, url }) => wrap(`- ${says}${url === null ? '' : `: ${url}`}`, WIDTH, '  '))
    case 'table':
      return tableLines(block.table, whole)
    case 'chart':
      return [
        '',
        wrap(`${block.chart.title}. ${block.chart.says}`, WIDTH),
        ...(whole ? tableLines(block.chart.table, true) : []),
      ]
  }
}

/** The rows of a table that the terminal shows when it does not show everything. */
const MOST_ROWS = 12
const GAP = 2

/** A table with its head over as many lines as it needs; a cell that does not fit goes on below. */
function tableLines(whole: PaperTable, all: boolean): readonly string[] {
  const { caption, head, rows } = shownTable(whole)
  const shown = all || rows.length <= MOST_ROWS + 2 ? rows : rows.slice(0, MOST_ROWS)
  const words = head.map((name, at) => [name, ...shown.map((row) => row[at] ?? '')])
  const widest = words.map((column) => Math.max(...column.map(columns)))
  const least = words.map((column) => Math.max(...column.flatMap((one) => one.split(' ')).map(columns)))
  const widths = narrowed(widest, least, WIDTH - GAP * (head.length - 1))
  const line = (row: readonly string[]): readonly string[] => {
    const cells = widths.map((width, at) => folded(row[at] ?? '', width))
    const height = Math.max(...cells.map((one) => one.length))
    return Array.from({ length: height }, (_, down) =>
      widths
        .map((width, at) => cell(cells[at]?.[down] ?? '', width))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
  }
  const more = rows.length - shown.length
  return [
    '',
    wrap(caption, WIDTH),
    ...line(head),
    widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP)),
    ...shown.flatMap(line),
    ...(more === 0 ? [] : [`... and ${more} further rows: --explain all`]),
  ]
}

/** Takes from the widest column until all fit; words stay whole as long as another column has room. */
function narrowed(widest: readonly number[], least: readonly number[], room: number): readonly number[] {
  const widths = [...widest]
  for (let over = widths.reduce((a, b) => a + b, 0) - room; over > 0; over -= 1) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0))
    const most = Math.max(...spare)
    const at = most > 0 ? spare.indexOf(most) : widths.indexOf(Math.max(...widths))
    widths[at] = (widths[at] ?? 1) - 1
  }
  return widths
}
