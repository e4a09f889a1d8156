const VOWELS = 'AEIOU'
const FRONT = 'EIY'
const SPOKEN = 'AEIOUY'
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXZ'
const START = '^'
const END = '$'

/** How letters are said: the spelling, the sound, and the letters that must stand after it and before it, if any. */
type Rule = readonly [spelt: string, said: string, next?: string, previous?: string]

// Spanish first; then what unites English, Arabic and Slavic spellings (public knowledge). The first rule that fits
// is taken; a letter without a rule is said as it is written. X is the sound of CH and SH, J that of J, G(e), X and Y.
const RULES: readonly Rule[] = [
  ['CZ', 'X'],
  ['CH', 'X'],
  ['CK', 'K'],
  ['C', 'S', FRONT],
  ['C', 'K'],
  ['DZH', 'J'],
  ['DJ', 'J'],
  ['EE', 'I'],
  ['GU', 'G', FRONT],
  ['GH', 'G'],
  ['GN', 'N', SPOKEN],
  ['G', 'J', FRONT],
  ['H', ''],
  ['J', 'I', END],
  ['J', '', SPOKEN, 'I'],
  ['KH', 'K'],
  ['LLAH', 'LA', END],
  ['LL', 'J', VOWELS, 'AEOU' + START],
  ['LL', 'I'],
  ['M', 'N', 'TDSKZ'],
  ['N', 'M', 'BPVM'],
  ['OU', 'U'],
  ['OO', 'U'],
  ['PH', 'F'],
  ['QU', 'K', FRONT],
  ['Q', 'K'],
  ['SCH', 'X'],
  ['SH', 'X'],
  ['TSCH', 'X'],
  ['TCH', 'X'],
  ['TH', 'T'],
  ['TS', 'S'],
  ['TZ', 'S'],
  ['V', 'B'],
  ['W', 'B', VOWELS + END, SPOKEN + START],
  ['W', 'U'],
  ['X', 'J', SPOKEN, START],
  ['X', 'S', CONSONANTS],
  ['X', 'KS'],
  ['Y', 'J', VOWELS, 'AEOU' + START],
  ['Y', 'I'],
  ['ZH', 'J'],
  ['Z', 'S'],
]

const RULES_OF: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(RULES, ([spelt]) => spelt.charAt(0))

/**
 * The sound of a name in few letters: words that are said alike in Spanish, or that are one name spelt after different
 * alphabets, have the same sound: `GIMENEZ` and `XIMENES`, `MOHAMED` and `MUHAMMAD`.
 * Input is folded letters, A to Z. Consonants are kept; neighbouring vowels count as one, O for O and U, E for E and I
 * at the beginning and end of the word, A for the others. A word without letters, or of H alone, has the sound ''.
 */
export function soundOf(text: string): string {
  return withFewVowels(asSaid(text))
}

function asSaid(text: string): string {
  let said = ''
  for (let at = 0; at < text.length; ) {
    const letter = text.charAt(at)
    const rule = RULES_OF.get(letter)?.find((one) => fits(one, text, at))
    const sound = rule === undefined ? letter : rule[1]
    for (const one of sound) if (!said.endsWith(one)) said += one
    at += rule === undefined ? 1 : rule[0].length
  }
  return said
}

function fits([spelt, , next, previous]: Rule, text: string, at: number): boolean {
  if (spelt.length > 1 && !text.startsWith(spelt, at)) return false
  if (next !== undefined && !next.includes(text.charAt(at + spelt.length) || END)) return false
  return previous === undefined || previous.includes(text.charAt(at - 1) || START)
}

function withFewVowels(said: string): string {
  let sound = ''
  for (let at = 0; at < said.length; ) {
    let end = at
    while (VOWELS.includes(said.charAt(end) || END)) end++
    if (end === at) sound += said.charAt(at)
    else if (at === 0) sound += vowelLike(said.charAt(at))
    else if (end === said.length) sound += vowelLike(said.charAt(end - 1))
    else sound += vowelLike(said.charAt(at)) === 'O' ? 'O' : 'A'
    at = Math.max(end, at + 1)
  }
  return sound
}

function vowelLike(vowel: string): string {
  if (vowel === 'A') return 'A'
  return vowel === 'O' || vowel === 'U' ? 'O' : 'E'
}
