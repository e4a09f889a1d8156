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
  // Parts, not one text: to look at the end of a text that is being put together would copy it each time.
  #parts: string[] = []
  #length = 0
  #tail = ''
  #space = false
  #links: PieceLink[] = []
  /** The link that is open, and where in this piece its words begin; it goes on from piece to piece. */
  #link: string | null = null
  #linkStart = { part: 0, at: 0 }
  context: Context | null = null

  /** Whether the words so far end a sentence. */
  get endsSentence(): boolean {
    return /[.!?:…]["”»’')\]]*$/.test(this.#tail)
  }

  /** Adds characters; the context of the first ones is the context of the piece. */
  add(characters: string, context: Context): void {
    const words = characters.replace(SPACE, ' ')
    if (words === ' ' || words === '') {
      this.#space ||= words === ' '
      return
    }
    this.context ??= context
    if ((this.#space || words.startsWith(' ')) && this.#length > 0) this.#push(' ')
    this.#space = words.endsWith(' ')
    this.#push(words.slice(words.startsWith(' ') ? 1 : 0, this.#space ? -1 : undefined))
  }

  addSpace(): void {
    this.#space = true
  }

  openLink(url: string): void {
    this.closeLink()
    this.#link = url
    this.#linkStart = { part: this.#parts.length, at: this.#length }
  }

  closeLink(): void {
    this.#keepLink()
    this.#link = null
  }

  /** The piece, and a new one begins; null if it holds no words. */
  take(): PagePiece | null {
    this.#keepLink()
    const { context } = this
    const piece =
      context === null ? null : { kind: context.kind, text: this.#parts.join(''), links: this.#links, context }
    this.#parts = []
    this.#length = 0
    this.#tail = ''
    this.#space = false
    this.#links = []
    this.#linkStart = { part: 0, at: 0 }
    this.context = null
    return piece
  }

  #push(words: string): void {
    this.#parts.push(words)
    this.#length += words.length
    this.#tail = words.length < 4 ? (this.#tail + words).slice(-4) : words.slice(-4)
  }

  #keepLink(): void {
    if (this.#link === null || this.#link === '') return
    const words = this.#parts.slice(this.#linkStart.part).join('')
    const says = words.trimStart()
    if (says !== '') this.#links.push({ says, url: this.#link, at: this.#linkStart.at + words.length - says.length })
  }
}
