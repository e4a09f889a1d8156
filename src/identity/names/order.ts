import { isFirstName } from './kinds.ts'
import { isPatronymic } from './patronymic.ts'
import { isKnownGivenName } from './variants.ts'
import { readWord } from './words.ts'

const CAPITALS = /^(?=(?:.*\p{Lu}){2})\P{Ll}+$/u
const SMALL_LETTER = /\p{Ll}/u

/** The words of a whole name, particles and all, parted into given and family names. */
export interface PartedName {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

/**
 * Parts the words of a whole name, written without a comma, into given and family names.
 *
 * Where some words are in capitals and others are not, and the capitals stand at the beginning or the end, these are
 * the family names. Else given names come first, as in Spanish and English: one word is a family name; of two the
 * second is; of three the last two are, unless the second is a patronymic, an initial or a frequent given name; of
 * four and more the last two are. A particle belongs to the word behind it and does not count; nor do titles,
 * suffixes and placeholders.
 */
export function partWholeName(words: readonly string[]): PartedName {
  const names = words.flatMap((raw, at) => {
    const word = readWord(raw)
    const isName = word.kind === 'name' || word.kind === 'initial' || isFirstName(word.text, words[at - 1] ?? '')
    return isName ? [{ raw, text: word.text, kind: word.kind, end: at + 1 }] : []
  })
  const inCapitals = names.map(({ raw }) => CAPITALS.test(raw))
  const changes = inCapitals.filter((one, at) => at > 0 && one !== inCapitals[at - 1]).length
  if (changes === 1 && names.some(({ raw }) => SMALL_LETTER.test(raw))) {
    const change = inCapitals.indexOf(inCapitals[0] !== true)
    const end = names[change - 1]?.end ?? 0
    const [first, last] = [words.slice(0, end), words.slice(end)]
    return inCapitals[0] === true ? { given: last, family: first } : { given: first, family: last }
  }
  const end = names[givenCount(names) - 1]?.end ?? 0
  return { given: words.slice(0, end), family: words.slice(end) }
}

function givenCount(names: readonly { text: string; kind: string }[]): number {
  if (names.length <= 2) return names.length - 1
  if (names.length > 3) return names.length - 2
  const { text = '', kind = '' } = names[1] ?? {}
  return kind === 'initial' || isPatronymic(text) || isKnownGivenName(text) ? 2 : 1
}
