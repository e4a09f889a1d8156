import type { Day } from '../logic/index.ts'
import { type Duration, termLength, wholeMonths } from './duration.ts'
import { type Interval, isPoint } from './interval.ts'
import type { ReleaseRule, SentenceInput } from './model.ts'
import { type PackRule, type ReleasePack, widerShare } from './packs.ts'

/** The rule that packs give for one side, and the rules it was made of. */
export interface ChosenRule {
  readonly rule: ReleaseRule
  readonly from: readonly PackRule[]
}

/** An input whose missing rules of release were taken from the packs, and which they were. */
export interface WithRules {
  readonly input: SentenceInput
  readonly sending: ChosenRule | null
  readonly receiving: ChosenRule | null
}

/**
 * Takes the rules of release that a file does not state from the packs of its two States. Of a State without a pack, or
 * a sentence of another nature, nothing is known and nothing is taken. Where a length or a day leaves several rules
 * possible, they are put together as one range.
 */
export function withRules(input: SentenceInput, packs: readonly ReleasePack[]): WithRules {
  const { mode, from, to } = input
  const none = { input, sending: null, receiving: null }
  if (mode === null || mode === 'a57') return none
  const judged = input.sentencedOn ?? null
  const sending = input.releaseSending === null ? chooseRule(packs, from, input, judged) : null
  // In a rented prison the sending State's law of release goes on.
  const receiving = input.releaseReceiving === null && mode !== 'lease' ? chooseRule(packs, to, input, judged) : null
  return {
    input: {
      ...input,
      releaseSending: input.releaseSending ?? sending?.rule ?? null,
      releaseReceiving: input.releaseReceiving ?? receiving?.rule ?? null,
    },
    sending,
    receiving,
  }
}

function chooseRule(
  packs: readonly ReleasePack[],
  state: string | null,
  input: SentenceInput,
  judged: Day | null,
): ChosenRule | null {
  const nature = input.nature ?? 'custodial'
  const rules = packs
    .filter((pack) => pack.state === state)
    .flatMap((pack) => pack.rules)
    .filter((rule) => rule.natures.some((one) => one === nature))
    .filter((rule) => inTime(rule, rule.dated === 'judgment' ? judged : input.transferOn))
    .filter((rule) => fits(rule, input))
  const [first, ...others] = rules
  if (first === undefined) return null
  return { rule: others.reduce((sum, { rule }) => joined(sum, rule), first.rule), from: rules }
}

/** A day that is not stated rules nothing out. */
function inTime({ from, until }: PackRule, day: Day | null): boolean {
  return day === null || ((from === null || from <= day) && (until === null || day < until))
}

function fits({ longerThan, upTo }: PackRule, { total, totalDaysGiven, custodyStart }: SentenceInput): boolean {
  const given = totalDaysGiven === null ? null : { min: totalDaysGiven, max: totalDaysGiven }
  const days = given ?? (total === null ? null : termLength(total, custodyStart))
  const above = longerThan === null ? true : exceeds(total, days, longerThan)
  const below = upTo === null ? true : negated(exceeds(total, days, upTo))
  return above !== false && below !== false
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value
}

function exceeds(term: Duration | null, days: Interval | null, limit: Duration): boolean | null {
  const [months, most] = [term === null ? null : wholeMonths(term), wholeMonths(limit)]
  if (months !== null && most !== null) return months > most
  if (days === null) return null
  const length = termLength(limit, null)
  if (days.min > length.max) return true
  if (days.max <= length.min) return false
  return isPoint(days) && isPoint(length) ? days.min > length.min : null
}

/** Two rules of which either may hold, as one range that holds both. */
function joined(a: ReleaseRule, b: ReleaseRule): ReleaseRule {
  const share = a.share === null || b.share === null ? (a.share ?? b.share) : widerShare(a.share, b.share)
  const both = a.share !== null && b.share !== null
  return {
    ...a,
    kind: a.kind === b.kind ? a.kind : 'discretionary',
    share,
    counting: a.counting === b.counting ? a.counting : 'unknown',
    certain: a.certain && b.certain && both,
    minimumDays: Math.min(a.minimumDays, b.minimumDays),
    atMostAfter: a.atMostAfter ?? b.atMostAfter,
    beforeEnd: a.beforeEnd !== null && b.beforeEnd !== null ? a.beforeEnd : null,
    remissionInShare: a.remissionInShare || b.remissionInShare,
    earlierDays: Math.max(a.earlierDays, b.earlierDays),
    latestShare: a.latestShare !== null && b.latestShare !== null ? widerShare(a.latestShare, b.latestShare) : null,
    origin:
      a.origin === null || b.origin === null
        ? (a.origin ?? b.origin)
        : {
            id: `${a.origin.id}, ${b.origin.id}`,
            cite: `${a.origin.cite}; ${b.origin.cite}`,
            says: `${a.origin.says} Or: ${b.origin.says}`,
            decides: a.origin.decides ?? b.origin.decides,
            verified: a.origin.verified === 'memory' || b.origin.verified === 'memory' ? 'memory' : 'reported',
          },
  }
}
