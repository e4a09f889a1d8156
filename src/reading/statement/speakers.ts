import { functionWordsOf, type Lexicon } from '../language/index.ts'
import type { Voice } from '../model.ts'
import { wordAt } from './items.ts'
import type { Names } from './mentions.ts'
import type { Item } from './sentences.ts'
import type { Token } from './tokens.ts'

/** Somebody who speaks, as the text has it: the name or the words for him or her, and where they stand. */
export interface Speaker {
  readonly name: string | null
  readonly kind: Voice['kind']
  readonly start: number
  readonly end: number
}

/** What was said of people so far: who was named or spoke last, and who is the lawyer, the minister. */
export interface Context {
  last: Speaker | null
  /** Whom `I` and `we` mean; null where that is not known. */
  readonly self: Speaker | null
  lastPerson: Speaker | null
  readonly roles: Map<string, Speaker>
}

/** A context in which nobody has been spoken of yet. */
export function newContext(self: Speaker | null): Context {
  return { self, last: null, lastPerson: null, roles: new Map() }
}

/** A stretch of items: from the first one to the one before the last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const isWord = (item: Item | undefined): item is Token =>
  item !== undefined && item.kind !== 'quote' && item.kind !== 'mark'

/** The stretch before a verb that says who does it; null where none does. */
export function subjectBefore(
  items: readonly Item[],
  verb: number,
  lexicon: Lexicon,
  named?: (at: number) => boolean,
): Stretch | null {
  let at = verb - 1
  const relative = relativeBefore(items, verb, lexicon)
  if (relative !== null) return relative
  const skip = (): void => {
    while (at >= 0) {
      const item = items[at]
      if (
        !isWord(item) ||
        !(lexicon.adverbs.has(item.word) || lexicon.auxiliaries.has(item.word) || lexicon.hearsay.has(item.word))
      )
        break
      at -= 1
    }
  }
  skip()
  let item = items[at]
  if (isWord(item) && /^(who|quien|que)$/.test(item.word)) {
    at -= 1
    if (items[at]?.kind === 'mark' && textOf(items[at]) === ',') at -= 1
    item = items[at]
  } else if (item?.kind === 'mark' && /^[,)–—]$/.test(item.text)) {
    // Between commas stands what the speaker is besides; the name is before it.
    const close = item.text
    const open = close === ')' ? '(' : close
    let place = at - 1
    while (place >= 0 && !(items[place]?.kind === 'mark' && textOf(items[place]) === open)) place -= 1
    if (place <= 0) return null
    // `its spokesman, Ana Sol, said`: the name stands between the commas.
    if (named?.(place + 1) === true && !items.slice(0, place).some((_, before) => before >= place - 4 && named(before)))
      return { from: place + 1, to: at }
    at = place - 1
  }
  skip()
  const end = at
  while (at >= 0 && belongs(items, at, lexicon)) at -= 1
  return end > at ? { from: at + 1, to: end + 1 } : null
}

/** `An official who asked not to be named said`: the subject is the person with what is said of him or her. */
function relativeBefore(items: readonly Item[], verb: number, lexicon: Lexicon): Stretch | null {
  let at = verb - 1
  while (at > 0 && isWord(items[at]) && !/^(who|quien|que)$/.test(wordAt(items, at))) at -= 1
  const pivot = items[at]
  // Right before the verb it is the subject itself.
  if (at <= 0 || at === verb - 1 || !isWord(pivot) || !/^(who|quien|que)$/.test(pivot.word)) return null
  const inner = items.slice(at + 1, verb).filter(isWord)
  if (!inner.some(({ word }) => lexicon.speech.has(word) || lexicon.auxiliaries.has(word))) return null
  let from = at - 1
  while (from >= 0 && belongs(items, from, lexicon)) from -= 1
  // `said that people who ...`: then the verb belongs to another clause.
  return from + 1 < at && from < 0 ? { from: from + 1, to: verb } : null
}

/** The stretch after a verb that says who does it, as in `said Marta Quill, a lawyer`. */
export function subjectAfter(items: readonly Item[], verb: number, lexicon: Lexicon, agent = false): Stretch | null {
  let at = verb + 1
  // `quiso saber ella`
  while (isWord(items[at]) && (lexicon.adverbs.has(wordAt(items, at)) || wordAt(items, at) === 'saber')) at += 1
  const from = at
  // What follows the agent of a passive says what for, when and where: `criticized by lawyers for its cost`.
  const cut = (item: Item | undefined): boolean =>
    agent && at > from && isWord(item) && lexicon.prepositions.has(item.word) && !/^(of|de|del)$/.test(item.word)
  while (at < items.length && belongs(items, at, lexicon) && !cut(items[at])) at += 1
  return at > from ? { from, to: at } : null
}

