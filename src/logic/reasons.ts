import { countNodes, type Formula, parts } from './formula.ts'
import { printFormula } from './print.ts'
import type { Truth } from './truth.ts'

/** Why a formula has its truth: its text, the truth, what a leaf rests on, and the parts below it. */
export interface Reason<Detail> {
  readonly formula: string
  readonly value: Truth
  readonly findings?: readonly Detail[]
  readonly all?: readonly Reason<Detail>[]
  readonly any?: readonly Reason<Detail>[]
  readonly not?: Reason<Detail>
}

const faces = new WeakMap<Formula, { readonly text: string; readonly nodes: number }>()

/** The text of a node and how many nodes it has; law is explained over and over, so each is worked out once. */
function faceOf(formula: Formula): { readonly text: string; readonly nodes: number } {
  let face = faces.get(formula)
  if (face === undefined) {
    face = { text: printFormula(formula), nodes: countNodes(formula) }
    faces.set(formula, face)
  }
  return face
}

/** How much of a reason to show: the parts that decide it, or the whole tree. */
export type Extent = 'decisive' | 'all'

/**
 * Builds the reason of a formula from the recorded truth of its nodes (see `Compiled.record`).
 * `detail` says what a leaf rests on. The decisive part keeps, of an "and" that is false, the false parts, of one that
 * is unknown the unknown parts, of one that is true all parts; the other way round for "or".
 */
export function reasonOf<Detail>(
  formula: Formula,
  codes: Uint8Array,
  start: number,
  extent: Extent,
  detail: (leaf: Formula) => readonly Detail[],
): Reason<Detail> {
  const value = truthAt(codes, start)
  const { text } = faceOf(formula)
  if (formula.kind === 'not') {
    return { formula: text, value, not: reasonOf(formula.of, codes, start + 1, extent, detail) }
  }
  if (formula.kind === 'and' || formula.kind === 'or') {
    const kept = keptParts(formula, codes, start, extent, value)
    const below = kept.map(({ part, place }) => reasonOf(part, codes, place, extent, detail))
    return formula.kind === 'and' ? { formula: text, value, all: below } : { formula: text, value, any: below }
  }
  return { formula: text, value, findings: detail(formula) }
}

function keptParts(
  formula: Formula,
  codes: Uint8Array,
  start: number,
  extent: Extent,
  value: Truth,
): readonly { readonly part: Formula; readonly place: number }[] {
  const kept: { part: Formula; place: number }[] = []
  let place = start + 1
  for (const part of parts(formula)) {
    if (extent === 'all' || truthAt(codes, place) === value) kept.push({ part, place })
    place += faceOf(part).nodes
  }
  return kept
}

/** The truth recorded for the node at a place. */
export function truthAt(codes: Uint8Array, place: number): Truth {
  const code = codes[place] ?? 0
  return code === 0 ? null : code === 1
}
