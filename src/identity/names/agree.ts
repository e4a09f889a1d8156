import { consonantsOf, hebrewConsonantsOf, isHebrew, isWithoutVowels } from './consonants.ts'
import { isPatronymic } from './patronymic.ts'
import { countEdits, jaroWinkler, oneEdit } from './similar.ts'
import { soundOf } from './sound.ts'
import { suffixOf } from './suffix.ts'
import { areTwoGivenNames, areTwoNames } from './wellKnown.ts'
import type { Word } from './words.ts'
import { isCounted, type Written } from './written.ts'

/** In which way two written words of names agree. */
export type Agreement = 'same' | 'variant' | 'sounds alike' | 'one edit' | 'near' | 'initial' | 'joined'

/** How two words agree, and how much of one name that is: 1 for the same word, less for a weaker agreement. */
export interface Agreed {
  readonly how: Agreement
  readonly strength: number
}

// A Chinese sign or a Korean syllable is a word of its own: another sign is another name, not a misspelling.
const SYLLABLES = /[\p{Script=Han}\p{Script=Hangul}]/u

const SUFFIX: Agreed = { how: 'variant', strength: 0.95 }
const PART: Agreed = { how: 'joined', strength: 0.8 }
const MIN_PART = 5
const INITIAL: Agreed = { how: 'initial', strength: 0.8 }
/** The least letters of the longer word for an error, or a like sound, to be no other name: `ON` and `UN` are two. */
const MIN_ONE_EDIT = 4
/** The same for two errors. */
const MIN_TWO_EDITS = 6

/** How two written words of names agree, or `null` if they are different names. Equal in both directions. */
export function agreementOf(left: Written, right: Written): Agreed | null {
  const [a, b] = [left.word, right.word]
  if (SYLLABLES.test(left.raw) && SYLLABLES.test(right.raw)) {
    return left.raw.normalize('NFKC') === right.raw.normalize('NFKC') ? { how: 'same', strength: 1 } : null
  }
  if (a.text === b.text) return { how: 'same', strength: 1 }
  if (!isCounted(left) || !isCounted(right)) return a.kind === b.kind && isOneSuffix(a, b) ? SUFFIX : null
  if (a.text.length === 1 || b.text.length === 1) return a.text.charAt(0) === b.text.charAt(0) ? INITIAL : null
  const likeness = jaroWinkler(a.text, b.text)
  if (a.variant === b.variant) return { how: 'variant', strength: 0.9 + likeness / 20 }
  if (areConsonantsAlike(left, right)) return { how: 'sounds alike', strength: 0.9 }
  return agreementOfSpelling(a.text, b.text) ?? (isPartOf(a.text, b.text) ? PART : null)
}

/** How two words of letters A to Z agree by their sound and spelling alone, or `null`. */
export function agreementOfSpelling(a: string, b: string): Agreed | null {
  const longer = Math.max(a.length, b.length)
  if (longer < MIN_ONE_EDIT) return null
  const isOneSound = soundOf(a) === soundOf(b)
  if (isOneSound ? areTwoGivenNames(a, b) : areTwoNames(a, b)) return null
  if (isOneSound) return { how: 'sounds alike', strength: 0.9 + jaroWinkler(a, b) / 20 }
  if (oneEdit(a, b)) return { how: 'one edit', strength: 1 - 1 / longer }
  if (longer < MIN_TWO_EDITS || Math.abs(a.length - b.length) > 2) return null
  return countEdits(a, b) <= 2 ? { how: 'near', strength: 1 - 2 / longer } : null
}

// Two surnames written as one word, of which the other name has only one: `NAVARROMORALES` and `NAVARRO`.
function isPartOf(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < MIN_PART || longer.length - shorter.length < MIN_PART) return false
  return !isPatronymic(longer) && (longer.startsWith(shorter) || longer.endsWith(shorter))
}

function areConsonantsAlike(left: Written, right: Written): boolean {
  if (isWithoutVowels(left.raw) === isWithoutVowels(right.raw)) return false
  const consonants = isHebrew(left.raw) || isHebrew(right.raw) ? hebrewConsonantsOf : consonantsOf
  const found = consonants(left.word.text)
  return found.length >= 2 && found === consonants(right.word.text)
}

function isOneSuffix(a: Word, b: Word): boolean {
  return a.kind === 'suffix' && suffixOf(a.text) === suffixOf(b.text)
}
