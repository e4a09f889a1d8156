/** Tables and figures for the terminal and for Markdown. */

/** One column: its heading and whether its cells are figures, which stand on the right. */
export interface Column {
  readonly heading: string
  readonly figure: boolean
}

/** A table of text cells. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/** A table for the terminal, each column as wide as its widest cell. */
export function plainTable({ columns, rows }: Table): string[] {
  const widths = columns.map(({ heading }, place) =>
    Math.max(heading.length, ...rows.map((row) => row[place]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ figure }, place) => {
        const cell = cells[place] ?? ''
        return figure ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0)
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ heading }) => heading)), ...rows.map(line)]
}

/** The same table in Markdown. */
export function markdownTable({ columns, rows }: Table): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ heading }) => heading)),
    line(columns.map(({ figure }) => (figure ? '---:' : '---'))),
    ...rows.map(line),
  ]
}

/** A number with three significant digits and thousands apart: 0.481, 35.9, 2,080,000. */
export function figure(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value)
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Breaks a text into lines of at most `width` letters, the later ones indented. */
export function wrap(text: string, width = 100): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = `  ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
