import type { BlockKind } from '../model.ts'

/** A link inside a piece: what it is called, where it points, and where in the piece it begins. */
export interface PieceLink {
  readonly says: string
  readonly url: string
  readonly at: number
}

/** A piece of a text before its place in the whole is known. Its words are divided by single spaces. */
export interface Piece {
  readonly kind: BlockKind
  readonly text: string
  readonly links: readonly PieceLink[]
  /** Pieces of one quotation, or of one embedded post, share a number. */
  readonly group?: number
  /** Whether the markup says that the group is an embedded post. */
  readonly embedded?: boolean
}

/** A piece without links. */
export function pieceOf(kind: BlockKind, text: string, group?: number): Piece {
  return { kind, text: collapsed(text), links: [], ...(group === undefined ? {} : { group }) }
}

/** Words with single spaces between them and none around them. */
export function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
