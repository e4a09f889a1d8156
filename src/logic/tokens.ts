import type { FormulaProblem, Span } from './formula.ts'

/** One word or sign of a formula. */
export interface Token {
  readonly kind: 'word' | 'date' | 'number' | 'sign' | 'end'
  readonly text: string
  readonly at: Span
}

const PATTERN =
  /\s*(?:(?<date>\d{4}-\d{2}-\d{2})(?![\w.-])|(?<number>-?\d+(?:\.\d+)?)(?![\w.-])|(?<word>[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*)(?![\w.-])|(?<sign><=|>=|!=|[=<>(),]))/y

/** Cuts a formula into words and signs, each with its place. */
export function tokenise(text: string): readonly Token[] | FormulaProblem {
  const tokens: Token[] = []
  const pattern = new RegExp(PATTERN)
  let position = 0
  while (text.slice(position).trim() !== '') {
    pattern.lastIndex = position
    const found = pattern.exec(text)
    if (found === null) return strange(text, position)
    position = pattern.lastIndex
    const kind = (['date', 'number', 'word', 'sign'] as const).find((k) => found.groups?.[k] !== undefined) ?? 'sign'
    const piece = found.groups?.[kind] ?? ''
    tokens.push({ kind, text: piece, at: { start: position - piece.length, end: position } })
  }
  tokens.push({ kind: 'end', text: 'the end', at: { start: text.length, end: text.length } })
  return tokens
}

function strange(text: string, from: number): FormulaProblem {
  const start = from + text.slice(from).search(/\S/)
  const end = start + (/^\S[\w.-]*/.exec(text.slice(start))?.[0].length ?? 1)
  return {
    code: 'unexpected-character',
    at: { start, end },
    message: `"${text.slice(start, Math.min(end, start + 40))}" is no word, number, date or sign of the notation.`,
    mend: 'Write facts and values with letters, digits, dots and hyphens, dates as 2025-03-15, and the signs = != < <= > >= ( ) ,.',
  }
}
