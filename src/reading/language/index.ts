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
