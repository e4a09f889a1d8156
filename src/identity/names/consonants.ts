// Letters that alphabets without vowels do not keep apart, each as the first of its row; others are left out.
const CLASSES = ['BPVF', 'CKQGJX', 'DT', 'L', 'M', 'N', 'R', 'SZ']
const CLASS_OF: ReadonlyMap<string, string> = new Map(
  CLASSES.flatMap((letters) => [...letters].map((letter) => [letter, letters.charAt(0)] as const)),
)

const WITHOUT_VOWELS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u

const HEBREW = /\p{Script=Hebrew}/u

/** Whether a written word is in an alphabet that leaves vowels out: Arabic, Hebrew or Syriac. */
export function isWithoutVowels(raw: string): boolean {
  return WITHOUT_VOWELS.test(raw)
}

/** Whether a written word is in Hebrew letters. */
export function isHebrew(raw: string): boolean {
  return HEBREW.test(raw)
}

/**
 * The consonants of a word as an alphabet without vowels would write them, P and B alike: `PEREZ` and Arabic `BYRYZ`
 * give `BRS`. Input is folded letters, A to Z; doubled consonants count once.
 */
export function consonantsOf(text: string): string {
  let found = ''
  for (const letter of text.replace(/C(?=[EIY])/g, 'S')) {
    const one = CLASS_OF.get(letter)
    if (one !== undefined && !found.endsWith(one)) found += one
  }
  return found
}

/**
 * The consonants of a word as Hebrew would write them: as `consonantsOf`, but Hebrew has one letter for I, J and Y, and
 * one for O, U and V, so that J counts for nothing, nor do B and V unless the word begins with them.
 */
export function hebrewConsonantsOf(text: string): string {
  return consonantsOf(text.charAt(0).replace('J', '') + text.slice(1).replace(/[JBV]/g, ''))
}
