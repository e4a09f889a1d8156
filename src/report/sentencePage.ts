import { html, raw } from 'hono/html'
import { formatDay } from '../logic/index.ts'
import { weekday } from '../sentence/index.ts'
import { ewLines } from './englandWalesWords.ts'
import { type Html, pageFrame } from './pageFrame.ts'
import { STYLE } from './pageStyle.ts'
import { betweenWords, otherLines, sentenceRows, verdictLines } from './sentenceRows.ts'
import type { CertificateView, SentenceView } from './sentenceView.ts'
import { timelineSvg, timelineWords } from './timelineSvg.ts'
import { safe } from './words.ts'

const SENTENCE_STYLE = `${STYLE}
figure { margin: 1rem 0 } figure svg { display: block; width: 100%; height: auto } figcaption { font-weight: 600 }
.key { font-size: 1rem }
`

/** Renders a sentence under both systems as one self-contained page, with the timeline and the same in words. */
export async function sentencePageOf(view: SentenceView): Promise<string> {
  const name = safe(view.file.title ?? view.file.id)
  return await pageFrame({
    title: `Sentence: ${name}`,
    style: SENTENCE_STYLE,
    skip: { to: 'content', says: 'Skip to the comparison' },
    header: 'Writ: a sentence under two systems',
    main: html`<h1>${name}</h1>
${betweenWords(view) === '' ? '' : html`<p class="meaning">${betweenWords(view)}</p>`}
${comparisonTable(view)}
${answers(view)}
${englandWales(view)}
${picture(view)}
${rules(view)}
${lines(
  'What stays uncertain, and why',
  view.comparison.uncertain.map(({ what, why }) => `${what}: ${why}`),
)}
${lines(
  'What can no longer be challenged afterwards',
  view.comparison.settled.map(({ says, source }) => `${says} ${source}.`),
)}
${clocks(view)}
${view.certificate === null ? '' : certificate(view.certificate)}`,
    footer:
      'The bands are a choice of policy drawn from decided cases; they are not law. A lawyer must check rules and dates before anyone relies on them.',
  })
}

function comparisonTable(view: SentenceView): Html | string {
  const rows = sentenceRows(view)
  if (rows.length === 0) return ''
  const { from, to } = view.rules.input
  return html`<table><caption>Both systems side by side</caption>
<thead><tr><th scope="col">What</th><th scope="col">Sending State ${from ?? ''}</th><th scope="col">Receiving State ${to ?? ''}</th><th scope="col">Difference</th></tr></thead>
<tbody>${rows.map(({ what, sending, receiving, difference }) => html`<tr><th scope="row">${what}</th><td data-label="Sending State">${sending}</td><td data-label="Receiving State">${receiving}</td><td data-label="Difference">${difference}</td></tr>`)}</tbody></table>`
}

function answers(view: SentenceView): Html | string {
  const pairs = [...verdictLines(view), ...otherLines(view)]
  if (pairs.length === 0) return ''
  return html`<dl>${pairs.map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>`)}</dl>`
}

function englandWales({ englandWales: answer }: SentenceView): Html | string {
  if (answer === null) return ''
  return html`<table><caption>Dates of England and Wales</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Day, or why there is none</th></tr></thead>
<tbody>${ewLines(answer).map(({ type, name, says }) => html`<tr><th scope="row">${name} (${type})</th><td data-label="Day">${says}</td></tr>`)}</tbody></table>`
}

function picture(view: SentenceView): Html | string {
  const words = timelineWords(view)
  if (words.length === 0) return ''
  return html`<h2>Timeline</h2>
<figure>${raw(timelineSvg(view))}<figcaption>Custody, credit and release in both systems on one axis</figcaption></figure>
<p class="key">Filled: custody. Dotted: credit other than time. Hatched: release is possible. Empty: rest of the sentence. Dashed line: transfer.</p>
<ul>${words.map((line) => html`<li>${line}</li>`)}</ul>`
}

function rules({ comparison, answer }: SentenceView): Html | string {
  if (comparison.rules.length === 0) return ''
  const readings = answer.receiving?.readings ?? []
  return html`<h2>Which rule made each date</h2>
<ul>${comparison.rules.map(({ side, by, origin }) => html`<li>${side === 'sending' ? 'Sending' : 'Receiving'} State: ${by}. ${origin === null ? 'Stated in the file.' : html`<cite>${origin.cite}</cite> [${origin.id}]. ${origin.says}${origin.verified === 'memory' ? html` <span class="mark">From memory, not checked.</span>` : ''}`}</li>`)}
${readings.map(({ counting, eligible }) => html`<li>If the share is taken of ${counting === 'whole' ? 'the whole sentence' : 'what is left at the transfer'}: ${formatDay(eligible.min)}${eligible.min === eligible.max ? '' : ` to ${formatDay(eligible.max)}`}</li>`)}</ul>`
}

function lines(title: string, items: readonly string[]): Html | string {
  if (items.length === 0) return ''
  return html`<h2>${title}</h2><ul>${items.map((item) => html`<li>${safe(item)}</li>`)}</ul>`
}

function clocks({ answer }: SentenceView): Html | string {
  if (answer.clocks.length === 0) return ''
  return html`<h2>Time limits</h2>
<table><caption>The day of the event is day 0; weekends count</caption>
<thead><tr><th scope="col">What</th><th scope="col">From</th><th scope="col">Due</th><th scope="col">Done</th><th scope="col">Rule</th></tr></thead>
<tbody>${answer.clocks.map(({ says, rule, from, days, due, doneOn, late }) => html`<tr><th scope="row">${says}</th><td data-label="From">${formatDay(from)}</td><td data-label="Due">${weekday(due)} ${formatDay(due)} (${days} days)</td><td data-label="Done">${doneOn === null ? 'not stated' : `${formatDay(doneOn)}, ${late === true ? 'late' : 'in time'}`}</td><td data-label="Rule">${rule}</td></tr>`)}</tbody></table>`
}

function certificate({ answer, labels }: CertificateView): Html {
  const words = { failed: 'Failed', open: 'For people to look at', met: 'Met' } as const
  const order = ['failed', 'open', 'met'] as const
  return html`<h2>Certificate</h2>
${answer.filled.length === 0 ? '' : html`<h3>Can be filled</h3><ul>${answer.filled.map(({ box, value, how }) => html`<li>${box}: ${value} (${how})</li>`)}</ul>`}
<table><caption>Every box and cross-check</caption>
<thead><tr><th scope="col">State</th><th scope="col">Box</th><th scope="col">Check</th></tr></thead>
<tbody>${order.flatMap((state) => answer.findings.filter((one) => one.state === state)).map(({ state, box, check }) => html`<tr><th scope="row">${words[state]}</th><td data-label="Box">${box === null ? 'between boxes' : `${box}: ${labels.get(box) ?? ''}`}</td><td data-label="Check">${check}</td></tr>`)}</tbody></table>`
}
