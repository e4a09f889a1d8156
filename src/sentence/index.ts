/**
 * Terms, credit, release dates, and the comparison of two systems. Pure: reads no file and no clock, and knows no person.
 */
export type { SentenceAnswer, SentenceFault, SentenceRefusal } from './answer.ts'
export * from './certificate/index.ts'
export { type ChosenRule, type WithRules, withRules } from './choose.ts'
export { type Clock, weekday } from './clocks.ts'
export { type Comparison, explainAnswer } from './comparison.ts'
export { computeSentence } from './compute.ts'
export { type AnswerData, answerData } from './data.ts'
export * from './englandWales/index.ts'
export { findingsOf, type SentenceFindings } from './findings.ts'
export type { Interval } from './interval.ts'
export type { SentenceInput } from './model.ts'
export { type ReleasePack, readPack } from './packs.ts'
export { readSentence, type SentenceFile } from './read.ts'
export type { ReleaseWindow } from './release.ts'
