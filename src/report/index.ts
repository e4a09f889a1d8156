/** Renders determinations and the encoded law: terminal text, plain data and one self-contained page. */
import type { LinkView } from './linkView.ts'
import type { View } from './view.ts'

export { checkText, summaryText, type TextFormat } from './checkText.ts'
export { factsData, type LawList, lawItemData, lawListData } from './lawData.ts'
export { factsText, lawItemText, lawListText } from './lawText.ts'
export { linkText } from './linkText.ts'
export type { LinkView, MistakeCosts, ReviewedPair } from './linkView.ts'
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
