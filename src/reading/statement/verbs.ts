import type { Lexicon } from '../language/index.ts'
import type { Mode } from '../model.ts'
import { isMark, isWord, type Reading, wordAt } from './items.ts'
import type { Names } from './mentions.ts'
import type { Item, Sentence } from './sentences.ts'
import { type Context, type Speaker, type Stretch, speakerOf, subjectAfter, subjectBefore } from './speakers.ts'

/** A verb of saying, or words in its place, with the one who says it. */
export interface Verb {
  readonly at: number
  readonly mode: Mode
  readonly speaker: Speaker | null
  /** Where the words for the speaker stand. */
  readonly subject: Stretch | null
  readonly shape: 'before' | 'after' | 'passive' | 'participle' | 'phrase'
}

/** The verbs of saying in a sentence, and who says what they announce. */
export function verbsOf({ text, names, lexicon }: Reading, { items }: Sentence, context: Context): readonly Verb[] {
  const verbs: Verb[] = []
  const who = (stretch: Stretch | null): Speaker | null =>
    stretch === null ? null : speakerOf(text, items, stretch, names, lexicon, context)
  for (const [at, item] of items.entries()) {
    if (!isWord(item)) continue
    const phrase = phraseAt(items, at, lexicon)
    if (phrase !== undefined) {
      const last = at + phrase.split(' ').length - 1
      const inner = items[last + 1]
      // `según dijo Ana`, `according to what she said`: the verb says who.
      if (isWord(inner) && lexicon.speech.has(inner.word)) continue
      const subject = subjectAfter(items, last, lexicon)
      const speaker = who(subject)
      if (speaker !== null)
        verbs.push({
          at,
          mode: 'states',
          speaker,
          subject: subject === null ? null : { from: at, to: subject.to },
          shape: 'phrase',
        })
      continue
    }
    if (/^(in|en|a)$/.test(item.word) && lexicon.inTheirWords.test(threeWords(items, at))) {
      verbs.push({
        at,
        mode: 'opines',
        speaker: context.lastPerson,
        subject: { from: at, to: at + 3 },
        shape: 'phrase',
      })
      continue
    }
    const mode = lexicon.speech.get(item.word)
    if (mode === undefined || !isUse(items, at, lexicon)) continue
    if (lexicon.speechParticiples.has(item.word)) {
      const main = verbs.find(({ speaker }) => speaker !== null)
      const speaker = main?.speaker ?? firstActor(items.slice(0, at), names)
      verbs.push({ at, mode, speaker, subject: null, shape: 'participle' })
      continue
    }
    const back = items[at - 1]
    if (passive(items, at, lexicon)) {
      const by = isWord(items[at + 1]) && wordAt(items, at + 1) === lexicon.by
      const subject = by ? subjectAfter(items, at + 1, lexicon, true) : null
      if (by) verbs.push({ at, mode, speaker: who(subject), subject, shape: 'passive' })
      continue
    }
    if (omitted(items, at, lexicon)) {
      // `«No firmé nada», recordó.`: the verb goes on with the person before.
      verbs.push({ at, mode, speaker: context.lastPerson, subject: null, shape: 'after' })
      continue
    }
    if (inverted(items, at, names, lexicon)) {
      const subject = nameBeside(items, subjectAfter(items, at, lexicon), names)
      verbs.push({ at, mode, speaker: who(subject), subject, shape: 'after' })
      continue
    }
    let subject = subjectBefore(items, at, lexicon, (place) => names.at(items[place]?.start ?? -1)?.kind === 'person')
    if (subject === null && isMark(back, /^[—–]$/)) {
      // `Trump backs a plan—says it is cheaper`: the verb goes on with the subject of the sentence.
      const actor = firstActor(items.slice(0, at), names)
      verbs.push({ at, mode, speaker: actor, subject: null, shape: 'before' })
      continue
    }
    if (subject === null && isWord(back) && /^(and|y|e|but|pero)$/.test(back.word)) {
      const main = verbs.findLast(({ speaker }) => speaker !== null)
      const actor = main?.speaker ?? firstActor(items.slice(0, at), names)
      if (actor !== null) verbs.push({ at, mode, speaker: actor, subject: null, shape: 'before' })
      continue
    }
    if (lexicon.by === 'por' && /[aei]mos$/.test(item.word)) {
      verbs.push({ at, mode, speaker: context.self, subject: null, shape: 'before' })
      continue
    }
    if (subject === null && at === 0 && lexicon.by === 'por') {
      subject = subjectAfter(items, at, lexicon)
      // A verb alone at the beginning of a Spanish sentence goes on with who spoke before.
      const speaker = isWord(items[1]) && wordAt(items, 1) === 'que' ? context.last : who(subject)
      verbs.push({ at, mode, speaker, subject: null, shape: 'before' })
      continue
    }
    if (subject === null && lexicon.by === 'por' && isWord(items[at + 1]) && wordAt(items, at + 1) === 'que') {
      verbs.push({ at, mode, speaker: context.last, subject: null, shape: 'before' })
      continue
    }
    const speaker = who(subject)
    if (speaker !== null) verbs.push({ at, mode, speaker, subject, shape: 'before' })
  }
  return verbs
}

/** The phrase before the one on whose word a sentence stands, if it begins here. */
function phraseAt(items: readonly Item[], at: number, lexicon: Lexicon): string | undefined {
  const word = wordAt(items, at)
  return lexicon.accordingTo.find((phrase) => {
    if (!phrase.startsWith(word)) return false
    return phrase.split(' ').every((one, place) => wordAt(items, at + place) === one)
  })
}

