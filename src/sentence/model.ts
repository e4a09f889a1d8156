import type { Day } from '../logic/index.ts'
import type { Duration } from './duration.ts'
import type { Interval } from './interval.ts'
import type { ShareRange } from './share.ts'

/** How the sentence is enforced in the other State; each way has its own rules for the term. */
export const MODES = ['continued', 'conversion', 'recognition', 'a57', 'lease'] as const

/** One of the ways of enforcement. */
export type Mode = (typeof MODES)[number]

/** Kinds of sanction, as the fact `sentence.nature` names them. */
export const NATURES = ['custodial', 'life', 'suspended', 'death', 'measure', 'fine'] as const

/** What a day in custody was: before judgment, under the sentence, provisional or on a warrant abroad, or at large. */
export const CUSTODY_KINDS = ['pretrial', 'served', 'provisional', 'at-large'] as const

/** A stretch of days with its kind, first and last day both included. */
export interface CustodyPeriod {
  readonly kind: (typeof CUSTODY_KINDS)[number]
  readonly start: Day
  readonly lastDay: Day
}

/** Days that count against the term; each is a number of days, or an interval where it is unknown. */
export interface Credit {
  readonly pretrial: Interval
  readonly served: Interval
  readonly provisional: Interval
  /** Earned under the sending State's law before the transfer; never a prediction. */
  readonly remission: Interval
  readonly clemency: Interval
  readonly other: Interval
}

/** From what the share of a release rule is counted. */
type Counting = 'whole' | 'balance' | 'unknown'

/** A rule of release as it applies to this sentence. */
export interface ReleaseRule {
  readonly kind: 'automatic' | 'discretionary' | 'none'
  readonly share: ShareRange | null
  readonly counting: Counting
  /** A given day: of release if automatic, otherwise the first on which it may be granted. */
  readonly date: Day | null
  readonly expected: Day | null
  /** A fixed time in custody before release, where the rule is not a share; also what a life sentence needs. */
  readonly after: Duration | null
  /** Where that time is only known to lie between two, the longer of them. */
  readonly afterLatest: Duration | null
  readonly minimumDays: number
  /** The share is never waited for longer than this. */
  readonly atMostAfter: Duration | null
  /** Release is never earlier than so long before the end of the term. */
  readonly beforeEnd: Duration | null
  /** Whether the share already counts remission for good conduct, so that what was earned is not taken off twice. */
  readonly remissionInShare: boolean
  /** Days by which credits not yet earned may bring release forward, at the most. */
  readonly earlierDays: number
  /** The share after which release comes by law, if it was not granted before. */
  readonly latestShare: ShareRange | null
  readonly procedureMonths: number
  readonly certain: boolean
  readonly releasedOn: Day | null
  readonly shareGiven: ShareRange | null
  readonly origin: RuleOrigin | null
}

/** Where a rule of release comes from: its id in the packs, its text of law, who decides, and whether it was checked. */
export interface RuleOrigin {
  readonly id: string
  readonly cite: string
  readonly says: string
  readonly decides: string | null
  readonly verified: 'text' | 'reported' | 'memory'
}

/** One of several sentences: concurrent from its day, or after another. */
export interface PartTerm {
  readonly id: string
  readonly term: Duration
  readonly from: Day | null
  readonly after: string | null
}

/** Days of the proceedings that start or end a time limit of FD 2008/909/JHA. */
export interface Clocks {
  readonly receivedOn: Day | null
  readonly recognisedOn: Day | null
  readonly newHandoverDate: Day | null
  readonly handoverOn: Day | null
  readonly dischargedOn: Day | null
}

/** What a version of a certificate says of days. */
export interface CertificateVersion {
  readonly version: number
  readonly supersedes: number | null
  readonly totalDays: number | null
  readonly servedDays: number | null
  readonly otherDays: number | null
  readonly asOf: Day | null
  readonly lastDay: Day | null
}

/** Everything a sentence file may state of one sentence in two systems; `null` is: not stated. */
export interface SentenceInput {
  readonly mode: Mode | null
  readonly from: string | null
  readonly to: string | null
  readonly nature: (typeof NATURES)[number] | null
  readonly total: Duration | null
  readonly totalDaysGiven: number | null
  readonly parts: readonly PartTerm[]
  readonly converted: Duration | null
  readonly enforced: Duration | null
  readonly receivingMaximum: Duration | null
  readonly custodyStart: Day | null
  readonly sentencedOn: Day | null
  readonly transferOn: Day | null
  readonly lastDay: Day | null
  readonly lastDayReceiving: Day | null
  readonly credit: Credit | null
  readonly custodyPeriods: readonly CustodyPeriod[]
  readonly servedMonths: number | null
  readonly addedDays: Interval
  readonly releaseSending: ReleaseRule | null
  readonly releaseReceiving: ReleaseRule | null
  readonly timeSending: Interval | null
  readonly timeReceiving: Interval | null
  readonly homeLevelRatio: { readonly min: number; readonly max: number } | null
  readonly consentInformed: boolean | null
  readonly returnOn: Day | null
  readonly requestReceived: Day | null
  readonly clocks: Clocks | null
  readonly certificate: CertificateVersion | null
  readonly certificates: readonly CertificateVersion[]
}
