import { html } from 'hono/html'
import { countWords } from '../identity/index.ts'
import { GROUPS, isStale } from '../screening/index.ts'
import type { Html } from './pageFrame.ts'
import { pageList, pageTable, tableHead, tableRow } from './pageTable.ts'
import { type Group, groupsOf, type ScreenView } from './screenView.ts'
import {
  groupHeading,
  groupWords,
  matchingWords,
  peopleWords,
  reasonWords,
  thresholdLines,
  transferLines,
} from './screenWords.ts'
import { ageWords, momentWords, readWords, staleSources } from './sourceWords.ts'
import { dayWords, kindWords, safe, short } from './words.ts'

/** Names are cut after so many letters; the data have them whole. */
const MOST_NAME = 160

/** The answer of a person as a badge: its word and its border, never colour alone. */
export function badge(group: Group, size = ''): Html {
  return html`<span class="outcome ${group}${size === '' ? '' : ` ${size}`}">${groupHeading(group)}</span>`
}

/** The name of a person as it is shown in headings and tables. */
export function shownName(name: string): string {
  return short(safe(name), MOST_NAME)
}

/** The counts with what the answers mean, and every person in one table. */
export function glance(view: ScreenView): Html {
  const { screening } = view
  const stale = staleSources(screening.sources)
  return html`<section id="glance" aria-labelledby="glance-title"><h2 id="glance-title">The list at a glance</h2>
${
  stale.length === 0
    ? ''
    : html`<p><strong>Sources to read again, because a newer record may be missing:</strong> ${stale.map(({ file }) => safe(file)).join(', ')}.</p>`
}
${pageTable(
  'How many people have which answer, and what the answer means',
  ['Answer', 'People', 'What it means'],
  GROUPS.map((group) => [badge(group, 'small'), countWords(screening.counts[group]), groupWords(group).meaning]),
)}
${peopleTable(view)}
</section>`
}

function peopleTable({ screening }: ScreenView): Html {
  const head = ['Id', 'Name', 'Answer', 'Why']
  const bodies = groupsOf(screening).map(
    ({
      group,
      people,
    }) => html`<tbody><tr><th scope="rowgroup" colspan="4">${groupHeading(group)}: ${peopleWords(people.length)}</th></tr>
${people.map((person) =>
  tableRow(head, [
    short(safe(person.id), 60),
    html`<a href="#person-${person.row}">${shownName(person.name)}</a>`,
    badge(group, 'small'),
    reasonWords(person),
  ]),
)}</tbody>`,
  )
  const starred = screening.people.some((person) => reasonWords(person).includes('] *'))
  return html`<table class="people"><caption>Everybody on the list, with what decides the answer</caption>
${tableHead(head)}
${bodies}</table>${starred ? html`<p>* from memory: not checked against the text</p>` : ''}`
}

/** What the screening rests on: hand-overs, sources with their age, thresholds, texts of law, and versions of the law. */
export function restsOn(view: ScreenView): Html {
  const { screening, law } = view
  const { manifest, at, knownAt, thresholds } = screening
  return html`<section id="rests" aria-labelledby="rests-title"><h2 id="rests-title">What this rests on</h2>
<dl>
<dt>List</dt><dd>${short(safe(manifest.file))}</dd>
<dt>Hand-overs</dt><dd>${transferLines(law, screening).map((line, place) => (place === 0 ? line : html`<br>${line}`))}</dd>
<dt>Screened at</dt><dd>${at === null ? 'no moment is named' : momentWords(at)}</dd>
<dt>Records</dt><dd>${knownAt === null ? 'all that were read' : `as known at ${momentWords(knownAt)}`}</dd>
${manifest.unread.length === 0 ? '' : html`<dt>Columns of the list that were not read</dt><dd>${short(manifest.unread.map(safe).join(', '), 1000)}</dd>`}
</dl>
${sourceTable(view)}
<h3>How certain a record must be</h3>
${pageList(thresholdLines(thresholds))}
<p>${matchingWords(screening)}.</p>
${textTable(view)}
${pageTable(
  'Versions of the encoded law',
  ['Pack', 'Version', 'SHA-256'],
  screening.law.map(({ pack, version, sha256 }) => [pack, version, html`<code class="sum">${sha256}</code>`]),
)}
</section>`
}

function sourceTable({ screening }: ScreenView): Html {
  return pageTable(
    'Files of records, when they were last read, and whether that is recent enough',
    ['File', 'A row is', 'Rows', 'Last read', 'Age'],
    screening.sources.map((source) => [
      safe(source.file),
      short(safe(source.title)),
      countWords(source.rows),
      readWords(source.refreshed),
      isStale(source.age)
        ? html`<strong>Read it again:</strong> ${ageWords(source, screening.at)}`
        : ageWords(source, screening.at),
    ]),
  )
}

function textTable({ screening }: ScreenView): Html | string {
  if (screening.texts.length === 0) return ''
  return pageTable(
    'Texts of law that count for everyone whom they reach',
    ['Id', 'Text', 'Kind', 'Issuer', 'Day'],
    screening.texts.map(({ id, title, kind, issuer, issued }) => [
      safe(id),
      short(safe(title)),
      kindWords(kind),
      issuer === null ? 'not stated' : short(safe(issuer)),
      dayWords(issued),
    ]),
  )
}
