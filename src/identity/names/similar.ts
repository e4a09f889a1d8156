/** Words less alike than this are not raised for a common beginning. */
const RAISED_ABOVE = 0.7

/**
 * How alike two words are, from 0 to 1: the similarity of Jaro, raised for a common beginning (Winkler).
 * If it is above 0.7, every letter of the common beginning, at most four, adds a tenth of what is missing to 1.
 * Two empty words are not alike (0). The value is that of DuckDB's `jaro_winkler_similarity`.
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b)
  if (jaro <= RAISED_ABOVE) return jaro
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a.charAt(prefix) === b.charAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  let inA = ''
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= i + reach && j < b.length; j++) {
      if (taken[j] === 1 || a.charAt(i) !== b.charAt(j)) continue
      taken[j] = 1
      inA += a.charAt(i)
      break
    }
  }
  if (inA.length === 0) return 0
  let moved = 0
  let next = 0
  for (let j = 0; j < b.length; j++) if (taken[j] === 1 && b.charAt(j) !== inA.charAt(next++)) moved++
  const common = inA.length
  return (common / a.length + common / b.length + (common - Math.floor(moved / 2)) / common) / 3
}

/**
 * Whether two words are exactly one error apart: one letter too many, missing or wrong, or two neighbours swapped.
 * Equal words are not one error apart.
 */
export function oneEdit(a: string, b: string): boolean {
  if (a.length < b.length) return oneEdit(b, a)
  if (a.length - b.length > 1) return false
  let at = 0
  while (at < b.length && a.charAt(at) === b.charAt(at)) at++
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at)
  if (at === b.length) return false
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  const isSwap = a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at)
  return isSwap && a.slice(at + 2) === b.slice(at + 2)
}

/**
 * How many errors two words are apart: letters too many, missing or wrong, and neighbours swapped, each counted one
 * (the restricted distance of Damerau: no letter is changed twice). Time grows with the product of the lengths.
 */
export function countEdits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a.charAt(i - 1) === b.charAt(j - 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isEqual ? 0 : 1))
      const isSwap = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
      if (isSwap) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
