import type { BlockKind } from '../model.ts'
import type { Context } from './context.ts'
import type { PieceLink } from './piece.ts'

/** A piece of a page with what decides whether it belongs to the main text. */
export interface PagePiece {
  readonly kind: BlockKind
  readonly text: string
  readonly links: readonly PieceLink[]
  readonly context: Context
}

const SPACE = /\s+/g

/** A piece that is being read: words are added as they come, with single spaces between them. */
export class PieceInProgress {
  #text = ''
  #space = false
  #links: PieceLink[] = []
  /** The link that is open, and where in this piece its words begin; it goes on from piece to piece. */
  #link: string | null = null
  #linkStart = 0
  context: Context | null = null

  get isEmpty(): boolean {
    return this.#text === ''
  }

  /** Whether the words so far end a sentence. */
  get endsSentence(): boolean {
    return /[.!?:…]["”»’')\]]*$/.test(this.#text.slice(-4))
  }

  /** Adds characters; the context of the first ones is the context of the piece. */
  add(characters: string, context: Context): void {
    const words = characters.replace(SPACE, ' ')
    if (words === ' ' || words === '') {
      this.#space ||= words === ' '
      return
    }
    this.context ??= context
    const space = this.#space || words.startsWith(' ')
    if (space && this.#text !== '') this.#text += ' '
    this.#space = words.endsWith(' ')
    this.#text += words.slice(words.startsWith(' ') ? 1 : 0, this.#space ? -1 : undefined)
  }

  addSpace(): void {
    this.#space = true
  }

  openLink(url: string): void {
    this.closeLink()
    this.#link = url
    this.#linkStart = this.#text.length
  }

  closeLink(): void {
    this.#keepLink()
    this.#link = null
  }

  /** The piece, and a new one begins; null if it holds no words. */
  take(): PagePiece | null {
    this.#keepLink()
    const { context } = this
    const piece = context === null ? null : { kind: context.kind, text: this.#text, links: this.#links, context }
    this.#text = ''
    this.#space = false
    this.#links = []
    this.#linkStart = 0
    this.context = null
    return piece
  }

  #keepLink(): void {
    if (this.#link === null || this.#link === '') return
    const words = this.#text.slice(this.#linkStart)
    const says = words.trimStart()
    if (says !== '') this.#links.push({ says, url: this.#link, at: this.#linkStart + words.length - says.length })
  }
}
