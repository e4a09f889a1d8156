/** The encoded law: read from its files, checked, versioned, and asked who is bound by what. */
export { compare } from './build.ts'
export { formulasOf } from './check.ts'
export { type LoadedLaw, loadLaw, restoreLaw } from './load.ts'
export {
  type Basis,
  type Binding,
  type ContestedQuestion,
  type Cover,
  inPeriod,
  type Law,
  type Obligation,
  type ObligationKind,
  type Pack,
  type Period,
  type Position,
  type Provision,
  type Reach,
  type Role,
  type Source,
  type TreatyRow,
  type TreatyTable,
  type Verification,
} from './model.ts'
export type { LawFile, LawShapes } from './sources.ts'
export { inForceBy, isBound, isBoundByAny, treatyInForce } from './treaties.ts'
