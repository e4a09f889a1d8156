import { type Explanation, evidenceWords, probabilityWords } from '../identity/index.ts'
import { bitsWords } from './linkWords.ts'
import { printable, wrap } from './words.ts'

const WIDTH = 100
const BAR = 29

/** One line of a waterfall: what it says, its bits, and from where to where it leads. */
export interface WaterfallRow {
  readonly says: string
  readonly bits: number
  readonly from: number
  readonly to: number
  /** The first and the last row stand for a place, the others for a way. */
  readonly isPlace: boolean
}

/** The rows of a waterfall: where any two records start, each step, and where this pair ends. */
export function waterfallRows({ startsAt, steps, endsAt, probability }: Explanation): readonly WaterfallRow[] {
  let at = startsAt
  const ways = steps.map((step) => {
    const from = at
    at += step.weight
    const says = step.key === 'relatives' ? step.says : evidenceWords(step)
    return { says, bits: step.weight, from, to: at, isPlace: false }
  })
  const place = (says: string, bits: number): WaterfallRow => ({ says, bits, from: bits, to: bits, isPlace: true })
  return [
    place('where any two records start', startsAt),
    ...ways,
    place(`where this pair ends: probability ${probabilityWords(probability)}`, endsAt),
  ]
}

/** The least and the greatest place of a waterfall; even odds (0 bits) always lie between them. */
export function waterfallSpan(rows: readonly WaterfallRow[]): readonly [number, number] {
  const places = [0, ...rows.flatMap(({ from, to }) => [from, to])].filter(Number.isFinite)
  const [least, most] = [Math.min(...places), Math.max(...places)]
  return least === most ? [least - 1, most + 1] : [least, most]
}

/**
 * A waterfall for the terminal: each step with its bits, a bar of `+` or `-`, and what it says. `|` stands at even
 * odds, `o` where the pair starts and ends. It fits 100 columns and needs no colour.
 */
export function waterfallText(explanation: Explanation): string {
  const rows = waterfallRows(explanation)
  const [least, most] = waterfallSpan(rows)
  const column = (bits: number): number => {
    const within = Math.min(most, Math.max(least, Number.isNaN(bits) ? 0 : bits))
    return Math.round(((within - least) / (most - least)) * (BAR - 1))
  }
  const lines = rows.map((row) => {
    const head = `${bitsWords(row.bits).padStart(8)} ${barOf(row, column)} `
    return head + wrap(row.says, WIDTH - head.length, ' '.repeat(head.length))
  })
  return printable(`${['    bits  (| even odds)', ...lines].join('\n')}\n`)
}

function barOf({ from, to, isPlace }: WaterfallRow, column: (bits: number) => number): string {
  const [a, b] = [column(Math.min(from, to)), column(Math.max(from, to))]
  const sign = isPlace ? 'o' : to >= from ? '+' : '-'
  const cells = Array.from({ length: BAR }, (_, at) => {
    if (at >= a && at <= b && (isPlace || from !== to)) return sign
    return at === column(0) ? '|' : ' '
  })
  return cells.join('')
}
