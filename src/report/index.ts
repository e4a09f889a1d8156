/** Renders determinations and the encoded law: terminal text, plain data and one self-contained page. */
import type { ReadTexts } from '../reading/index.ts'
import type { Gate } from '../screening/index.ts'
import type { AssessView } from './assess/assessPaper.ts'
import type { LinkView } from './linkView.ts'
import type { Paper } from './paper/paper.ts'
import type { ScreenView } from './screenView.ts'
import type { SentenceView } from './sentenceView.ts'
import type { View } from './view.ts'

export type { AssessView } from './assess/assessPaper.ts'
export type { AssessedPopulation } from './assess/eligibilitySection.ts'
export { checkText, summaryText, type TextFormat } from './checkText.ts'
export { FORMULA_START } from './csv.ts'
export { gateCsv, gateJson } from './gateData.ts'
export { gateText } from './gateText.ts'
export { factsData, type LawList, lawItemData, lawListData } from './lawData.ts'
export { factsText, lawItemText, lawListText } from './lawText.ts'
export { linkText } from './linkText.ts'
export type { LinkView, MistakeCosts, ReviewedPair } from './linkView.ts'
export { paperFigures } from './paper/figures.ts'
export type { Paper } from './paper/paper.ts'
export { paperText } from './paper/text.ts'
export { proofData, proofText } from './proofText.ts'
export { readData } from './read/readData.ts'
export { readingText } from './read/readText.ts'
export { screenCsv } from './screenCsv.ts'
export { screenJson } from './screenJson.ts'
export { screenSummary, screenText } from './screenText.ts'
export type { RecordLink, ScreenView } from './screenView.ts'
export { certificateText, clockLines, sentenceText } from './sentenceText.ts'
export type { CertificateView, SentenceView } from './sentenceView.ts'
export type { View } from './view.ts'
export { waterfallSvg } from './waterfallSvg.ts'
export { waterfallText } from './waterfallText.ts'

/** One self-contained page for one or several determinations; its renderer is only loaded when a page is wanted. */
export async function checkPage(views: readonly View[]): Promise<string> {
  const { pageOf } = await import('./page.ts')
  return pageOf(views)
}

/** One self-contained page on which people rule on the pairs of a linkage; loaded only when it is wanted. */
export async function linkReviewPage(view: LinkView): Promise<string> {
  const { reviewPageOf } = await import('./linkReviewPage.ts')
  return await reviewPageOf(view)
}

/** One self-contained page for a whole screening; its renderer is only loaded when a page is wanted. */
export async function screenPage(view: ScreenView): Promise<string> {
  const { screenPageOf } = await import('./screenPage.ts')
  return await screenPageOf(view)
}

/** One small self-contained page on a gate; its renderer is only loaded when a page is wanted. */
export async function gatePage(gate: Gate): Promise<string> {
  const { gatePageOf } = await import('./gatePage.ts')
  return await gatePageOf(gate)
}

/** The report on a programme; what draws its pictures is only loaded when it is wanted. */
export async function assessPaper(view: AssessView): Promise<Paper> {
  const { paperOfProgramme } = await import('./assess/assessPaper.ts')
  return paperOfProgramme(view)
}

/** A paper as one self-contained page; its renderer is only loaded when a page is wanted. */
export async function paperPage(paper: Paper): Promise<string> {
  const { pageOfPaper } = await import('./paper/page.ts')
  return await pageOfPaper(paper)
}

/** A paper as a PDF; its renderer is only loaded when one is wanted. */
export async function paperPdf(paper: Paper): Promise<Uint8Array> {
  const { pdfOfPaper } = await import('./paper/pdf.ts')
  return pdfOfPaper(paper)
}

/** One self-contained page for a sentence under two systems; its renderer is only loaded when a page is wanted. */
export async function sentencePage(view: SentenceView): Promise<string> {
  const { sentencePageOf } = await import('./sentencePage.ts')
  return await sentencePageOf(view)
}

/** Texts taken apart and their statements side by side as one self-contained page; its renderer is only loaded when a page is wanted. */
export async function readPage(read: ReadTexts): Promise<string> {
  const { readPageOf } = await import('./read/readPage.ts')
  return await readPageOf(read)
}
