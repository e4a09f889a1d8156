import type { SentenceAnswer } from './answer.ts'
import type { WithRules } from './choose.ts'
import { isPoint } from './interval.ts'
import type { Mode, ReleaseRule, RuleOrigin } from './model.ts'

/** Something that is not known, and why. */
interface Uncertainty {
  readonly what: string
  readonly why: string
}

/** The rule that made the dates of one system. */
interface RuleUsed {
  readonly side: 'sending' | 'receiving'
  readonly by: string
  readonly origin: RuleOrigin | null
}

/** What a comparison says beside its dates. */
export interface Comparison {
  readonly rules: readonly RuleUsed[]
  readonly uncertain: readonly Uncertainty[]
  /** What the person can no longer challenge once the transfer has taken place, with its source. */
  readonly settled: readonly { readonly says: string; readonly source: string }[]
}

/** Explains an answer: which rule made each date, what stays uncertain and why, and what can no longer be challenged. */
export function explainAnswer(answer: SentenceAnswer, { input }: WithRules): Comparison {
  const rules: RuleUsed[] = []
  const uncertain: Uncertainty[] = []
  for (const side of ['sending', 'receiving'] as const) {
    const rule = side === 'sending' ? input.releaseSending : input.releaseReceiving
    const window = answer[side]
    if (rule !== null) rules.push({ side, by: window?.by ?? 'months alone', origin: rule.origin })
    uncertain.push(...ofRule(rule, side, answer.mode))
  }
  const { credit } = input
  if (input.mode !== null && input.mode !== 'lease') {
    for (const [key, days] of Object.entries(credit ?? {})) {
      if (!isPoint(days)) uncertain.push({ what: `credit.${key}`, why: `${days.min} to ${days.max} days are stated` })
    }
    if (answer.creditDays === null) {
      uncertain.push({ what: 'days already served', why: 'neither credit nor custody up to the transfer is stated' })
    }
    if (input.transferOn === null) uncertain.push({ what: 'days after the transfer', why: 'its day is not stated' })
  }
  if (answer.term.imposed !== null && !isPoint(answer.term.imposed)) {
    const { min, max } = answer.term.imposed
    uncertain.push({ what: 'the term in days', why: `without its first day the months have ${min} to ${max} days` })
  }
  if (answer.mode === 'conversion' && input.converted === null) {
    uncertain.push({ what: 'the converted term', why: 'the court of the receiving State sets it' })
  }
  if (input.nature === 'life') uncertain.push({ what: 'the end', why: 'a life sentence has none' })
  return { rules, uncertain, settled: answer.mode === null ? [] : SETTLED[answer.mode] }
}

function ofRule(rule: ReleaseRule | null, side: 'sending' | 'receiving', mode: Mode | null): readonly Uncertainty[] {
  const what = `release in the ${side} State`
  if (rule === null) {
    if (mode === null || mode === 'a57' || (mode === 'lease' && side === 'receiving')) return []
    return [{ what, why: 'its rule is neither stated nor in the packs' }]
  }
  const out: Uncertainty[] = []
  if (rule.kind === 'discretionary' && !rule.certain) {
    out.push({
      what,
      why: `${rule.origin?.decides ?? 'an authority'} decides; only the first possible day is a day of law`,
    })
  } else if (!rule.certain) out.push({ what, why: 'it can be put off or lost' })
  if (
    rule.share !== null &&
    rule.share.min.top * rule.share.max.bottom !== rule.share.max.top * rule.share.min.bottom
  ) {
    out.push({ what, why: 'which share holds depends on facts that the file does not state' })
  }
  if (side === 'receiving' && rule.counting === 'unknown' && rule.share !== null) {
    out.push({ what, why: 'whether the share is taken of the whole or of what is left is not known: both are shown' })
  }
  if (rule.origin?.verified === 'memory') out.push({ what, why: 'the rule comes from memory and was not checked' })
  return out
}

const REVIEW_SENDING = {
  says: 'The judgment: only the sending State may review it.',
  source: 'ETS 112 art 13, or the treaty that applies',
}
const RELEASE_RECEIVING = {
  says: 'Release: from the transfer on, the law of the receiving State alone governs it, also where it is later.',
  source: 'ETS 112 art 9(3), or the treaty that applies',
}

/** What is settled by a transfer; the persons concerned must know it before they consent. */
const SETTLED: Readonly<Record<Mode, Comparison['settled']>> = {
  continued: [
    {
      says: 'The length: the receiving State is bound by it and need not shorten it to what its own courts would give.',
      source: 'ETS 112 art 10(1); Willcox and Hurford v United Kingdom (ECtHR 2013)',
    },
    RELEASE_RECEIVING,
    REVIEW_SENDING,
  ],
  conversion: [
    { says: 'The facts: the converting court is bound by those of the judgment.', source: 'ETS 112 art 11(1)(a)' },
    RELEASE_RECEIVING,
    REVIEW_SENDING,
  ],
  recognition: [
    {
      says: "The length: it is adapted only where it is above the executing State's maximum, and then exactly to it.",
      source: 'FD 2008/909/JHA art 8(2)',
    },
    {
      says: 'Release: from the transfer on, the law of the executing State alone governs it.',
      source: 'FD 2008/909/JHA art 17(1); C-554/14 Ognyanov',
    },
    { says: 'The judgment: only the issuing State may review it.', source: 'FD 2008/909/JHA art 19(2)' },
    {
      says: 'The certificate: it can be withdrawn only until enforcement has begun in the executing State.',
      source: 'FD 2008/909/JHA art 13',
    },
  ],
  a57: [
    { says: 'The judgment: only the sentencing State may review it.', source: 'OAS A-57 (memory)' },
    { says: 'The end: it may not be later than under the sentencing State.', source: 'OAS A-57 (memory)' },
  ],
  lease: [
    {
      says: 'Nothing is settled: sentence, release and remedies stay those of the sending State.',
      source: 'agreements on rented prisons',
    },
  ],
}
