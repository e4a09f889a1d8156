import { html } from 'hono/html'
import {
  allegationList,
  conflictList,
  contestedTables,
  decidingList,
  dutyList,
  misfit,
  missingTable,
  otherBases,
  outcomeHeading,
  provisionTable,
  reasons,
  section,
} from './pageDetermination.ts'
import { type Html, pageFrame } from './pageFrame.ts'
import { STYLE } from './pageStyle.ts'
import { basisChoiceWords } from './sentences.ts'
import { basisOf, caseTitle, exhibitWords, type View } from './view.ts'
import { dayWords, outcomeWords, safe, stateName } from './words.ts'

/** Renders one self-contained page: no script, no network, readable on paper and by screen readers. */
export async function pageOf(views: readonly View[]): Promise<string> {
  const [first] = views
  const name = views.length === 1 && first !== undefined ? titleOf(first) : `Determinations of ${views.length} cases`
  const articles = await Promise.all(views.map((view, i) => article(view, i, views.length === 1)))
  return await pageFrame({
    title: name,
    style: STYLE,
    skip: { to: 'content', says: 'Skip to the determination' },
    header: 'Writ: a determination from proven facts and encoded law',
    main: html`${views.length === 1 ? '' : html`<h1>${name}</h1>${indexTable(views)}`}
${articles}`,
    footer:
      'The encoding is a map of the law in our own words; a lawyer must check it before anyone relies on it. There is no outcome "permitted": people decide.',
  })
}

function titleOf(view: View): string {
  return `${outcomeHeading(view.determination.outcome)}: ${caseTitle(view)}`
}

function indexTable(views: readonly View[]): Html {
  return html`<table><caption>All cases</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Outcome</th></tr></thead>
<tbody>${views.map(
    (view, i) =>
      html`<tr><th scope="row"><a href="#case-${i + 1}">${caseTitle(view)}</a></th><td data-label="Outcome">${outcomeHeading(view.determination.outcome)}</td></tr>`,
  )}</tbody></table>`
}

async function article(view: View, index: number, alone: boolean): Promise<Html> {
  const { determination, law } = view
  const { transfer, person, id } = view.case
  const { meaning } = outcomeWords(determination.outcome)
  const basis = basisOf(law, determination.basis)
  const h = (text: string): Html => (alone ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`)
  const head = html`<span class="outcome ${determination.outcome}">${outcomeHeading(determination.outcome)}</span> ${caseTitle(view)}`
  return html`<article id="case-${index + 1}">
${alone ? html`<h1>${head}</h1>` : html`<h2>${head}</h2>`}
<p class="meaning">${meaning}</p>
${basisChoiceWords(view) === '' ? '' : html`<p>${basisChoiceWords(view)}</p>`}
${misfit(view)}
<dl>
<dt>Person</dt><dd>${person.names.length === 0 ? 'name not stated' : person.names.map(safe).join(', ')}</dd>
<dt>Sending State</dt><dd>${stateName(law, transfer.from)}</dd>
<dt>Receiving State</dt><dd>${stateName(law, transfer.to)}</dd>
<dt>Judged on</dt><dd>${dayWords(determination.on)}${determination.knownAt === undefined ? '' : `, record as known at ${safe(determination.knownAt)}`}</dd>
<dt>Legal basis</dt><dd>${basis === undefined ? 'none held here fits' : `${basis.title}, ${basis.cite} [${basis.id}]`}</dd>
<dt>Case</dt><dd>${safe(id)}</dd>
</dl>
${section(h('What decides it'), decidingList(view))}
${section(h(determination.outcome === 'barred' ? 'Also open' : 'What is missing'), missingTable(view))}
${section(h('Conflicts'), conflictList(view))}
${section(h('Allegations, which prove nothing'), allegationList(view))}
${section(h('Contested law: the most protective position gives the outcome'), contestedTables(view))}
${section(h('Duties and warnings: they do not change the outcome'), dutyList(view))}
${section(h('Other legal bases that fit'), otherBases(view))}
${section(h('Every provision'), provisionTable(view))}
${section(h('Reasons'), reasons(view))}
${section(h('Exhibits'), exhibitTable(view))}
${section(h('Law used'), lawTable(view))}
</article>`
}

function exhibitTable(view: View): Html | null {
  const { exhibits: all } = view.case.record
  if (all.length === 0) return null
  return html`<ul>${all.map((exhibit) => html`<li>${exhibitWords(view, exhibit.id)}${exhibit.source === undefined ? '' : html`, source: ${safe(exhibit.source)}`}</li>`)}</ul>`
}

function lawTable(view: View): Html {
  return html`<table><caption>Versions of the encoded law, as of ${dayWords(view.determination.on)}</caption>
<thead><tr><th scope="col">Pack</th><th scope="col">Version</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${view.determination.law.map(({ pack, version, sha256 }) => html`<tr><th scope="row">${pack}</th><td data-label="Version">${version}</td><td data-label="SHA-256"><code class="sum">${sha256}</code></td></tr>`)}</tbody></table>`
}
