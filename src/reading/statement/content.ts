import { isMark, isWord, type Reading, wordAt } from './items.ts'
import type { Item, Sentence } from './sentences.ts'
import type { Stretch } from './speakers.ts'
import { passive, type Verb } from './verbs.ts'

/** What a verb of saying announces, outside quotation marks or around them. */
export interface Span {
  readonly verb: Verb
  readonly start: number
  readonly end: number
}

/** The reported speech of a sentence, outside quotations or around them. */
export function reportedIn(reading: Reading, sentence: Sentence, verbs: readonly Verb[]): readonly Span[] {
  const spans: Span[] = []
  for (const [place, verb] of verbs.entries()) {
    const span = contentOf(reading, sentence, verb, verbs[place + 1])
    if (span !== null) spans.push({ verb, ...span })
  }
  const { lexicon } = reading
  for (const [at, item] of sentence.items.entries()) {
    if (!isWord(item)) continue
    const adjective = item.word === 'alleged' && isWord(sentence.items[at - 1]) && !verbs.some((verb) => verb.at === at)
    const saidTo =
      item.word === 'said' &&
      passive(sentence.items, at, lexicon) &&
      isWord(sentence.items[at + 1]) &&
      wordAt(sentence.items, at + 1) === 'to'
    if (!lexicon.hearsay.has(item.word) && !adjective && !saidTo) continue
    if (spans.some(({ start, end }) => start <= item.start && item.end <= end)) continue
    const clause = clauseAround(sentence.items, at)
    if (clause === null) continue
    const verb: Verb = { at, mode: 'alleges', speaker: null, subject: null, shape: 'phrase' }
    if (
      verbs.some(
        (other) => other.at >= clause.from && other.at < clause.to && other.at !== at && other.shape !== 'passive',
      )
    )
      continue
    spans.push({ verb, start: sentence.items[clause.from]?.start ?? 0, end: sentence.items[clause.to - 1]?.end ?? 0 })
  }
  return spans
}

function clauseAround(items: readonly Item[], at: number): Stretch | null {
  let from = at
  while (from > 0 && !isMark(items[from - 1], /^[,;:—–.()]$/)) from -= 1
  let to = at + 1
  while (to < items.length && !isMark(items[to], /^[,;:—–.()!?]$/)) to += 1
  return to - from >= 3 ? { from, to } : null
}

