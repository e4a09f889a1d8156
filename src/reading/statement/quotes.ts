import type { Block } from '../model.ts'

/** Words between quotation marks. `from` and `to` take in the marks, `start` and `end` do not. */
export interface Quote {
  readonly from: number
  readonly start: number
  readonly end: number
  readonly to: number
  /** 0 for a quotation of the text itself, 1 for one inside that, and so on. */
  readonly depth: number
  /** Whether it goes on with the quotation that the piece before left open. */
  readonly goesOn: boolean
  /** Whether it is set with dashes, which are for speech alone. */
  readonly dialogue: boolean
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '„': '“”',
  '‹': '›',
  '"': '"',
  '‘': "’'",
  "'": "'’",
}
const SINGLE = new Set(['‘', "'"])

interface Open {
  readonly mark: string
  readonly from: number
  readonly goesOn: boolean
}

/** Finds the quotations of a piece of a text, outer ones before those inside. A mark that nothing answers is no quotation. */
export function quotesIn(
  text: string,
  block: Block,
  openBefore: boolean,
): { readonly quotes: readonly Quote[]; readonly open: boolean } {
  const dialogue = dialogueIn(text, block)
  if (dialogue.length > 0) {
    const inside = dialogue.flatMap(({ start, end }) =>
      quotesIn(text, { kind: 'item', start, end }, false).quotes.map((quote) => ({ ...quote, depth: quote.depth + 1 })),
    )
    return { quotes: [...dialogue, ...inside].sort((a, b) => a.from - b.from || b.to - a.to), open: false }
  }
  const quotes: Quote[] = []
  const stack: Open[] = []
  const close = (at: number, to: number): void => {
    const open = stack.pop()
    if (open === undefined || at <= open.from + 1) return
    quotes.push({
      from: open.from,
      start: open.from + 1,
      end: at,
      to,
      depth: stack.length,
      goesOn: open.goesOn,
      dialogue: false,
    })
  }
  for (let at = block.start; at < block.end; at++) {
    const mark = text[at] ?? ''
    if (!MARKS.has(mark)) continue
    const [before, after] = [
      at > block.start ? (text[at - 1] ?? ' ') : ' ',
      at + 1 < block.end ? (text[at + 1] ?? ' ') : ' ',
    ]
    // Some papers begin each further paragraph of a quotation with its closing mark.
    if (openBefore && at === block.start && /[»”]/.test(mark)) {
      stack.push({ mark: mark === '»' ? '«' : '“', from: at, goesOn: true })
      continue
    }
    const place = closes(stack, mark, before, after)
    if (place >= 0) {
      // A single mark that is still open inside was an apostrophe.
      stack.length = place + 1
      close(at, at + 1)
    } else if (opens(stack, mark, before, after)) {
      if (SINGLE.has(mark) && !answered(text, at, block.end)) continue
      stack.push({ mark, from: at, goesOn: openBefore && at === block.start })
    }
  }
  // What the end of the piece leaves open goes on in the next piece, if that begins with the same mark.
  const [left] = stack
  const open = left !== undefined && !SINGLE.has(left.mark)
  if (open) {
    stack.length = 1
    close(block.end, block.end)
  }
  return { quotes: quotes.sort((a, b) => a.from - b.from || b.to - a.to), open }
}

const MARKS = new Set([...Object.keys(PAIRS), ...Object.values(PAIRS).flatMap((closers) => [...closers])])
const LETTER = /[\p{L}\p{N}]/u

/** The place in the stack of the quotation that this mark closes, or -1. */
function closes(stack: readonly Open[], mark: string, before: string, after: string): number {
  for (let place = stack.length - 1; place >= 0; place--) {
    const open = stack[place]
    if (open === undefined || !PAIRS[open.mark]?.includes(mark)) continue
    if (/\s/.test(before) && mark !== '»') continue
    if (SINGLE.has(open.mark) && LETTER.test(after)) continue
    if (mark === '"' && LETTER.test(after) && !/[.,!?…]/.test(before)) continue
    return place
  }
  return -1
}

function opens(stack: readonly Open[], mark: string, before: string, after: string): boolean {
  if (!Object.hasOwn(PAIRS, mark) || (/\s/.test(after) && mark !== '«')) return false
  if (stack.some((open) => open.mark === mark && mark === '"')) return false
  return !LETTER.test(before) || mark === '“' || mark === '«'
}

/** Whether a single mark is closed before the piece ends; else it is an apostrophe (`’90s`, `'em`). */
function answered(text: string, at: number, end: number): boolean {
  const rest = text.slice(at + 1, end)
  const stop = text[at] === "'" ? /[\p{L}\p{N}.,!?…]'(?![\p{L}\p{N}])/u : /[\p{L}\p{N}.,!?…]’(?![\p{L}\p{N}])/u
  return stop.test(rest)
}

/** Speech that is set with dashes: `—No firmé nada —dijo Luis—. Nadie vino.` */
function dialogueIn(text: string, block: Block): readonly Quote[] {
  if (block.kind === 'post' || block.kind === 'item' || !/^[—―–]\s?[\p{L}¿¡]/u.test(text.slice(block.start, block.end)))
    return []
  const dashes: number[] = []
  for (let at = block.start; at < block.end; at++) if (/[—―–]/.test(text[at] ?? '')) dashes.push(at)
  const quotes: Quote[] = []
  for (let n = 0; n < dashes.length; n += 2) {
    const from = dashes[n] ?? block.end
    const to = dashes[n + 1] ?? block.end
    const inner = text.slice(from + 1, to)
    const skip = /^[\s.,;:]*/.exec(inner)?.[0].length ?? 0
    const words = inner.slice(skip).trimEnd()
    if (words === '') continue
    const start = from + 1 + skip
    quotes.push({ from, start, end: start + words.length, to, depth: 0, goesOn: false, dialogue: true })
  }
  return quotes
}
