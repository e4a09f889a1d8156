/** What the rules of reading know of English and of Spanish. */
import type { Language } from '../model.ts'
import { ENGLISH } from './english.ts'
import type { Lexicon } from './lexicon.ts'
import { SPANISH } from './spanish.ts'

export type { Lexicon } from './lexicon.ts'

/** What the rules of reading know of a language. */
export function lexiconOf(language: Language): Lexicon {
  return language === 'es' ? SPANISH : ENGLISH
}

const functionWords = new WeakMap<Lexicon, ReadonlySet<string>>()

/** Words that join others and name nothing: articles, prepositions, auxiliaries and the like. */
export function functionWordsOf(lexicon: Lexicon): ReadonlySet<string> {
  const known = functionWords.get(lexicon)
  if (known !== undefined) return known
  const { articles, conjunctions, auxiliaries, adverbs, prepositions, negations } = lexicon
  const words = new Set(
    [articles, conjunctions, auxiliaries, adverbs, prepositions, negations].flatMap((set) => [...set]),
  )
  functionWords.set(lexicon, words)
  return words
}
