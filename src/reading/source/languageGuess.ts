import type { Language } from '../model.ts'

const ENGLISH = new Set(
  'the of and to in that is was for with his her their by from were has have been who which on at be'.split(' '),
)
const SPANISH = new Set(
  'el la los las de del que y en un una por con para su sus fue es se al lo como más pero ha han'.split(' '),
)

/** How much of a text is looked at. */
const ENOUGH = 200_000

/** The language of a text by its small words; English where neither language has more. */
export function guessLanguage(text: string): Language {
  let english = 0
  let spanish = 0
  for (const word of text
    .slice(0, ENOUGH)
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)) {
    if (ENGLISH.has(word)) english += 1
    if (SPANISH.has(word)) spanish += 1
  }
  return spanish > english ? 'es' : 'en'
}

/** The language that a tag such as `es-SV` names, if texts in it are taken apart. */
export function languageTagged(tag: string | undefined): Language | null {
  const name = tag?.trim().toLowerCase().split(/[-_]/)[0]
  return name === 'en' || name === 'es' ? name : null
}
