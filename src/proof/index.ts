/** Obligations of the encoded law become text for solvers; what they find is replayed by the evaluator. */
export { caseOf, inCopy, type MadeCase } from './caseOf.ts'
export { type Asked, Examiner, type Question } from './checks.ts'
export { type Copy, changing, decisiveUnder, FIRST, LawText, provisionsUnder, roleUnder } from './lawText.ts'
export { type BasisProofs, basesOfPack, type Proof, prove } from './prove.ts'
export { Replay, type Replayed } from './replay.ts'
export { Session } from './session.ts'
export { type Solver, SolverFailure, type Verdict } from './solver.ts'
export { type Failed, type ObligationResult, resultsOf, sizeOf, type TextSize, textOf } from './summary.ts'
