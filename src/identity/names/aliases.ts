const MAX_ALIASES = 50

// Words with which records introduce another name of the same person (public knowledge).
const MARKERS = [
  'a[./]?\\s?k[./]?\\s?a\\.?',
  'alias(?:es)?',
  '(?:also|formerly) known as',
  'f\\.?k\\.?a\\.?',
  'n[eé]e',
  '(?:tambi[eé]n )?conocid[oa] como',
]
const MARKER = new RegExp(`(?<=^|[\\s,;(])(?:${MARKERS.join('|')})(?=[\\s,;:])[\\s,;:]*`, 'iu')

/**
 * Parts a written name from the other names that follow it in the same field: `JUAN PEREZ AKA PACO LOPEZ` is two names.
 * The first is the name, the rest its aliases, at most 50. A marker with nothing behind it is taken as a name.
 */
export function splitAliases(field: string): readonly [string, ...string[]] {
  const [first = '', ...others] = field.split(MARKER, MAX_ALIASES + 1).map((part) => part.trim())
  const aliases = others.filter((part) => part !== '')
  if (first !== '') return [first, ...aliases]
  const [name = field.trim(), ...rest] = aliases
  return [name, ...rest]
}