function threeWords(items: readonly Item[], at: number): string {
  return `${wordAt(items, at)} ${wordAt(items, at + 1)} ${wordAt(items, at + 2)}`
}

/** Whether a form is used as a verb here: not `the claims`, `in reports`, `to say`, `did not say`. */
function isUse(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const [back, item, next] = [items[at - 1], items[at], items[at + 1]]
  if (!isWord(item)) return false
  const beforeQuote = next?.kind === 'quote' || (isMark(next, /^[,:]$/) && items[at + 2]?.kind === 'quote')
  const afterQuote = back?.kind === 'quote' || (isMark(back, /^[,—–]$/) && items[at - 2]?.kind === 'quote')
  if (beforeQuote || afterQuote) return !(isWord(back) && lexicon.articles.has(back.word))
  if (/^puts?$/.test(item.word))
    return items
      .slice(at + 1, at + 7)
      .some((one, place, some) => isWord(one) && one.word === 'at' && some[place + 1]?.kind === 'number')
  if (lexicon.weak.has(item.word) && !(isWord(next) && next.word === lexicon.that) && !isMark(next, /^:$/)) return false
  if (isWord(next) && /^(not|no)$/.test(next.word)) return false
  if (!isWord(back)) return true
  if (
    lexicon.articles.has(back.word) &&
    !/^(this|that|it|some|many|others?|all|both|este|esta|eso|lo|otros)$/.test(back.word)
  )
    return false
  if (lexicon.prepositions.has(back.word) || /^(to|not|never|declined|refused|no|ni|nunca)$/.test(back.word))
    return /^(no|ni|nunca)$/.test(back.word) && lexicon.speech.get(item.word) === 'denies'
  return true
}

/** Whether a verb is passive: `was accused`. */
export function passive(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  let place = at - 1
  while (isWord(items[place]) && lexicon.adverbs.has(wordAt(items, place))) place -= 1
  const back = items[place]
  return isWord(back) && /^(is|are|was|were|be|been|being|fue|fueron|es|son|sido|era|eran)$/.test(back.word)
}

function inverted(items: readonly Item[], at: number, names: Names, lexicon: Lexicon): boolean {
  // `«No figura», se quejó su vocero`
  const before = beforeParticles(items, at, lexicon)
  const [back, next] = [items[before], items[at + 1]]
  if (back?.kind === 'quote') return nounPhrase(next, lexicon)
  if (!isMark(back, /^[,—–]$/) && !(isWord(back) && lexicon.accordingTo.includes(back.word))) return false
  if (items[before - 1]?.kind === 'quote' || (isWord(back) && lexicon.accordingTo.includes(back.word)))
    return nounPhrase(next, lexicon)
  if (next === undefined || !nounPhrase(next, lexicon)) return false
  const after = subjectAfter(items, at, lexicon)
  if (after === null) return false
  const named = items.slice(after.from, after.to).some((item) => names.at(item.start) !== undefined)
  const rest = items[after.to]
  return named && (rest === undefined || rest.kind === 'mark')
}

/** `said its spokesman, Ana Sol`: the name beside a description stands for it. */
function nameBeside(items: readonly Item[], subject: Stretch | null, names: Names): Stretch | null {
  if (subject === null || !isMark(items[subject.to], /^,$/)) return subject
  const named = (at: number): boolean => names.at(items[at]?.start ?? -1)?.kind === 'person'
  for (let at = subject.from; at < subject.to; at++) if (named(at)) return subject
  return named(subject.to + 1) ? { from: subject.to + 1, to: subject.to + 3 } : subject
}

/** The place before a verb and the small words that go with it. */
function beforeParticles(items: readonly Item[], at: number, lexicon: Lexicon): number {
  let place = at - 1
  while (lexicon.by === 'por' && isWord(items[place]) && /^(se|le|les|me|nos|lo|también)$/.test(wordAt(items, place)))
    place -= 1
  return place
}

/** Whether a Spanish verb after a quotation leaves out who speaks. */
function omitted(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const before = beforeParticles(items, at, lexicon)
  const [back, next] = [items[before], items[at + 1]]
  if (
    lexicon.by !== 'por' ||
    !(back?.kind === 'quote' || (isMark(back, /^[,—–]$/) && items[before - 1]?.kind === 'quote'))
  )
    return false
  return (
    next === undefined ||
    next.kind !== 'word' ||
    lexicon.prepositions.has(next.word) ||
    lexicon.conjunctions.has(next.word)
  )
}

function nounPhrase(item: Item | undefined, lexicon: Lexicon): boolean {
  return isWord(item) && !lexicon.prepositions.has(item.word) && item.word !== lexicon.that
}

/** The first person or body that these items name. */
function firstActor(items: readonly Item[], names: Names): Speaker | null {
  for (const item of items) {
    const name = names.at(item.start)
    if (
      name === undefined ||
      /^\p{Lu}+$/u.test(name.name) ||
      (name.kind !== 'person' && name.kind !== 'organisation' && name.kind !== 'unknown')
    )
      continue
    return {
      name: name.name,
      kind: name.kind === 'person' ? 'person' : name.kind === 'organisation' ? 'organisation' : 'unknown',
      start: name.start,
      end: name.end,
    }
  }
  return null
}
