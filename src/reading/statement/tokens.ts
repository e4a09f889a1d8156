import { firstFrom } from './search.ts'

/** A word, a number or a mark of a text, with its place. */
export interface Token {
  readonly text: string
  /** In small letters, with straight apostrophes, without a possessive ending. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
}

const PIECES =
  /https?:\/\/\S+|www\.\S+|[@#][\p{L}\p{N}_]{2,}|(?:\p{Lu}\.){2,}|(?:[a-z]+\.){1,4}[a-z]+\/\S+|\p{L}[\p{L}\p{M}]*(?:['’\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\d+(?:[.,]\d+)*(?:-[\p{L}]+)*|[^\s\p{L}\p{N}]/gu

const ADDRESS = /^(?:https?:|www\.|[@#].|[a-z]+(?:\.[a-z]+)+\/)/

/** Takes a stretch of a text apart into words, numbers and marks. Words that were run together are two words. */
function tokensOf(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: piece, index } of text.slice(start, end).matchAll(PIECES)) {
    const at = start + index
    const kind = kindOf(piece)
    const glued =
      kind === 'word' && piece.length > 4 && GLUED.test(piece)
        ? /^(\p{Lu}?\p{Ll}{2,})(\p{Lu}\p{Ll}+)$/u.exec(piece)
        : null
    if (glued?.[1] !== undefined && glued[2] !== undefined && SENTENCE_STARTS.has(glued[2])) {
      tokens.push(token(glued[1], at, 'word'), token(glued[2], at + glued[1].length, 'word'))
    } else tokens.push(token(piece, at, kind))
  }
  return tokens
}

const GLUED = /\p{Ll}\p{Lu}/u

function kindOf(piece: string): Token['kind'] {
  const code = piece.charCodeAt(0)
  if (code >= 48 && code <= 57) return 'number'
  if (piece.length > 4 && /[/@#]/.test(piece) && ADDRESS.test(piece)) return 'mark'
  if (code === 64 || code === 35) return 'mark'
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'word'
  return code > 127 && /^\p{L}/u.test(piece) ? 'word' : 'mark'
}

/** Words with which a sentence begins; where one stands inside a word, a space is missing. */
const SENTENCE_STARTS = new Set([
  'They',
  'The',
  'He',
  'She',
  'It',
  'We',
  'This',
  'These',
  'In',
  'Los',
  'Las',
  'El',
  'En',
])

/** The tokens of a text, found once: those that lie in a stretch are cut out of them. */
export type TokensIn = (start: number, end: number) => readonly Token[]

/** Finds the tokens of these stretches of a text. */
export function tokenList(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): TokensIn {
  const all = stretches.flatMap(({ start, end }) => tokensOf(text, start, end))
  return (start, end) => all.slice(firstFrom(all, start), firstFrom(all, end))
}

function token(text: string, start: number, kind: Token['kind']): Token {
  const small = text.toLowerCase()
  const plain = small.includes('’') ? small.replace(/’/g, "'") : small
  const word = plain.endsWith("'s") ? plain.slice(0, -2) : plain
  return { text, word, start, end: start + text.length, kind }
}

/** Whether a word begins with a capital letter. */
export function isCapital({ text, kind }: Token): boolean {
  return kind === 'word' && /^\p{Lu}/u.test(text)
}
