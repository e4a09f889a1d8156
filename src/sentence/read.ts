import { bad, checkShape, type Document, good, type Problem, pathText, type Result } from '../input/index.ts'
import { type Day, parseDay } from '../logic/index.ts'
import { duration } from './duration.ts'
import { durationOf } from './durationShape.ts'
import type { EwBooking } from './englandWales/model.ts'
import { bookingOf, checkBooking } from './englandWales/read.ts'
import { exactly, type Interval } from './interval.ts'
import type { CertificateVersion, Credit, ReleaseRule, SentenceInput } from './model.ts'
import { checkInput } from './readChecks.ts'
import type { Report } from './reportAt.ts'
import { type InputShape, sentenceSchema } from './shape.ts'
import { parseShare, type ShareRange } from './share.ts'

/** A sentence file that was read: its name, what it states, and the documents it rests on. */
export interface SentenceFile {
  readonly id: string
  readonly title: string | null
  readonly input: SentenceInput
  /** Sentences of England and Wales to be computed by their own rules. */
  readonly booking: EwBooking | null
  readonly exhibits: readonly SentenceExhibit[]
  /** Which exhibits a key of the input rests on. */
  readonly basis: ReadonlyMap<string, readonly string[]>
}

/** A document that figures of a sentence file come from. */
export interface SentenceExhibit {
  readonly id: string
  readonly kind: string
  readonly title?: string | undefined
  readonly issuer?: string | undefined
  readonly issued?: string | undefined
  readonly source?: string | undefined
}

/**
 * Reads a sentence file (law/sentence-format). All problems are reported with their places: unknown keys, impossible
 * days, negative lengths, days in the wrong order, a life sentence with an end. Faults of the arithmetic itself, such as
 * a day counted twice, come from `computeSentence`.
 */
export function readSentence(document: Document): Result<SentenceFile> {
  const shape = checkShape(document, sentenceSchema)
  if (!shape.ok) return shape
  const input = toInput(shape.value.input)
  const problems: Problem[] = []
  const report: Report = (code, path, message, mend) => {
    problems.push({ code, place: { ...document.locate(path), path: pathText(path) }, message, mend })
  }
  checkInput(input, shape.value, report)
  const { englandWales } = shape.value
  if (englandWales !== undefined) checkBooking(englandWales, report)
  if (problems.length > 0) return bad(...problems)
  const { sentence, title, exhibits, basis } = shape.value
  return good({
    id: sentence,
    title: title ?? null,
    input,
    booking: englandWales === undefined ? null : bookingOf(englandWales),
    exhibits: exhibits ?? [],
    basis: new Map(Object.entries(basis ?? {})),
  })
}

const NONE = exactly(0)

function toInput(shape: InputShape): SentenceInput {
  return {
    mode: shape.mode ?? null,
    from: shape.from ?? null,
    to: shape.to ?? null,
    nature: shape.nature ?? null,
    total: durationOf(shape.total),
    totalDaysGiven: shape.termDaysGiven ?? null,
    parts: (shape.sentences ?? []).map(({ id, total, from, consecutiveTo }) => ({
      id,
      term: durationOf(total) ?? duration({}),
      from: dayIn(from),
      after: consecutiveTo ?? null,
    })),
    converted: durationOf(shape.converted),
    enforced: durationOf(shape.enforced),
    receivingMaximum: durationOf(shape.receivingMaximum),
    custodyStart: dayIn(shape.custodyStart),
    sentencedOn: dayIn(shape.sentencedOn),
    transferOn: dayIn(shape.transferOn),
    lastDay: dayIn(shape.lastDay),
    lastDayReceiving: dayIn(shape.lastDayReceiving),
    credit: creditOf(shape),
    custodyPeriods: (shape.custodyPeriods ?? []).map(({ kind, start, lastDay }) => ({
      kind,
      start: dayIn(start) ?? Number.NaN,
      lastDay: dayIn(lastDay) ?? Number.NaN,
    })),
    servedMonths: shape.servedMonths ?? null,
    addedDays: intervalOf(shape.addedDays) ?? NONE,
    releaseSending: ruleOf(shape.releaseSending),
    releaseReceiving: ruleOf(shape.releaseReceiving),
    timeSending: intervalOf(shape.timeSending),
    timeReceiving: intervalOf(shape.timeReceiving),
    homeLevelRatio: shape.homeLevelRatio ?? null,
    consentInformed: shape.consentInformed ?? null,
    returnOn: dayIn(shape.returnOn),
    requestReceived: dayIn(shape.requestReceived),
    clocks:
      shape.clocks === undefined
        ? null
        : {
            receivedOn: dayIn(shape.clocks.receivedOn),
            recognisedOn: dayIn(shape.clocks.recognisedOn),
            newHandoverDate: dayIn(shape.clocks.newHandoverDate),
            handoverOn: dayIn(shape.clocks.handoverOn),
            dischargedOn: dayIn(shape.clocks.dischargedOn),
          },
    certificate: shape.certificate === undefined ? null : versionOf({ ...shape.certificate, version: 1 }),
    certificates: (shape.certificates ?? []).map(versionOf),
  }
}

