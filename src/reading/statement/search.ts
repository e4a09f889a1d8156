/** The last of sorted stretches that begins no later than a place, or -1: they are looked through by halves. */
export function lastBegun(sorted: readonly { readonly start: number }[], place: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The first of sorted stretches that begins at a place or after it; their number where none does. */
export function firstFrom(sorted: readonly { readonly start: number }[], place: number): number {
  return lastBegun(sorted, place - 1) + 1
}
