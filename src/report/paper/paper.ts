/** A cell of a table: words, or a number with the words for it and, for a file of figures, where it comes from. */
export type PaperCell = string | NumberCell

/** A number in words, as it is, what its mark warns of, and from which inputs and sources it comes. */
export interface NumberCell {
  readonly words: string
  /** `[m]`, or nothing where there is nothing to warn of. */
  readonly mark: string
  readonly value: number
  readonly unit: string
  readonly from?: string
}

/** A table of a paper; `id` names its file of figures. */
export interface PaperTable {
  readonly id: string
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly PaperCell[])[]
}

/** A picture with its text twin: what it shows in a sentence, and the same numbers as a table. */
export interface Chart {
  readonly title: string
  /** What a reader should take from it, for those who do not see it too. */
  readonly says: string
  /** A picture that stands by itself: no script, no reference. */
  readonly svg: string
  readonly table: PaperTable
}

/** A part of a section. */
export type PaperBlock =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'links'; readonly items: readonly { readonly says: string; readonly url: string | null }[] }
  | { readonly kind: 'table'; readonly table: PaperTable }
  | { readonly kind: 'chart'; readonly chart: Chart }

/** A section with its heading. What is `long` is left out on the terminal, which says where to find it. */
export interface PaperSection {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly PaperBlock[]
  readonly long?: boolean
}

/**
 * A report that is written once and rendered in every form: on the terminal, as a page, as a PDF, and as files of its
 * figures. The answer and its reasons come first, so that a reader in a hurry needs the first screen only.
 */
export interface Paper {
  readonly title: string
  readonly answer: string
  readonly reasons: readonly string[]
  readonly sections: readonly PaperSection[]
  readonly footer: string
}

/** A table in words. A mark that every number of it has stands once in the caption. */
export interface ShownTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Puts the cells of a table into words. */
export function shownTable({ caption, head, rows }: PaperTable): ShownTable {
  const marks = new Set(rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'string' ? [] : [cell.mark]))))
  const [only = ''] = marks
  const common = marks.size === 1 && only !== '' && rows.length > 1 ? only : null
  const words = (cell: PaperCell): string => {
    if (typeof cell === 'string') return cell
    return cell.mark === '' || cell.mark === common ? cell.words : `${cell.words} ${cell.mark}`
  }
  return {
    caption: common === null ? caption : `${caption} (all ${common})`,
    head,
    rows: rows.map((row) => row.map(words)),
  }
}

/** All tables of a paper, those behind its pictures too. */
export function tablesOf({ sections }: Paper): readonly PaperTable[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return [block.table]
      return block.kind === 'chart' ? [block.chart.table] : []
    }),
  )
}

/** A part that is one paragraph. */
export function text(words: string): PaperBlock {
  return { kind: 'text', text: words }
}

/** A part that is one table. */
export function table(
  id: string,
  caption: string,
  head: readonly string[],
  rows: readonly (readonly PaperCell[])[],
): PaperBlock {
  return { kind: 'table', table: { id, caption, head, rows } }
}
