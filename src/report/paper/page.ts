import { html, raw } from 'hono/html'
import { type Html, pageFrame } from '../pageFrame.ts'
import { STYLE } from '../pageStyle.ts'
import { pageList, pageTable } from '../pageTable.ts'
import { safe } from '../words.ts'
import { type Chart, type Paper, type PaperBlock, type PaperSection, type PaperTable, shownTable } from './paper.ts'

const PAPER_STYLE = `${STYLE}
figure { margin: 1.5rem 0; break-inside: avoid } figcaption { margin-bottom: .5rem } figure svg { width: 100%; height: auto; max-width: 44rem }
.scroll { overflow-x: auto } summary { cursor: pointer; text-decoration: underline }
th, td { overflow-wrap: break-word; font-variant-numeric: tabular-nums }
.answer { border: 3px solid #0b0c0c; padding: .75rem 1rem } .answer ol { margin: .5rem 0 0 }
@media print { details:not([open]) > *:not(summary) { display: block } .scroll { overflow: visible } }
`

/** Renders a paper as one self-contained page: no script, no network, readable on paper and by screen readers. */
export async function pageOfPaper(paper: Paper): Promise<string> {
  const { title, answer, reasons, sections, footer } = paper
  return await pageFrame({
    title: `${safe(title)}: ${safe(answer)}`,
    style: PAPER_STYLE,
    skip: { to: 'answer', says: 'Skip to the answer' },
    header: 'Writ: a programme of serving sentences in another State, from figures with sources and encoded law',
    main: html`<h1>${safe(title)}</h1>
<div class="answer" id="answer"><p class="meaning">${safe(answer)}</p>${
      reasons.length === 0 ? '' : html`<ol>${reasons.map((reason) => html`<li>${safe(reason)}</li>`)}</ol>`
    }</div>
<nav aria-label="Contents"><ul>${sections.map(({ id, heading }) => html`<li><a href="#${id}">${safe(heading)}</a></li>`)}</ul></nav>
${sections.map(section)}`,
    footer: safe(footer),
  })
}

function section({ id, heading, blocks }: PaperSection): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${safe(heading)}</h2>
${blocks.map(block)}</section>`
}

function block(one: PaperBlock): Html {
  switch (one.kind) {
    case 'text':
      return one.strong === true ? html`<p class="meaning">${safe(one.text)}</p>` : html`<p>${safe(one.text)}</p>`
    case 'list':
      return pageList(one.items.map(safe))
    case 'links':
      return pageList(one.items.map(link))
    case 'table':
      return table(one.table)
    case 'chart':
      return figure(one.chart)
  }
}

function link({ says, url }: { readonly says: string; readonly url: string | null }): Html {
  // Only addresses of the web become links: a file may name anything.
  if (url === null || !/^https?:[/][/]/.test(url)) return html`${safe(url === null ? says : `${says} (${url})`)}`
  return html`${safe(says)}: <a href="${url}" rel="noreferrer">${safe(url)}</a>`
}

function table(whole: PaperTable): Html {
  const { caption, head, rows } = shownTable(whole)
  return pageTable(
    safe(caption),
    head.map(safe),
    rows.map((row) => row.map(safe)),
  )
}

function figure({ title, says, svg, table: twin }: Chart): Html {
  return html`<figure><figcaption><strong>${safe(title)}.</strong> ${safe(says)}</figcaption>
<div class="scroll">${raw(svg)}</div>
<details><summary>The same in numbers: ${safe(title)}</summary>
${table(twin)}</details></figure>`
}
