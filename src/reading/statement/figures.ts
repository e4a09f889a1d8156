import type { Lexicon } from '../language/index.ts'
import type { Figure, Selector } from '../model.ts'
import { isCapital, type Token } from './tokens.ts'

/** Stretches in which a number is no figure: dates, names, provisions. */
export type Taken = (start: number, end: number) => boolean

/** The figures of a sentence: numbers, and words that stand for one, each with what it counts. */
export function figuresIn(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  taken: Taken,
  select: (start: number, end: number) => Selector,
): readonly Figure[] {
  const figures: Figure[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = numberAt(tokens, at, lexicon, text)
    if (found === null) continue
    const { from, to } = found
    const [head, last] = [tokens[from], tokens[to - 1]]
    if (head === undefined || last === undefined) continue
    at = to - 1
    if (taken(head.start, last.end) || !stands(tokens, from, to, lexicon, text)) continue
    figures.push({
      words: select(head.start, last.end),
      value: found.value,
      ...whatIsCounted(text, tokens, found, lexicon),
    })
  }
  return figures
}

interface Numeral {
  readonly from: number
  readonly to: number
  readonly value: number | null
  readonly currency: string | null
}

/** The number that begins at a token, with its scale: `4.7 million`, `two hundred`, `dozens`. */
function numberAt(tokens: readonly Token[], at: number, lexicon: Lexicon, text: string): Numeral | null {
  const token = tokens[at]
  if (token === undefined) return null
  const sign = token.kind === 'mark' || token.kind === 'word' ? signAt(tokens, at, lexicon) : null
  if (sign !== null) {
    const number = numberAt(tokens, sign.to, lexicon, text)
    return number === null ? null : { ...number, from: at, currency: sign.currency }
  }
  if (token.word === 'ciento' && tokens[at - 1]?.word === 'por') return null
  if (
    lexicon.vagueNumbers.has(token.word) &&
    !lexicon.numbers.has(tokens[at - 1]?.word ?? '') &&
    tokens[at - 1]?.kind !== 'number'
  ) {
    let to = at + 1
    // `hundreds of thousands`
    if (/^(of|de)$/.test(tokens[to]?.word ?? '') && lexicon.vagueNumbers.has(tokens[to + 1]?.word ?? '')) to += 2
    return { from: at, to, value: null, currency: null }
  }
  let value: number
  if (token.kind === 'number') {
    const parsed = numberOf(token.text, lexicon)
    if (parsed === null) return null
    value = parsed
  } else {
    const known = token.kind === 'word' ? wordNumber(token.word, lexicon) : null
    if (known === null) return null
    value = known
  }
  let to = at + 1
  // `treinta y dos`
  if (/^y$/.test(tokens[to]?.word ?? '') && value >= 30 && value < 100) {
    const unit = lexicon.numbers.get(tokens[to + 1]?.word ?? '')
    if (unit !== undefined && unit < 10) {
      value += unit
      to += 2
    }
  }
  const scale = lexicon.scales.get(tokens[to]?.word ?? '')
  const short = (tokens[to]?.word.length ?? 0) <= 2
  if (scale !== undefined && (!short || tokens[to]?.start === tokens[to - 1]?.end)) {
    value = Number((value * scale).toPrecision(12))
    to += 1
  }
  return { from: at, to, value, currency: null }
}

function signAt(tokens: readonly Token[], at: number, lexicon: Lexicon): { to: number; currency: string } | null {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token === undefined || next === undefined) return null
  if (/^[$€£]$/.test(token.text) && next.kind === 'number')
    return { to: at + 1, currency: lexicon.currencies.get(token.text) ?? token.text }
  if (/^(US|USD|EUR|GBP|NOK|DKK|SEK)$/.test(token.text)) {
    if (next.text === '$' && tokens[at + 2]?.kind === 'number')
      return { to: at + 2, currency: lexicon.currencies.get('$') ?? '$' }
    if (next.kind === 'number') return { to: at + 1, currency: lexicon.currencies.get(token.word) ?? token.text }
  }
  return null
}

function wordNumber(word: string, lexicon: Lexicon): number | null {
  const plain = lexicon.numbers.get(word)
  if (plain !== undefined) return plain
  if (!word.includes('-')) return null
  const [tens, ones, more] = word.split('-')
  const [a, b] = [lexicon.numbers.get(tens ?? ''), lexicon.numbers.get(ones ?? '')]
  return a !== undefined && b !== undefined && more === undefined && a >= 20 && b < 10 ? a + b : null
}

