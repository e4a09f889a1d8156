/**
 * Programmes of serving sentences in another State's prison: reads a programme file, computes its cost beside the
 * alternatives at home, how sure that is and what it needs, and tests claims against the results.
 */
export { assessCost } from './assess.ts'
export type {
  Alternative,
  Assessment,
  Bar,
  BreakEven,
  CostLine,
  Measures,
  PayerShare,
  Schedule,
  ScheduleColumn,
  Spread,
  Uncertainty,
  VariantResult,
} from './assessment.ts'
export {
  assessClaims,
  type ClaimFinding,
  type ClaimResult,
  type Claims,
  type ClaimsAssessment,
  type Evidence,
  readClaims,
  type SeriesResult,
  type TestResult,
} from './claims.ts'
export type { Conflict, Reconciliation } from './derive.ts'
export * from './eligibility/index.ts'
export { shortRunShare } from './evaluate.ts'
export type { Figure } from './figure.ts'
export { jsonSchemas } from './jsonSchema.ts'
export * from './population/index.ts'
export type { Quantity, Support } from './quantity.ts'
export { type Programme, type Reference, readProgramme, readReference } from './read.ts'
export { assessReference, type ReferenceResult } from './reference.ts'
export { type AssessOptions, MAX_DRAWS } from './settings.ts'
export { HOME, type Home } from './workings.ts'
