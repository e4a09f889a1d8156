import { html } from 'hono/html'
import { countWords, explainer } from '../identity/index.ts'
import { type CardPlace, pairCard } from './linkReviewCard.ts'
import { REVIEW_STYLE } from './linkReviewStyle.ts'
import { costsOf, type LinkView, mostOf, type Queue, type QueuedPair, queueOf } from './linkView.ts'
import {
  aboutWords,
  calibrationRows,
  comparedWords,
  countsWords,
  expectedWords,
  missedWords,
  pairsWords,
  tablesWords,
  thresholdRows,
  unfindableLines,
} from './linkWords.ts'
import { type Html, pageFrame } from './pageFrame.ts'

/** Renders the review of a linkage as one self-contained page: no script, no network, readable on paper. */
export async function reviewPageOf(view: LinkView): Promise<string> {
  const queue = queueOf(view)
  return await pageFrame({
    title: `${pairsWords(queue.openCount)} to be ruled out by a person`,
    style: REVIEW_STYLE,
    skip: { to: 'open', says: 'Skip to the pairs' },
    header: 'Writ: records that may concern the same person',
    main: html`<h1>Records that may concern the same person</h1>
<p class="meaning">A probability is a reason to look, not a finding. People decide; no pair is cleared by itself.</p>
<nav aria-label="Contents"><ul><li><a href="#reliability">How far this can be relied on</a></li><li><a href="#open">To be ruled out by a person</a></li><li><a href="#linked">Linked</a></li></ul></nav>
${overview(view, queue)}
${reliability(view)}
${list(view, queue.open, queue.openCount, 'open')}
${list(view, queue.linked, queue.linkedCount, 'linked')}`,
    footer:
      'Probabilities rest on the two records alone and on what the model learned from all of them. Whoever rules writes down the name, the day and the reason.',
  })
}

function overview(view: LinkView, queue: Queue): Html {
  const { linkage, reliability: report } = view
  const costs = costsOf(view)
  return html`<dl>
<dt>Linked</dt><dd>${tablesWords(view)}</dd>
<dt>Compared by</dt><dd>${comparedWords(linkage)}</dd>
<dt>Pairs compared</dt><dd>${countWords(report.pairs)}</dd>
<dt>Expected matches</dt><dd>${expectedWords(report.expectedMatches)} among them</dd>
<dt>Lists</dt><dd>${countsWords(view, queue).map((line, place) => (place === 0 ? line : html`<br>${line}`))}</dd>
<dt>Order</dt><dd>Open pairs by expected cost: the probability of one person times ${costs.missing} for missing it, less the probability of two people times ${costs.needless} for a needless look. Linked pairs: the least sure first.</dd>
</dl>`
}

function reliability(view: LinkView): Html {
  const { reliability: report } = view
  const { groups } = report.missed
  return html`<section id="reliability" aria-labelledby="reliability-title"><h2 id="reliability-title">How far this can be relied on</h2>
${report.cautions.map((caution) => html`<p><strong>Caution:</strong> ${caution}</p>`)}
${table('How the probabilities are spread', ['Probability', 'Pairs', 'Expected matches'], calibrationRows(report))}
${table('What taking every pair from a probability on would mean', ['Taken from', 'Pairs', 'Expected wrong among them', 'Expected matches left out'], thresholdRows(report))}
<h3>Matches that were never compared</h3>
<p>${missedWords(report)}</p>
${
  groups.length === 0
    ? ''
    : table(
        'Missed matches by what both records have',
        ['Pairs', 'Expected matches found', 'Missed', 'How this was estimated'],
        groups.map(({ says, found, missed, how }) => [
          says,
          expectedWords(found),
          missed === null ? 'not known' : aboutWords(missed),
          how,
        ]),
      )
}
<h3>Records with too little to be found by</h3>
<ul>${unfindableLines(view).map((line) => html`<li>${line}</li>`)}</ul>
</section>`
}

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table><caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell, place) => html`<td data-label="${head[place + 1] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`
}

const TITLES: Readonly<Record<CardPlace['list'], { readonly title: string; readonly none: string }>> = {
  open: { title: 'To be ruled out by a person', none: 'No pair lies between the two thresholds.' },
  linked: { title: 'Linked', none: 'No pair reaches the upper threshold.' },
}

function list(view: LinkView, pairs: readonly QueuedPair[], count: number, name: CardPlace['list']): Html {
  const { title, none } = TITLES[name]
  const explain = explainer(view.linkage.model)
  const shown = pairs.slice(0, mostOf(view))
  const rest = count - shown.length
  const more =
    rest === 0
      ? ''
      : html`<p><strong>${countWords(rest)} more pairs of this list are not shown here.</strong> ${name === 'open' ? 'They are open too, and a person must rule each of them out.' : 'They are linked too.'} The table of pairs has them all.</p>`
  return html`<section id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${title}</h2>
${count === 0 ? html`<p>${none}</p>` : ''}
${shown.map((queued, place) => pairCard(view, queued, explain(queued.pair, queued.written), { list: name, number: place + 1 }))}
${more}</section>`
}
