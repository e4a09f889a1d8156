import { html } from 'hono/html'
import type { ScreenedPerson } from '../screening/index.ts'
import { type Html, pageFrame } from './pageFrame.ts'
import { glance, restsOn } from './screenPageGlance.ts'
import { personArticle } from './screenPagePerson.ts'
import { SCREEN_STYLE } from './screenStyle.ts'
import { type Group, groupsOf, type ScreenView } from './screenView.ts'
import { answersWords, groupHeading, groupWords, NO_PERMISSION, peopleWords } from './screenWords.ts'
import { safe, short } from './words.ts'

/** Beyond so many people the reason trees are left out, so that the page stays one that a browser can open. */
const MOST_WHOLE = 150

/** Renders a screening as one self-contained page: no script, no network, readable on paper and by screen readers. */
export async function screenPageOf(view: ScreenView): Promise<string> {
  const { screening } = view
  const { manifest, counts, people } = screening
  const file = short(safe(manifest.file), 80)
  const groups = groupsOf(screening)
  const parts: Html[] = []
  for (const one of groups) parts.push(await groupSection(view, one, people.length <= MOST_WHOLE))
  return await pageFrame({
    title: `Screening of ${file}: ${answersWords(counts)}`,
    style: SCREEN_STYLE,
    skip: { to: 'glance', says: 'Skip to the list at a glance' },
    header: 'Writ: a list of people, from proven facts and encoded law',
    main: html`<h1>Screening of ${file}</h1>
<p class="meaning">${answersWords(counts)} ${NO_PERMISSION}</p>
<nav aria-label="Contents"><ul><li><a href="#glance">The list at a glance</a></li><li><a href="#rests">What this rests on</a></li>${groups.map(
      ({ group, people: own }) =>
        html`<li><a href="#${group}">${groupHeading(group)}: ${peopleWords(own.length)}</a></li>`,
    )}</ul></nav>
${glance(view)}
${restsOn(view)}
${parts}`,
    footer: `The encoding is a map of the law in our own words; a lawyer must check it before anyone relies on it. ${NO_PERMISSION}`,
  })
}

async function groupSection(
  view: ScreenView,
  { group, people }: { readonly group: Group; readonly people: readonly ScreenedPerson[] },
  whole: boolean,
): Promise<Html> {
  const articles: Html[] = []
  // One after the other: all at once would hold every piece of every person's reasons.
  for (const person of people) articles.push(await personArticle(view, person, whole))
  return await html`<section class="group" id="${group}" aria-labelledby="${group}-title"><h2 id="${group}-title">${groupHeading(group)}: ${peopleWords(people.length)}</h2>
<p>${groupWords(group).meaning}</p>
${articles}</section>`
}
