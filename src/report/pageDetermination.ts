import { html } from 'hono/html'
import type { ProvisionResult } from '../determination/index.ts'
import { sidesOf } from './conflictSides.ts'
import type { Html } from './pageFrame.ts'
import { reasonList } from './pageReasons.ts'
import { allegationWords, idleStatements, missingWords, whyLines } from './sentences.ts'
import { answerOf, basisOf, decidingProvisions, exhibitWords, openDuties, provisionOf, type View } from './view.ts'
import { markWords, operativeWords, outcomeWords, stateName, stateWords } from './words.ts'

/** The word for an outcome on a page: "Not shown". */
export function outcomeHeading(outcome: View['determination']['outcome']): string {
  const { heading } = outcomeWords(outcome)
  return heading.charAt(0) + heading.slice(1).toLowerCase()
}

/** A section with its heading, or nothing where there is no content. */
export function section(heading: Html, content: Html | null): Html | string {
  return content === null ? '' : html`<section>${heading}${content}</section>`
}

/** Why the legal basis does not reach the transfer, where it does not. */
export function misfit(view: View): Html | string {
  if (view.determination.basis === null) {
    return html`<p>No legal basis held here fits these States on this day; a hand-over needs one.</p>`
  }
  const why = answerOf(view)?.misfit
  if (why === undefined) return ''
  return html`<p>The legal basis named ${why === 'dates' ? 'is not in force on this day' : 'does not reach these two States'}.</p>`
}

/** What decides the outcome: the first few provisions with citation and reasons; null if there is none. */
export function decidingList(view: View, most?: number): Html | null {
  const { shown, more } = decidingProvisions(view, most)
  if (shown.length === 0) return null
  const items = shown.map(
    (result) => html`<li><p><strong>${provisionOf(view.law, result.provision)?.says ?? result.provision}</strong></p>
<p>${stateWords(result.role, result.state)}: ${citation(result)}</p>
${why(view, result)}</li>`,
  )
  return html`<ol>${items}</ol>${more === 0 ? '' : html`<p>${more} more weigh the same; see every provision below.</p>`}`
}

/** A citation with the id of its provision, and a mark where it was not taken from the text of the law. */
function citation({ cite, provision, verified }: ProvisionResult): Html {
  const mark = markWords(verified)
  const loud = verified === 'memory' ? html` <em class="mark">${mark}</em>` : ` (${mark})`
  return html`<cite>${cite}</cite> [${provision}]${mark === '' ? '' : loud}`
}

function why(view: View, result: ProvisionResult): Html {
  return html`<ul>${whyLines(view, result).map((line) => html`<li>${line}</li>`)}</ul>`
}

/**
 * Facts that are missing, those that would settle most first; null if there is none. Those beyond `most` are named, or
 * counted where `rest` says in their place what is to be known of them.
 */
export function missingTable(view: View, most = Number.POSITIVE_INFINITY, rest?: string): Html | null {
  const all = view.determination.missing
  if (all.length === 0) return null
  const more = all.slice(most)
  const rows = all.slice(0, most).map((one) => {
    const { says, proof, alleged: authors, settles } = missingWords(view, one)
    const alleged = authors.map((author) => html`<br>Only alleged so far: ${author}`)
    return html`<tr><th scope="row">${says}<br><code>${one.fact}</code></th><td data-label="Proven by">${proof}${alleged}</td><td data-label="What it would settle">${settles}</td></tr>`
  })
  return html`<table><caption>Facts that are not shown, those that would settle most first</caption>
<thead><tr><th scope="col">Fact</th><th scope="col">Proven by</th><th scope="col">What it would settle</th></tr></thead><tbody>${rows}</tbody></table>${
    more.length === 0
      ? ''
      : html`
<p>${more.length} more${rest === undefined ? html`: ${more.map(({ fact }, at) => html`${at === 0 ? '' : ', '}<code>${fact}</code>`)}.` : `. ${rest}`}</p>`
  }`
}

/** Facts on which the exhibits contradict each other, with both sides; null if there is none. */
export function conflictList(view: View): Html | null {
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

/** Statements that prove nothing, each with author and day; null if there is none. */
export function allegationList(view: View): Html | null {
  const texts = [...view.determination.allegations.map((one) => allegationWords(view, one)), ...idleStatements(view)]
  return texts.length === 0 ? null : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

/** Questions on which the law is divided, with what each position comes to; null if there is none. */
export function contestedTables(view: View): Html | null {
  const { contested } = view.determination
  if (contested.length === 0) return null
  return html`${contested.map(
    ({ provision, question, positions }) => html`<table><caption>${question} [${provision}]</caption>
<thead><tr><th scope="col">Position</th><th scope="col">Held by</th><th scope="col">Operative</th><th scope="col">Outcome</th></tr></thead>
<tbody>${positions.map(
      ({ position, heldBy, operative, outcome }) =>
        html`<tr><th scope="row">${position}</th><td data-label="Held by">${heldBy}</td><td data-label="Operative">${operativeWords(view.law, operative)}</td><td data-label="Outcome">${outcomeHeading(outcome)}</td></tr>`,
    )}</tbody></table>`,
  )}`
}

/** Duties that are not met and warnings that apply; null if there is none. */
export function dutyList(view: View): Html | null {
  const open = openDuties(view)
  if (open.length === 0) return null
  const items = open.map(
    (result) =>
      html`<li>${stateWords(result.role, result.state)}: ${provisionOf(view.law, result.provision)?.says ?? ''} ${citation(result)}</li>`,
  )
  return html`<ul>${items}</ul>`
}

/**
 * The other legal bases that fit, where the case names none, and if wanted what their outcomes leave out; null if there
 * is none.
 */
export function otherBases(view: View, leftOut = ''): Html | null {
  const others = view.determination.bases.filter(({ basis }) => basis !== view.determination.basis)
  if (others.length === 0) return null
  return html`<table><caption>The case names no legal basis; these fit the two States as well${leftOut === '' ? '' : `. ${leftOut}`}</caption>
<thead><tr><th scope="col">Legal basis</th><th scope="col">Outcome</th></tr></thead>
<tbody>${others.map(({ basis, outcome }) => html`<tr><th scope="row">${basisOf(view.law, basis)?.title ?? ''} [${basis}]</th><td data-label="Outcome">${outcomeHeading(outcome)}</td></tr>`)}</tbody></table>`
}

/** Every provision under the basis of the answer with its state and citation; null if there is none. */
export function provisionTable(view: View): Html | null {
  const provisions = answerOf(view)?.provisions ?? []
  if (provisions.length === 0) return null
  const rows = provisions.map(
    (result) =>
      html`<tr><th scope="row">${provisionOf(view.law, result.provision)?.says ?? ''}</th><td data-label="State">${stateWords(result.role, result.state)}</td><td data-label="Citation">${citation(result)}</td></tr>`,
  )
  return html`<table><caption>Provisions of the legal basis and of the human-rights floor</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">State</th><th scope="col">Citation</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** The reason tree of every provision under the basis of the answer; null if there is none. */
export function reasons(view: View): Html | null {
  const provisions = answerOf(view)?.provisions ?? []
  if (provisions.length === 0) return null
  return html`<ul class="reasons">${provisions.map(
    (result) =>
      html`<li><code>${result.provision}</code>: ${stateWords(result.role, result.state)}${reasonList(view, result.because)}</li>`,
  )}</ul>`
}
