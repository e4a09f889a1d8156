import { isFirstName } from './kinds.ts'
import { foldLetters } from './letters.ts'
import { splitWords } from './split.ts'
import { isSuffixBehindName, suffixOf } from './suffix.ts'
import { asName, readWord, type Word } from './words.ts'

/** What one field of a name says: the words of names in order, and what stood beside them. */
export interface ReadField {
  readonly words: readonly Word[]
  /** `JR`, `SR`, `II`, `III`, `IV`, `SOBRINHO`, or `null`. */
  readonly suffix: string | null
  /** The letters of all words joined, particles included: `DE LA CRUZ` and `DELACRUZ` are the same here. */
  readonly joined: string
  /** Whether the field has words that say that a name is not known. */
  readonly placeholders: boolean
}

// What offices write where no name is known, or beside one (public knowledge), in folded letters.
const PHRASES: readonly (readonly string[])[] = [
  'NOT ENTERED,NOT KNOWN,NOT GIVEN,NOT PROVIDED,NOT AVAILABLE,NO NAME,NO SHOW,MIG ERROR,NO GIVEN NAME,NO LAST NAME',
  'NO FIRST NAME,NO MIDDLE NAME,NO MIDDLE INITIAL,FIRST NAME UNKNOWN,LAST NAME UNKNOWN,NAME UNKNOWN,SIN NOMBRE',
  'SIN APELLIDO,SIN DATOS,NO TIENE,SE DESCONOCE,BABY BOY,BABY GIRL,TWIN ONE,TWIN TWO,TWIN A,TWIN B',
].flatMap((line) => line.split(',').map((phrase) => phrase.split(' ')))

// Kinds of words whose letters are no part of a joined name.
const BESIDE: ReadonlySet<string> = new Set(['placeholder', 'suffix', 'title', 'form'])
const NOT_APPLICABLE = /^\W*n\s*[/.]\s*a\W*$/i
const PREFIXES = new Set(['MC', 'MAC'])
/** Reads one written field of a name. Particles are no words of their own, unless the field has nothing else. */
export function readField(field: string): ReadField {
  if (NOT_APPLICABLE.test(field)) return { words: [], suffix: null, joined: '', placeholders: true }
  return readFieldWords(splitWords(field))
}

/** Reads the words of one field of a name, already cut apart; as `readField`. */
export function readFieldWords(written: readonly string[]): ReadField {
  const rest = withoutPhrases(written.map(foldLetters))
  let placeholders = rest.length < written.length
  let suffix: string | null = null
  const words: Word[] = []
  const others: Word[] = []
  let joined = ''
  let previous = ''
  for (const text of joinPrefixes(rest)) {
    const word = readWord(text)
    if (word.kind === 'placeholder') placeholders = placeholders || text !== ''
    else if (word.kind === 'suffix' && (words.length > 0 || !isSuffixBehindName(text))) suffix = suffixOf(text)
    else if (word.kind === 'particle' && !isFirstName(text, previous)) others.push(asName(word))
    else if (word.kind === 'title' || word.kind === 'form') others.push(asName(word))
    else words.push(afterArticle(asName(word), previous))
    if (!BESIDE.has(word.kind)) joined += text
    previous = text
  }
  if (words.length > 0 || others.length === 0) return { words, suffix, joined, placeholders }
  return { words: others, suffix, joined: others.map((word) => word.text).join(''), placeholders }
}

// The surname O, which is written DE LA O, is no initial.
function afterArticle(word: Word, previous: string): Word {
  return word.kind === 'initial' && (previous === 'LA' || previous === 'DELA') ? { ...word, kind: 'name' } : word
}

function withoutPhrases(words: readonly string[]): string[] {
  const left: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = PHRASES.find((one) => one.every((word, i) => words[at + i] === word))
    if (phrase === undefined) left.push(words[at] ?? '')
    at += phrase?.length ?? 1
  }
  return left
}

function joinPrefixes(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const last = joined.at(-1) ?? ''
    if (PREFIXES.has(last)) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}
