import type { ClaimResult, ClaimsAssessment, Evidence, SeriesResult } from '../../programme/index.ts'
import { seriesChart } from '../chart/forms.ts'
import { type PaperBlock, type PaperSection, table, text } from '../paper/paper.ts'
import { figureWords, fromWords, numberWords, unitCell } from './figureWords.ts'

/** What is claimed for a programme, each claim with its finding, the readings behind it, and the evidence both ways. */
export function claimsSection({ title, claims, series, conflicts, reconciliations }: ClaimsAssessment): PaperSection {
  const apart = reconciliations.filter(({ agrees }) => !agrees)
  return {
    id: 'claims',
    heading: 'What is claimed',
    blocks: [
      text(`${title}. A finding is computed by the rule that stands beside it; a judgement of value is not scored.`),
      table(
        'claims',
        'Claims and findings',
        ['Claim', 'Finding'],
        claims.map(({ says, finding, on }) => [says, on.length === 0 ? finding : `${finding}: ${on.join(' ')}`]),
      ),
      ...claims.flatMap(claimBlocks),
      ...series.flatMap(seriesBlocks),
      ...(conflicts.length === 0
        ? []
        : [
            table(
              'claim-conflicts',
              'Numbers behind the claims on which sources differ',
              ['Number', 'One source', 'Others', 'Note'],
              conflicts.map(({ id, used, others, notes }) => [
                id,
                unitCell(used),
                others.map(figureWords).join('; '),
                notes.join(' '),
              ]),
            ),
          ]),
      ...(apart.length === 0
        ? []
        : [
            table(
              'claim-reconciliations',
              'Numbers behind the claims that ought to agree and do not',
              ['What', 'One', 'The other'],
              apart.map(({ says, left, right }) => [says, unitCell(left), unitCell(right)]),
            ),
          ]),
    ],
  }
}

function claimBlocks(claim: ClaimResult): readonly PaperBlock[] {
  const { id, says, finding, tests, remark, settle } = claim
  return [
    { kind: 'text', text: `"${says}": ${finding}.`, strong: true },
    ...(tests.length === 0
      ? []
      : [
          table(
            `claim-${id}`,
            'What was tested',
            ['Reading', 'Finding', 'Rule', 'Figures'],
            tests.map(({ asks, finding: found, rule, figures, because }) => [
              asks,
              found,
              rule ?? because ?? '',
              Object.entries(figures)
                .map(([name, figure]) => `${name}: ${figureWords(figure)}`)
                .join('; '),
            ]),
          ),
        ]),
    ...(remark === null ? [] : [text(remark)]),
    ...evidenceBlocks('For', claim.for),
    ...evidenceBlocks('Against', claim.against),
    text(`What would settle it: ${settle}`),
  ]
}

function evidenceBlocks(side: string, evidence: readonly Evidence[]): readonly PaperBlock[] {
  if (evidence.length === 0) return []
  return [
    text(`${side}:`),
    {
      kind: 'links',
      items: evidence.map(({ point, source }) => ({
        says: `${point} (${source.title}${source.verified ? '' : ', not read'})`,
        url: source.url ?? null,
      })),
    },
  ]
}

function seriesBlocks({ id, says, counts, events }: SeriesResult): readonly PaperBlock[] {
  const lines = [0, 1, 2].map((place) => ({
    name: ['First count', 'Another count', 'A third count'][place] ?? '',
    points: counts.flatMap(({ year, used, others }) => {
      const figure = [...used, ...others][place]
      return figure === undefined ? [] : [{ x: year, y: figure.value }]
    }),
  }))
  const [first, last] = [counts.at(0), counts.at(-1)]
  const [from, until] = [first?.used.at(0), last?.used.at(0)]
  if (first === undefined || last === undefined || from === undefined || until === undefined) return []
  const said = events.map(({ on, says: what }) => `${on}: ${what}`).join('; ')
  const differ = counts.filter(({ used, others }) => used.length + others.length > 1).map(({ year }) => year)
  return [
    {
      kind: 'chart',
      chart: seriesChart(
        {
          id: `series-${id}`,
          title: says,
          says: `From ${numberWords(from.value)} in ${first.year} to ${numberWords(until.value)} in ${last.year}. ${said}.${
            differ.length === 0 ? '' : ` Counts differ for ${differ.join(', ')}; all are shown.`
          }`,
          from: fromWords(from),
        },
        { across: 'Year', series: lines.filter(({ points }) => points.length > 0) },
        { unit: from.unit, write: numberWords },
      ),
    },
  ]
}
