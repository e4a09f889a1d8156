/** Renders determinations and the encoded law: terminal text, plain data and one self-contained page. */
import type { Gate } from '../screening/index.ts'
import type { LinkView } from './linkView.ts'
import type { ScreenView } from './screenView.ts'
import type { View } from './view.ts'

export { checkText, summaryText, type TextFormat } from './checkText.ts'
export { FORMULA_START } from './csv.ts'
export { gateCsv, gateJson } from './gateData.ts'
export { gateText } from './gateText.ts'
export { factsData, type LawList, lawItemData, lawListData } from './lawData.ts'
export { factsText, lawItemText, lawListText } from './lawText.ts'
export { linkText } from './linkText.ts'
export type { LinkView, MistakeCosts, ReviewedPair } from './linkView.ts'
export { screenCsv } from './screenCsv.ts'
export { screenJson } from './screenJson.ts'
export { screenSummary, screenText } from './screenText.ts'
export type { RecordLink, ScreenView } from './screenView.ts'
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
