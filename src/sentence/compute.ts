import type { Day } from '../logic/index.ts'
import { aggregate } from './aggregate.ts'
import type { Implied, SentenceAnswer, SentenceFault, SentenceRefusal } from './answer.ts'
import { clocksOf, monthsLeft } from './clocks.ts'
import { type CustodyCount, countCustody } from './custody.ts'
import { atMost, exactly, type Interval, larger, minus, plus } from './interval.ts'
import type { Credit, SentenceInput } from './model.ts'
import { monthsAnswer, monthsRatio, receiverMayCut } from './months.ts'
import { bandOf, type Ratio, ratioOf } from './ratio.ts'
import { type ReleaseGround, type ReleaseWindow, releaseWindow } from './release.ts'
import { stated, termAnswer } from './term.ts'
import { certificateGap, versionAnswer } from './versions.ts'

const NONE = exactly(0)

/**
 * Computes a sentence under both systems: term, credit, what is left, the windows of release, and how they compare.
 * Days are day numbers; unknown inputs are intervals and stay so. A file that contradicts itself, or an adaptation that
 * the law of the mode forbids, gives no date but the faults with their places.
 * Source: law/sentence-format; ETS 112 arts 9 to 11; FD 2008/909/JHA arts 8, 17; C-554/14 Ognyanov.
 */
export function computeSentence(input: SentenceInput): SentenceAnswer | SentenceRefusal {
  const custody = input.custodyPeriods.length === 0 ? null : countCustody(input.custodyPeriods)
  const start = input.custodyStart ?? firstDay(input)
  const whole = input.parts.length === 0 ? null : aggregate(input.parts, input.custodyStart)
  const fixed = whole === null ? null : exactly(whole.lastDay - whole.start + 1)
  const known =
    stated(input.totalDaysGiven) ?? fixed ?? (input.total === null ? stated(input.certificate?.totalDays) : null)
  const term = termAnswer(input, whole?.start ?? input.custodyStart, known)
  const faults = faultsOf(input, custody, term.fault)
  if (faults.length > 0) return { ok: false, faults }

  const credit = creditOf(input, custody)
  const time = credit === null ? null : plus(plus(credit.pretrial, credit.served), credit.provisional)
  const reductions = credit === null ? NONE : plus(plus(credit.remission, credit.clemency), credit.other)
  const creditDays = time === null ? null : plus(time, reductions)
  const balanceDays =
    term.enforced === null || creditDays === null ? null : larger(minus(term.enforced, creditDays), NONE)
  const transferOn = stated(input.transferOn)
  const overReceiving = transferOn === null || balanceDays === null ? null : plus(transferOn, balanceDays)
  // Days served, and not days gone by: time at large or on bail between two stretches of custody is not served.
  const begin = transferOn === null || time === null ? stated(start) : minus(transferOn, time)
  const endSending = stated(input.lastDay) ?? endOf(begin, term.imposed, reductions, input)
  const endReceiving =
    stated(input.lastDayReceiving) ?? (overReceiving === null ? null : minus(overReceiving, exactly(1)))

  const remission = credit?.remission ?? NONE
  const ground = { transferOn, time: time ?? NONE, reductions, remission, addedDays: input.addedDays }
  const sending = windowOn(input, 'sending', begin, {
    ...ground,
    term: term.imposed,
    balance: null,
    over: endSending === null ? null : plus(endSending, exactly(1)),
  })
  const over = endReceiving === null ? null : plus(endReceiving, exactly(1))
  const receiving = windowOn(input, 'receiving', begin, {
    ...ground,
    term: term.enforced,
    balance: balanceDays,
    over,
  })
  const times = timesOf(input, begin, sending, receiving)
  const months = monthsAnswer(input)
  const daysLater = endSending === null || endReceiving === null ? null : minus(endReceiving, endSending)
  const lease = input.mode === 'lease'
  const days = lease ? exactly(0) : times === null ? null : minus(times.receiving, times.sending)
  const ratio = lease
    ? { min: 1, max: 1 }
    : times === null
      ? monthsRatio(months.sending, months.receiving)
      : ratioOf(times.receiving, times.sending)
  const asked = ratio !== null || input.releaseSending !== null || input.releaseReceiving !== null
  const consented = input.consentInformed === true
  const band = asked || consented ? bandOf(ratio, consented) : null
  const returnInTime = returnedInTime(input, sending)
  return {
    ok: true,
    mode: input.mode,
    term,
    creditDays,
    balanceDays,
    overReceiving,
    endSending,
    endReceiving,
    daysLater,
    sending,
    receiving,
    timeSending: times?.sending ?? null,
    timeReceiving: times?.receiving ?? null,
    deltaDays: days,
    ratio,
    band,
    comparison: comparisonOf(input, daysLater, returnInTime, term.longer, band),
    aggravates: input.mode === 'conversion' ? worse(term.longer, ratio) : null,
    receiverMayCut: input.mode === null ? null : receiverMayCut(input.mode, term.aboveMaximum),
    months,
    monthsLeft: leftOf(input, endSending),
    clocks: input.clocks === null ? [] : clocksOf(input.clocks),
    versions: versionAnswer(input.certificates),
    returnInTime,
    paroleBeforeEnd: paroleBeforeEnd(input),
    implied: impliedBy(input, term.imposed),
    custodyStart: start,
  }
}

