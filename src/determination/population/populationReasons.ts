import {
  countNodes,
  type Extent,
  type Formula,
  type Reason,
  reasonOf,
  recordLeaves,
  type Truth,
} from '../../logic/index.ts'
import type { PersonAnswer } from './people.ts'
import { type PopulationPlan, partKey } from './plan.ts'

/**
 * The reason of a reading of the plan for one person, rebuilt from the masks of the full form: the tree that the
 * evaluator gives. `detail` says what a leaf rests on; a table of findings keeps no exhibits.
 */
export function populationReason<Detail>(
  plan: PopulationPlan,
  person: PersonAnswer,
  place: number,
  extent: Extent,
  detail: (leaf: Formula) => readonly Detail[],
): Reason<Detail> | null {
  const reading = plan.readings[place]
  if (reading === undefined) return null
  const { formula, basis } = reading
  const codes = new Uint8Array(countNodes(formula))
  const truthOf = (leaf: Formula): Truth => person.leaves.get(partKey(leaf, basis ?? '')) ?? null
  recordLeaves(formula, truthOf, codes)
  return reasonOf(formula, codes, 0, extent, detail)
}
