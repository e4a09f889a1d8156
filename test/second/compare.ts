import type { CompiledLaw } from '../../src/determination/index.ts'
import { type Answer, type GivenCase, secondAnswer } from './determine.ts'
import { firstAnswer } from './firstAnswer.ts'
import { drawCase, type Source } from './givenCases.ts'

/** What a run over random cases came to. */
export interface Run {
  readonly cases: number
  readonly differences: readonly { readonly number: number; readonly where: string; readonly given: GivenCase }[]
  /** How many answers had each outcome, how many were contested, and which bases were shown, barred and open. */
  readonly seen: Readonly<Record<string, number>>
}

/** Compares both evaluators on the random cases with the numbers from `first` on; stops after ten differences. */
export function compareRandom(law: CompiledLaw, source: Source, first: number, count: number): Run {
  const differences: Run['differences'][number][] = []
  const seen: Record<string, number> = {}
  const note = (what: string): void => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  let cases = 0
  for (let number = first; number < first + count && differences.length < 10; number += 1) {
    const given = drawCase(source, number)
    const one = firstAnswer(law, given)
    const two = secondAnswer(source.rules, given)
    cases += 1
    const where = differenceOf(one, two)
    if (where !== null) differences.push({ number, where, given })
    note(one.outcome)
    if (one.contested.length > 0) note('contested')
    for (const { basis, outcome } of one.bases) note(`${basis} ${outcome}`)
  }
  return { cases, differences, seen }
}

/** Where two answers differ, or `null` if they are the same. */
function differenceOf(one: Answer, two: Answer): string | null {
  const [a, b] = [JSON.stringify(one), JSON.stringify(two)]
  if (a === b) return null
  if (one.outcome !== two.outcome || one.basis !== two.basis)
    return `${one.outcome} ${one.basis} / ${two.outcome} ${two.basis}`
  for (const [i, basis] of one.bases.entries()) {
    const other = two.bases[i]
    if (basis.basis !== other?.basis || basis.outcome !== other.outcome)
      return `${basis.basis} ${basis.outcome} / ${other?.basis} ${other?.outcome}`
    const ids = new Set([...Object.keys(basis.provisions), ...Object.keys(other.provisions)])
    for (const id of ids)
      if (basis.provisions[id] !== other.provisions[id])
        return `${basis.basis} ${id} ${basis.provisions[id]} / ${other.provisions[id]}`
  }
  return `contested: ${JSON.stringify(one.contested)} / ${JSON.stringify(two.contested)}`
}
