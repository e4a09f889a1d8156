/** Renders determinations and the encoded law: terminal text, plain data and one self-contained page. */
import type { View } from './view.ts'

export { checkText, summaryText, type TextFormat } from './checkText.ts'
export { factsData, type LawList, lawItemData, lawListData } from './lawData.ts'
export { factsText, lawItemText, lawListText } from './lawText.ts'
export type { View } from './view.ts'

/** One self-contained page for one or several determinations; its renderer is only loaded when a page is wanted. */
export async function checkPage(views: readonly View[]): Promise<string> {
  const { pageOf } = await import('./page.ts')
  return pageOf(views)
}
