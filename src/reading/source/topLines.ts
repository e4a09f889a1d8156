import type { Day } from '../../logic/index.ts'
import { bylineParts } from './byline.ts'
import { DATE, dateAlone, dateline, dayWritten, WEEKDAY } from './dates.ts'
import { outletBefore, outletNamed } from './outlet.ts'
import type { Piece } from './piece.ts'

/** How many pieces at the top of a text may be its byline, its outlet or its dateline. */
const TOP = 5
const LONGEST = 120

/** What the first lines of a text say of its author, its outlet and its day. */
export interface TopLines {
  readonly author: string | null
  readonly publisher: string | null
  readonly published: Day | null
  /** The pieces; a line that says nothing else is a caption now: it is nobody's sentence. */
  readonly pieces: readonly Piece[]
}

interface Line {
  readonly author: string | null
  readonly outlet: string | null
  readonly day: Day | null
}

const ENDS_WITH_DATE = new RegExp(`^(.{2,80}?)[\\s,|·•–—-]{1,5}(?:(?:${WEEKDAY})\\.?,? )?(${DATE})$`, 'iu')

/** Reads the byline, the outlet and the dateline at the top of a text. */
export function topLines(pieces: readonly Piece[]): TopLines {
  const top = pieces.slice(0, TOP)
  const lines = top.map((piece) => (piece.embedded === true ? null : lineOf(piece.text)))
  for (const [at, { kind, text, embedded }] of top.entries()) {
    if (lines[at] !== null || kind !== 'paragraph' || embedded === true) continue
    // An outlet on a line of its own stands under the byline, or over or under the day.
    const [above, below] = [lines[at - 1] ?? null, lines[at + 1] ?? null]
    const isBetween = above?.author != null && below?.day != null
    const outlet = above === null && below === null ? null : outletNamed(text, isBetween)
    if (outlet !== null) lines[at] = { author: null, outlet, day: null }
  }
  const day = (at: number): Day | null => lines[at]?.day ?? dateline(top[at]?.text ?? '')?.day ?? null
  return {
    author: lines.find((line) => line?.author != null)?.author ?? null,
    publisher: lines.find((line) => line?.outlet != null)?.outlet ?? null,
    published: top.map((piece, at) => (piece.embedded === true ? null : day(at))).find((one) => one !== null) ?? null,
    pieces: pieces.map((piece, at) =>
      lines[at] != null && piece.kind !== 'heading' ? { ...piece, kind: 'caption' } : piece,
    ),
  }
}

function lineOf(text: string): Line | null {
  const names = bylineParts(text)
  if (names !== null) return { ...names, day: null }
  const alone = dateAlone(text)
  if (alone !== null) return { author: null, outlet: null, day: alone.day }
  const match = text.length > LONGEST ? null : ENDS_WITH_DATE.exec(text)
  if (match === null) return null
  const before = outletBefore(match[1] ?? '')
  const day = dayWritten(match[2] ?? '')
  return before === null || day === null ? null : { author: null, outlet: before.outlet, day }
}
