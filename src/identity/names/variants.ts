import { VARIANTS_OF_MEN } from './variantsOfMen.ts'
import { VARIANTS_OF_WOMEN } from './variantsOfWomen.ts'
import { VARIANTS_WITHOUT_SPANISH } from './variantsWithoutSpanish.ts'

/** All lines of the groups of variants; the first word of a line stands for the others. */
export const VARIANT_LINES: readonly string[] = [...VARIANTS_OF_MEN, ...VARIANTS_OF_WOMEN, ...VARIANTS_WITHOUT_SPANISH]

const HEADS: ReadonlyMap<string, string> = new Map(
  VARIANT_LINES.flatMap((line) => {
    const words = line.split(' ')
    return words.map((word) => [word, words[0] ?? word] as const)
  }),
)

/**
 * The name that a nickname, an anglicised or a foreign form stands for: `PACO` and `FRANK` are `FRANCISCO`.
 * Any other word stands for itself. Input is folded letters, A to Z.
 */
export function variantOf(text: string): string {
  return HEADS.get(text) ?? text
}

/** Whether a word is a given name that is in the lists of variants; many given names are not. */
export function isKnownGivenName(text: string): boolean {
  return HEADS.has(text)
}
