import type { Figure, GradedText, Mention, ReadTexts, Statement } from '../../reading/index.ts'
import { voiceOf } from '../../reading/index.ts'
import { joined, kindWords } from '../words.ts'

/** What reading a text is worth, for every form of its report. */
export const WORTH =
  'Nothing below is a finding. A text shows that something was said, and by whom; each statement is an allegation until what proves it is in hand.'

/** What a figure counts, in words. */
export function figureWords({ words, value, unit, counts }: Figure): string {
  const said =
    unit === 'count' && counts !== ''
      ? `${words.exact}${value === null || /^(the|los|las|them) ?/.test(counts) ? ' of' : ''} ${counts}`
      : unit === 'money'
        ? `${words.exact} (${counts})`
        : unit === 'share' && counts !== ''
          ? `${words.exact} per cent of ${counts}`
          : unit === 'duration'
            ? `${words.exact} ${counts}`
            : words.exact
  return value === null ? `${said} (no number is given)` : said
}

/** Whose word a statement is, for the cell of a table. */
export function wordOf(text: GradedText, id: string): string {
  const statement = statementIn(text, id)
  return statement === undefined ? 'not known' : voiceOf(statement, text.source)
}

/** A statement of a text by its number. */
function statementIn(text: GradedText, id: string): Statement | undefined {
  return text.statements.find((statement) => statement.id === id)
}

/** The exhibits that would prove something, in words. */
export function proofWords(provenBy: readonly string[], corroboration: number): string {
  const kinds = joined(provenBy.map(kindWords), 'or')
  return corroboration > 1 ? `${corroboration} of independent origin: ${kinds}` : kinds
}

/** How many times somebody or something is named. */
export function timesWords({ places }: Mention): string {
  return places.length === 1 ? 'once' : `${places.length} times`
}

/** One line on how the texts hang together. */
export function originsWords({ texts, roots }: ReadTexts): string {
  const number = roots.origins.length
  if (texts.length === 1) return 'One text.'
  return number === texts.length
    ? `${texts.length} texts; no tie between them was found, which does not show that there is none.`
    : `${texts.length} texts go back to ${number} ${number === 1 ? 'origin' : 'origins'}: what they share counts once.`
}

const HOW = {
  links: 'links to',
  embeds: 'embeds',
  quotes: 'has a quotation of',
  'near-copy': 'is a near copy of',
} as const

/** A tie between two texts in words. */
export function edgeWords(
  { texts }: ReadTexts,
  { from, to, how, shows, directed }: ReadTexts['roots']['edges'][number],
): string {
  const [a, b] = [texts[from]?.source.name ?? '', texts[to]?.source.name ?? '']
  return `${a} ${HOW[how]} ${b}: ${shows}${directed ? '' : '; which came first is not known'}`
}
