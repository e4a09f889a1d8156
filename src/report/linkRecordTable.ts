import { html } from 'hono/html'
import { columnWords, type Explanation, type ExplanationStep, type Mark, type WrittenPair } from '../identity/index.ts'
import { differences, type Piece } from './linkDifferences.ts'
import { printedBits } from './linkWords.ts'
import type { Html } from './pageFrame.ts'
import { safe } from './words.ts'

const MARKS: Readonly<Record<Mark, string>> = {
  same: '= same',
  near: '\u2248 alike',
  different: '\u2260 differs',
  missing: '\u2013 missing',
}

/** What two rows are called where they stand side by side. */
export interface Sides {
  readonly left: string
  readonly right: string
}

/** Both records of a pair side by side: what is written, how it compares, and the weight of each piece of evidence. */
export function recordTable(
  { left, right }: Sides,
  written: WrittenPair | undefined,
  { steps, startsAt, endsAt }: Explanation,
): Html {
  const sides = (a: Html, b: Html): Html => html`<td data-label="${left}">${a}</td><td data-label="${right}">${b}</td>`
  const bits = (weight: number): Html =>
    html`<td class="figure" data-label="Weight in bits">${printedBits(weight)}</td>`
  const across = (name: string, says: Html | string, weight: number): Html =>
    html`<tr><th scope="row">${name}</th><td colspan="3" data-label="How they compare">${says}</td>${bits(weight)}</tr>`
  const rows = steps.map((step) => {
    if (step.key === 'relatives')
      return across('Relatives', html`${sentenceCase(step.says)}.${noteOf(step)}`, step.weight)
    const { mark, a, b } = compared(step)
    return html`<tr class="${mark}"><th scope="row">${sentenceCase(columnWords(safe(step.key)))}</th>${sides(a, b)}<td data-label="How they compare"><span class="mark-word">${MARKS[mark]}</span>${saysOf(step)}${noteOf(step)}</td>${bits(step.weight)}</tr>`
  })
  const aliases = [written?.left.values['aliases'] ?? null, written?.right.values['aliases'] ?? null] as const
  const further = html`<tr><th scope="row">Further names</th>${sides(valueHtml(aliases[0]), valueHtml(aliases[1]))}<td data-label="How they compare">compared as names of their own</td><td></td></tr>`
  return html`<table><caption>Both records side by side</caption>
<thead><tr><th scope="col">Compared</th><th scope="col">${left}</th><th scope="col">${right}</th><th scope="col">How they compare</th><th scope="col" class="figure">Weight in bits</th></tr></thead>
<tbody>${rows}${aliases.every((each) => each === null) ? '' : further}
${across('Together', `Any two records start at ${printedBits(startsAt)}; with the weights above this pair comes to`, endsAt)}</tbody></table>`
}

function noteOf({ note }: ExplanationStep): Html | string {
  return note === undefined ? '' : html`<br>${note}`
}

/** The words of a level, unless they say no more than the mark. */
function saysOf({ says }: ExplanationStep): string {
  return ['same', 'different', 'missing'].includes(says) ? '' : `: ${safe(says.replace(/^same, /, ''))}`
}

/**
 * The two written values, what differs being underlined, and the mark. Names of which one has a word more are alike,
 * though what both have is the same.
 */
function compared({ key, mark, left, right }: ExplanationStep): {
  readonly mark: Mark
  readonly a: Html
  readonly b: Html
} {
  if (left === null || right === null || mark === 'missing') return { mark, a: valueHtml(left), b: valueHtml(right) }
  const isName = key === 'name'
  const [a, b] = differences(left, right, isName)
  const differs = [...a, ...b].some((piece) => piece.differs)
  return { mark: isName && mark === 'same' && differs ? 'near' : mark, a: piecesHtml(a), b: piecesHtml(b) }
}

function valueHtml(value: string | null): Html {
  return value === null ? html`<span class="none">not written</span>` : html`${safe(value)}`
}

function piecesHtml(pieces: readonly Piece[]): Html {
  return html`${pieces.map(({ text, differs }) => (differs ? html`<mark>${safe(text)}</mark>` : safe(text)))}`
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
