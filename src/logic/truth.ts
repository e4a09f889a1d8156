/**
 * What the record says of a proposition: true, false, or `null` for unknown.
 * Combined by strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
 */
export type Truth = boolean | null

/** Negates a truth; unknown stays unknown. */
export function not(a: Truth): Truth {
  return a === null ? null : !a
}

/** Joins truths with "and": false as soon as one is false, unknown if none is false and one is unknown. */
export function and(all: readonly Truth[]): Truth {
  if (all.includes(false)) return false
  return all.includes(null) ? null : true
}

/** Joins truths with "or": true as soon as one is true, unknown if none is true and one is unknown. */
export function or(all: readonly Truth[]): Truth {
  if (all.includes(true)) return true
  return all.includes(null) ? null : false
}
