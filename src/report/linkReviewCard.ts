import { html, raw } from 'hono/html'
import { type Explanation, explainText, probabilityWords } from '../identity/index.ts'
import { recordTable } from './linkRecordTable.ts'
import type { LinkView, QueuedPair } from './linkView.ts'
import { expectedWords } from './linkWords.ts'
import type { Html } from './pageFrame.ts'
import { waterfallSvg } from './waterfallSvg.ts'
import { safe } from './words.ts'

/** Where a pair stands on the page: its list and its number there. */
export interface CardPlace {
  readonly list: 'open' | 'linked'
  readonly number: number
}

/** One pair with both records side by side, the weight of each piece of evidence, and a place for the ruling. */
export function pairCard(view: LinkView, queued: QueuedPair, explanation: Explanation, place: CardPlace): Html {
  const { pair, ifMissed, ifNeedless } = queued
  const id = `${place.list}-${place.number}`
  const sides = {
    left: `${safe(pair.leftId)} in ${safe(view.left)}`,
    right: `${safe(pair.rightId)} in ${safe(view.right ?? view.left)}`,
  }
  const both = `${safe(pair.leftId)} and ${safe(pair.rightId)}`
  const costs =
    place.list === 'open'
      ? `Expected cost of ruling it out wrongly: ${expectedWords(ifMissed)}; of looking at it without need: ${expectedWords(ifNeedless)}.`
      : `Expected cost of having linked it wrongly: ${expectedWords(ifNeedless)}.`
  return html`<article class="pair" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${place.number}. ${both}: probability ${probabilityWords(pair.probability)}</h3>
<p>${safe(explainText(explanation))}</p>
<p>${costs}</p>
${recordTable(sides, queued.written, explanation)}
<div class="below"><figure><figcaption>How the evidence adds up, in bits: filled bars speak for one person, empty bars against</figcaption>${raw(waterfallSvg(explanation))}</figure>
${ruling(id, both)}</div>
</article>`
}

function ruling(id: string, both: string): Html {
  const choice = (value: string, says: string): Html =>
    html`<div class="choice"><input type="radio" name="${id}-ruling" id="${id}-${value}" value="${value}"><label for="${id}-${value}">${says}</label></div>`
  return html`<fieldset><legend>Ruling on ${both}</legend>
${choice('one', 'One person')}${choice('two', 'Ruled out: two people')}${choice('open', 'Cannot be told; it stays open')}
<label class="field" for="${id}-because">Because<textarea id="${id}-because" rows="3"></textarea></label>
<label class="field" for="${id}-name">Name of the person who rules<input id="${id}-name" type="text" autocomplete="name"></label>
<label class="field" for="${id}-date">Date (day, month, year)<input id="${id}-date" type="text"></label>
</fieldset>`
}
