import { isFirstName } from './kinds.ts'
import { splitWords } from './split.ts'
import { isSuffixBehindName } from './suffix.ts'
import { asName, readWord, type Word } from './words.ts'

/** A word of a name as it is written, with what was read from it. */
export interface Written {
  readonly raw: string
  readonly word: Word
}

const MIN_INITIALISM = 3

/**
 * The words of a written name that count when names are compared: names, initials, particles and suffixes.
 * Titles, legal forms and placeholders are left out, unless the name has nothing else. Three or more letters in a row
 * are one word, `A.B.C.`; fewer stay initials.
 */
export function readWritten(name: string): Written[] {
  const all = joinLetters(splitWords(name))
    .map((raw, at) => ({ raw, word: readInPlace(raw, at) }))
    .filter(({ word }) => word.text !== '')
  const names = all.filter(({ word }) => word.kind === 'name' || word.kind === 'initial')
  if (names.length === 0) return all.map(({ raw, word }) => ({ raw, word: asName(word) }))
  return all.filter(({ word }) => word.kind !== 'title' && word.kind !== 'form' && word.kind !== 'placeholder')
}

/** Whether a word counts when names are compared: names and initials do, particles and suffixes do not. */
export function isCounted({ word }: Written): boolean {
  return word.kind === 'name' || word.kind === 'initial'
}

/** The number of letters of the words that count. */
export function lettersOf(words: readonly Written[]): number {
  return words.filter(isCounted).reduce((sum, { word }) => sum + word.text.length, 0)
}

function readInPlace(raw: string, at: number): Word {
  const word = readWord(raw)
  const isName = isFirstName(word.text, '') || (word.kind === 'suffix' && isSuffixBehindName(word.text))
  return at === 0 && isName ? asName(word) : word
}

function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; ) {
    let end = at
    while ((words[end] ?? '').length === 1) end++
    if (end - at >= MIN_INITIALISM) joined.push(words.slice(at, end).join(''))
    else joined.push(...words.slice(at, Math.max(end, at + 1)))
    at = Math.max(end, at + 1)
  }
  return joined
}
