import { html } from 'hono/html'
import { countWords } from '../identity/index.ts'
import type { Gate } from '../screening/index.ts'
import { GROUPS, groupOf } from '../screening/index.ts'
import {
  changedFileWords,
  changeLines,
  type GateGroup,
  gateGroups,
  gateGroupWords,
  turnWords,
  unchangedLines,
} from './gateWords.ts'
import { type Html, pageFrame } from './pageFrame.ts'
import { pageList, pageTable } from './pageTable.ts'
import { badge, shownName } from './screenPageGlance.ts'
import { SCREEN_STYLE } from './screenStyle.ts'
import { answersWords, groupWords, NO_PERMISSION, peopleWords } from './screenWords.ts'
import { ageWords, momentWords, readWords } from './sourceWords.ts'
import { safe, short } from './words.ts'

/** Renders a gate as one small self-contained page: what changed since the earlier screening, who is stopped first. */
export async function gatePageOf(gate: Gate): Promise<string> {
  const found = gateGroups(gate)
  const { groups } = found
  const nothing = groups.length + gate.gone.length + gate.stale.length === 0
  return await pageFrame({
    title: `At the gate, ${momentWords(gate.at)}: ${answersWords(gate.counts)}`,
    style: SCREEN_STYLE,
    skip: { to: 'changes', says: 'Skip to what changed' },
    header: 'Writ: a list of people at the moment of the hand-over',
    main: html`<h1>At the gate, ${momentWords(gate.at)}</h1>
<p class="meaning">${answersWords(gate.counts)} ${NO_PERMISSION}</p>
${nothing ? html`<p>Nothing changed for anybody since the earlier screening.</p>` : ''}
${staleSection(gate)}
<div id="changes">
${groups.map(({ group, people }) => groupTable(group, people))}
${gate.gone.length === 0 ? '' : html`<section><h2>No longer on the list: ${peopleWords(gate.gone.length)}</h2>${pageList(gate.gone.map(({ id, name }) => `${short(safe(id), 60)} ${shownName(name)}`))}</section>`}
</div>
${listed('Files of records that changed', gate.sources.map(changedFileWords))}
${listed('Other differences', gate.differences.map(safe))}
${listed(`Unchanged: ${peopleWords(found.unchanged.length)}`, unchangedLines(found))}
<section><h2>All answers</h2>${pageTable(
      'How many people have which answer now, and what the answer means',
      ['Answer', 'People', 'What it means'],
      GROUPS.map((group) => [badge(group, 'small'), countWords(gate.counts[group]), groupWords(group).meaning]),
    )}</section>`,
    footer: `The answers are those of the screening made at the gate; its page has the reasons and the citations. ${NO_PERMISSION}`,
  })
}

function staleSection({ stale, at }: Gate): Html | string {
  if (stale.length === 0) return ''
  return html`<section><h2>Sources to read again</h2>
<p><strong>Until they are read again every answer is at best not shown.</strong> A newer record about anybody could be missing from them.</p>
${pageTable(
  'Sources that are too old, of unknown age, or missing',
  ['File', 'Last read', 'Age'],
  stale.map((source) => [safe(source.file), readWords(source.refreshed), ageWords(source, at)]),
)}</section>`
}

function groupTable(group: GateGroup, people: Gate['people']): Html {
  return html`<section><h2>${gateGroupWords(group)}: ${peopleWords(people.length)}</h2>
${pageTable(
  `Answers and changes, ${peopleWords(people.length)}`,
  ['Person', 'Answer now', 'Before and now', 'What changed'],
  people.map((person) => {
    const lines = changeLines(person).map(safe)
    return [
      `${short(safe(person.id), 60)} ${shownName(person.name)}`,
      badge(groupOf(person), 'small'),
      turnWords(person),
      lines.length === 0 ? 'the answer alone' : pageList(lines),
    ]
  }),
)}</section>`
}

function listed(heading: string, items: readonly string[]): Html | string {
  return items.length === 0 ? '' : html`<section><h2>${heading}</h2>${pageList(items)}</section>`
}
