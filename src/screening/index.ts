/**
 * A list of people is matched with records, and each person is determined: a record that may concern a person and would
 * bar must be ruled out by a person, and one that would help counts only when it is certain.
 */
export type { Harm } from './asymmetry.ts'
export { type Change, type Gate, type GateInput, gate, type PersonAtGate, type StaleSource } from './gate.ts'
export {
  type ListedPerson,
  type Manifest,
  type ManifestForm,
  readManifest,
  TRANSFER_COLUMNS,
  type TransferDefaults,
} from './manifest.ts'
export type { FileMatches, Match } from './matches.ts'
export { type PreviousScreening, readPrevious } from './previous.ts'
export { type RecordFile, type RecordRow, type Records, readRecords } from './records.ts'
export { type FilePlan, problemsOfFolder, type RecordsPlan, readRecordsFile } from './recordsFile.ts'
export { type Ruling, type RulingStanding, readRulings, type StandingRuling, seenOf } from './rulings.ts'
export { type Screened, type ScreenInput, type ScreenOptions, screen } from './screen.ts'
export {
  type Counted,
  GROUPS,
  groupOf,
  type Hold,
  type MatchedRecord,
  type Matching,
  type ScreenedPerson,
  type Screening,
  type Statement,
  type TextUsed,
} from './screening.ts'
export { type Age, isStale, type Source } from './sources.ts'
export type { Table } from './table.ts'
export { checkThresholds, THRESHOLDS, type Thresholds } from './thresholds.ts'
