import type { Day } from '../logic/index.ts'
import { chainsOf } from './chains.ts'
import { type Duration, dayAfterTerm, duration, together } from './duration.ts'
import type { PartTerm } from './model.ts'

/** Several sentences as one: its first and last day, and the consecutive sentences that make each part of it. */
export interface Aggregate {
  readonly start: Day
  readonly lastDay: Day
  readonly chains: readonly AggregateChain[]
}

/** Sentences served one after the other: their length unit by unit, and the days they run. */
interface AggregateChain {
  readonly ids: readonly string[]
  readonly term: Duration
  readonly start: Day
  readonly lastDay: Day
}

/**
 * Puts concurrent and consecutive sentences together. Consecutive ones are added unit by unit and run from the first
 * day of the earliest of them; the whole ends with the chain that ends last. `null` if a chain has no first day.
 */
export function aggregate(parts: readonly PartTerm[], otherwise: Day | null): Aggregate | null {
  const chains: AggregateChain[] = []
  for (const chain of chainsOf(parts)) {
    const days = chain.map(({ from }) => from).filter((day) => day !== null)
    const start = days.length > 0 ? Math.min(...days) : otherwise
    if (start === null) return null
    const term = chain.reduce((sum, part) => together(sum, part.term), duration({}))
    chains.push({ ids: chain.map(({ id }) => id), term, start, lastDay: dayAfterTerm(start, term) - 1 })
  }
  if (chains.length === 0) return null
  return {
    start: Math.min(...chains.map((chain) => chain.start)),
    lastDay: Math.max(...chains.map((chain) => chain.lastDay)),
    chains,
  }
}
