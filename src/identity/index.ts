/** Says which records may concern the same person, with calibrated probabilities and every reason. Knows no law. */
export type { ColumnUse, SideColumns } from './columns.ts'
export { type Comparison, type Level, rarityOf } from './comparison/level.ts'
export { comparisonsOf, levelsOf } from './comparison/pattern.ts'
export { type Explanation, type ExplanationStep, explainer, explainPair, type Mark } from './explain.ts'
export { evidenceWords, explainText } from './explainText.ts'
export { type Linkage, type LinkInput, type LinkOptions, link } from './link.ts'
export { canMatch, type MatchedPair, matchPeople } from './match.ts'
export type { Missed, MissedGroup } from './missed.ts'
export { fixedModel } from './model/fixed.ts'
export type { FixedRarities, Model } from './model/model.ts'
export {
  compareNames,
  type NameComparison,
  type NamePair,
  type NameVerdict,
  type PersonName,
  parseName,
  readWord,
  type Word,
  type WrittenName,
} from './names/index.ts'
export { type LinkedPair, type PairChoice, pairsAbove, pairsCalled, pairsSql } from './pairs.ts'
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
export {
  type IndexFile,
  matchPrepared,
  openPrepared,
  type PreparedInput,
  type PreparedRecords,
} from './prepared/match.ts'
export { type Prepared, type PrepareInput, prepareRecords } from './prepared/prepare.ts'
export {
  type CalibrationBin,
  type Reliability,
  reliabilityOf,
  type ThresholdRow,
  type Unfindable,
} from './reliability.ts'
export { type ColumnMap, EMPTY_MAP, readColumnMap } from './table/columnMap.ts'
export { settleDates } from './table/dateForm.ts'
export { countDatesSql } from './table/dates.ts'
export {
  openPeople,
  openSide,
  type People,
  type PeopleColumns,
  type PeopleTable,
  settlePeople,
} from './table/openPeople.ts'
export type { PeopleSource } from './table/people.ts'
export { type OpenTable, readTable, type TableFile } from './table/readTable.ts'
export { columnWords, countWords, probabilityWords, timesWords } from './words.ts'
export { type WrittenPair, type WrittenRecord, writtenValues, writtenValuesOf } from './written.ts'
