import type { Day } from '../logic/index.ts'
import type { Clock, MonthsLeft } from './clocks.ts'
import type { Interval } from './interval.ts'
import type { Mode } from './model.ts'
import type { MonthsAnswer } from './months.ts'
import type { Band, Ratio } from './ratio.ts'
import type { ReleaseWindow } from './release.ts'
import type { TermAnswer } from './term.ts'
import type { VersionAnswer } from './versions.ts'

/** Why there is no date: what contradicts, where it stands in the file, and what to do. */
export interface SentenceFault {
  readonly code: 'term-longer' | 'below-maximum' | 'above-maximum' | 'overlap' | 'certificate-arithmetic'
  readonly path: string
  readonly message: string
  readonly mend: string
  readonly overlapDays?: number
  readonly servedDays?: number
  readonly differenceDays?: number
}

/** The two systems side by side; `null` wherever the file does not say enough. */
export interface SentenceAnswer {
  readonly ok: true
  readonly mode: Mode | null
  readonly term: TermAnswer
  readonly creditDays: Interval | null
  readonly balanceDays: Interval | null
  /** First day with nothing left to serve in the receiving State. */
  readonly overReceiving: Interval | null
  /** Last day of the sentence in the sending State. */
  readonly endSending: Interval | null
  readonly endReceiving: Interval | null
  /** Days by which the end moves. */
  readonly daysLater: Interval | null
  readonly sending: ReleaseWindow | null
  readonly receiving: ReleaseWindow | null
  readonly timeSending: Interval | null
  readonly timeReceiving: Interval | null
  readonly deltaDays: Interval | null
  readonly ratio: Ratio | null
  readonly band: Band | null
  readonly comparison: 'met' | 'barred' | 'unknown' | null
  readonly aggravates: boolean | null
  readonly receiverMayCut: boolean | null
  readonly months: MonthsAnswer
  readonly monthsLeft: MonthsLeft | null
  readonly clocks: readonly Clock[]
  readonly versions: VersionAnswer | null
  readonly returnInTime: boolean | null
  readonly paroleBeforeEnd: number | null
  readonly implied: Implied | null
  readonly custodyStart: Day | null
}

/** What a release that has taken place says about the balance that must have been left at the transfer. */
export interface Implied {
  readonly daysTransferToRelease: number
  readonly balanceDays: Interval
  /** Whether time alone cannot explain that balance, so that reductions must have been granted abroad. */
  readonly clemencyNeeded: boolean | null
}

/** No dates, because the file contradicts itself or the law of its mode. */
export interface SentenceRefusal {
  readonly ok: false
  readonly faults: readonly SentenceFault[]
}
