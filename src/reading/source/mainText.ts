import type { PagePiece } from './pieceInProgress.ts'

/** The least part of the words of a page that an article must have to be taken for its main text. */
const LEAST_SHARE = 0.2

/** The part of the words of a piece that links may have. */
const MOSTLY = 0.6

/** What of a page is its text: the pieces, and the number of the article they are from (0 for none). */
export interface MainText {
  readonly pieces: readonly PagePiece[]
  readonly article: number
}

/**
 * Chooses the main text of a page: the largest article, unless the page has far more words beside it; else the main
 * part; else everything but navigation, asides, head and foot. Items that are mostly links are left out everywhere, and
 * outside of article and main part every piece that is. A page that would have no words at all this way is taken whole.
 */
export function mainTextOf(all: readonly PagePiece[]): MainText {
  const lengths = new Map<number, number>()
  let total = 0
  for (const { text, context } of all) {
    if (context.furniture === 'aside') continue
    total += context.furniture === 'none' ? text.length : 0
    lengths.set(context.article, (lengths.get(context.article) ?? 0) + text.length)
  }
  lengths.delete(0)
  const [article, length] = [...lengths].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])
  const inside = all.filter(({ context }) => context.furniture !== 'aside')
  if (article > 0 && length >= total * LEAST_SHARE) {
    const pieces = inside.filter((piece) => piece.context.article === article && !isLinkedItem(piece))
    if (pieces.length > 0) return { pieces, article }
  }
  const main = inside.filter((piece) => piece.context.isMain && !isLinkedItem(piece))
  if (main.length > 0) return { pieces: main, article: 0 }
  const body = inside.filter((piece) => piece.context.furniture === 'none' && !isMostlyLinks(piece))
  return { pieces: body.length > 0 ? body : all, article: 0 }
}

function isLinkedItem(piece: PagePiece): boolean {
  return piece.kind === 'item' && isMostlyLinks(piece)
}

function isMostlyLinks({ kind, text, links, context }: PagePiece): boolean {
  if (context.embedded || kind === 'heading' || kind === 'caption') return false
  return links.reduce((sum, { says }) => sum + says.length, 0) > text.length * MOSTLY
}
