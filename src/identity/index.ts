/** Says which records may concern the same person, with calibrated probabilities and every reason. Knows no law. */
export type { Comparison, Level } from './comparison/level.ts'
export { type Linkage, type LinkInput, type LinkOptions, link } from './link.ts'
export type { Model } from './model/model.ts'
export { type LinkedPair, pairsAbove, pairsSql } from './pairs.ts'
export {
  type BlockingRule,
  type DateForm,
  IDENTITY_COLUMNS,
  type LinkPlan,
  type Part,
  VALUE_COLUMNS,
  type ValueComparison,
  type ValueKind,
} from './plan.ts'
export { countDatesSql } from './table/dates.ts'
export type { PeopleSource } from './table/people.ts'
