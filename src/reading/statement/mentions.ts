import type { Lexicon } from '../language/index.ts'
import type { Mention } from '../model.ts'
import { ending, type Known, nameOf, onlyNames, partsOf, type Run, runsOf } from './nameRuns.ts'
import { firstFrom } from './search.ts'
import { isCapital, type Token } from './tokens.ts'

/** A name in a text, with its place. */
interface Name {
  readonly name: string
  readonly kind: Mention['kind']
  readonly start: number
  readonly end: number
}

/** The names of a text: as they stand, and each once with the fullest form that the text gives. */
export interface Names {
  readonly all: readonly Name[]
  /** The name that begins at a place. */
  readonly at: (start: number) => Name | undefined
  /** The names that begin in a stretch, in the order of the text. */
  readonly within: (start: number, end: number) => readonly Name[]
  /** The last name before a place that a condition holds for. */
  readonly before: (place: number, holds: (name: Name) => boolean) => Name | undefined
  /** The fullest form of a name: a surname alone, an acronym. */
  readonly full: (name: string) => string
  readonly kindOf: (name: string) => Mention['kind']
}

/** Finds the names of a text in its tokens, sentence by sentence. Nothing is known of a name but how the text uses it. */
export function namesIn(sentences: readonly (readonly Token[])[], lexicon: Lexicon, known: Known, text: string): Names {
  const small = new Set(
    sentences
      .flat()
      .filter((token) => token.kind === 'word' && !isCapital(token))
      .map(({ word }) => word),
  )
  const runs = onlyNames(
    sentences.flatMap((tokens) => runsOf(tokens, lexicon, small)).flatMap((run) => partsOf(run, lexicon, known, text)),
    known,
    text,
  )
  const first = runs.map((run) => ({
    run,
    name: nameOf(run, text),
    kind: kindOf(run, nameOf(run, text), lexicon, known),
  }))
  const kinds = new Map<string, Mention['kind']>()
  for (const { name, kind } of first) if (kind !== 'unknown' && !kinds.has(name)) kinds.set(name, kind)
  const acronyms = acronymsOf(
    first.map(({ run, name }) => ({ name, after: run.after, run })),
    text,
  )
  const names = [...new Set(first.map(({ name }) => name))]
  const longerOf = new Map<string, string[]>()
  const byWord = new Map<string, string[]>()
  for (const name of names) {
    const words = name.split(' ')
    if (words.length < 2) continue
    for (let cut = 1; cut < words.length; cut++) push(longerOf, words.slice(cut).join(' '), name)
    if (kinds.get(name) === 'person') for (const word of new Set(words)) push(byWord, word, name)
  }
  const fullest = new Map<string, string>()
  const full = (name: string): string => {
    const before = fullest.get(name)
    if (before !== undefined) return before
    const found = findFull(name)
    fullest.set(name, found)
    return found
  }
  const findFull = (name: string): string => {
    const spelt = acronyms.get(name)
    if (spelt !== undefined) return spelt
    const words = name.split(' ')
    if (words.length > 1) {
      const longer = (longerOf.get(name) ?? []).filter((other) => kinds.get(other) !== 'place')
      return longer.length === 1 ? (longer[0] ?? name) : name
    }
    const people = byWord.get(name) ?? []
    const last = people.filter((other) => other.endsWith(` ${name}`))
    const [only] = last.length > 0 ? last : people
    return only ?? name
  }
  const kind = (name: string): Mention['kind'] => kinds.get(full(name)) ?? kinds.get(name) ?? 'unknown'
  const all = first.map(({ run, name }) => {
    const [head, end] = [run.tokens[0], run.tokens.at(-1)]
    return { name: full(name), kind: kind(name), start: head?.start ?? 0, end: end === undefined ? 0 : ending(end) }
  })
  const starts = new Map(all.map((name) => [name.start, name] as const))
  return {
    all,
    full,
    kindOf: kind,
    at: (start) => starts.get(start),
    within: (start, end) => all.slice(firstFrom(all, start), firstFrom(all, end)),
    before: (place, holds) => {
      const from = firstFrom(all, place)
      for (let at = from - 1; at >= Math.max(0, from - FAR); at--) {
        const name = all[at]
        if (name !== undefined && holds(name)) return name
      }
      return undefined
    },
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** A name that is further back than this many others is not meant. */
const FAR = 200

function kindOf(run: Run, name: string, lexicon: Lexicon, known: Known): Mention['kind'] {
  const { tokens, before, after, title } = run
  const lower = name.toLowerCase()
  if (known.states.has(lower)) return 'place'
  if (
    lexicon.facilities.test(name) ||
    (tokens.length <= 3 && /^(prison|jail|prisión)$/.test(after?.word ?? '') && !known.states.has(lower))
  )
    return 'facility'
  const last = before.at(-1)?.word ?? ''
  const ahead = after?.word ?? ''
  if (lexicon.groups.test(last) || lexicon.groups.test(ahead) || /^\p{Lu}+-\d+$/u.test(name)) return 'organisation'
  if (
    /^(members?|leaders?|miembros?|líder(es)?|integrantes?)$/.test(before.at(-2)?.word ?? '') &&
    /^(of|de|del|of the)$/.test(last)
  )
    return 'organisation'
  if (lexicon.organisations.test(name)) return 'organisation'
  if (title) return 'person'
  if (/^(in|at|near|en)$/.test(last) && tokens.length <= 3) return 'place'
  if (/^\p{Lu}{2,6}$/u.test(name)) return 'unknown'
  if (/^(administration|government|gobierno)$/.test(ahead)) return 'person'
  if (tokens.filter((token) => isCapital(token)).length >= 2 && tokens.length <= 5) return 'person'
  return lexicon.speech.has(ahead) ? 'person' : 'unknown'
}

/** Acronyms that the text itself spells out: `Terrorism Confinement Center, or CECOT`, `Human Rights Office (HRO)`. */
function acronymsOf(
  found: readonly { readonly name: string; readonly run: Run }[],
  text: string,
): ReadonlyMap<string, string> {
  const spelt = new Map<string, string>()
  for (const [place, { name, run }] of found.entries()) {
    const before = found[place - 1]
    const end = before?.run.tokens.at(-1)?.end
    if (before === undefined || end === undefined || !/^\p{Lu}{2,8}$/u.test(name) || before.name.split(' ').length < 2)
      continue
    const between = text.slice(end, run.tokens[0]?.start ?? end)
    if (/^\s*(\(|,? or |, known as |, conocid[oa] como (el )?|,? o )$/.test(between)) spelt.set(name, before.name)
  }
  return spelt
}
