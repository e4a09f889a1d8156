import { html, raw } from 'hono/html'
import { formatDay } from '../../logic/index.ts'
import { type GradedText, lineOf, type ReadTexts, type Statement, voiceName } from '../../reading/index.ts'
import { type Html, pageFrame } from '../pageFrame.ts'
import { STYLE } from '../pageStyle.ts'
import { pageList, pageTable } from '../pageTable.ts'
import { safe } from '../words.ts'
import { sayingOf } from './readData.ts'
import { edgeWords, figureWords, originsWords, proofWords, timesWords, WORTH, wordOf } from './readWords.ts'
import { rootsSvg } from './rootsSvg.ts'

const READ_STYLE = `${STYLE}
header, main, footer { max-width: 84rem }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; align-items: start }
.sides > * { min-width: 0 }
.words p { margin: .5rem 0 } .words mark { background: #fff2b3; color: #0b0c0c; border-bottom: 2px solid #0b0c0c }
.words sup a { font-size: .75rem; margin-left: .125rem }
.says { padding-left: 1.25rem } .says li { margin-bottom: .75rem } .says li li { margin: .5rem 0 }
.grade { display: block; font-size: .9375rem }
figure { margin: 1rem 0; overflow-x: auto } figcaption { font-weight: 600 }
@media screen and (max-width: 50rem) { .sides { grid-template-columns: 1fr } }
@media print { .sides { display: block } }
`

/** Renders texts and their statements side by side as one self-contained page; what a text brings along is shown as words, never run. */
export async function readPageOf(read: ReadTexts): Promise<string> {
  const [first] = read.texts
  const title =
    read.texts.length === 1 && first !== undefined
      ? safe(first.source.title ?? first.source.name)
      : `${read.texts.length} texts`
  return await pageFrame({
    title: `Read: ${title}`,
    style: READ_STYLE,
    skip: { to: 'content', says: 'Skip to the statements' },
    header: 'Writ: who says what, and on whose word',
    main: html`<h1>${title}</h1>
<p class="meaning">${WORTH}</p>
${read.texts.length > 1 ? sideBySide(read) : ''}
${read.texts.map((text, at) => oneText(text, at))}`,
    footer:
      'Kinds and grades are suggestions for a person to accept or to change. The text as received is the exhibit; it is identified by its SHA-256 sum.',
  })
}

function sideBySide(read: ReadTexts): Html {
  return html`<section><h2>Which rest on which</h2>
<p>${originsWords(read)}</p>
<figure tabindex="0" aria-label="Which texts rest on which"><figcaption>Each line goes from a text to what it rests on; broken where the order is not known; roots have a thick frame</figcaption>${raw(rootsSvg(read))}</figure>
${read.roots.edges.length === 0 ? '' : pageList(read.roots.edges.map((edge) => safe(edgeWords(read, edge))))}
${pageTable(
  'Origins',
  ['Texts', 'Root', 'Why'],
  read.roots.origins.map(({ texts, root, because }) => [
    safe(texts.map((at) => read.texts[at]?.source.name ?? '').join(', ')),
    root === null ? 'none in hand' : safe(read.texts[root]?.source.name ?? ''),
    because,
  ]),
)}
${
  read.contradictions.length === 0
    ? html`<p>No contradiction between them was found.</p>`
    : pageTable(
        'Contradictions',
        ['About', 'One says', 'Another says'],
        read.contradictions.map(({ of, a, b }) => [
          of,
          safe(sayingOf(read, a.text, a.statement)),
          safe(sayingOf(read, b.text, b.statement)),
        ]),
      )
}
</section>`
}

