import { bylineName } from './byline.ts'
import { dateline } from './dates.ts'
import { type Piece, pieceOf } from './piece.ts'
import { signatureOfAll } from './postPieces.ts'
import { accountName, isItem, signatureOf } from './posts.ts'
import type { Reading } from './reading.ts'
import { topLines } from './topLines.ts'

/** Reads plain text: a piece a line, where hard-wrapped lines are joined; blank lines divide. */
export function readPlainText(text: string): Reading {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f\v]/)
  const pieces = runsOf(lines).flatMap((run) => (isWrapped(run) ? [run.join(' ')] : run).map(plainPiece))
  const whole = signatureOfAll(pieces, true)
  const base = { mediaType: 'text/plain', url: null, language: undefined } as const
  const [first, ...rest] = pieces
  if (whole !== null && (pieces.length <= 2 || !isTitle(first, rest) || bodyIsList(pieces))) {
    return { ...base, pieces, whole, title: null, author: accountName(whole), publisher: null, published: whole.on }
  }
  const titled = isTitle(first, rest)
  const headed = titled && first !== undefined ? [{ ...first, kind: 'heading' } satisfies Piece, ...rest] : pieces
  const { pieces: all, ...top } = topLines(headed)
  return { ...base, pieces: all, whole: null, title: titled ? (first?.text ?? null) : null, ...top }
}

function plainPiece(line: string): Piece {
  return pieceOf(isItem(line.trimStart()) && signatureOf(line.trim()) === null ? 'item' : 'paragraph', line)
}

/** In a post that is a list, the first line introduces the items. */
function bodyIsList(pieces: readonly Piece[]): boolean {
  return pieces.slice(1, -1).every(({ kind }) => kind === 'item')
}

/** Lines that stand together: no blank line, no item and no signature begins inside. */
function runsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = []
  let open: string[] | null = null
  for (const line of lines) {
    const trimmed = line.trim()
    if (trimmed === '') open = null
    else if (open === null || standsAlone(trimmed) || standsAlone(open.at(-1)?.trim() ?? '', true)) {
      open = [line]
      runs.push(open)
    } else open.push(line)
  }
  return runs
}

function standsAlone(line: string, above = false): boolean {
  const signs = signatureOf(line) !== null || bylineName(line) !== null || dateline(line)?.written === line
  return signs || (!above && isItem(line))
}

const WIDEST = 90
const NARROWEST = 40

/**
 * Whether lines are one paragraph that was wrapped by hand: all are short, most end only because the next word did not
 * fit, and few end with a sentence. A text with one paragraph a line is not.
 */
function isWrapped(lines: readonly string[]): boolean {
  const lengths = lines.map((line) => line.trimEnd().length)
  const width = lengths.reduce((most, length) => Math.max(most, length), 0)
  if (lines.length < 2 || width > WIDEST || width < NARROWEST) return false
  let full = 0
  let ended = 0
  for (let i = 0; i < lines.length - 1; i += 1) {
    const next = /\S+/.exec(lines[i + 1] ?? '')?.[0].length ?? 0
    if ((lengths[i] ?? 0) + 1 + next > width - 8) full += 1
    if (/[.!?…]["”»’')\]]*\s*$/.test(lines[i] ?? '')) ended += 1
  }
  const inner = lines.length - 1
  return full >= inner * 0.8 && ended <= inner / 2 && ended < Math.max(1, inner)
}

const LONGEST_TITLE = 120

function isTitle(first: Piece | undefined, rest: readonly Piece[]): boolean {
  if (first === undefined || rest.length === 0 || first.kind !== 'paragraph') return false
  const { text } = first
  if (text.length > LONGEST_TITLE || /[.!;:,…]["”»’')\]]*$/.test(text) || !/\p{L}/u.test(text)) return false
  return bylineName(text) === null && dateline(text) === null && signatureOf(text) === null && !/https?:|^@/.test(text)
}