function firstDay({ custodyPeriods }: SentenceInput): Day | null {
  const days = custodyPeriods.filter(({ kind }) => kind !== 'at-large').map(({ start }) => start)
  return days.length === 0 ? null : Math.min(...days)
}

function faultsOf(
  input: SentenceInput,
  custody: CustodyCount | null,
  term: ReturnType<typeof termAnswer>['fault'],
): readonly SentenceFault[] {
  const faults: SentenceFault[] = []
  if (custody !== null && custody.overlap > 0) {
    const words = custody.overlap === 1 ? 'One day stands' : `${custody.overlap} days stand`
    faults.push({
      code: 'overlap',
      path: `custodyPeriods[${custody.repeats}]`,
      message: `${words} in more than one period of custody.`,
      mend: 'Let each day stand in one period only.',
      overlapDays: custody.overlap,
      servedDays: custody.days,
    })
  }
  if (term !== null) faults.push({ code: term.code, path: term.key, ...TERM_WORDS[term.code] })
  for (const [path, version] of [
    ['certificate', input.certificate] as const,
    ...input.certificates.map((one, i) => [`certificates[${i}]`, one] as const),
  ]) {
    const gap = version === null ? null : certificateGap(version)
    if (gap === null || Math.abs(gap) <= 1) continue
    faults.push({
      code: 'certificate-arithmetic',
      path,
      message: `Total less served and other days differs by ${Math.abs(gap)} days from the days up to the last day.`,
      mend: 'Ask the issuing State for a corrected certificate.',
      differenceDays: gap,
    })
  }
  return faults
}

const TERM_WORDS = {
  'term-longer': {
    message: 'The term after the transfer is longer than the term imposed.',
    mend: 'A transfer never lengthens the term: check both figures.',
  },
  'below-maximum': {
    message: 'The term after the transfer is cut further than the law allows.',
    mend: "It may be cut only where it is above the receiving State's maximum, and then exactly to it.",
  },
  'above-maximum': {
    message: "The term after the transfer is above the receiving State's maximum.",
    mend: 'Cut it exactly to the maximum.',
  },
} as const

/** Credit that is stated, or follows from the periods in custody, from a certificate, or from unbroken custody. */
function creditOf(input: SentenceInput, custody: CustodyCount | null): Credit | null {
  const { credit, certificate, custodyStart, transferOn } = input
  if (credit !== null && custody === null) return credit
  const none = { pretrial: NONE, served: NONE, provisional: NONE, remission: NONE, clemency: NONE, other: NONE }
  if (custody !== null) {
    const { pretrial, served, provisional } = custody
    const counted = { pretrial: exactly(pretrial), served: exactly(served), provisional: exactly(provisional) }
    return { ...none, ...credit, ...counted }
  }
  if (certificate !== null && certificate.servedDays !== null) {
    return { ...none, served: exactly(certificate.servedDays), other: exactly(certificate.otherDays ?? 0) }
  }
  if (custodyStart === null || transferOn === null) return null
  return { ...none, served: exactly(transferOn - custodyStart) }
}

function endOf(
  begin: Interval | null,
  term: Interval | null,
  reductions: Interval,
  { nature }: SentenceInput,
): Interval | null {
  if (begin === null || term === null || nature === 'life') return null
  return minus(minus(plus(begin, term), exactly(1)), reductions)
}

