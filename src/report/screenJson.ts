import type { Screening } from '../screening/index.ts'

/**
 * A screening as JSON in pieces, one person at a time, so that no text is as long as a whole list. Together they are one
 * object, ended by a line feed; a gate reads it as the earlier screening.
 */
export function* screenJson({ screening }: { readonly screening: Screening }): Iterable<string> {
  let before = '{'
  for (const [key, value] of Object.entries(screening)) {
    if (key === 'people') {
      yield `${before}\n"people":[`
      for (const [at, person] of screening.people.entries()) yield `${at === 0 ? '' : ','}\n${JSON.stringify(person)}`
      yield '\n]'
    } else yield `${before}\n${JSON.stringify(key)}:${JSON.stringify(value)}`
    before = ','
  }
  yield '\n}\n'
}
