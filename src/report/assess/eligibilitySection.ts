import { countWords } from '../../identity/index.ts'
import type { Eligibility, Funnel } from '../../programme/index.ts'
import { barChart } from '../chart/forms.ts'
import { type NumberCell, type PaperBlock, type PaperSection, table, text } from '../paper/paper.ts'
import { markWords } from '../words.ts'

/** A population that the law was asked about, and what it is. */
export interface AssessedPopulation {
  readonly eligibility: Eligibility
  /** Where the people come from: a synthetic population with its tables, or a real table. */
  readonly says: string
  readonly notes: readonly string[]
}

const MOST_GROUPS = 5

/** Whom the law lets through, provision by provision, and what would have to be shown of those who are left. */
export function eligibilitySection({ eligibility, says }: AssessedPopulation): PaperSection {
  const [everybody, ...groups] = eligibility.own
  return {
    id: 'eligibility',
    heading: 'Who could lawfully be sent',
    blocks: [
      text(`${says} Counts are of people in that population; nobody in it is named, chosen or scored.`),
      ...(everybody === undefined ? [] : ownBlocks(everybody, groups)),
      withoutConsent(eligibility),
      ...(everybody === undefined ? [] : [sourceTable(everybody)]),
    ],
  }
}

/** What was assumed when the population was made. */
export function assumptionSection({ notes }: AssessedPopulation): PaperSection {
  return {
    id: 'assumptions',
    heading: 'What was assumed of the population',
    blocks: [{ kind: 'list', items: notes }],
    long: true,
  }
}

function ownBlocks(everybody: Funnel, groups: readonly Funnel[]): readonly PaperBlock[] {
  const { basis, people, cuts, notShown, shown, outOfReach } = everybody
  const steps = [
    { label: 'Everybody', value: people },
    ...cuts.map(({ cite, left }) => ({ label: `Not barred by ${cite}`, value: left })),
  ]
  const left = `${countWords(notShown + shown)} of ${countWords(people)} are not barred`
  return [
    ...(outOfReach
      ? [text(`The basis ${basis} does not reach this hand-over, by its dates or its States: all are barred.`)]
      : []),
    {
      kind: 'chart',
      chart: barChart(
        {
          id: 'funnel',
          title: `Who is not barred under ${basis}`,
          says: `In the law's order, each provision counting people whom none before it bars. ${left}; ${countWords(shown)} are shown.`,
        },
        steps,
        { unit: 'people', write: countWords },
      ),
    },
    table(
      'bars',
      `Every provision that bars anybody under ${basis}, counted by itself`,
      ['Provision', 'What it says', 'Role', 'Bars', 'First to bar', 'Mark'],
      provisionRows(everybody),
    ),
    table(
      'groups',
      `Under ${basis}, by citizenship`,
      ['Group', 'People', 'Barred', 'Not shown', 'Shown'],
      [everybody, ...groups].map((one) => [
        GROUP_WORDS[one.group],
        peopleCell(one.people),
        peopleCell(one.barred),
        peopleCell(one.notShown),
        peopleCell(one.shown),
      ]),
    ),
    missingTable(everybody),
    ...contestedBlocks(everybody),
  ]
}

const GROUP_WORDS = {
  everybody: 'Everybody',
  citizens: 'Citizens of the sending State',
  others: 'Others',
} as const

function provisionRows({ bars, cuts }: Funnel): readonly (readonly (string | NumberCell)[])[] {
  const own = new Map(bars.map((bar) => [bar.provision, bar]))
  const first = new Map(cuts.map(({ provision, barred }) => [provision, barred]))
  const onlyContested = cuts.filter(({ provision }) => !own.has(provision))
  return [...bars, ...onlyContested].map(({ provision, cite, says, role, barred, verified }) => [
    `${cite} (${provision})`,
    says,
    role,
    own.has(provision) ? peopleCell(barred) : 'only under one contested position',
    peopleCell(first.get(provision) ?? 0),
    markWords(verified),
  ])
}

function missingTable({ missing, notShown }: Funnel): PaperBlock {
  if (notShown === 0) return text('Nobody is left of whom anything would have to be shown.')
  return table(
    'missing',
    'What would have to be shown of those who are not barred, the group with the fewest open facts first',
    ['People', 'Open facts', 'Which'],
    missing
      .slice(0, MOST_GROUPS)
      .map(({ people, findings }) => [
        peopleCell(people),
        String(findings.length),
        findings
          .map(({ fact, members }) => (members.length === 0 ? fact : `${fact} (${members.join(', ')})`))
          .join('; '),
      ]),
  )
}

function contestedBlocks({ contested }: Funnel): readonly PaperBlock[] {
  if (contested.length === 0) return []
  return [
    table(
      'contested',
      'Contested questions, with the outcomes under each position side by side',
      ['Question', 'Position', 'Barred', 'Not shown', 'Shown'],
      contested.flatMap(({ question, provision, positions }) =>
        positions.map(({ position, outcomes }) => [
          `${question} (${provision})`,
          position,
          peopleCell(outcomes.barred),
          peopleCell(outcomes['not-shown']),
          peopleCell(outcomes.shown),
        ]),
      ),
    ),
  ]
}

function withoutConsent({ citizensWithoutConsent, transfer }: Eligibility): PaperBlock {
  return table(
    'citizens-without-consent',
    `Citizens of ${transfer.from} who do not consent, under every basis that reaches this hand-over`,
    ['Basis', 'Citizens', 'Barred', 'Not shown', 'Shown', 'Barred by'],
    citizensWithoutConsent.map((one) => [
      one.basis,
      peopleCell(one.people),
      peopleCell(one.barred),
      peopleCell(one.notShown),
      peopleCell(one.shown),
      barredBy(one),
    ]),
  )
}

function barredBy({ cuts, bars, outOfReach, people, barred, missing }: Funnel): string {
  if (outOfReach) return 'The basis does not reach this hand-over.'
  const [fewest] = missing
  if (barred === 0) return `nothing on record; at least ${fewest?.findings.length ?? 0} facts are open`
  const whole = bars.filter(({ barred }) => barred === people).map(({ cite }) => cite)
  return (whole.length > 0 ? whole : cuts.map(({ cite }) => cite)).join('; ')
}

function sourceTable({ sources }: Funnel): PaperBlock {
  return table(
    'findings',
    'What the columns of the population stand for; everything else is open for everybody',
    ['Finding', 'Taken from'],
    sources.map(({ column, says }) => [column, says]),
  )
}

function peopleCell(value: number): NumberCell {
  return { words: countWords(value), mark: '', value, unit: 'people' }
}
