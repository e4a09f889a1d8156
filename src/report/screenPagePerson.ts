import { html } from 'hono/html'
import { groupOf, type ScreenedPerson } from '../screening/index.ts'
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
import type { Html } from './pageFrame.ts'
import { badge, shownName } from './screenPageGlance.ts'
import { heldSection, recordsTable, rulingsTable } from './screenPageRecords.ts'
import { personView, type ScreenView } from './screenView.ts'
import { groupWords, reasonWords } from './screenWords.ts'
import { basisChoiceWords } from './sentences.ts'
import { answerOf, basisOf, type View } from './view.ts'
import { dayWords, safe, short, stateName } from './words.ts'

const MOST_MISSING = 12
/** What is open beside a bar would not lift it. */
const MOST_OPEN = 3
const MOST_DECIDING = 8

/**
 * One person of the list: the answer and its reason, the records to rule on, the records and rulings, and the
 * determination. Without `whole` the provisions are only named, and their reasons are left out.
 */
export async function personArticle(screen: ScreenView, person: ScreenedPerson, whole: boolean): Promise<Html> {
  const view = personView(screen, person)
  const id = `person-${person.row}`
  const group = groupOf(person)
  const barred = person.outcome === 'barred'
  return await html`<article class="person" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${badge(group)} ${short(safe(person.id), 60)} ${shownName(person.name)}</h3>
<p class="meaning">${whyHeld(person)}${groupWords(group).meaning}</p>
${facts(screen, person, view)}
${section(h4('To be ruled on by a person'), heldSection(screen, person))}
${section(h4(barred ? 'What bars it' : 'What decides it'), decidingList(view, barred ? MOST_DECIDING : undefined))}
${section(h4(barred ? 'Also open' : 'What is missing'), barred ? missingTable(view, MOST_OPEN, 'None of them would lift what bars it.') : missingTable(view, MOST_MISSING))}
${section(h4('Conflicts'), conflictList(view))}
${section(h4('Allegations, which prove nothing'), allegationList(view))}
${section(h4('Contested law: the most protective position gives the outcome'), contestedTables(view))}
${section(h4('Records found for this person'), recordsTable(screen, person))}
${section(h4('Rulings'), rulingsTable(person))}
${section(h4('Duties and warnings: they do not change the outcome'), dutyList(view))}
${section(h4('Other legal bases that fit'), otherBases(view, person.holds.length === 0 ? '' : 'Their outcomes are counted without the records to rule on.'))}
<div class="whole">${section(h4('Every provision'), whole ? wholeProvisions(view) : namedProvisions(view))}</div>
<p class="back"><a href="#glance">Back to the list</a></p>
</article>`
}

function h4(text: string): Html {
  return html`<h4>${text}</h4>`
}

function whyHeld(person: ScreenedPerson): string {
  const { outcome, holds } = person
  return outcome === 'barred' && holds.length > 0 ? 'There are records to rule on as well. ' : ''
}

function facts({ law }: ScreenView, person: ScreenedPerson, view: View): Html {
  const { transfer, held, withoutHolds, determination, row } = person
  const named = basisOf(law, transfer.basis)
  const under = basisOf(law, determination.basis)
  const names = view.case.person.names.slice(1).map(safe)
  return html`<dl>
<dt>Why</dt><dd>${reasonWords(person)}${reasonWords(person).includes('] *') ? html` <em class="mark">from memory: not checked against the text</em>` : ''}</dd>
<dt>Hand-over</dt><dd>${stateName(law, transfer.from)} to ${stateName(law, transfer.to)}, ${dayWords(transfer.on)}</dd>
<dt>Legal basis</dt><dd>${named === undefined ? `none is named${under === undefined ? '' : `; the answer is under ${under.title}, ${under.cite} [${under.id}]`}` : `${named.title}, ${named.cite} [${named.id}]`}</dd>
${held ? html`<dt>Without the records to rule on</dt><dd>${outcomeHeading(withoutHolds)}, on the records that count alone</dd>` : ''}
${names.length === 0 ? '' : html`<dt>Further names</dt><dd>${short(names.join('; '), 400)}</dd>`}
<dt>Row of the list</dt><dd>${row}</dd>
</dl>
${basisChoiceWords(view) === '' ? '' : html`<p>${basisChoiceWords(view)}${person.holds.length === 0 ? '' : ' Records to rule on are left out of these counts.'}</p>`}
${misfit(view)}`
}

function wholeProvisions(view: View): Html | null {
  const table = provisionTable(view)
  if (table === null) return null
  const count = answerOf(view)?.provisions.length ?? 0
  return html`<details><summary>${count} provisions with their citations</summary>${table}</details>
<details><summary>Their reasons, down to the records</summary>${reasons(view) ?? ''}</details>`
}

/** The provisions by their state, by id alone: on a long list the whole reasons of everybody would fill too large a page. */
function namedProvisions(view: View): Html | null {
  const provisions = answerOf(view)?.provisions ?? []
  if (provisions.length === 0) return null
  const states = [...new Set(provisions.map(({ state }) => state))]
  const words = {
    applies: 'Bars, warnings that apply',
    failed: 'Not met',
    unproven: 'Not proven either way',
    met: 'Met',
    excluded: 'Ruled out',
  }
  return html`<details><summary>${provisions.length} provisions by their state</summary><dl>${states.map(
    (state) =>
      html`<dt>${words[state]}</dt><dd><code>${provisions
        .filter((one) => one.state === state)
        .map(({ provision }) => provision)
        .join(', ')}</code></dd>`,
  )}</dl><p>The list is long: the reasons of each provision are in the data of the screening.</p></details>`
}
