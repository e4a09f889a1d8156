import { withoutGluedParticle } from './glued.ts'
import { kindOf, type WordKind } from './kinds.ts'
import { foldLetters } from './letters.ts'
import { soundOf } from './sound.ts'
import { variantOf } from './variants.ts'

/**
 * One written word of a name, made comparable.
 * `text` is its letters, A to Z (at most 60); `sound` how it is said ('' unless a name or an initial);
 * `variant` the name a nickname stands for, else the text itself.
 */
export interface Word {
  readonly text: string
  readonly kind: WordKind
  readonly sound: string
  readonly variant: string
}

const MAX_REMEMBERED = 200_000
const MAX_REMEMBERED_LETTERS = 60
const remembered = new Map<string, Word>()

/**
 * Reads one written word of a name, already cut from its neighbours at spaces, hyphens, commas, dots and slashes.
 * Never fails: a word without letters is a placeholder with the text ''. Words already read are remembered.
 */
export function readWord(raw: string): Word {
  const known = remembered.get(raw)
  if (known !== undefined) return known
  const word = readFresh(raw)
  if (raw.length <= MAX_REMEMBERED_LETTERS) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(raw, word)
  }
  return word
}

/**
 * The same word taken as a name, whatever it looks like: for a surname `DO` or `LA` that would else be a particle.
 * A single letter becomes an initial; a word without letters stays what it is.
 */
export function asName(word: Word): Word {
  if (word.kind === 'name' || word.text === '') return word
  if (word.text.length === 1) return { ...word, kind: 'initial' }
  return { text: word.text, kind: 'name', sound: soundOf(word.text), variant: variantOf(word.text) }
}

function readFresh(raw: string): Word {
  const folded = foldLetters(raw)
  const base = withoutGluedParticle(folded)
  const text = base ?? folded
  const kind = base === null ? kindOf(text) : 'name'
  const isName = kind === 'name'
  return { text, kind, sound: isName ? soundOf(text) : '', variant: isName ? variantOf(text) : text }
}

/** Which letters a word has, as a number of 26 bits, A the lowest: words whose letters differ much are not near. */
export function letterSet(text: string): number {
  let set = 0
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 65
    if (letter >= 0 && letter < 26) set |= 1 << letter
  }
  return set
}
