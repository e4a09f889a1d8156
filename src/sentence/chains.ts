/** A sentence that may follow another one: the id of the one that it is consecutive to, or `null`. */
export interface Linked {
  readonly id: string
  readonly after: string | null
}

/**
 * Consecutive sentences in order, one list for every sentence that nothing follows. Two sentences that follow the same
 * one make two lists that begin alike. A sentence that follows an unknown one, or itself, begins a list of its own.
 */
export function chainsOf<T extends Linked>(items: readonly T[]): readonly (readonly T[])[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const followed = new Set(items.map(({ after }) => after))
  const chains = items.filter(({ id }) => !followed.has(id)).map((last) => chainTo(last, byId))
  // What stands in no list stands in a circle, and is left to itself.
  const reached = new Set(chains.flat())
  return [...chains, ...items.filter((item) => !reached.has(item)).map((item) => [item])]
}

function chainTo<T extends Linked>(last: T, byId: ReadonlyMap<string, T>): readonly T[] {
  const chain = [last]
  const seen = new Set([last.id])
  let item = last.after === null ? undefined : byId.get(last.after)
  while (item !== undefined && !seen.has(item.id)) {
    seen.add(item.id)
    chain.unshift(item)
    item = item.after === null ? undefined : byId.get(item.after)
  }
  return chain
}
