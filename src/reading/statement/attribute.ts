import type { Mode } from '../model.ts'
import { reportedIn } from './content.ts'
import { isMark, isWord, type Reading } from './items.ts'
import { verbFor } from './quoted.ts'
import type { Item, Sentence } from './sentences.ts'
import { type Context, noteKin, noteRoles, type Speaker, speakerOf, subjectBefore } from './speakers.ts'
import { type Verb, verbsOf } from './verbs.ts'

/** A piece of a text that somebody says, before it is put under those who report it. */
export interface Said {
  readonly form: 'quotation' | 'reported' | 'term'
  readonly start: number
  readonly end: number
  /** Null where the text does not say whose words these are. */
  readonly speaker: Speaker | null
  readonly mode: Mode
}

/**
 * Says of the quotations and reported speech of a paragraph whose words they are. What the grammar of the sentence, or
 * of the one before or after, does not say is left open: the speaker is null.
 */
export function attribute(
  reading: Reading,
  sentences: readonly Sentence[],
  context: Context,
  before: Before,
): readonly Said[] {
  const said: Said[] = []
  let previous: Speaker | null = null
  let previousMode: Mode = 'states'
  for (const [place, sentence] of sentences.entries()) {
    noteKin(sentence.items, context)
    const verbs = verbsOf(reading, sentence, context)
    const quotes = sentence.items.flatMap((item, at) => (item.kind === 'quote' ? [{ at, quote: item.quote }] : []))
    const taken = new Set<Verb>()
    const spans = reportedIn(reading, sentence, verbs)
    for (const { at, quote } of quotes) {
      const found = verbFor(reading, sentence, verbs, at, quote)
      if (found === 'term') {
        said.push({ form: 'term', start: quote.start, end: quote.end, speaker: null, mode: 'states' })
        continue
      }
      let speaker: Speaker | null = null
      let mode: Mode = 'states'
      if (found !== null) {
        speaker = found.speaker
        mode = found.mode
        taken.add(found)
      } else if (quote.goesOn && before.open !== null) speaker = before.open
      else {
        const around = aroundQuote(reading, sentences, place, at, previous, before, context)
        speaker = around
        mode = around !== null && around === previous ? previousMode : 'states'
      }
      if (reading.lexicon.takesBack.test(reading.text.slice(quote.start, quote.end))) mode = 'retracts'
      said.push({ form: 'quotation', start: quote.start, end: quote.end, speaker, mode })
      previous = speaker
      previousMode = mode
    }
    for (const { verb, start, end } of spans) {
      const quoted = quotes.filter(({ quote }) => quote.from >= start && quote.to <= end)
      const own = end - start - quoted.reduce((sum, { quote }) => sum + quote.to - quote.from, 0)
      // Where only the quotation is left, it stands for itself.
      if (quoted.length > 0 && own < 12) continue
      if (taken.has(verb) && quoted.length === 0 && own < 25) continue
      said.push({ form: 'reported', start, end, speaker: verb.speaker, mode: verb.mode })
      if (verb.speaker !== null && quotes.length === 0) previous = verb.speaker
    }
    noteRoles(sentence.items, reading.names, reading.lexicon, context)
    const main = verbs.find(({ speaker }) => speaker?.name != null)?.speaker ?? null
    if (main !== null) {
      context.last = main
      if (main.kind === 'person') context.lastPerson = main
    }
  }
  return said
}

/** What the paragraph before leaves behind: the speaker of a quotation that goes on, and one whose words a colon announces. */
export interface Before {
  readonly open: Speaker | null
  readonly announced: Speaker | null
}

/** Who speaks in a quotation that no verb of its sentence claims. */
function aroundQuote(
  reading: Reading,
  sentences: readonly Sentence[],
  place: number,
  at: number,
  previous: Speaker | null,
  before: Before,
  context: Context,
): Speaker | null {
  const sentence = sentences[place]
  if (sentence === undefined) return null
  const ahead = sentence.items[at - 1]
  if (isMark(ahead, /^:$/))
    return announcer(reading, sentence.items.slice(0, at - 1), context) ?? (place > 0 ? previous : null)
  const alone = sentence.items.every((item) => item.kind === 'quote' || item.kind === 'mark')
  if (!alone) return null
  // `"One," she said. "Two."`: the second goes on with the first.
  if (previous !== null && place > 0) return previous
  if (place === 0 && before.announced !== null) return before.announced
  // `Graveney left at noon. "My client was moved."`: a quotation by itself is that of the person the sentence before is about.
  const behind = sentences[place - 1]
  const whose = behind === undefined ? null : personOf(reading, behind, context)
  if (whose !== null) return whose
  const next = sentences[place + 1]
  if (next === undefined) return null
  // `"One." She was speaking outside the court.`
  const opening = next.items.slice(0, 8)
  const speaks = opening.some((item) => isWord(item) && SPEAKING.test(item.word))
  const subject = opening[0]
  if (!speaks || !isWord(subject)) return null
  const verb = opening.findIndex(
    (item) => isWord(item) && (SPEAKING.test(item.word) || reading.lexicon.auxiliaries.has(item.word)),
  )
  const stretch = subjectBefore(next.items, verb, reading.lexicon)
  return stretch === null ? null : speakerOf(reading.text, next.items, stretch, reading.names, reading.lexicon, context)
}

/** The person with whom a sentence begins. */
function personOf({ names, lexicon }: Reading, { items }: Sentence, context: Context): Speaker | null {
  let at = 0
  while (at < 4 && at < items.length) {
    const item = items[at]
    const name = item === undefined ? undefined : names.at(item.start)
    if (name !== undefined)
      return name.kind === 'person' ? { name: name.name, kind: 'person', start: name.start, end: name.end } : null
    if (at === 0 && isWord(item) && /^(he|she|él|ella)$/.test(item.word)) return context.lastPerson
    // `Its press officer, Ana Sol, ...`, `Judge Ana Sol ...`
    if (
      !(
        isWord(item) &&
        (lexicon.titles.has(item.word) || lexicon.articles.has(item.word) || /^\p{Ll}/u.test(item.text)) &&
        !lexicon.prepositions.has(item.word)
      ) &&
      !isMark(item, /^,$/)
    )
      return null
    at += 1
  }
  return null
}

/** Words by which a sentence says that somebody spoke: `spoke`, `in her words`. */
export const SPEAKING = /^(speaking|spoke|speaks|words|hablaba|habló|hablando|palabras)$/

/** Who announces what follows a colon: the first person named, or the one whom `her answer` means. */
function announcer(reading: Reading, items: readonly Item[], context: Context): Speaker | null {
  const { names } = reading
  for (const kind of ['person', 'organisation'] as const) {
    const item = items.findLast(({ start }) => names.at(start)?.kind === kind)
    const name = item === undefined ? undefined : names.at(item.start)
    if (name !== undefined)
      return {
        name: name.name,
        kind: name.kind === 'person' ? 'person' : 'organisation',
        start: name.start,
        end: name.end,
      }
  }
  for (const item of items) {
    if (isWord(item) && /^(he|she|his|her|su|él|ella)$/.test(item.word))
      return context.lastPerson === null ? null : { ...context.lastPerson, start: item.start, end: item.end }
  }
  return null
}
