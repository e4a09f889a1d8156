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
