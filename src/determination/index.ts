/** A case, the law and the findings become a determination with its reasons. */
export { answersOf, answerTreaty } from './answers.ts'
export { type Misfit, provisionsThatCount } from './applicability.ts'
export { detailsFor } from './because.ts'
export { basisMend, type Case, type CaseTerms, caseSchema, readCase, type Transfer, termsOf } from './case.ts'
export { type Candidate, type CompiledLaw, compileLaw } from './compiledLaw.ts'
export type {
  AllegationResult,
  BasisResult,
  Because,
  ConflictResult,
  ContestedResult,
  Determination,
  FindingDetail,
  MissingFact,
  ProvisionResult,
} from './determination.ts'
export { type DetermineOptions, determine } from './determine.ts'
export { judge, type Outcome, outcomeOnly, type ProvisionState, worse } from './judge.ts'
export {
  columnsOf,
  type FindingColumn,
  type FindingType,
  TREATY_ASSERTED,
} from './population/columns.ts'
export {
  determinePopulation,
  type PopulationAnswer,
  type PopulationRequest,
} from './population/determinePopulation.ts'
export { type LawSql, type LawSteps, lawSql, lawSteps, listSql, type PopulationForm } from './population/lawSql.ts'
export { type MissingGroup, missingGroups } from './population/missingGroups.ts'
export { type MissingFinding, type PersonAnswer, type PersonProvision, readPeople } from './population/people.ts'
export {
  type PlannedBasis,
  type PlannedProvision,
  type PlannedReading,
  type PopulationPlan,
  planPopulation,
} from './population/plan.ts'
export type { ContestedCount, OutcomeCounts, PopulationCounts, ProvisionCount } from './population/populationCounts.ts'
export { populationReason } from './population/populationReasons.ts'
export { basesInQuestion, type PopulationTransfer } from './population/transfer.ts'
