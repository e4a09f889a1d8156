import { countWords, probabilityWords } from '../identity/index.ts'
import type { Law } from '../law/index.ts'
import { groupOf, type ScreenedPerson, type Screening, type Thresholds } from '../screening/index.ts'
import { type Group, heldRecords } from './screenView.ts'
import { answerOf, basisOf, decidingProvisions } from './view.ts'
import { dayWords, outcomeWords, safe, short, stateName } from './words.ts'

const HELD_MEANING =
  'A person must rule on a record before the answer can become better. Until then it is at best not shown.'

/** The word for an answer, and what it means. */
export function groupWords(group: Group): { readonly heading: string; readonly meaning: string } {
  return group === 'held' ? { heading: 'HELD', meaning: HELD_MEANING } : outcomeWords(group)
}

/** The word for an answer as it stands in a sentence's place: "Not shown". */
export function groupHeading(group: Group): string {
  const { heading } = groupWords(group)
  return heading.charAt(0) + heading.slice(1).toLowerCase()
}

/** So many people: "1 person", "40 people". */
export function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${countWords(count)} people`
}

/** The counts of a list in one sentence: "40 people: 12 barred, 13 held, 8 not shown, 7 shown." */
export function answersWords(counts: Screening['counts']): string {
  const { barred, held, 'not-shown': notShown, shown } = counts
  const parts = [`${barred} barred`, `${held} held`, `${notShown} not shown`, `${shown} shown`]
  return `${peopleWords(barred + held + notShown + shown)}: ${parts.join(', ')}.`
}

/** That nothing here permits anything, as it closes the first sentence of every report on a list. */
export const NO_PERMISSION = 'People decide; this is no permission.'

/** The hand-overs that are meant: sending State, day and legal basis with the receiving States, most people first. */
export function transferLines(law: Law, { people }: Screening): readonly string[] {
  const lines = new Map<string, Map<string, number>>()
  for (const { transfer } of people) {
    const { from, to, on, basis } = transfer
    const under = basis === null ? 'no legal basis named' : `under ${basisOf(law, basis)?.title ?? ''} [${basis}]`
    const line = `From ${stateName(law, from)} on ${dayWords(on)}, ${under}`
    const states = lines.get(line) ?? new Map<string, number>()
    states.set(to, (states.get(to) ?? 0) + 1)
    lines.set(line, states)
  }
  const size = (states: ReadonlyMap<string, number>): number => [...states.values()].reduce((sum, one) => sum + one, 0)
  const to = (states: ReadonlyMap<string, number>): string =>
    [...states]
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `${stateName(law, code)} ${count}`)
      .join(', ')
  return [...lines]
    .sort(([, a], [, b]) => size(b) - size(a))
    .map(([line, states]) => `${line}: ${peopleWords(size(states))}, to ${to(states)}`)
}

/** What the thresholds mean, one sentence each. */
export function thresholdLines({ lower, upper }: Thresholds): readonly string[] {
  return [
    `A record counts as it is if the probability that it concerns the person is at least ${upper}.`,
    `From ${lower} to below ${upper} it may concern the person. It proves nothing then; if it would bar the hand-over or open a question, a person must rule on it.`,
    `Below ${lower} (${oddsWords(lower)}) it is not looked at.`,
    'A probability is a reason to look, not a finding about the person.',
  ]
}

/** The model of linkage that weighed the matches, with so many digits of its sum, or that nothing names it. */
export function matchingWords({ matching }: Pick<Screening, 'matching'>, digits = 64): string {
  if (matching === null) return 'The model of linkage that weighed the matches is not named'
  return `Matched by model ${short(safe(matching.model))}, SHA-256 ${safe(matching.sha256.slice(0, digits))}`
}

/** A probability as people say it: "about 87 in 100". */
function oddsWords(probability: number): string {
  if (probability >= 0.995) return 'more than 99 in 100'
  if (probability >= 0.0095) return `about ${Math.round(probability * 100)} in 100`
  if (probability <= 0) return 'as good as none'
  return `about 1 in ${countWords(Number((1 / probability).toPrecision(1)))}`
}

/** A probability with its figure and in words; null is a record that no comparison found. */
export function likelihoodWords(probability: number | null): string {
  return probability === null
    ? 'found by no comparison'
    : `${probabilityWords(probability)} (${oddsWords(probability)})`
}

/** The deciding reason of one person in a few words; a star after a citation marks a provision from memory. */
export function reasonWords(person: ScreenedPerson): string {
  switch (groupOf(person)) {
    case 'barred':
      return `${barredWords(person)}${alsoToRule(person)}`
    case 'held':
      return heldWords(person)
    case 'not-shown':
      return notShownWords(person)
    case 'shown':
      return 'the record carries every condition'
  }
}

function barredWords(person: ScreenedPerson): string {
  if (person.determination.basis === null) return 'no legal basis held here fits these States on this day'
  const misfit = answerOf(person)?.misfit
  if (misfit === 'dates') return 'the legal basis named is not in force on this day'
  if (misfit === 'states') return 'the legal basis named does not reach these two States'
  const { shown, more } = decidingProvisions(person, 1)
  const [first] = shown
  if (first === undefined) return 'see the determination'
  const star = first.verified === 'memory' ? ' *' : ''
  return `${first.cite} [${first.provision}]${star}${more === 0 ? '' : ` and ${more} more`}`
}

function alsoToRule({ holds }: ScreenedPerson): string {
  if (holds.length === 0) return ''
  return `; also ${holds.length === 1 ? 'a record' : `${holds.length} records`} to rule on`
}

function heldWords(person: ScreenedPerson): string {
  const [first, ...more] = heldRecords(person)
  if (first === undefined) return 'a record to rule on'
  const { hold, record } = first
  if (hold.why === 'matched-with-several-people')
    return `rule on ${safe(record.record)}${more.length === 0 ? '' : ` and ${more.length} more`}: matched with several people of the list`
  const why = {
    'may-concern-this-person': hold.would === 'bar' ? 'would bar' : 'would open a question',
    'tied-by-a-ruling-alone': 'tied to this person by a ruling alone',
  }[hold.why]
  const likely = record.probability === null ? '' : ` (${probabilityWords(record.probability)})`
  return `rule on ${safe(record.record)}${likely}: ${why}${more.length === 0 ? '' : `; and on ${more.length} more`}`
}

function notShownWords({ determination, records }: ScreenedPerson): string {
  const { missing, contested } = determination
  const [first] = missing
  const count = missing.length === 1 ? '1 fact missing' : `${missing.length} facts missing`
  const unproven = first === undefined ? '' : `${count}: ${first.fact}${missing.length === 1 ? '' : ' first'}`
  const open = unproven === '' ? 'the law itself leaves the point open' : unproven
  const why = first === undefined && contested[0] !== undefined ? `contested law: ${contested[0].provision}` : open
  const idle = records.filter(({ counted }) => counted === 'not-counted').length
  return idle === 0 ? why : `${why}; ${idle} ${idle === 1 ? 'record' : 'records'} not certain enough to count`
}
