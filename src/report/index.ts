/** Renders determinations and the encoded law: terminal text, plain data and one self-contained page. */
export { checkText, summaryText, type TextFormat } from './checkText.ts'
export type { View } from './view.ts'
