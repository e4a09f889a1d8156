import type { Block, EmbeddedPost, Link } from '../model.ts'
import type { Piece } from './piece.ts'
import { partSignatures, postOfAll, postPieces } from './postPieces.ts'
import type { Signature } from './posts.ts'

/** A text put together from its pieces. */
export interface Composition {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly posts: readonly EmbeddedPost[]
  readonly links: readonly Link[]
}

/**
 * Puts pieces together to one text, each on a line of its own, and finds the posts among them. With `whole` all pieces
 * are the body of one post. The line that signs a post is kept as a caption with the number of the post.
 */
export function compose(all: readonly Piece[], whole: Signature | null): Composition {
  const pieces = partSignatures(all).filter(({ text }) => text !== '')
  const found = whole === null ? postPieces(pieces) : [postOfAll(pieces, whole)]
  const starts: number[] = []
  let length = 0
  for (const { text } of pieces) {
    starts.push(length)
    length += text.length + 1
  }
  const end = (index: number): number => (starts[index] ?? 0) + (pieces[index]?.text.length ?? 0)
  const numbers = new Map<number, number>()
  for (const [number, post] of found.entries()) {
    for (let i = post.first; i < post.last; i += 1) numbers.set(i, number)
    if (post.signed !== null) numbers.set(post.signed, number)
  }
  return {
    text: pieces.map(({ text }) => text).join('\n'),
    blocks: pieces.map((piece, i): Block => {
      const post = numbers.get(i)
      const place = { start: starts[i] ?? 0, end: end(i) }
      if (post === undefined) return { kind: piece.kind, ...place }
      return { kind: found[post]?.signed === i ? 'caption' : 'post', ...place, post }
    }),
    posts: found.map(({ first, last, signature }): EmbeddedPost => {
      const start = starts[first] ?? Math.max(0, length - 1)
      return { ...signature, start, end: last > first ? end(last - 1) : start }
    }),
    links: pieces.flatMap(({ links }, i) =>
      links.map(({ says, url, at }) => ({ says, url, start: (starts[i] ?? 0) + at })),
    ),
  }
}