function oneText(text: GradedText, at: number): Html {
  const { source } = text
  const of = (id: string): string => `t${at + 1}-${id}`
  return html`<article><h2>${safe(source.title ?? source.name)}</h2>
<dl>
<dt>File</dt><dd>${safe(source.name)}, ${source.bytes} bytes, <code>${source.sha256}</code></dd>
<dt>Author</dt><dd>${safe(source.author ?? 'not named')}</dd>
<dt>Published</dt><dd>${safe(source.publisher ?? 'outlet not named')}, ${source.published === null ? 'day not given' : formatDay(source.published)}</dd>
${source.url === null ? '' : html`<dt>Address</dt><dd>${safe(source.url)}</dd>`}
${source.captured === null ? '' : html`<dt>Captured</dt><dd>${safe(source.captured)}, as the archive says</dd>`}
<dt>Kind, suggested</dt><dd>${text.kind.is}. ${safe(text.kind.because)}</dd>
<dt>Source, suggested</dt><dd>${text.grade.is}. ${safe(text.grade.because)}</dd>
${source.damaged === 0 ? '' : html`<dt>Damage</dt><dd>${source.damaged} characters could not be read for certain (${source.charset})</dd>`}
</dl>
<div class="sides">
<section class="words"><h3>The text, in the words of ${safe(voiceName({ name: source.author ?? source.publisher, kind: 'author', words: null, mode: 'states' }, source))}</h3>${marked(text, of)}</section>
<section><h3>Its statements</h3>${statements(text, null, of)}</section>
</div>
${text.terms.length === 0 ? '' : html`<h3>Words in quotation marks that nobody says</h3>${pageList(text.terms.map(({ exact }) => `“${safe(exact)}”`))}`}
${
  text.figures.length === 0
    ? ''
    : pageTable(
        'Figures',
        ['Figure', 'On whose word', 'Statement'],
        text.figures.map(({ statement, of: figure }) => [
          safe(figureWords(figure)),
          safe(wordOf(text, statement)),
          html`<a href="#${of(statement)}">${statement}</a>`,
        ]),
      )
}
${
  text.proposals.length === 0
    ? ''
    : pageTable(
        'Questions of law that it touches',
        ['Fact', 'Alleged', 'About', 'What would prove it'],
        text.proposals.map(({ statement, fact, says, about, words, value, provenBy, corroboration }) => [
          html`<code>${fact}</code> ${says}`,
          safe(`${wordOf(text, statement.id)}: “${words}”${value === null ? ' (a person must enter the value)' : ''}`),
          safe(about.length === 0 ? 'nobody by name' : about.join(', ')),
          proofWords(provenBy, corroboration),
        ]),
      )
}
${
  text.proposedClaims.length === 0
    ? ''
    : pageTable(
        'Claims about a programme',
        ['Kind', 'Claimed', 'What would settle it'],
        text.proposedClaims.map(({ statement, kind, words, settle }) => [
          kind,
          safe(`${wordOf(text, statement.id)}: “${words}”`),
          settle,
        ]),
      )
}
${
  text.mentions.length === 0
    ? ''
    : pageTable(
        'Named',
        ['Name', 'Kind', 'How often'],
        text.mentions.map((mention) => [safe(mention.name), mention.kind, timesWords(mention)]),
      )
}
${
  text.dates.length === 0
    ? ''
    : pageTable(
        'Dates',
        ['Words', 'Day', 'Counted from'],
        text.dates.map(({ words, from, until, relativeTo }) => [
          safe(words.exact),
          from === null
            ? 'the text has no day to count from'
            : until !== null && until !== from
              ? `${formatDay(from)} to ${formatDay(until)}`
              : formatDay(from),
          relativeTo === null ? 'itself' : `the day of the text, ${formatDay(relativeTo)}`,
        ]),
      )
}
</article>`
}

/** The text with its statements marked; each mark leads to the statement, and says whose word it is. */
function marked(text: GradedText, of: (id: string) => string): readonly Html[] {
  const { source, statements: all } = text
  const outer = all.filter(({ inside }) => inside === null)
  return source.blocks.map(({ start, end }) => {
    const parts: Html[] = []
    let at = start
    for (const statement of outer) {
      const [from, to] = [Math.max(statement.selector.start, at), Math.min(statement.selector.end, end)]
      if (to <= from) continue
      parts.push(
        html`${safe(source.text.slice(at, from))}`,
        html`<mark>${safe(source.text.slice(from, to))}</mark><sup><a href="#${of(statement.id)}">${statement.id}</a></sup>`,
      )
      at = to
    }
    parts.push(html`${safe(source.text.slice(at, end))}`)
    return html`<p>${parts}</p>`
  })
}

function statements(text: GradedText, inside: string | null, of: (id: string) => string): Html | string {
  const own = text.statements.filter((statement) => statement.inside === inside)
  return own.length === 0
    ? ''
    : html`<ul class="says">${own.map((statement) => html`<li id="${of(statement.id)}">${oneStatement(text, statement)}${statements(text, statement.id, of)}</li>`)}</ul>`
}

function oneStatement(text: GradedText, statement: Statement): Html {
  const grade = text.information.get(statement.id)
  return html`<strong>${statement.id}</strong> ${safe(lineOf(statement, text.source))}
${grade === undefined ? '' : html`<span class="grade">Credibility ${grade.is}, suggested: ${safe(grade.because)}</span>`}`
}