function dayIn(text: string | null | undefined): Day | null {
  return text === undefined || text === null ? null : parseDay(text)
}

function intervalOf(value: number | { readonly min: number; readonly max: number } | undefined): Interval | null {
  if (value === undefined) return null
  return typeof value === 'number' ? exactly(value) : value
}

function creditOf({ credit, custodyStart, transferOn }: InputShape): Credit | null {
  if (credit === undefined) return null
  const { pretrial, served, provisional } = credit
  const silent = pretrial === undefined && served === undefined && provisional === undefined
  const [start, transfer] = [dayIn(custodyStart), dayIn(transferOn)]
  // Remission alone says nothing of the days served: these then follow from custody up to the transfer.
  const unbroken = silent && start !== null && transfer !== null ? exactly(transfer - start) : NONE
  return {
    pretrial: intervalOf(pretrial) ?? NONE,
    served: intervalOf(served) ?? unbroken,
    provisional: intervalOf(provisional) ?? NONE,
    remission: intervalOf(credit.remission) ?? NONE,
    clemency: intervalOf(credit.clemency) ?? NONE,
    other: intervalOf(credit.other) ?? NONE,
  }
}

/** A share of a file, or the range between two, as shares; `null` if there is none. */
export function shareRange(
  value: string | { readonly min: string; readonly max: string } | undefined,
): ShareRange | null {
  if (value === undefined) return null
  const [low, high] = typeof value === 'string' ? [value, value] : [value.min, value.max]
  const [min, max] = [parseShare(low), parseShare(high)]
  return min === null || max === null ? null : { min, max }
}

/** Limits that only rules of the packs have. */
const NO_LIMITS = {
  afterLatest: null,
  atMostAfter: null,
  beforeEnd: null,
  remissionInShare: false,
  earlierDays: 0,
  latestShare: null,
  origin: null,
} as const

function ruleOf(shape: InputShape['releaseSending']): ReleaseRule | null {
  if (shape === undefined) return null
  const fixed = shape.years !== undefined || shape.months !== undefined
  return {
    kind: shape.kind,
    share: shareRange(shape.fraction),
    counting: shape.counting ?? 'unknown',
    date: dayIn(shape.date),
    expected: dayIn(shape.expected),
    after: fixed ? duration({ years: shape.years ?? 0, months: shape.months ?? 0 }) : null,
    minimumDays: shape.minimumDays ?? 0,
    procedureMonths: shape.procedureMonths ?? 0,
    certain: shape.certain ?? shape.kind === 'automatic',
    releasedOn: dayIn(shape.releasedOn),
    shareGiven: shareRange(shape.fractionGiven),
    ...NO_LIMITS,
  }
}

function versionOf(shape: NonNullable<InputShape['certificates']>[number]): CertificateVersion {
  return {
    version: shape.version,
    supersedes: shape.supersedes ?? null,
    totalDays: shape.totalDays ?? null,
    servedDays: shape.servedDays ?? null,
    otherDays: shape.otherDays ?? null,
    asOf: dayIn(shape.asOf),
    lastDay: dayIn(shape.lastDay),
  }
}
