/**
 * The facts of a case as peers get them: one flat object with the known facts only, dates as day numbers,
 * and the values of the leaves that the peers cannot compute themselves or pay dearly for (calendar months,
 * membership in an open or closed set). Made before the clock starts, which favours every peer.
 */
import type { Case } from './cases.ts'
import { truthOf } from './reference.ts'
import { vocabulary } from './rules.ts'
import { allLeaves, allNames, plainName } from './tree.ts'

/** What a peer may be given for a fact. */
export type PlainValue = boolean | number | string

/** The known facts of a case by plain name, and precomputed leaves by leaf id. */
export type PlainFacts = Record<string, PlainValue>

/** Days from 1 January 1970 to an ISO date. */
export function dayNumber(iso: string): number {
  return Date.parse(iso) / 86_400_000
}

const named = new Set(allNames)
const precomputed = allLeaves.filter((leaf) => leaf.kind === 'months' || leaf.kind === 'member')

/** The flat facts of a case. */
export function plainFacts(given: Case): PlainFacts {
  const facts: PlainFacts = { on: dayNumber(given.on), transfer_from: given.from, transfer_to: given.to }
  for (const { id, type } of vocabulary) {
    const value = named.has(id) ? given.facts.get(id) : undefined
    if (value === undefined || typeof value === 'object') continue
    facts[plainName(id)] = type === 'date' && typeof value === 'string' ? dayNumber(value) : value
  }
  for (const leaf of precomputed) {
    const value = truthOf(leaf.text, given)
    if (value !== null) facts[leaf.id] = value
  }
  return facts
}

/** What the note of a peer says about these facts. */
export const plainNote = 'months, set membership, day numbers'
