import { html } from 'hono/html'
import type { ProvisionResult } from '../determination/index.ts'
import { sidesOf } from './conflictSides.ts'
import { type Html, pageFrame } from './pageFrame.ts'
import { reasonList } from './pageReasons.ts'
import { STYLE } from './pageStyle.ts'
import { allegationWords, basisChoiceWords, idleStatements, missingWords, whyLines } from './sentences.ts'
import {
  answerOf,
  basisOf,
  caseTitle,
  decidingProvisions,
  exhibitWords,
  openDuties,
  provisionOf,
  type View,
} from './view.ts'
import { dayWords, markWords, operativeWords, outcomeWords, safe, stateName, stateWords } from './words.ts'

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
  return `${sentenceCase(outcomeWords(view.determination.outcome).heading)}: ${caseTitle(view)}`
}

function sentenceCase(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase()
}

function indexTable(views: readonly View[]): Html {
  return html`<table><caption>All cases</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Outcome</th></tr></thead>
<tbody>${views.map(
    (view, i) =>
      html`<tr><th scope="row"><a href="#case-${i + 1}">${caseTitle(view)}</a></th><td data-label="Outcome">${sentenceCase(outcomeWords(view.determination.outcome).heading)}</td></tr>`,
  )}</tbody></table>`
}

async function article(view: View, index: number, alone: boolean): Promise<Html> {
  const { determination, law } = view
  const { transfer, person, id } = view.case
  const { heading, meaning } = outcomeWords(determination.outcome)
  const basis = basisOf(law, determination.basis)
  const h = (text: string): Html => (alone ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`)
  const head = html`<span class="outcome ${determination.outcome}">${sentenceCase(heading)}</span> ${caseTitle(view)}`
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

function section(heading: Html, content: Html | null): Html | string {
  return content === null ? '' : html`<section>${heading}${content}</section>`
}

function misfit(view: View): Html | string {
  if (view.determination.basis === null) {
    return html`<p>No legal basis held here fits these States on this day; a hand-over needs one.</p>`
  }
  const why = answerOf(view)?.misfit
  if (why === undefined) return ''
  return html`<p>The legal basis named ${why === 'dates' ? 'is not in force on this day' : 'does not reach these two States'}.</p>`
}

function decidingList(view: View): Html | null {
  const { shown, more } = decidingProvisions(view)
  if (shown.length === 0) return null
  const items = shown.map(
    (result) => html`<li><p><strong>${provisionOf(view.law, result.provision)?.says ?? result.provision}</strong></p>
<p>${stateWords(result.role, result.state)}: ${citation(result)}</p>
${why(view, result)}</li>`,
  )
  return html`<ol>${items}</ol>${more === 0 ? '' : html`<p>${more} more weigh the same; see every provision below.</p>`}`
}

function citation({ cite, provision, verified }: ProvisionResult): Html {
  const mark = markWords(verified)
  const loud = verified === 'memory' ? html` <em class="mark">${mark}</em>` : ` (${mark})`
  return html`<cite>${cite}</cite> [${provision}]${mark === '' ? '' : loud}`
}

function why(view: View, result: ProvisionResult): Html {
  return html`<ul>${whyLines(view, result).map((line) => html`<li>${line}</li>`)}</ul>`
}

function missingTable(view: View): Html | null {
  const all = view.determination.missing
  if (all.length === 0) return null
  const rows = all.map((one) => {
    const { says, proof, alleged: authors, settles } = missingWords(view, one)
    const alleged = authors.map((author) => html`<br>Only alleged so far: ${author}`)
    return html`<tr><th scope="row">${says}<br><code>${one.fact}</code></th><td data-label="Proven by">${proof}${alleged}</td><td data-label="What it would settle">${settles}</td></tr>`
  })
  return html`<table><caption>Facts that are not shown, those that would settle most first</caption>
<thead><tr><th scope="col">Fact</th><th scope="col">Proven by</th><th scope="col">What it would settle</th></tr></thead><tbody>${rows}</tbody></table>`
}

function conflictList(view: View): Html | null {
  const { conflicts } = view.determination
  if (conflicts.length === 0) return null
  const items = conflicts.map((conflict) => {
    const { fact, member } = conflict
    const state = member === undefined ? '' : `, ${stateName(view.law, member)}`
    const sides = sidesOf(view, conflict).map(
      ({ says, exhibits }) => html`<li>${says}: ${exhibits.map((id) => exhibitWords(view, id)).join('; ')}</li>`,
    )
    return html`<li>${view.law.vocabulary.get(fact)?.says ?? ''} <code>${fact}</code>${state}: unproven while these stand against each other<ul>${sides}</ul></li>`
  })
  return html`<ul>${items}</ul>`
}

function allegationList(view: View): Html | null {
  const texts = [...view.determination.allegations.map((one) => allegationWords(view, one)), ...idleStatements(view)]
  return texts.length === 0 ? null : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

function contestedTables(view: View): Html | null {
  const { contested } = view.determination
  if (contested.length === 0) return null
  return html`${contested.map(
    ({ provision, question, positions }) => html`<table><caption>${question} [${provision}]</caption>
<thead><tr><th scope="col">Position</th><th scope="col">Held by</th><th scope="col">Operative</th><th scope="col">Outcome</th></tr></thead>
<tbody>${positions.map(
      ({ position, heldBy, operative, outcome }) =>
        html`<tr><th scope="row">${position}</th><td data-label="Held by">${heldBy}</td><td data-label="Operative">${operativeWords(view.law, operative)}</td><td data-label="Outcome">${sentenceCase(outcomeWords(outcome).heading)}</td></tr>`,
    )}</tbody></table>`,
  )}`
}

function dutyList(view: View): Html | null {
  const open = openDuties(view)
  if (open.length === 0) return null
  const items = open.map(
    (result) =>
      html`<li>${stateWords(result.role, result.state)}: ${provisionOf(view.law, result.provision)?.says ?? ''} ${citation(result)}</li>`,
  )
  return html`<ul>${items}</ul>`
}

function otherBases(view: View): Html | null {
  const others = view.determination.bases.filter(({ basis }) => basis !== view.determination.basis)
  if (others.length === 0) return null
  return html`<table><caption>The case names no legal basis; these fit the two States as well</caption>
<thead><tr><th scope="col">Legal basis</th><th scope="col">Outcome</th></tr></thead>
<tbody>${others.map(({ basis, outcome }) => html`<tr><th scope="row">${basisOf(view.law, basis)?.title ?? ''} [${basis}]</th><td data-label="Outcome">${sentenceCase(outcomeWords(outcome).heading)}</td></tr>`)}</tbody></table>`
}

function provisionTable(view: View): Html | null {
  const provisions = answerOf(view)?.provisions ?? []
  if (provisions.length === 0) return null
  const rows = provisions.map(
    (result) =>
      html`<tr><th scope="row">${provisionOf(view.law, result.provision)?.says ?? ''}</th><td data-label="State">${stateWords(result.role, result.state)}</td><td data-label="Citation">${citation(result)}</td></tr>`,
  )
  return html`<table><caption>Provisions of the legal basis and of the human-rights floor</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">State</th><th scope="col">Citation</th></tr></thead><tbody>${rows}</tbody></table>`
}

function reasons(view: View): Html | null {
  const provisions = answerOf(view)?.provisions ?? []
  if (provisions.length === 0) return null
  return html`<ul class="reasons">${provisions.map(
    (result) =>
      html`<li><code>${result.provision}</code>: ${stateWords(result.role, result.state)}${reasonList(view, result.because)}</li>`,
  )}</ul>`
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
