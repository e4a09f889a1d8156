import { columnWords, type Explanation, probabilityWords } from '../identity/index.ts'
import { printedBits } from './linkWords.ts'
import { type WaterfallRow, waterfallRows, waterfallSpan } from './waterfallText.ts'
import { escaped, safe, short } from './words.ts'

const WIDTH = 380
const ROW = 34
const EDGE = 8
/** How much of a step's words stands in the picture; the table beside it has all of them. */
const MOST_LETTERS = 46

/** The picture in words: from where to where, and each step with its bits. */
function waterfallWords({ startsAt, steps, endsAt, probability }: Explanation): string {
  const ways = steps.map(({ key, weight }) => `${columnWords(safe(key))} ${printedBits(weight)}`)
  return `Any two records start at ${printedBits(startsAt)} bits. ${ways.join(', ')}. This pair ends at ${printedBits(endsAt)} bits, probability ${probabilityWords(probability)}.`
}

/**
 * A waterfall as a picture that stands by itself: no script, no style sheet, no reference. Steps for one person are
 * filled bars, steps against it empty ones, each with its bits; the dashed line is at even odds. Its label for screen
 * readers says the same in words.
 */
export function waterfallSvg(explanation: Explanation): string {
  const rows = waterfallRows(explanation)
  const [least, most] = waterfallSpan(rows)
  const x = (bits: number): number => {
    const within = Math.min(most, Math.max(least, Number.isNaN(bits) ? 0 : bits))
    return Math.round((EDGE + ((within - least) / (most - least)) * (WIDTH - 2 * EDGE)) * 10) / 10
  }
  const height = rows.length * ROW + 18
  const even = x(0)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(waterfallWords(explanation))}" font-family="system-ui, sans-serif" font-size="13">`,
    ...rows.map((row, place) => rowSvg(row, place * ROW, x)),
    `<text x="${Math.min(WIDTH - 34, Math.max(34, even))}" y="${height - 3}" text-anchor="middle" fill="#0b0c0c">even odds</text>`,
    '</svg>',
  ].join('')
}

function rowSvg({ says, bits, from, to, isPlace }: WaterfallRow, top: number, x: (bits: number) => number): string {
  const words = `<text x="2" y="${top + 13}" fill="#0b0c0c">${escaped(short(safe(says), MOST_LETTERS))}</text>`
  const figure = `<text x="${WIDTH - 2}" y="${top + 13}" text-anchor="end" font-weight="600" fill="#0b0c0c">${printedBits(bits)}</text>`
  const line = `<line x1="${x(0)}" y1="${top + 16}" x2="${x(0)}" y2="${top + ROW - 2}" stroke="#0b0c0c" stroke-dasharray="3 2"/>`
  const [a, b] = [x(Math.min(from, to)), x(Math.max(from, to))]
  if (isPlace) return `${words}${figure}${line}<circle cx="${a}" cy="${top + 24}" r="5" fill="#0b0c0c"/>`
  const fill = to >= from ? '#1a4480' : '#ffffff'
  const width = Math.round(Math.max(b - a, 1) * 10) / 10
  return `${words}${figure}${line}<rect x="${a}" y="${top + 19}" width="${width}" height="10" fill="${fill}" stroke="#0b0c0c" stroke-width="1.5"/>`
}