function textOf(item: Item | undefined): string {
  return item === undefined || item.kind === 'quote' ? '' : item.text
}

function belongs(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const item = items[at]
  if (item === undefined || item.kind === 'quote') return false
  if (item.kind === 'mark') {
    const before = items[at - 1]
    return (
      item.text === '.' &&
      isWord(before) &&
      (before.text.length <= 3 || lexicon.titles.has(before.word)) &&
      before.end === item.start
    )
  }
  if (/n['’]t$/.test(item.text)) return false
  if (lexicon.conjunctions.has(item.word) && !(item.word === 'y' || item.word === 'and')) return false
  if (item.word === 'and' || item.word === 'y') return false
  if (lexicon.speech.has(item.word) && !lexicon.weak.has(item.word)) return false
  return !lexicon.auxiliaries.has(item.word)
}

/** Who a stretch of words means; null where it can be nobody. */
export function speakerOf(
  text: string,
  items: readonly Item[],
  stretch: Stretch,
  names: Names,
  lexicon: Lexicon,
  context: Context,
): Speaker | null {
  const words = items.slice(stretch.from, stretch.to).filter((item): item is Token => item.kind !== 'quote')
  let from = 0
  while (from < words.length) {
    const word = words[from]
    if (word === undefined) break
    const leads =
      lexicon.prepositions.has(word.word) ||
      lexicon.adverbs.has(word.word) ||
      lexicon.capitals.has(word.word) ||
      word.kind === 'number'
    if (!leads || nameAt(names, word.start) !== undefined) break
    from += 1
  }
  const kept = words.slice(from)
  const [head, last] = [kept[0], kept.at(-1)]
  if (head === undefined || last === undefined) return null
  const place = { start: head.start, end: last.end }
  if (lexicon.itself.test(kept.map(({ word }) => word).join(' '))) return { name: null, kind: 'author', ...place }
  if (kept.length === 1 && lexicon.pronouns.has(head.word)) return pronoun(head, place, context)
  const named = kept.flatMap((token) => names.at(token.start) ?? [])
  const first = named[0]
  if (first !== undefined && first.kind !== 'place' && !describes(kept, first.start, lexicon)) {
    const kind =
      first.kind === 'organisation' || first.kind === 'facility'
        ? 'organisation'
        : first.kind === 'person'
          ? 'person'
          : 'unknown'
    return { name: first.name, kind, start: first.start, end: first.end }
  }
  const said = text.slice(place.start, place.end).replace(/\s+/g, ' ')
  if (lexicon.anonymous.test(said)) return { name: said, kind: 'group', ...place }
  const body =
    kept.length === 2 && lexicon.articles.has(head.word) && last.text === last.word
      ? names.before(
          place.start,
          ({ name, kind }) => kind === 'organisation' && ` ${name.toLowerCase()} `.includes(` ${last.word} `),
        )
      : undefined
  if (body !== undefined) return { name: body.name, kind: 'organisation', ...place }
  const known =
    context.roles.get(formerly(kept, roleIn(kept, lexicon))) ??
    (isFormer(kept) ? undefined : context.roles.get(roleIn(kept, lexicon)))
  if (known !== undefined && kept.length <= 4 && (lexicon.articles.has(head.word) || from > 0))
    return { ...known, ...place }
  if (!kept.some(({ kind }) => kind === 'word') || (kept.length === 1 && isFunction(head.word, lexicon))) return null
  return {
    name: said.replace(/^(the|a|an|el|la|los|las|un|una|unos|unas) /i, ''),
    kind: named.length > 0 && first?.kind === 'organisation' ? 'organisation' : 'group',
    ...place,
  }
}

function isFunction(word: string, lexicon: Lexicon): boolean {
  return functionWordsOf(lexicon).has(word)
}

function pronoun(head: Token, place: { start: number; end: number }, context: Context): Speaker | null {
  if (/^(he|she|él|ella|who|quien)$/.test(head.word))
    return context.lastPerson === null ? { name: null, kind: 'unknown', ...place } : { ...context.lastPerson, ...place }
  if (/^(they|ellos|ellas|quienes)$/.test(head.word))
    return context.last?.kind === 'group' || context.last?.kind === 'organisation'
      ? { ...context.last, ...place }
      : { name: null, kind: 'unknown', ...place }
  if (/^(i|we)$/.test(head.word))
    return context.self === null ? { name: null, kind: 'unknown', ...place } : { ...context.self, ...place }
  if (head.word === 'it') return context.last?.kind === 'organisation' ? { ...context.last, ...place } : null
  return { name: null, kind: 'unknown', ...place }
}

function nameAt(names: Names, start: number): { readonly start: number } | undefined {
  return names.at(start)
}

/** Whether the words before a name make it a part of what somebody is: `a lawyer for Juan Peña`. */
function describes(words: readonly Token[], start: number, lexicon: Lexicon): boolean {
  return words.some(({ word, end }, place) => end <= start && place > 0 && lexicon.prepositions.has(word))
}

const FORMER = /^(former|ex|expresidente|exministr[oa]|then|acting|vice|deputy)$/

function isFormer(words: readonly Token[]): boolean {
  return words.some(({ word }) => FORMER.test(word))
}

/** A former president is not the president. */
function formerly(words: readonly Token[], role: string): string {
  const former = words.find(({ word }) => FORMER.test(word))
  return former === undefined ? role : `${former.word} ${role}`
}

/** The word for what somebody is: `lawyer` of `the lawyer for the men`. */
function roleIn(words: readonly Token[], lexicon: Lexicon): string {
  const end = words.findIndex(
    ({ word, kind }, place) =>
      place > 0 && (kind === 'mark' || lexicon.prepositions.has(word) || lexicon.conjunctions.has(word)),
  )
  return (end < 0 ? words : words.slice(0, end)).at(-1)?.word ?? ''
}

/** Notes whom `my uncle` at the beginning of a sentence makes the next `he`. */
export function noteKin(items: readonly Item[], context: Context): void {
  const [own, kin] = items
  if (isWord(own) && isWord(kin) && /^(my|mi)$/.test(own.word))
    context.lastPerson = { name: `${own.text} ${kin.text}`, kind: 'person', start: own.start, end: kin.end }
}

/** Notes what a sentence says people are: `President Ana Sol`, `Marta Quill, a lawyer for the men`. */
export function noteRoles(items: readonly Item[], names: Names, lexicon: Lexicon, context: Context): void {
  let first = true
  const only = items.findIndex(
    (item, at) =>
      isWord(item) &&
      lexicon.humans.has(item.word) &&
      isWord(items[at - 1]) &&
      /^(a|an|the|un|una|el|la)$/.test(wordAt(items, at - 1)),
  )
  const human = items[only]
  if (only >= 0 && isWord(human) && !items.some((item) => names.at(item.start)?.kind === 'person'))
    context.lastPerson = { name: human.text, kind: 'group', start: human.start, end: human.end }
  for (const [at, item] of items.entries()) {
    const name = item.kind === 'quote' ? undefined : names.at(item.start)
    if (name === undefined || name.kind !== 'person') continue
    const speaker: Speaker = { name: name.name, kind: 'person', start: name.start, end: name.end }
    // The first person of a sentence is most often the one that the next `she` means.
    if (first) context.lastPerson = speaker
    first = false
    const before = items[at - 1]
    if (
      isWord(before) &&
      (lexicon.titles.has(before.word) || /^\p{Ll}/u.test(before.text)) &&
      !isFunction(before.word, lexicon) &&
      !lexicon.speech.has(before.word)
    )
      context.roles.set(formerly(items.slice(Math.max(0, at - 3), at).filter(isWord), before.word), speaker)
    let next = at
    while (next < items.length && (items[next]?.start ?? 0) < name.end) next += 1
    if (textOf(items[next]) !== ',') continue
    const words: Token[] = []
    for (const item of items.slice(next + 1, next + 9)) {
      if (!isWord(item)) break
      words.push(item)
    }
    const head = words[0]
    if (
      head === undefined ||
      (isFunction(head.word, lexicon) && !lexicon.articles.has(head.word)) ||
      lexicon.pronouns.has(head.word)
    )
      continue
    const role = roleIn(
      words.filter(({ kind }) => kind === 'word'),
      lexicon,
    )
    if (role !== '' && !lexicon.speech.has(role) && /^\p{Ll}/u.test(role)) context.roles.set(role, speaker)
  }
}
