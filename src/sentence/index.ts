/**
 * Terms, credit, release dates, and the comparison of two systems. Pure: reads no file and no clock, and knows no person.
 */
export type { SentenceAnswer, SentenceFault, SentenceRefusal } from './answer.ts'
export { computeSentence } from './compute.ts'
export { type AnswerData, answerData } from './data.ts'
export * from './englandWales/index.ts'
export type { SentenceInput } from './model.ts'
export { readSentence, type SentenceFile } from './read.ts'
