import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { safe } from '../words.ts'
import { type Paper, type PaperBlock, type PaperTable, shownTable } from './paper.ts'

/** How the parts of a paper are set; the paper itself comes in as data, so that no text of a file is ever read as markup. */
const TEMPLATE = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: "Writ", date: none)
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), numbering: "1 / 1")
#set text(size: 9.5pt, lang: "en", font: "Libertinus Serif")
#set par(justify: false)
#show heading: set block(above: 1.4em, below: .7em)
#show link: underline
#let grid-of(one) = {
  let count = one.head.len()
  block(above: 1em, strong(one.caption))
  set text(size: if count > 7 { 6.5pt } else { 8pt })
  table(
    columns: (auto,) * count,
    inset: 3pt,
    stroke: (x: none, y: .4pt),
    align: left,
    table.header(..one.head.map(strong)),
    ..one.rows.flatten(),
  )
}
#heading(level: 1, paper.title)
#block(stroke: 1.5pt, inset: 8pt, width: 100%)[
  #text(size: 11pt, strong(paper.answer))
  #enum(..paper.reasons)
]
#for section in paper.sections {
  heading(level: 2, section.heading)
  for block in section.blocks {
    if block.kind == "text" { par(if block.strong { strong(block.text) } else { block.text }) }
    if block.kind == "list" { list(..block.items) }
    if block.kind == "links" {
      list(..block.items.map(one => if one.url == none { one.says } else [#one.says: #link(one.url)]))
    }
    if block.kind == "table" { grid-of(block.table) }
    if block.kind == "chart" {
      std.block(above: 1em, breakable: false)[
        #strong(block.title + ".") #block.says
        #image(bytes(block.svg), format: "svg", alt: block.says, width: 92%)
      ]
      grid-of(block.table)
    }
  }
}
#line(length: 100%, stroke: 1pt)
#paper.footer
`

/** A paper as a PDF that screen readers can read (PDF/UA-1); the same paper gives the same bytes. */
export function pdfOfPaper(paper: Paper): Uint8Array {
  const data = {
    title: safe(paper.title),
    answer: safe(paper.answer),
    reasons: paper.reasons.map(safe),
    sections: paper.sections.map(({ heading, blocks }) => ({ heading: safe(heading), blocks: blocks.map(blockData) })),
    footer: safe(paper.footer),
  }
  const compiler = NodeCompiler.create({ inputs: { paper: JSON.stringify(data) } })
  return compiler.pdf({ mainFileContent: TEMPLATE }, { pdfStandard: PdfStandard.UA_1, creationTimestamp: 0 })
}

function blockData(block: PaperBlock): object {
  switch (block.kind) {
    case 'text':
      return { kind: 'text', text: safe(block.text), strong: block.strong === true }
    case 'list':
      return { kind: 'list', items: block.items.map(safe) }
    case 'links':
      return { kind: 'links', items: block.items.map(({ says, url }) => ({ says: safe(says), url: webAddress(url) })) }
    case 'table':
      return { kind: 'table', table: tableData(block.table) }
    case 'chart': {
      const { title, says, svg, table } = block.chart
      return { kind: 'chart', title: safe(title), says: safe(says), svg, table: tableData(table) }
    }
  }
}

/** Only addresses of the web become links: a file may name anything. */
function webAddress(url: string | null): string | null {
  return url !== null && /^https?:[/][/]/.test(url) ? safe(url) : null
}

function tableData(whole: PaperTable): object {
  const { caption, head, rows } = shownTable(whole)
  return { caption: safe(caption), head: head.map(safe), rows: rows.map((row) => row.map(safe)) }
}
