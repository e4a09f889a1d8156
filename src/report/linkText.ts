import { countWords, explainer, explainText, probabilityWords } from '../identity/index.ts'
import { type LinkView, type Queue, queueOf } from './linkView.ts'
import {
  aboutWords,
  calibrationRows,
  comparedWords,
  countsWords,
  expectedWords,
  missedWords,
  tablesWords,
  thresholdRows,
  unfindableLines,
} from './linkWords.ts'
import { printable, safe, wrap } from './words.ts'

const WIDTH = 100
const MOST_PAIRS = 5

/** The summary of a linkage for the terminal, 100 columns wide: counts, how far to rely on it, and the first pairs. */
export function linkText(view: LinkView): string {
  const queue = queueOf(view)
  const sections = [
    heading(view),
    countsWords(view, queue).map((line) => wrap(line, WIDTH, '  ')),
    reliability(view),
    firstPairs(view, queue),
    [
      wrap(
        'A probability is a reason to look, not a finding: people decide whether two records are of one person, and no pair is cleared by itself.',
        WIDTH,
      ),
    ],
  ]
  const texts = sections.filter((section) => section.length > 0).map((section) => section.join('\n'))
  return printable(`${texts.join('\n\n')}\n`)
}

function heading(view: LinkView): readonly string[] {
  const { linkage, reliability: report } = view
  return [
    wrap(`Records that may concern the same person: ${tablesWords(view)}`, WIDTH, '  '),
    wrap(
      `Compared by ${comparedWords(linkage)}: ${countWords(report.pairs)} pairs, ${expectedWords(report.expectedMatches)} of them expected to be one person.`,
      WIDTH,
      '  ',
    ),
  ]
}

function reliability(view: LinkView): readonly string[] {
  const { reliability: report } = view
  return [
    'How far this can be relied on',
    ...report.cautions.map((caution) => wrap(`  Caution: ${caution}`, WIDTH, '    ')),
    '',
    ...table(['probability', 'pairs', 'expected matches'], calibrationRows(report)),
    '',
    ...table(['taken from', 'pairs', 'expected wrong', 'expected matches left out'], thresholdRows(report)),
    '',
    wrap(`  ${missedWords(report)}`, WIDTH, '  '),
    ...report.missed.groups.map(({ says, found, missed }) =>
      wrap(
        `    ${says}: ${expectedWords(found)} found, ${missed === null ? 'missed cannot be estimated' : `missed ${aboutWords(missed)}`}`,
        WIDTH,
        '      ',
      ),
    ),
    ...unfindableLines(view).map((line) => wrap(`  ${line}`, WIDTH, '    ')),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const wide = head.map((cell, place) => Math.max(cell.length, ...rows.map((row) => row[place]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, place) => (place === 0 ? cell.padEnd(wide[0] ?? 0) : cell.padStart(wide[place] ?? 0))).join('  ')}`
  return [line(head), ...rows.map(line)]
}

function firstPairs(view: LinkView, { open, openCount }: Queue): readonly string[] {
  if (openCount === 0) return []
  const explain = explainer(view.linkage.model)
  const lines = open
    .slice(0, MOST_PAIRS)
    .flatMap(({ pair, written }) => [
      '',
      wrap(`${safe(pair.leftId)} and ${safe(pair.rightId)}: probability ${probabilityWords(pair.probability)}`, WIDTH),
      ...(written === undefined
        ? []
        : [wrap(`  ${safe(nameOf(written.left.name))} / ${safe(nameOf(written.right.name))}`, WIDTH, '  ')]),
      wrap(`  ${explainText(explain(pair, written))}`, WIDTH, '  '),
    ])
  const shown = Math.min(open.length, MOST_PAIRS)
  const rest =
    openCount > shown
      ? [
          '',
          shown === 0
            ? `${countWords(openCount)}, none of them shown here`
            : `and ${countWords(openCount - shown)} more`,
        ]
      : []
  return ['To be ruled out by a person, what a mistake would cost most first', ...lines, ...rest]
}

function nameOf(name: string | null): string {
  return name ?? 'no name'
}
