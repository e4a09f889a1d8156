/** Dates of sentences of England and Wales; what the encoded rules do not make certain is refused by name. */
export { englandWalesDates } from './dates.ts'
export { EW_LAW, type EwLaw, FORTY_PER_CENT, type ShareChange } from './law.ts'
export type { EwAdjustment, EwAnswer, EwBooking, EwDateType, EwRefusal, EwSentence } from './model.ts'
export { type Charge, type Days, type RemandAnswer, remandDays } from './remand.ts'
