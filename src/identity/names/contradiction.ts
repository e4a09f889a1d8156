import type { Match } from './align.ts'
import { isCounted, lettersOf, type Written } from './written.ts'

/**
 * How many letters of two names contradict one another: words without a partner that stand in the same place, as
 * `HANS OTTO MEYER` and `HANS KARL MEYER` do. Words in different places only leave something out: the second given name
 * of `JOSE MANUEL SOLA` and the second family name of `JOSE SOLA RUIZ`. Places are told apart by the words that agree;
 * where these stand in another order in the two names, all words are in one place.
 */
export function contradictingLetters(
  left: readonly Written[],
  right: readonly Written[],
  matches: readonly Match[],
): number {
  const inOrder = matches.filter((match) => match.letters > 0).sort((a, b) => first(a.left) - first(b.left))
  const isTurned = inOrder.some((match, at) => at > 0 && first(match.right) < first(inOrder[at - 1]?.right ?? []))
  const marks = isTurned ? [] : inOrder
  const lefts = restByPlace(
    left,
    matches.flatMap((one) => one.left),
    marks.map((one) => first(one.left)),
  )
  const rights = restByPlace(
    right,
    matches.flatMap((one) => one.right),
    marks.map((one) => first(one.right)),
  )
  return lefts.reduce((sum, words, place) => sum + Math.min(lettersOf(words), lettersOf(rights[place] ?? [])), 0)
}

/**
 * Whether an initial was taken for a name although a written-out name stands before it and has no partner:
 * `VICTOR A RAMIREZ` is not shown to be `ANGELA RAMIREZ`.
 */
export function isInitialMisplaced(
  left: readonly Written[],
  right: readonly Written[],
  matches: readonly Match[],
): boolean {
  const takenLeft = matches.flatMap((match) => match.left)
  const takenRight = matches.flatMap((match) => match.right)
  return matches.some(
    (match) =>
      match.how === 'initial' &&
      (isBehindRest(left, takenLeft, match.left) || isBehindRest(right, takenRight, match.right)),
  )
}

function isBehindRest(words: readonly Written[], taken: readonly number[], [place = 0]: readonly number[]): boolean {
  if (words[place]?.word.kind !== 'initial') return false
  return words.some((one, at) => at < place && one.word.kind === 'name' && !taken.includes(at))
}

function restByPlace(words: readonly Written[], taken: readonly number[], marks: readonly number[]): Written[][] {
  const places: Written[][] = Array.from({ length: marks.length + 1 }, () => [])
  words.forEach((one, at) => {
    if (isCounted(one) && !taken.includes(at)) places[marks.filter((mark) => mark < at).length]?.push(one)
  })
  return places
}

function first(places: readonly number[]): number {
  return places[0] ?? 0
}
