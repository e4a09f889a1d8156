import type { Match } from './align.ts'
import type { Written } from './written.ts'

// Arabic and Hebrew words for "son of" and "daughter of" (public knowledge).
const CHILD_OF = new Set('BIN BN IBN IBNU BEN BINT BINTI BENT OULD WALAD'.split(' '))

/**
 * Whether two names that agree word by word turn son and father around: `A bin B` against `B bin A`.
 * The places are those of the alignment of the two names.
 */
export function isFiliationTurned(
  left: readonly Written[],
  right: readonly Written[],
  matches: readonly Match[],
): boolean {
  const partner = new Map(matches.flatMap((match) => match.left.map((at) => [at, match.right] as const)))
  const turned = filiations(right)
  return filiations(left).some(([child, parent]) =>
    turned.some(
      ([other, others]) =>
        partner.get(child)?.includes(others) === true && partner.get(parent)?.includes(other) === true,
    ),
  )
}

function filiations(words: readonly Written[]): [child: number, parent: number][] {
  return words.flatMap(({ word }, at) => {
    if (!CHILD_OF.has(word.text)) return []
    const child = words.findLastIndex((one, i) => i < at && one.word.kind === 'name')
    const parent = words.findIndex((one, i) => i > at && one.word.kind === 'name')
    return child < 0 || parent < 0 ? [] : [[child, parent]]
  })
}
