/** Exhibits and assertions become findings: what the record shows of each fact, from which assertions and exhibits. */
export {
  type Allegation,
  type Conflict,
  type Finding,
  type Findings,
  find,
  type Gap,
  type Proof,
  type SetAside,
} from './findings.ts'
export { type Arrows, closure, type Ordering, order } from './graph.ts'
export { independentOrigins } from './independence.ts'
export { EXHIBIT_KINDS, type ExhibitKind } from './kinds.ts'
export { isLater, type Moment, parseMoment } from './moment.ts'
export type { Assertion, CaseRecord, Exhibit, Fact, FactValue, Vocabulary } from './record.ts'
export {
  checkRecord,
  checkState,
  entriesOf,
  type ReportAt,
  recordOf,
  recordSchema,
  salvagedEntries,
  type Terms,
} from './recordFile.ts'
export type { SetAsideReason, Viewpoint } from './standing.ts'
