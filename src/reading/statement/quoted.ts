import { isMark, isWord, type Reading, wordAt } from './items.ts'
import type { Quote } from './quotes.ts'
import type { Item, Sentence } from './sentences.ts'
import type { Verb } from './verbs.ts'

/** The verb that says whose words a quotation is; `term` for words in quotation marks that nobody says. */
export function verbFor(
  { lexicon, text }: Reading,
  { items }: Sentence,
  verbs: readonly Verb[],
  at: number,
  quote: Quote,
): Verb | 'term' | null {
  const back = items[at - 1]
  const close = nearest(items, verbs, at)
  const next = close?.subject?.from ?? -1
  const touches =
    close !== null &&
    ((close.at > at && next > at && next <= at + 2) ||
      isMark(back, /^[,:]$/) ||
      close.at === at - 1 ||
      close.shape === 'after' ||
      (close.at > at && at === 0) ||
      (isWord(back) && back.word === lexicon.that))
  if (!isFragment(items, at, quote)) {
    if (close !== null) return close
    return isWord(back) && NAMED.test(back.word) ? 'term' : null
  }
  if (/^[,(]$/.test(markBefore(items, at)) && isWord(items[at - 2]) && NAMED.test(wordAt(items, at - 2))) return 'term'
  if (touches) return close
  // One word in quotation marks inside a thing is a term, unless somebody calls a thing so.
  const calling = close !== null && isWord(items[close.at]) && CALLING.test(wordAt(items, close.at))
  if (!calling && !/\s/.test(text.slice(quote.start, quote.end).trim())) return 'term'
  if (isWord(back) && NAMED.test(back.word) && close?.at !== at - 1) return 'term'
  const governing = verbs.findLast((verb) => verb.at < at && verb.speaker !== null)
  const own = verbs.find((verb) => verb.shape === 'phrase' && verb.speaker !== null)
  const clause = clauseStart(items, at)
  const opening = items[clause]
  // `tapping into a narrative of "safety"` goes on with what a person does, not with what a person says.
  if (isWord(opening) && /(ing|ando|iendo)$/.test(opening.word) && clause > 0)
    return lexicon.speechParticiples.has(opening.word)
      ? (verbs.find((verb) => verb.at === clause) ?? governing ?? 'term')
      : 'term'
  return governing ?? own ?? 'term'
}

const CALLING =
  /^(call|calls|called|calling|describe[sd]?|describing|brand(?:s|ed)?|label(?:s|led|ed)?|dubbed|calific\p{L}+|llam\p{L}+|tild\p{L}+)$/u

function markBefore(items: readonly Item[], at: number): string {
  const back = items[at - 1]
  return back?.kind === 'mark' ? back.text : ''
}

const NAMED =
  /^(called|named|titled|entitled|dubbed|so-called|termed|headlined|known|as|film|book|song|report|programme|program|project|operation|plan|llamad[oa]s?|titulad[oa]|denominad[oa]|bautizad[oa]|apodad[oa]|informe|libro|película|programa|proyecto|operación)$/

/** A few words in quotation marks that make no sentence. */
function isFragment(items: readonly Item[], at: number, quote: Quote): boolean {
  const item = items[at]
  if (item === undefined) return false
  const [back, next] = [items[at - 1], items[at + 1]]
  if (
    isMark(back, /^[:]$/) ||
    (back === undefined && (next === undefined || next.kind === 'mark' || next.kind === 'quote'))
  )
    return false
  return (
    quote.end - quote.start <= 60 &&
    !quote.goesOn &&
    !quote.dialogue &&
    !(isMark(back, /^,$/) && quote.end - quote.start > 30)
  )
}

function clauseStart(items: readonly Item[], at: number): number {
  let place = at - 1
  while (place >= 0 && !isMark(items[place], /^[,;:—–]$/)) place -= 1
  return place + 1
}

function nearest(items: readonly Item[], verbs: readonly Verb[], at: number): Verb | null {
  let best: Verb | null = null
  let least = Number.POSITIVE_INFINITY
  for (const verb of verbs) {
    if (verb.shape === 'passive') continue
    const [from, to] = verb.at < at ? [verb.at, at] : [at, verb.at]
    const between = items.slice(from + 1, to)
    if (between.some((item) => item.kind === 'mark' && /[.!?;]/.test(item.text) && item.text !== '.')) continue
    // Its subject stands between the verb and the quotation; it does not part them.
    const subject =
      verb.subject === null || verb.subject.from < from || verb.subject.to > to
        ? 0
        : verb.subject.to - verb.subject.from
    const distance = between.length - subject + (verb.at < at && between.some((item) => item.kind === 'quote') ? 1 : 0)
    if (distance < least || (distance === least && best !== null && verb.at < best.at)) {
      least = distance
      best = verb
    }
  }
  return best
}
