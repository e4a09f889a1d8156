import type { Piece } from './piece.ts'
import { isItem, type Signature, signatureAtEnd, signatureOf } from './posts.ts'

/** A post among the pieces: its body is [first, last), the line that signs it stands at `signed`. */
export interface PostPieces {
  readonly first: number
  readonly last: number
  readonly signed: number | null
  readonly signature: Signature
}

const UNSIGNED: Signature = { author: null, account: null, written: null, on: null }

/** Parts a signature from the words of the post where markup put both into one piece. */
export function partSignatures(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    const end = piece.embedded === true ? signatureAtEnd(piece.text) : null
    if (end === null || end.at === 0) return [piece]
    const body = piece.text.slice(0, end.at).trimEnd()
    return [
      { ...piece, text: body, links: piece.links.filter(({ at }) => at < end.at) },
      {
        ...piece,
        text: piece.text.slice(end.at),
        links: piece.links.filter(({ at }) => at >= end.at).map((link) => ({ ...link, at: link.at - end.at })),
      },
    ]
  })
}

/** Finds the posts that a text embeds: those the markup marks, and those that a signature closes. In reading order. */
export function postPieces(pieces: readonly Piece[]): readonly PostPieces[] {
  const posts: PostPieces[] = []
  let free = 0
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i]
    if (piece === undefined) continue
    const post = piece.embedded === true ? marked(pieces, i) : signed(pieces, i, free)
    if (post === null) continue
    posts.push(post)
    free = Math.max(post.last, (post.signed ?? -1) + 1)
    i = free - 1
  }
  return posts
}

function marked(pieces: readonly Piece[], first: number): PostPieces {
  const group = pieces[first]?.group
  let last = first
  while (pieces[last]?.embedded === true && pieces[last]?.group === group) last += 1
  const end = signatureAtEnd(pieces[last - 1]?.text ?? '')
  if (end?.at === 0) return { first, last: last - 1, signed: last - 1, signature: end.signature }
  // The markup may close before the line that signs the post.
  const after = signatureOf(pieces[last]?.text ?? '')
  if (after !== null) return { first, last, signed: last, signature: after }
  return { first, last, signed: null, signature: UNSIGNED }
}

function signed(pieces: readonly Piece[], at: number, free: number): PostPieces | null {
  const signature = signatureOf(pieces[at]?.text ?? '')
  return signature === null ? null : { first: bodyStart(pieces, at, free), last: at, signed: at, signature }
}

/** Where the body of the post begins that the piece at `signed` closes. */
function bodyStart(pieces: readonly Piece[], signed: number, free: number): number {
  const before = pieces[signed - 1]
  if (before === undefined || signed - 1 < free || before.kind === 'heading') return signed
  let first = signed - 1
  if (before.group !== undefined) {
    while (first > free && pieces[first - 1]?.group === before.group) first -= 1
    return first
  }
  if (!isListed(before)) return first
  while (first > free && isListed(pieces[first])) first -= 1
  // The line that introduces the items belongs to the post; a heading or a free item at the start does not exist.
  return pieces[first]?.kind === 'heading' ? first + 1 : first
}

function isListed(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.kind === 'item' || isItem(piece.text))
}

/** All pieces as the body of one post, but for a last line that signs it. */
export function postOfAll(pieces: readonly Piece[], signature: Signature): PostPieces {
  const signed = signatureOf(pieces.at(-1)?.text ?? '') === null ? null : pieces.length - 1
  return { first: 0, last: signed ?? pieces.length, signed, signature }
}

/** More than this is an article that ends with a post, not a post. */
const LONGEST_POST = { pieces: 6, characters: 1000 }

/**
 * The signature of a text that is nothing but a post: its last line signs it, no other line signs one, and what stands
 * before it is the body as it is found in any text. Where no markup says where the body begins and `isLoose`, all that is
 * short and without heading is the body, too. Null for any other text: the words of an outlet must not become those of
 * the owner of an account.
 */
export function signatureOfAll(pieces: readonly Piece[], isLoose: boolean): Signature | null {
  const signature = signatureOf(pieces.at(-1)?.text ?? '')
  if (signature === null) return null
  const posts = postPieces(pieces)
  const [only] = posts
  if (posts.length !== 1 || only === undefined) return null
  if (only.first === 0) return signature
  const body = pieces.slice(0, -1)
  const isMarked = pieces.slice(-2).some(({ group }) => group !== undefined)
  if (!isLoose || isMarked || body.length > LONGEST_POST.pieces) return null
  const characters = body.reduce((sum, { text }) => sum + text.length, 0)
  const isPlain = body.every(({ kind }) => kind !== 'heading' && kind !== 'caption')
  return isPlain && characters <= LONGEST_POST.characters ? signature : null
}
