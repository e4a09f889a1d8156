import type { Day } from '../../logic/index.ts'
import type { Source } from '../model.ts'
import type { Piece } from './piece.ts'
import type { Signature } from './posts.ts'

/** What a page or file says: its pieces, and what it says about itself. */
export interface Reading {
  readonly mediaType: Source['mediaType']
  readonly pieces: readonly Piece[]
  /** The signature of a file that is nothing but a post. */
  readonly whole: Signature | null
  readonly title: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly published: Day | null
  readonly url: string | null
  /** The language as the markup gives it, such as `es-SV`. */
  readonly language: string | undefined
}
