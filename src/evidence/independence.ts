import { type Arrows, closure } from './graph.ts'

/**
 * Finds `count` exhibits of independent origin, or answers `null` when there are not so many.
 * Two exhibits are independent if what they derive from, themselves included, shares nothing. The search is exact:
 * taking exhibits greedily can miss a set that exists.
 */
export function independentOrigins(
  ids: readonly string[],
  count: number,
  derivedFrom: Arrows,
): readonly string[] | null {
  const candidates = [...new Set(ids)].map((id) => ({ id, origin: closure(id, derivedFrom) }))
  // Exhibits with the fewest origins clash least; trying them first makes the exact search short.
  candidates.sort((a, b) => a.origin.size - b.origin.size || (a.id < b.id ? -1 : 1))
  const chosen: string[] = []
  const taken = new Set<string>()

  const search = (start: number): boolean => {
    if (chosen.length >= count) return true
    for (let i = start; i <= candidates.length - (count - chosen.length); i += 1) {
      const candidate = candidates[i]
      if (candidate === undefined || !candidate.origin.isDisjointFrom(taken)) continue
      chosen.push(candidate.id)
      for (const id of candidate.origin) taken.add(id)
      if (search(i + 1)) return true
      chosen.pop()
      for (const id of candidate.origin) taken.delete(id)
    }
    return false
  }
  return search(0) ? chosen : null
}
