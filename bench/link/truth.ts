/** Which records are of the same entity. */

/** A record and its entity. */
export interface Labelled {
  readonly id: string
  readonly entity: string
}

/** The truth about all pairs of a data set, as a question and a count, never as a list. */
export interface Truth {
  /** How many pairs of different records are of the same entity. */
  readonly pairs: number
  /** Whether two records are of the same entity; an id that is in no table is an error. */
  readonly same: (left: string, right: string) => boolean
}

/** Counts true pairs inside the one table, or between the two tables, and answers for each pair. */
export function truthOf(tables: readonly (readonly Labelled[])[]): Truth {
  const entityOf = new Map<string, string>()
  for (const { id, entity } of tables.flat()) {
    if (entityOf.has(id)) throw new Error(`The id "${id}" occurs twice.`)
    entityOf.set(id, entity)
  }
  const entity = (id: string): string => {
    const found = entityOf.get(id)
    if (found === undefined) throw new Error(`No record has the id "${id}".`)
    return found
  }
  return { pairs: countPairs(tables), same: (left, right) => entity(left) === entity(right) }
}

function countPairs(tables: readonly (readonly Labelled[])[]): number {
  const [first = new Map<string, number>(), second] = tables.map(sizes)
  if (second === undefined) return sum([...first.values()].map((size) => (size * (size - 1)) / 2))
  return sum([...first].map(([entity, size]) => size * (second.get(entity) ?? 0)))
}

function sizes(table: readonly Labelled[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { entity } of table) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
