import { html } from 'hono/html'
import { explainText } from '../identity/index.ts'
import type { MatchedRecord, ScreenedPerson } from '../screening/index.ts'
import { recordTable } from './linkRecordTable.ts'
import type { Html } from './pageFrame.ts'
import { type Cell, pageList, pageTable } from './pageTable.ts'
import {
  countedWords,
  harmsOf,
  harmWords,
  heldSaid,
  holdWords,
  recordWords,
  rulingSnippet,
  rulingsToMakeAgain,
  rulingWords,
  type Said,
  saidOf,
  standingWords,
} from './screenRecordWords.ts'
import { type HeldRecord, heldRecords, type ScreenView } from './screenView.ts'
import { likelihoodWords } from './screenWords.ts'
import { dayWords, safe, short } from './words.ts'

/** So many statements of a record to rule on stand open. */
const MOST_SAID = 12

/** The records that a person must rule on, each with what it could do and the ruling to copy; null if there is none. */
export function heldSection(view: ScreenView, person: ScreenedPerson): Html | null {
  const held = heldRecords(person)
  if (held.length === 0) return null
  const possible = held.some(({ hold }) => hold.why === 'may-concern-this-person')
  return html`<p>${possible ? 'A record that may concern this person proves nothing by being found. ' : ''}Until a person rules, the answer is at best not shown.</p>
${held.map((one) => holdBlock(view, person, one))}`
}

function holdBlock(view: ScreenView, person: ScreenedPerson, held: HeldRecord): Html {
  const { hold, record } = held
  const harms = harmsOf(held)
  const head = ['What it could do', 'Rule', 'Citation']
  return html`<div class="hold"><h5>${safe(record.record)}: probability ${likelihoodWords(record.probability)}</h5>
<p>${holdWords(view, person, hold)}</p>
${rulingsToMakeAgain(person)
  .filter(({ ruling }) => ruling.record === hold.record)
  .map(
    ({ ruling }) =>
      html`<p><strong>To be ruled on again:</strong> the ruling of ${dayWords(ruling.on)} by ${short(safe(ruling.by))} (${rulingWords(ruling)}) does not count, because a row was changed since.</p>`,
  )}
<dl>
<dt>The record</dt><dd>${recordWords(record)}, row ${record.row} of ${safe(record.file)}</dd>
<dt>What it says</dt><dd>${saidShort(heldSaid(view, held), harms.length > 0 ? MOST_SAID : 2)}</dd>
</dl>
${
  harms.length === 0
    ? ''
    : pageTable(
        'What the record could come to if it concerned this person',
        head,
        harms.map((harm) => {
          const { could, state, says, cite, mark, fromMemory } = harmWords(view.law, harm)
          const marked = fromMemory ? html` <em class="mark">${mark}</em>` : mark === '' ? '' : ` (${mark})`
          return [html`<strong>${could}</strong>: ${state}`, says, html`<cite>${cite}</cite>${marked}`]
        }),
      )
}
${compared(view, person, record)}
<p>The ruling, for <code>rulings.yaml</code>; what is empty is for the person who rules:</p>
<pre>${rulingSnippet(person.id, record.record, record.seen)}</pre></div>`
}

function compared({ screening, links }: ScreenView, person: ScreenedPerson, record: MatchedRecord): Html | string {
  const link = links?.get(person.id)?.get(record.record)
  if (link === undefined) return ''
  const sides = {
    left: `${short(safe(person.id), 60)} in ${short(safe(screening.manifest.file), 60)}`,
    right: short(safe(record.record), 80),
  }
  return html`<p>${safe(explainText(link.explanation))}</p>
${recordTable(sides, link.written, link.explanation)}`
}

function saidList(said: readonly Said[]): Html | string {
  if (said.length === 0) return 'nothing that the law asks for'
  return pageList(said.map(({ text, fact }) => html`${text} <code>${fact}</code>`))
}

/** Every record that the person was matched with, and how it counted; null if there is none. */
export function recordsTable(view: ScreenView, person: ScreenedPerson): Html | null {
  if (person.records.length === 0) return html`<p>No record was found for this person.</p>`
  return pageTable(
    'Records that this person was matched with, and how they counted',
    ['Record', 'What it is', 'Probability', 'How it counted', 'What it says'],
    person.records.map((record) => [
      html`${safe(record.record)}<br>row ${record.row}`,
      recordWords(record),
      probability(record),
      countedWords(record.counted),
      record.counted === 'must-be-ruled-out' ? 'see above' : saidShort(saidOf(view, record), 2),
    ]),
    'records',
  )
}

function probability({ probability: own, relative }: MatchedRecord): string {
  const kin = relative !== null && relative >= 0.005 ? `; of a relative: ${likelihoodWords(relative)}` : ''
  return `${likelihoodWords(own)}${kin}`
}

/** Few statements stand open; more of them fold away, so that a table stays one. */
function saidShort(all: readonly Said[], most: number): Cell {
  const list = saidList(all)
  return all.length <= most ? list : html`<details><summary>${all.length} statements</summary>${list}</details>`
}

/** The rulings on this person and how they stand; null if there is none. */
export function rulingsTable({ rulings }: ScreenedPerson): Html | null {
  if (rulings.length === 0) return null
  return pageTable(
    'What people decided on records of this person',
    ['Record', 'Ruling', 'Standing', 'By', 'Day', 'Because'],
    rulings.map((ruling) => [
      safe(ruling.record),
      rulingWords(ruling),
      standingWords(ruling),
      short(safe(ruling.by)),
      dayWords(ruling.on),
      short(safe(ruling.because), 600),
    ]),
  )
}
