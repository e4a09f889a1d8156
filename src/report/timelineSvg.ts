import { civil, dayOf, formatDay } from '../logic/index.ts'
import type { ReleaseWindow } from '../sentence/index.ts'
import type { SentenceView } from './sentenceView.ts'

const WIDTH = 640
const LEFT = 8
const RIGHT = 8
const ROW = 40

/** A stretch on the timeline: what it is, where, and from which to which day. */
interface TimelineBar {
  readonly row: 'sending' | 'receiving'
  readonly kind: 'custody' | 'credit' | 'window' | 'rest'
  readonly from: number
  readonly to: number
  readonly says: string
}

/**
 * The stretches of both systems on one axis: custody, credited days other than time, the window in which release may
 * come, and the rest of the sentence. Days that are not known make no stretch.
 */
function timelineBars({ answer, rules }: SentenceView): readonly TimelineBar[] {
  const bars: TimelineBar[] = []
  const { custodyStart, sending, receiving, endSending, endReceiving } = answer
  const { transferOn } = rules.input
  const start =
    custodyStart ?? (transferOn !== null && answer.creditDays !== null ? transferOn - answer.creditDays.max : null)
  if (start === null) return bars
  const put = (row: TimelineBar['row'], kind: TimelineBar['kind'], from: number, to: number, words: string): void => {
    if (to > from) bars.push({ row, kind, from, to, says: `${words} from ${formatDay(from)} to ${formatDay(to)}` })
  }
  const system = (row: TimelineBar['row'], window: ReleaseWindow | null, last: number | null): void => {
    const first = window?.eligible.min ?? last
    if (first !== null) put(row, 'custody', start, first, 'custody')
    const until = window?.latest?.max ?? null
    if (window !== null && until !== null) put(row, 'window', window.eligible.min, until, 'release possible')
    const from = until ?? first
    if (from !== null && last !== null) put(row, 'rest', from, last + 1, 'rest of the sentence')
  }
  system('sending', sending, endSending?.max ?? null)
  system('receiving', receiving, endReceiving?.max ?? null)
  const reductions = reductionDays(rules.input.credit)
  if (reductions > 0 && transferOn !== null) {
    put(
      'receiving',
      'credit',
      transferOn - reductions,
      transferOn,
      `${reductions} days of remission, clemency or other credit, as if served,`,
    )
  }
  return bars
}

function reductionDays(credit: SentenceView['rules']['input']['credit']): number {
  return credit === null ? 0 : credit.remission.max + credit.clemency.max + credit.other.max
}

/** The timeline in words, for those who do not see the picture. */
export function timelineWords(view: SentenceView): readonly string[] {
  const { from, to, transferOn } = view.rules.input
  const name = (row: TimelineBar['row']): string =>
    (row === 'sending' ? `Sending State ${from ?? ''}` : `Receiving State ${to ?? ''}`).trim()
  const words = timelineBars(view).map(({ row, says }) => `${name(row)}: ${says}`)
  return transferOn === null || words.length === 0 ? words : [...words, `Transfer on ${formatDay(transferOn)}`]
}

/**
 * The timeline as a picture that stands by itself: no script, no style sheet. Filled is custody, dotted is credit,
 * hatched is the window of release, empty is the rest of the sentence. Its label says the same in words.
 */
export function timelineSvg(view: SentenceView): string {
  const bars = timelineBars(view)
  if (bars.length === 0) return ''
  const first = Math.min(...bars.map(({ from }) => from))
  const last = Math.max(...bars.map(({ to }) => to))
  const x = (day: number): number =>
    Math.round((LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT)) * 10) / 10
  const height = 2 * ROW + 40
  const { transferOn, from, to } = view.rules.input
  const label = (row: number, text: string): string =>
    `<text x="${LEFT}" y="${row * ROW + 13}" fill="#0b0c0c">${escaped(text)}</text>`
  const transfer =
    transferOn === null || transferOn < first || transferOn > last
      ? ''
      : `<line x1="${x(transferOn)}" y1="4" x2="${x(transferOn)}" y2="${2 * ROW + 4}" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="5 3"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(timelineWords(view).join('. '))}" font-family="system-ui, sans-serif" font-size="13">`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#1a4480" stroke-width="3"/></pattern>',
    '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.5" fill="#0b0c0c"/></pattern></defs>',
    label(0, `Sending State ${from ?? ''}`),
    label(1, `Receiving State ${to ?? ''}`),
    ...bars.map((bar) => barSvg(bar, x)),
    transfer,
    axis(first, last, x),
    '</svg>',
  ].join('')
}

const FILLS = { custody: '#1a4480', credit: 'url(#dots)', window: 'url(#hatch)', rest: '#ffffff' } as const

function barSvg({ row, kind, from, to }: TimelineBar, x: (day: number) => number): string {
  const top = (row === 'sending' ? 0 : ROW) + (kind === 'credit' ? 30 : 18)
  const width = Math.max(1, Math.round((x(to) - x(from)) * 10) / 10)
  return `<rect x="${x(from)}" y="${top}" width="${width}" height="${kind === 'credit' ? 6 : 12}" fill="${FILLS[kind]}" stroke="#0b0c0c" stroke-width="1.5"/>`
}

function axis(first: number, last: number, x: (day: number) => number): string {
  const [from, to] = [civil(first).year + 1, civil(last).year]
  const step = Math.max(1, Math.ceil((to - from + 1) / 10))
  const y = 2 * ROW + 10
  const marks: string[] = [`<line x1="${LEFT}" y1="${y}" x2="${WIDTH - RIGHT}" y2="${y}" stroke="#0b0c0c"/>`]
  for (let year = from; year <= to; year += step) {
    const at = x(dayOf(year, 1, 1))
    marks.push(`<line x1="${at}" y1="${y}" x2="${at}" y2="${y + 5}" stroke="#0b0c0c"/>`)
    marks.push(
      `<text x="${Math.min(WIDTH - 18, Math.max(18, at))}" y="${y + 19}" text-anchor="middle" fill="#0b0c0c">${year}</text>`,
    )
  }
  return marks.join('')
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)
}
