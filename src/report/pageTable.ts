import { html } from 'hono/html'
import type { Html } from './pageFrame.ts'

/** What stands in a cell of a page. */
export type Cell = Html | string | number

/** A table with a caption and headers for columns and rows; on a narrow screen each cell says its column. */
export function pageTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  name = 'plain',
): Html {
  return html`<table class="${name}"><caption>${caption}</caption>
${tableHead(head)}
<tbody>${rows.map((row) => tableRow(head, row))}</tbody></table>`
}

/** The head of a table. */
export function tableHead(head: readonly string[]): Html {
  return html`<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>`
}

/** A row of a table under its head; the first cell is the header of the row. */
export function tableRow(head: readonly string[], [first = '', ...rest]: readonly Cell[]): Html {
  return html`<tr><th scope="row">${first}</th>${rest.map((cell, at) => html`<td data-label="${head[at + 1] ?? ''}">${cell}</td>`)}</tr>`
}

/** A list of texts. */
export function pageList(items: readonly Cell[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
}
