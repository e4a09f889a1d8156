import type { Assessment } from '../../programme/index.ts'
import { type PaperBlock, type PaperSection, table, text } from '../paper/paper.ts'
import { ALTERNATIVES, HOME_WORDS } from './costSections.ts'
import { figureCell, figureWords, MARK_LINES, shareWords, unitCell } from './figureWords.ts'

/** Numbers on which sources differ, what the answer is under each, and pairs that ought to agree. */
export function conflictSection(assessment: Assessment): PaperSection {
  const { conflicts, variants, reconciliations } = assessment
  const apart = reconciliations.filter(({ agrees }) => !agrees)
  const blocks: readonly PaperBlock[] = [
    ...(conflicts.length === 0
      ? []
      : [
          table(
            'conflicts',
            'Numbers on which sources differ: the one used, and what the others say',
            ['Number', 'Used', 'Others', 'Note'],
            conflicts.map(({ id, used, others, notes }) => [
              id,
              unitCell(used),
              others.map(figureWords).join('; '),
              notes.join(' '),
            ]),
          ),
        ]),
    ...(variants.length === 0
      ? []
      : [
          table(
            'variants',
            'The saving at prices of the price year if another source is right',
            ['Number', 'Its value', 'Cost', ...ALTERNATIVES.map((home) => `Against ${HOME_WORDS[home]}`)],
            variants.map(({ id, value, cost, saving }) => [
              id,
              unitCell(value),
              figureCell(cost),
              ...ALTERNATIVES.map((home) => figureCell(saving[home])),
            ]),
          ),
        ]),
    ...(apart.length === 0
      ? []
      : [
          table(
            'reconciliations',
            'Published numbers that ought to agree and do not',
            ['What', 'One', 'The other', 'Apart'],
            apart.map(({ says, left, right, apart: by }) => [says, unitCell(left), unitCell(right), shareWords(by)]),
          ),
        ]),
  ]
  return {
    id: 'conflicts',
    heading: 'Where sources differ',
    blocks: blocks.length === 0 ? [text('No number of this file has a second source that differs.')] : blocks,
  }
}

/** What rests on memory or assumption, the named figures, and every source. */
export function sourceSection({ weak, sources, derived, results }: Assessment): PaperSection {
  return {
    id: 'sources',
    heading: 'Where the numbers come from',
    long: true,
    blocks: [
      { kind: 'list', items: MARK_LINES },
      table(
        'weak',
        'Numbers of the file from memory or assumed, and why',
        ['Number', 'Rests on', 'Reason'],
        weak.map(({ id, support, note }) => [id, support === 'memory' ? 'memory' : 'assumption', note ?? '']),
      ),
      table(
        'figures',
        'Figures of the file and of the answer by name, with what each comes from',
        ['Name', 'Figure', 'From'],
        [
          ...Object.entries(derived).map(([id, figure]) => [`derived.${id}`, unitCell(figure), figure.formula ?? '']),
          ...Object.entries(results).map(([id, figure]) => [`result.${id}`, unitCell(figure), figure.formula ?? '']),
        ],
      ),
      text('Sources:'),
      {
        kind: 'links',
        items: Object.entries(sources).map(([key, { title, url, verified, note }]) => ({
          says: `${key}: ${title}${verified ? '' : ' (not read)'}${note === undefined ? '' : `. ${note}`}`,
          url: url ?? null,
        })),
      },
    ],
  }
}
