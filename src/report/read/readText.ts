import { formatDay } from '../../logic/index.ts'
import { type GradedText, lineOf, type ReadTexts } from '../../reading/index.ts'
import { printable, wrap } from '../words.ts'
import { sayingOf } from './readData.ts'
import { edgeWords, figureWords, originsWords, proofWords, timesWords, WORTH, wordOf } from './readWords.ts'

/** Texts taken apart, for the terminal. */
export function readingText(read: ReadTexts, colour = false): string {
  const parts = [...read.texts.map(oneText), ...(read.texts.length > 1 ? [ties(read)] : [])]
  return printable(`${wrap(WORTH, 100)}\n\n${parts.join(`\n${'='.repeat(100)}\n\n`)}`, colour)
}

function oneText(text: GradedText): string {
  const { source } = text
  const head = [
    `TEXT  ${source.title ?? source.name}`,
    `${source.name}, ${source.bytes} bytes, SHA-256 ${source.sha256}`,
    `Author: ${source.author ?? 'not named'}. Published by: ${source.publisher ?? 'not named'}. Day: ${source.published === null ? 'not given' : formatDay(source.published)}.`,
    `Suggested kind of exhibit: ${text.kind.is}. ${text.kind.because}`,
    `Suggested grade of the source: ${text.grade.is}. ${text.grade.because}`,
    ...(source.damaged > 0 ? [`${source.damaged} characters could not be read for certain (${source.charset}).`] : []),
  ]
  return [
    ...head.map((line) => wrap(line, 100, '  ')),
    '',
    ...section(
      'Statements, each with the one on whose word it stands',
      text.statements.map((statement) => {
        const grade = text.information.get(statement.id)
        return `${statement.id}  ${lineOf(statement, source)}${grade === undefined ? '' : ` [credibility ${grade.is}: ${grade.because}]`}`
      }),
    ),
    ...section(
      'Words in quotation marks that nobody says',
      text.terms.map(({ exact }) => `“${exact}”`),
    ),
    ...section(
      'Figures',
      text.figures.map(({ statement, of }) => `${figureWords(of)}: ${wordOf(text, statement)} (${statement})`),
    ),
    ...section(
      'Questions of law that it touches, and what would prove the answer',
      text.proposals.map(
        ({ statement, fact, says, value, about, words, provenBy, corroboration }) =>
          `${statement.id}  ${fact}: ${says} ${wordOf(text, statement.id)}: “${words}”${about.length === 0 ? '' : ` of ${about.join(', ')}`}${value === null ? '; a person must enter the value' : ''}. It would be proved by ${proofWords(provenBy, corroboration)}.`,
      ),
    ),
    ...section(
      'Claims about a programme',
      text.proposedClaims.map(
        ({ statement, kind, words, settle }) =>
          `${statement.id}  ${kind}: ${wordOf(text, statement.id)}: “${words}”. It would be settled by: ${settle}`,
      ),
    ),
    ...section(
      'Named',
      text.mentions.map((mention) => `${mention.kind}: ${mention.name} (${timesWords(mention)})`),
    ),
    ...section(
      'Dates',
      text.dates.map(
        ({ words, from, until, relativeTo }) =>
          `${words.exact}: ${from === null ? 'the text has no day to count from' : until !== null && until !== from ? `${formatDay(from)} to ${formatDay(until)}` : formatDay(from)}${relativeTo === null ? '' : ', counted from the day of the text'}`,
      ),
    ),
  ].join('\n')
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : [heading, ...lines.map((line) => wrap(`  - ${line.replace(/\s+/g, ' ')}`, 100, '    ')), '']
}

function ties(read: ReadTexts): string {
  return [
    'SIDE BY SIDE',
    originsWords(read),
    '',
    ...section(
      'Ties',
      read.roots.edges.map((edge) => edgeWords(read, edge)),
    ),
    ...section(
      'Origins',
      read.roots.origins.map(
        ({ texts, root, because }) =>
          `${texts.map((at) => read.texts[at]?.source.name ?? '').join(', ')}: ${root === null ? 'no root in hand' : `root ${read.texts[root]?.source.name}`}. ${because}`,
      ),
    ),
    ...section(
      'Contradictions',
      read.contradictions.map(
        ({ of, a, b }) =>
          `${of}: ${sayingOf(read, a.text, a.statement)} — against — ${sayingOf(read, b.text, b.statement)}`,
      ),
    ),
  ].join('\n')
}