function windowOn(
  input: SentenceInput,
  side: 'sending' | 'receiving',
  start: Interval | null,
  ground: Omit<ReleaseGround, 'start'>,
): ReleaseWindow | null {
  const rule = side === 'sending' ? input.releaseSending : input.releaseReceiving
  // A given day needs no first day of custody.
  if (start === null && rule?.date === null) return null
  return releaseWindow(rule, { ...ground, start: start ?? NONE }, side)
}

interface Times {
  readonly sending: Interval
  readonly receiving: Interval
}

/**
 * The two times to compare, from the first day of custody to liberty. Where both systems only allow release, the first
 * days on which it may be granted are compared; a certain day is never compared with a merely possible one as if it
 * were certain: then the whole range counts (HR 2015:770, HR 2025:88).
 */
function timesOf(
  input: SentenceInput,
  begin: Interval | null,
  sending: ReleaseWindow | null,
  receiving: ReleaseWindow | null,
): Times | null {
  if (input.timeSending !== null && input.timeReceiving !== null) {
    return { sending: input.timeSending, receiving: input.timeReceiving }
  }
  if (begin === null || sending === null || receiving === null) return null
  const granted = ({ ranged, kind }: ReleaseWindow): boolean => ranged && kind === 'discretionary'
  const both = granted(sending) && granted(receiving)
  const [a, b] = both ? [sending.eligible, receiving.eligible] : [rangeOf(sending), rangeOf(receiving)]
  return a === null || b === null ? null : { sending: minus(a, begin), receiving: minus(b, begin) }
}

function rangeOf({ eligible, latest }: ReleaseWindow): Interval | null {
  return latest === null ? null : { min: eligible.min, max: latest.max }
}

function comparisonOf(
  { mode, returnOn }: SentenceInput,
  daysLater: Interval | null,
  returnInTime: boolean | null,
  longer: boolean | null,
  band: SentenceAnswer['band'],
): SentenceAnswer['comparison'] {
  if (mode === 'a57') {
    const within = daysLater === null ? null : atMost(daysLater, NONE)
    return within === null ? 'unknown' : within ? 'met' : 'barred'
  }
  if (mode === 'lease')
    return returnOn === null || returnInTime === true ? 'met' : returnInTime === false ? 'barred' : 'unknown'
  if (band === null) return null
  if (longer !== false && band !== 'consented') return 'unknown'
  return band === 'unknown' || band === 'longer-human-review' ? 'unknown' : 'met'
}

function worse(longer: boolean | null, ratio: Ratio | null): boolean | null {
  if (longer === true || (ratio !== null && ratio.min > 1)) return true
  return longer === false && ratio !== null && ratio.max <= 1 ? false : null
}

function returnedInTime({ returnOn }: SentenceInput, sending: ReleaseWindow | null): boolean | null {
  return returnOn === null || sending === null ? null : atMost(exactly(returnOn), sending.eligible)
}

function leftOf({ requestReceived, clocks }: SentenceInput, end: Interval | null): SentenceAnswer['monthsLeft'] {
  const received = requestReceived ?? clocks?.receivedOn ?? null
  return received === null || end === null ? null : monthsLeft(received, end)
}

function paroleBeforeEnd({ lastDay, releaseSending }: SentenceInput): number | null {
  const date = releaseSending?.date ?? null
  return lastDay === null || date === null ? null : lastDay - date
}

/** Turns a release that has taken place around: which balance must have been left at the transfer. */
function impliedBy(
  { transferOn, sentencedOn, releaseReceiving }: SentenceInput,
  term: Interval | null,
): Implied | null {
  const { releasedOn, shareGiven } = releaseReceiving ?? { releasedOn: null, shareGiven: null }
  if (transferOn === null || releasedOn === null || shareGiven === null || shareGiven.min.top === 0) return null
  const days = releasedOn - transferOn
  const { min, max } = shareGiven
  // The rounded share of the balance is the days; the balance itself lies between two whole numbers.
  const balance = {
    min: Math.ceil((days * max.bottom) / max.top),
    max: Math.ceil(((days + 1) * min.bottom) / min.top) - 1,
  }
  if (term === null || sentencedOn === null) {
    return { daysTransferToRelease: days, balanceDays: balance, clemencyNeeded: null }
  }
  const left = minus(term, exactly(transferOn - sentencedOn))
  const within = atMost(left, exactly(balance.max))
  return { daysTransferToRelease: days, balanceDays: balance, clemencyNeeded: within === null ? null : !within }
}
