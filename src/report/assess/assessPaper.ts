import { countWords } from '../../identity/index.ts'
import type { Assessment, ClaimsAssessment } from '../../programme/index.ts'
import type { Paper, PaperSection } from '../paper/paper.ts'
import { answerOf, reasonsOf } from './answer.ts'
import { capacitySection } from './capacitySection.ts'
import { claimsSection } from './claimsSection.ts'
import { costSection, payerSection, uncertaintySection, unitCostChart } from './costSections.ts'
import { type AssessedPopulation, assumptionSection, eligibilitySection } from './eligibilitySection.ts'
import { conflictSection, sourceSection } from './sourceSections.ts'

/** What is known of a programme when it is reported. */
export interface AssessView {
  readonly assessment: Assessment
  /** Whom the law lets through, if it was asked about a population. */
  readonly population: AssessedPopulation | null
  /** What is claimed for the programme, if somebody wrote it down. */
  readonly claims: ClaimsAssessment | null
}

/** Writes the report on a programme: the answer and its reasons first, then every figure with what it comes from. */
export function paperOfProgramme({ assessment, population, claims }: AssessView): Paper {
  const cost = costSection(assessment)
  const sections: readonly PaperSection[] = [
    ...(population === null ? [] : [eligibilitySection(population)]),
    { ...cost, blocks: [...cost.blocks, unitCostChart(assessment)] },
    uncertaintySection(assessment),
    payerSection(assessment),
    capacitySection(assessment),
    ...(claims === null ? [] : [claimsSection(claims)]),
    conflictSection(assessment),
    ...(population === null || population.notes.length === 0 ? [] : [assumptionSection(population)]),
    sourceSection(assessment),
  ]
  const { title, parties, term } = assessment
  return {
    title: `${title} (${parties.sending} to ${parties.receiving}, ${term.from} to ${term.until})`,
    answer: [lawAnswer(population), answerOf(assessment)].filter((one) => one !== '').join(' '),
    reasons: [...lawReasons(population), ...reasonsOf(assessment)],
    sections,
    footer:
      'Figures answer what a programme costs; whether a person may be sent is answered for that person by law and proof. People decide.',
  }
}

function lawAnswer(population: AssessedPopulation | null): string {
  const [everybody] = population?.eligibility.own ?? []
  if (everybody === undefined) return ''
  const { people, notShown, shown, basis } = everybody
  const left = notShown + shown
  if (left === 0) return `Under ${basis} the law bars all ${countWords(people)} people.`
  return `Under ${basis} the law bars ${countWords(people - left)} of ${countWords(people)} people; nothing on record bars the other ${countWords(left)}, and ${shown === 0 ? 'none of them is shown' : `${countWords(shown)} are shown`}.`
}

function lawReasons(population: AssessedPopulation | null): readonly string[] {
  const all = population?.eligibility.citizensWithoutConsent ?? []
  const open = all.filter(({ notShown, shown }) => notShown + shown > 0)
  if (all.length === 0) return []
  const shown = open.reduce((sum, one) => sum + one.shown, 0)
  const rest =
    open.length === 0
      ? 'bars all of them'
      : `bars all of them but under ${open.map(({ basis }) => basis).join(', ')}, where ${shown === 0 ? 'nobody is' : `${countWords(shown)} are`} shown`
  return [`Of citizens who do not consent the law, under each of ${all.length} legal bases, ${rest}.`]
}
