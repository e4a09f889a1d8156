import { type Formula, leaves, parts, type SqlTruth, sqlOf } from '../../logic/index.ts'
import { Layer } from './layer.ts'
import { type PopulationPlan, partKey } from './plan.ts'
import { type Naming, recordOf } from './record.ts'

/** A leaf of the formulas as it is asked of everybody: one that several formulas have is one leaf. */
interface PlannedLeaf {
  readonly key: string
  readonly truth: SqlTruth
}

/** The steps of a query from findings to the truth of every reading: parts of days, months, shared parts, truths. */
export interface TruthSteps {
  readonly layers: readonly Layer[]
  /** The truth of each reading of the plan, in its order. */
  readonly truths: readonly SqlTruth[]
  readonly leaves: () => readonly PlannedLeaf[]
  /** Gives further expressions over the findings a place in the first steps. */
  readonly naming: Naming
}

/** Lays out the steps to the truths of all readings. With `everyLeaf`, comparisons get a column of their own. */
export function truthSteps(plan: PopulationPlan, everyLeaf: boolean): TruthSteps {
  const { dialect } = plan
  const [ofParts, ofSpans, ofShared, ofTruths] = ['part', 'span', 'shared', 'truth'].map(
    (prefix) => new Layer(dialect, prefix),
  ) as [Layer, Layer, Layer, Layer]
  const naming: Naming = { parts: (sql) => ofParts.add(sql), spans: (sql) => ofSpans.add(sql) }
  const often = sharedParts(plan)
  const sharedOf = (basis: string | null) => {
    const record = recordOf(plan, basis, naming)
    return (part: Formula): string | null => {
      const shared = often.has(partKey(part, basis ?? '')) || (everyLeaf && part.kind === 'compare')
      if (!shared) return null
      const truth = sqlOf(part, record)
      return 'sql' in truth ? ofShared.add(truth.sql) : null
    }
  }
  const truths = plan.readings.map(({ formula, basis }): SqlTruth => {
    const truth = sqlOf(formula, recordOf(plan, basis, naming), true, sharedOf(basis))
    return 'sql' in truth ? { sql: ofTruths.add(truth.sql) } : truth
  })
  return {
    layers: [ofParts, ofSpans, ofShared, ofTruths],
    truths,
    naming,
    leaves: () => {
      const found = new Map<string, PlannedLeaf>()
      for (const { formula, basis } of plan.readings) {
        for (const leaf of leaves(formula)) {
          const key = partKey(leaf, basis ?? '')
          if (!found.has(key))
            found.set(key, { key, truth: sqlOf(leaf, recordOf(plan, basis, naming), true, sharedOf(basis)) })
        }
      }
      return [...found.values()]
    },
  }
}

/** The parts that stand in several places of the law: each is worked out once. A bare column is not worth a name. */
function sharedParts(plan: PopulationPlan): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const count = (part: Formula, basis: string): void => {
    if (part.kind !== 'fact' && part.kind !== 'member' && part.kind !== 'literal') {
      const key = partKey(part, basis)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const below of parts(part)) count(below, basis)
  }
  for (const { formula, basis } of plan.readings) count(formula, basis ?? '')
  return new Set([...counts].filter(([, times]) => times > 1).map(([key]) => key))
}
