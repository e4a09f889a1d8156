import type { Selector } from '../model.ts'

/** How many characters around the words a selector keeps, so that they are found again when the text has moved. */
const AROUND = 32

/**
 * Points at the words of a text between two places, counted in UTF-16 units. Places outside the text are moved into it,
 * and a place inside a surrogate pair to the outside of it, so that no character is ever cut.
 */
export function selectorAt(text: string, start: number, end: number): Selector {
  const from = whole(text, Math.min(Math.max(0, start), text.length), -1)
  const to = whole(text, Math.min(Math.max(from, end), text.length), 1)
  return {
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: text.slice(whole(text, Math.max(0, from - AROUND), 1), from),
    suffix: text.slice(to, whole(text, Math.min(text.length, to + AROUND), -1)),
  }
}

/** A place that does not stand inside a surrogate pair: the same, or the next one in the direction. */
function whole(text: string, place: number, direction: 1 | -1): number {
  const inside = /[\udc00-\udfff]/.test(text[place] ?? '') && /[\ud800-\udbff]/.test(text[place - 1] ?? '')
  return inside ? place + direction : place
}
