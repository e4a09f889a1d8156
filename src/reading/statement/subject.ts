import type { Selector } from '../model.ts'
import type { Names } from './mentions.ts'

/** So far from the words a name may stand, before and after them. */
const [BEFORE, AFTER] = [90, 48] as const

/** Words for several people: what is said of them is said of nobody by name. */
const GROUP =
  /(?<![\p{L}'’-])(?:citizens|nationals|members|leaders|men|women|people|prisoners|inmates|detainees|suspects|criminals|aliens|offenders|migrants|clients|they|them|some|all|every|each|many|most|none|nobody|nueve|ciudadan[oa]s|miembros|integrantes|líderes|hombres|mujeres|personas|pres[oa]s|clientes|ellos|ellas|algunos|todos|ninguno|nadie|pandilleros)(?![\p{L}'’-])/iu

/**
 * Of whom something is said by name: the nearest person named before it in the same sentence, or right after it. Not
 * the one who says it, nobody whose thing it is (`his brother's`), and nobody at all where a group stands between or in it.
 */
export function subjectOf(
  text: string,
  names: Names,
  words: Selector,
  speakers: readonly (string | null)[],
): readonly string[] {
  if (GROUP.test(words.exact)) return []
  const begins = Math.max(sentenceStart(text, words.start), words.start - BEFORE)
  const people = (from: number, to: number) =>
    names
      .within(from, to)
      .filter(
        ({ kind, name, end }) =>
          kind === 'person' && !speakers.includes(name) && !/^['’]s/.test(text.slice(end, end + 2)),
      )
  const inside = people(words.start, words.end)
  const before = people(begins, words.start).at(-1)
  const last = inside[0] ?? before
  if (last !== undefined) return GROUP.test(text.slice(last.end, words.start)) ? [] : [last.name]
  const ends = Math.min(sentenceEnd(text, words.end), words.end + AFTER)
  const after = people(words.end, ends)[0]
  // `a stay for one prisoner, Daniel Orre`
  return after === undefined || GROUP.test(text.slice(words.end, after.start)) ? [] : [after.name]
}

function sentenceStart(text: string, at: number): number {
  const found = /[.!?\n](?=[^.!?\n]*$)/.exec(text.slice(Math.max(0, at - BEFORE), at))
  return found === null ? Math.max(0, at - BEFORE) : Math.max(0, at - BEFORE) + found.index
}

function sentenceEnd(text: string, at: number): number {
  const found = /[.!?\n]/.exec(text.slice(at, at + AFTER))
  return found === null ? at + AFTER : at + found.index
}
