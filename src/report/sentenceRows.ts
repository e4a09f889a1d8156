import { formatDay } from '../logic/index.ts'
import type { Interval, ReleaseWindow } from '../sentence/index.ts'
import type { SentenceView } from './sentenceView.ts'

/** One line of the comparison: what it is about, in each State, and the difference. */
export interface SentenceRow {
  readonly what: string
  readonly sending: string
  readonly receiving: string
  readonly difference: string
}

/** A number or its two ends, with its unit. */
function numberWords(interval: Interval | null, unit = 'days'): string {
  if (interval === null) return 'not stated'
  const { min, max } = interval
  return min === max ? `${min} ${unit}` : `${min} to ${max} ${unit}`
}

/** A day, or the first and the last that it can be. */
function daySpan(interval: Interval | null, otherwise = 'not stated'): string {
  if (interval === null) return otherwise
  const { min, max } = interval
  return min === max ? formatDay(min) : `${formatDay(min)} to ${formatDay(max)}`
}

/** The comparison line by line; a line of which neither side is known is left out. */
export function sentenceRows({ answer, rules }: SentenceView): readonly SentenceRow[] {
  const { sending, receiving, term, months } = answer
  const life = rules.input.nature === 'life'
  const noEnd = life ? 'no end' : 'not stated'
  const rows: SentenceRow[] = []
  const put = (what: string, a: string, b: string, difference = ''): void => {
    if (a !== 'not stated' || b !== 'not stated') rows.push({ what, sending: a, receiving: b, difference })
  }
  const longer = term.longer === null ? 'not known' : term.longer ? 'longer' : 'not longer'
  put('Term', numberWords(term.imposed), numberWords(term.enforced), term.imposed === null ? '' : longer)
  put('Credited at the transfer', '', creditWords(answer.creditDays), '')
  put('Left at the transfer', '', creditWords(answer.balanceDays), '')
  put('First possible release', eligible(sending), eligible(receiving), between(sending?.eligible, receiving?.eligible))
  put('Expected release', expected(sending), expected(receiving), between(sending?.expected, receiving?.expected))
  put('Latest release', latest(sending, noEnd), latest(receiving, noEnd), between(sending?.latest, receiving?.latest))
  put(
    'Last day of the sentence',
    daySpan(answer.endSending, noEnd),
    daySpan(answer.endReceiving, noEnd),
    shift(answer.daysLater),
  )
  put(
    'Custody until release',
    numberWords(answer.timeSending),
    numberWords(answer.timeReceiving),
    shift(answer.deltaDays),
  )
  if (sending === null && receiving === null)
    put('Release in months of the term', monthWords(months.sending), monthWords(months.receiving))
  return rows.filter((row) => row.sending !== '' || row.receiving !== 'not stated')
}

function creditWords(days: Interval | null): string {
  return days === null ? 'not stated' : numberWords(days)
}

function eligible(window: ReleaseWindow | null): string {
  return window === null ? 'not stated' : daySpan(window.eligible)
}

function expected(window: ReleaseWindow | null): string {
  if (window === null) return 'not stated'
  return daySpan(window.expected, 'not known: it is decided')
}

function latest(window: ReleaseWindow | null, noEnd: string): string {
  return window === null ? 'not stated' : daySpan(window.latest, noEnd)
}

function between(a: Interval | null | undefined, b: Interval | null | undefined): string {
  if (a === null || a === undefined || b === null || b === undefined) return ''
  return shift({ min: b.min - a.max, max: b.max - a.min })
}

/** By how much something moves: later, earlier, or either. */
function shift(days: Interval | null): string {
  if (days === null) return ''
  const { min, max } = days
  if (min === max) return min === 0 ? 'same day' : `${Math.abs(min)} days ${min > 0 ? 'later' : 'earlier'}`
  if (min >= 0) return `${min} to ${max} days later`
  return max <= 0 ? `${-max} to ${-min} days earlier` : `${-min} days earlier to ${max} later`
}

function monthWords(window: SentenceView['answer']['months']['sending']): string {
  if (window === null) return 'not stated'
  const { earliest, latest: last } = window
  return earliest === last ? `after ${earliest}` : `after ${earliest} to ${last}`
}

const BANDS: Readonly<Record<string, string>> = {
  'not-longer': 'not longer',
  'longer-not-flagrant-on-precedent': 'longer, not flagrant on precedent (up to 1.20): tell the person',
  'longer-human-review': 'longer (up to 1.34): people must look at it',
  consented: 'longer or not known; the person consented, informed',
  unknown: 'not known, or above every decided case',
}

const COMPARISONS: Readonly<Record<string, string>> = {
  met: 'met on this point',
  barred: 'barred on this point',
  unknown: 'not known: more must be shown first',
}

/** The ratio, its band and the comparison, as lines of a name and words. */
export function verdictLines({ answer }: SentenceView): readonly (readonly [string, string])[] {
  const { ratio, band, comparison, deltaDays } = answer
  const lines: (readonly [string, string])[] = []
  if (deltaDays !== null) lines.push(['Difference in custody', shift(deltaDays)])
  if (ratio !== null)
    lines.push(['Ratio of custody', ratio.min === ratio.max ? `${ratio.min}` : `${ratio.min} to ${ratio.max}`])
  if (band !== null) lines.push(['Band', BANDS[band] ?? band])
  if (comparison !== null) lines.push(['Comparison', COMPARISONS[comparison] ?? comparison])
  return lines
}

const MODES: Readonly<Record<string, string>> = {
  continued: 'continued enforcement',
  conversion: 'conversion of the sentence',
  recognition: 'recognition in the European Union',
  a57: 'transfer under OAS A-57',
  lease: 'prison rented from another State',
}

/** What is compared, in words: States and way of enforcement. */
export function betweenWords({ rules }: SentenceView): string {
  const { from, to, mode } = rules.input
  const states = from === null || to === null ? '' : `${from} to ${to}`
  const way = mode === null ? '' : (MODES[mode] ?? mode)
  return [states, way].filter((part) => part !== '').join(', ')
}

/** Lines on six months, versions of the certificate, return and the other single answers. */
export function otherLines({ answer }: SentenceView): readonly (readonly [string, string])[] {
  const lines: (readonly [string, string])[] = []
  const { monthsLeft, versions, returnInTime, implied, receiverMayCut } = answer
  if (monthsLeft !== null) {
    const { low, high } = monthsLeft.months
    const six = monthsLeft.atLeastSix
    const word = six === null ? 'not known: it turns on how the last day or a missing day counts' : six ? 'yes' : 'no'
    const span = low === high ? `${low}` : `${low} or ${high}`
    lines.push(['At least six months left on receipt', `${word} (${span} months, ${numberWords(monthsLeft.days)})`])
  }
  if (versions !== null) {
    const change = versions.changeDays === null ? '' : `; it changes the credit by ${versions.changeDays} days`
    const again = versions.renotify ? '; the person must be told anew' : ''
    lines.push(['Certificate that counts', `version ${versions.version}${change}${again}`])
  }
  if (returnInTime !== null) lines.push(['Returned before release', returnInTime ? 'yes' : 'no'])
  if (receiverMayCut !== null) lines.push(['The receiving State may shorten the term', receiverMayCut ? 'yes' : 'no'])
  if (implied !== null) {
    lines.push(['Left at the transfer, as the release shows', numberWords(implied.balanceDays)])
    if (implied.clemencyNeeded === true) lines.push(['Reductions abroad', 'time alone does not explain it'])
  }
  return lines
}
