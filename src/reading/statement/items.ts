import type { Lexicon } from '../language/index.ts'
import type { Names } from './mentions.ts'
import type { Item } from './sentences.ts'
import type { Token } from './tokens.ts'

/** What the rules read in. */
export interface Reading {
  readonly text: string
  readonly names: Names
  readonly lexicon: Lexicon
}

/** Whether an item is a word or a number. */
export const isWord = (item: Item | undefined): item is Token =>
  item !== undefined && item.kind !== 'quote' && item.kind !== 'mark'

/** Whether an item is one of these marks. */
export const isMark = (item: Item | undefined, marks: RegExp): boolean => item?.kind === 'mark' && marks.test(item.text)

/** The word at a place, in small letters; empty where there is none. */
export function wordAt(items: readonly Item[], at: number): string {
  const item = items[at]
  return isWord(item) ? item.word : ''
}
