import anyAscii from 'any-ascii'

/** The most letters of one written word that are read; the rest is cut off. */
export const MAX_LETTERS = 60

/** The most characters of a written word that are looked at: accents and signs take room beside the letters. */
const MAX_CHARACTERS = 240

// What Windows-1252 shows for the bytes 0x80 to 0x9F, in order; a byte that it leaves empty shows as itself.
const HIGH_BYTES = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const FOREIGN_RUN = /[\u0080-\uffff]{2,}/g
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Repairs letters that were written in UTF-8 and read as Latin-1 or Windows-1252, `MUÃ‘OZ` for `MUÑOZ`.
 * Text without the damage comes back as it is; damage that happened twice is repaired twice.
 */
export function repairLetters(text: string): string {
  const once = text.replace(FOREIGN_RUN, repairRun)
  return once === text ? text : once.replace(FOREIGN_RUN, repairRun)
}

// A program that makes small letters turns the first sign of the damage, Ã, into ã.
function repairRun(run: string): string {
  return decodeBytes(run) ?? decodeBytes(run.replaceAll('ã', 'Ã')) ?? run
}

function decodeBytes(run: string): string | null {
  const bytes = Uint8Array.from(run, (sign) => {
    const high = HIGH_BYTES.indexOf(sign)
    const code = high < 0 ? sign.charCodeAt(0) : 0x80 + high
    return code < 0x100 ? code : 0
  })
  if (bytes.includes(0)) return null
  try {
    return UTF8.decode(bytes)
  } catch {
    return null
  }
}

// Letters of other alphabets that look like Latin ones: read by their shape only inside a word with Latin letters.
const SHAPES: ReadonlyMap<string, string> = new Map(
  [
    'АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY аa сc еe іi јj оo рp ѕs хx уy',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)
const LATIN = /\p{Script=Latin}/u
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu

// Digits typed or scanned for letters, by position: 0 1 2 3 4 5 6 7 8 9.
const DIGITS = 'OIZEASGTBG'
const PLAIN = /^[A-Z]+$/

/**
 * The letters of one written word, A to Z, upper case: `Muñoz` is `MUNOZ`, `O’Brien` is `OBRIEN`, `Сергей` is `SERGEY`.
 * Every script is transliterated; digits between letters are read as the letters they stand for (`G0MEZ`).
 * A word of digits and signs alone, or mostly of digits, is no name and gives ''. At most `MAX_LETTERS` letters.
 */
export function foldLetters(raw: string): string {
  if (raw.length <= MAX_LETTERS && PLAIN.test(raw)) return raw
  const text = repairLetters(raw.slice(0, MAX_CHARACTERS)).normalize('NFKC')
  const ascii = anyAscii(LATIN.test(text) ? readByShape(text) : text).toUpperCase()
  const letters = ascii.replace(/[^A-Z]/g, '')
  const digits = ascii.replace(/[^0-9]/g, '')
  if (digits.length === 0) return letters.slice(0, MAX_LETTERS)
  if (digits.length > letters.length) return ''
  return ascii
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[0-9]/g, (digit) => DIGITS.charAt(Number(digit)))
    .slice(0, MAX_LETTERS)
}

function readByShape(text: string): string {
  return text.replace(CYRILLIC_OR_GREEK, (letter) => SHAPES.get(letter) ?? letter)
}
