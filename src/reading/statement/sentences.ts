import type { Quote } from './quotes.ts'
import { isCapital, type Token, type TokensIn } from './tokens.ts'

/** What a sentence is made of: words and marks, and in the place of a quotation the quotation as one. */
export type Item =
  | Token
  | { readonly kind: 'quote'; readonly quote: Quote; readonly start: number; readonly end: number }

/** A sentence of a stretch of text; quotations inside it count as one item each. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly items: readonly Item[]
}

const ABBREVIATIONS = new Set(
  `mr mrs ms dr prof st jr sr esq no art arts v vs al cf fig gen col lt capt sen rep gov inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec
  sra srta dra ud uds núm pág ee uu approx dept est etc c`.split(/\s+/),
)

/** The sentences of a stretch of text in which these quotations, and no others, stand. */
export function sentencesOf(
  text: string,
  start: number,
  end: number,
  quotes: readonly Quote[],
  speech: ReadonlyMap<string, unknown>,
  tokens: TokensIn,
): readonly Sentence[] {
  const items = itemsOf(tokens, start, end, quotes)
  const sentences: Sentence[] = []
  let from = 0
  for (let at = 0; at < items.length; at++) {
    if (at < items.length - 1 && !ends(text, items, at, speech)) continue
    const some = items.slice(from, at + 1)
    const [head, last] = [some[0], some.at(-1)]
    if (head !== undefined && last !== undefined) sentences.push({ start: head.start, end: last.end, items: some })
    from = at + 1
  }
  return sentences
}

function itemsOf(tokens: TokensIn, start: number, end: number, quotes: readonly Quote[]): readonly Item[] {
  const items: Item[] = []
  let at = start
  for (const quote of quotes) {
    items.push(...tokens(at, Math.max(at, quote.from)))
    items.push({ kind: 'quote', quote, start: quote.from, end: quote.to })
    at = quote.to
  }
  items.push(...tokens(at, end))
  return items
}

/** Whether a sentence ends with the item at this place. */
function ends(text: string, items: readonly Item[], at: number, speech: ReadonlyMap<string, unknown>): boolean {
  const [item, next] = [items[at], items[at + 1]]
  if (item === undefined || next === undefined) return true
  if (item.kind === 'quote') {
    const last = text[item.quote.end - 1] ?? ''
    if (!/[.!?…]/.test(last)) return false
    if (next.kind === 'quote') return last === '.'
    if (next.kind === 'mark') return false
    if (!isCapital(next) && next.kind === 'word') return false
    return !saysNow(items, at + 1, speech)
  }
  if (item.kind !== 'mark' || !/[.!?…]/.test(item.text)) return false
  if (next.kind === 'mark') return /[“"«¿¡(]/.test(next.text)
  if (item.text === '.') {
    const before = items[at - 1]
    if (before?.kind === 'word' && before.end === item.start) {
      if (
        ABBREVIATIONS.has(before.word) &&
        before.text.length <= 4 &&
        !(before.word === 'no' && next.kind !== 'number')
      )
        return false
      if (/^\p{Lu}$/u.test(before.text)) return false
    }
  }
  return next.kind === 'quote' || next.kind === 'number' || isCapital(next)
}

/** Whether what follows a quotation says who spoke: a name and a verb of saying, or the other way round, and little more. */
function saysNow(items: readonly Item[], at: number, speech: ReadonlyMap<string, unknown>): boolean {
  for (let next = at; next < Math.min(items.length, at + 7); next++) {
    const item = items[next]
    if (item === undefined || item.kind === 'quote' || (item.kind === 'mark' && /[.!?;:]/.test(item.text))) return false
    if (item.kind === 'word' && speech.has(item.word)) return true
  }
  return false
}
