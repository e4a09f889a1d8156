/** A piece of a value, and whether the other value has it otherwise. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/**
 * Cuts two values into pieces that are the same and pieces that differ. With `words`, a word differs when the other
 * value does not have it anywhere; else what stands between the common beginning and the common end differs.
 */
export function differences(
  left: string,
  right: string,
  words: boolean,
): readonly [readonly Piece[], readonly Piece[]] {
  if (words) return [byWords(left, right), byWords(right, left)]
  const [a, b] = [[...left], [...right]]
  const head = commonHead(a, b)
  const tail = commonHead(a.slice(head).reverse(), b.slice(head).reverse())
  return [between(a, head, tail), between(b, head, tail)]
}

function byWords(value: string, other: string): readonly Piece[] {
  const known = new Set(wordsOf(other).map(bare))
  const pieces = value
    .split(/([\s,]+)/)
    .map((text) => ({ text, differs: /[^\s,]/.test(text) && !known.has(bare(text)) }))
  return merged(pieces)
}

function wordsOf(value: string): readonly string[] {
  return value.split(/[\s,]+/)
}

/** Words are the same whatever their case and accents. */
function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function between(letters: readonly string[], head: number, tail: number): readonly Piece[] {
  const end = letters.length - tail
  return merged([
    { text: letters.slice(0, head).join(''), differs: false },
    { text: letters.slice(head, end).join(''), differs: true },
    { text: letters.slice(end).join(''), differs: false },
  ])
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last?.differs === piece.differs) all[all.length - 1] = { text: last.text + piece.text, differs: piece.differs }
    else all.push(piece)
  }
  return all
}