/** Reads digits with the separators of the language; a form that could be either is read by where its marks stand. */
function numberOf(written: string, lexicon: Lexicon): number | null {
  if (!/^\d+([.,]\d+)*$/.test(written)) return null
  const spanish = lexicon.by === 'por'
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(written)
  if (grouped) return Number(written.replace(/[.,]/g, ''))
  const plain = spanish ? written.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.') : written.replace(/,/g, '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** Whether a number stands for how many, and not for an age, a rank, a time or a place in a list. */
function stands(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon, text: string): boolean {
  const [before, head, last, after] = [tokens[from - 1], tokens[from], tokens[to - 1], tokens[to]]
  if (head === undefined || last === undefined) return false
  if (lexicon.ages.test(text.slice(last.end, last.end + 16))) return false
  const single = to === from + 1
  if (before?.text === ',' && after?.text === ',' && single && head.kind === 'number') return false
  if (
    /^(page|no|nº|núm|number|room|article|section|chapter|flight|aged|art|página|artículo|número|vuelo|paragraph|route|cell|v)$/.test(
      before?.word.replace(/\.$/, '') ?? '',
    )
  )
    return false
  if (before?.text === '#' || before?.text === '§' || before?.text === '@') return false
  if (after?.text === ':' && tokens[to + 1]?.kind === 'number' && tokens[to + 1]?.start === after.end) return false
  if (after?.word === 's' && after.start === last.end) return false
  if (
    /^(at|las)$/.test(before?.word ?? '') &&
    (after === undefined || after.kind !== 'word' || lexicon.nounEnds.has(after.word))
  )
    return false
  if (
    /^[ap]\.?m\.?$/i.test(after?.text ?? '') ||
    (/^(st|nd|rd|th)$/.test(after?.word ?? '') && after?.start === last.end)
  )
    return false
  // `one` is most often no number: `one of them`, `the one`.
  if (head.kind === 'word' && /^(one|uno)$/.test(head.word) && single) return lexicon.durations.test(after?.word ?? '')
  return true
}

function whatIsCounted(
  text: string,
  tokens: readonly Token[],
  { to, currency }: Numeral,
  lexicon: Lexicon,
): { unit: Figure['unit']; counts: string } {
  if (currency !== null) return { unit: 'money', counts: currency }
  const next = tokens[to]
  const rest = next === undefined ? '' : text.slice(next.start, next.start + 24)
  if (lexicon.shares.test(rest))
    return { unit: 'share', counts: nounAfter(text, tokens, skipShare(tokens, to), lexicon) }
  let at = to
  if (/^(of|de)$/.test(tokens[at]?.word ?? '')) at += 1
  const money = lexicon.currencies.get(tokens[at]?.word ?? '')
  if (money !== undefined) return { unit: 'money', counts: money }
  if (lexicon.durations.test(tokens[at]?.word ?? '')) return { unit: 'duration', counts: tokens[at]?.word ?? '' }
  return { unit: 'count', counts: nounAfter(text, tokens, at, lexicon) }
}

function skipShare(tokens: readonly Token[], at: number): number {
  let next = at + (/^(per|por)$/.test(tokens[at]?.word ?? '') ? 2 : 1)
  if (/^(of|de)$/.test(tokens[next]?.word ?? '')) next += 1
  return next
}

/** Whether a word after a noun is a verb: `men signed`, not `most wanted members` and not `criminal suspects`. */
function isVerb(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token === undefined) return false
  if (/(ed)$/.test(token.word))
    return (
      next === undefined ||
      next.kind !== 'word' ||
      lexicon.nounEnds.has(next.word) ||
      lexicon.articles.has(next.word) ||
      /s$/.test(tokens[at - 1]?.word ?? '')
    )
  return lexicon.speech.has(token.word) && !/s$/.test(token.word)
}

/** The thing that is counted: the words from here to where its noun phrase ends. */
function nounAfter(text: string, tokens: readonly Token[], from: number, lexicon: Lexicon): string {
  let to = from
  let joined = false
  while (to < tokens.length && to < from + 8) {
    const token = tokens[to]
    if (token === undefined || token.kind === 'mark' || lexicon.nounEnds.has(token.word)) break
    // A second `of` begins another thing; a verb ends it.
    if (/^(of|de|del)$/.test(token.word)) {
      if (joined && !isCapital(tokens[to + 1] ?? token)) break
      joined = true
    }
    if (to > from && !isCapital(token) && isVerb(tokens, to, lexicon)) break
    to += 1
  }
  const [head, last] = [tokens[from], tokens[to - 1]]
  return head === undefined || last === undefined || to <= from
    ? ''
    : text.slice(head.start, last.end).replace(/\s+/g, ' ')
}