function contentOf(
  { lexicon }: Reading,
  sentence: Sentence,
  verb: Verb,
  next: Verb | undefined,
): { start: number; end: number } | null {
  const { items } = sentence
  const last = lastWord(items)
  if (verb.shape === 'passive')
    return stretchOf(items, 0, (verb.subject?.to ?? verb.at + 1) >= items.length - 1 ? verb.at + 1 : last + 1)
  if (verb.shape === 'phrase') {
    const [from, to] = [verb.subject?.from ?? verb.at, verb.subject?.to ?? verb.at + 1]
    // At the beginning what follows the comma rests on it, else what stands before.
    if (from <= 1) return stretchOf(items, skipApposition(items, to, last), last + 1)
    const comma = isMark(items[from - 1], /^,$/) ? from - 1 : from
    return stretchOf(items, 0, comma)
  }
  const { at } = verb
  if (verb.shape === 'after') {
    const before = isMark(items[at - 1], /^[,—–]$/) ? at - 1 : at
    const quoteOnly = items.slice(0, before).every((item) => item.kind === 'quote' || item.kind === 'mark')
    if (!quoteOnly) return stretchOf(items, 0, before)
    const to = verb.subject?.to ?? at + 1
    const that = isWord(items[to]) && wordAt(items, to) === lexicon.that
    return that ? stretchOf(items, to + 1, last + 1) : null
  }
  const stop =
    next !== undefined && next.subject !== null && next.subject.from > at && parts(items, next.subject.from)
      ? next.subject.from - 1
      : last + 1
  const behind = items[at + 1]
  const thing =
    isWord(items[at]) &&
    lexicon.ofThings.has(wordAt(items, at)) &&
    !(isWord(behind) && lexicon.prepositions.has(behind.word))
  const that = items.findIndex(
    (item, place) => place > at && place <= (thing ? at + 1 : at + 6) && isWord(item) && item.word === lexicon.that,
  )
  if (that > 0 && !items.slice(at + 1, that).some((item) => item.kind !== 'word'))
    return stretchOf(items, that + 1, stop)
  const after = items[at + 1]
  if (after === undefined || after.kind === 'quote' || isMark(after, /^[.!?]$/) || at >= last) {
    // `The men signed nothing, Quill said.`
    const from = verb.subject?.from ?? at
    return isMark(items[from - 1], /^,$/) &&
      !items.slice(0, from - 1).every((item) => item.kind === 'quote') &&
      verb.shape === 'before'
      ? stretchOf(items, 0, from - 1)
      : null
  }
  // `He has no convictions, his lawyer says, and he is no member.`
  if (
    isMark(after, /^,$/) &&
    verb.subject !== null &&
    isMark(items[verb.subject.from - 1], /^,$/) &&
    verb.shape === 'before'
  )
    return stretchOf(items, 0, last + 1)
  if (!isWord(after)) return null
  let from = at + 1
  const told = /^(told|tells?|telling|informed|reminded|warned)$/.test(wordAt(items, at))
  if (told) from += isWord(items[from]) && lexicon.articles.has(wordAt(items, from)) ? 2 : 1
  const head = items[from]
  const about = isWord(head) && /^(about|over|around|sobre)$/.test(head.word) && items[from + 1]?.kind === 'number'
  if (/^(comentar|responder|contestar|hablar|comment|answer)$/.test(isWord(head) ? head.word : '')) return null
  const accuses = isWord(items[at]) && /^acus/.test(wordAt(items, at))
  if (!isWord(head) || (lexicon.prepositions.has(head.word) && !about && !accuses)) return null
  if (lexicon.ofThings.has(wordAt(items, at)) || /^puts?$/.test(wordAt(items, at))) return stretchOf(items, from, stop)
  const words = items.slice(from, stop)
  const clause = words.some(
    (item) =>
      isWord(item) && (lexicon.auxiliaries.has(item.word) || CLAUSE.test(item.text.replace(/’/g, "'").toLowerCase())),
  )
  const gerund = lexicon.by === 'by' ? /ing$/.test(head.word) : /(ar|er|ir)$/.test(head.word)
  if (lexicon.by === 'por' && !gerund) return null
  return (clause || gerund) && words.length >= 3 ? stretchOf(items, from, stop) : null
}

/** Endings and forms by which a clause can be told from a thing. */
const CLAUSE =
  /(ed|n't|'s|'re|'ve|'ll|went|came|left|took|gave|made|got|knew|saw|held|kept|sent|paid|met|ran|lost|needs?|wants?|costs?|remains?)$/

function parts(items: readonly Item[], at: number): boolean {
  const back = items[at - 1]
  return isWord(back) && /^(but|while|and|pero|mientras|y)$/.test(back.word)
}

function skipApposition(items: readonly Item[], from: number, last: number): number {
  if (!isMark(items[from], /^,$/)) return from
  return Math.min(from + 1, last)
}

function lastWord(items: readonly Item[]): number {
  let at = items.length - 1
  while (at > 0 && isMark(items[at], /^[.!?…)]$/)) at -= 1
  return at
}

function stretchOf(items: readonly Item[], from: number, to: number): { start: number; end: number } | null {
  let [a, b] = [from, to]
  while (a < b && isMark(items[a], /^[,;:—–]$/)) a += 1
  while (
    b > a &&
    isMark(items[b - 1], /^[,;:—–.]$/) &&
    !(items[b - 1]?.start === items[b - 2]?.end && /\.\p{Lu}$/u.test(''))
  )
    b -= 1
  // An address at the end is no part of what is said.
  if (isMark(items[b - 1], /^\S+\/\S/)) b -= 1
  const [head, last] = [items[a], items[b - 1]]
  return head === undefined || last === undefined || b - a < 2 ? null : { start: head.start, end: last.end }
}
