/**
 * Formulas of the encoded law: read, checked against the facts, evaluated in three values, written as SQL,
 * explained and printed.
 * Knows no law and no case.
 */
export { type Compiled, compile, type Rail, truthOf } from './compile.ts'
export {
  type CivilDay,
  civil,
  type Day,
  dayOf,
  formatDay,
  type MonthSpan,
  monthLength,
  monthsBetween,
  parseDay,
} from './day.ts'
export {
  countNodes,
  type DateTerm,
  type FactDeclaration,
  type FactTable,
  type FactType,
  type Formula,
  type FormulaProblem,
  factsOf,
  leaves,
  type Operator,
  parts,
  type Span,
  type StateTerm,
  type Term,
} from './formula.ts'
export { recordLeaves } from './leafTruths.ts'
export { nearest } from './nearest.ts'
export { type ParsedFormula, parseFormula } from './parse.ts'
export { printFormula, printTerm } from './print.ts'
export { type Extent, type Reason, reasonOf, truthAt } from './reasons.ts'
export { type Answers, type Question, Slots, stateNumber } from './slots.ts'
export { ONE_COPY, type SmtCopy, type SmtRails, type SmtVariable, SmtWriter, statesNamed, TRANSFER } from './smt.ts'
export type { MonthEncoding } from './smtMonths.ts'
export {
  allOf,
  anyOf,
  type Expression,
  integer,
  negated,
  readExpressions,
  readValue,
  symbol,
} from './smtText.ts'
export { sqlOf } from './sql.ts'
export type { FormulaDialect } from './sqlDialect.ts'
export type { SqlDay, SqlRecord } from './sqlSides.ts'
export { type SqlTruth, sqlAnd, sqlIsUnknown, sqlNot, sqlOr, sqlText } from './sqlTruth.ts'
export { and, not, or, type Truth } from './truth.ts'
