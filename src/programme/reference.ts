import { type Conflict, conflictsOf, figuresOf, type Reconciliation, reconcile } from './derive.ts'
import type { Figure } from './figure.ts'
import type { Reference } from './read.ts'

/** What a file of numbers comes to: its formulas, and where its numbers conflict. */
export interface ReferenceResult {
  readonly title: string
  readonly derived: Readonly<Record<string, Figure>>
  readonly conflicts: readonly Conflict[]
  readonly reconciliations: readonly Reconciliation[]
}

/** Computes the formulas of a file of numbers and compares those that ought to agree. */
export function assessReference(reference: Reference): ReferenceResult {
  const figure = figuresOf(reference, new Map())
  const derived = [...reference.derived.keys()].sort().flatMap((id): readonly [string, Figure][] => {
    const one = figure(`derived.${id}`)
    return one === null ? [] : [[id, one]]
  })
  return {
    title: reference.title,
    derived: Object.fromEntries(derived),
    conflicts: conflictsOf(reference),
    reconciliations: reconcile(reference, figure),
  }
}
