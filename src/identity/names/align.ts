import { type Agreed, type Agreement, agreementOf, agreementOfSpelling } from './agree.ts'
import type { Written } from './written.ts'

/** Words of the left name that agree with words of the right one: places in the names, how, and how strongly. */
export interface Match {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly how: Agreement
  readonly strength: number
  /** The letters that agree, on average of the two sides; 0 for particles and suffixes, which count for nothing. */
  readonly letters: number
}

const WEIGHTY: ReadonlySet<string> = new Set(['name', 'initial'])

/** The most words of one name that may stand joined as one word in the other. */
const MAX_JOINED = 4
/** A joined word of fewer letters must be exactly the same; a longer one may have an error. */
const MIN_JOINED_WITH_ERROR = 8

/**
 * Finds for the words of two names the words of the other they agree with, in any order, each word once.
 * The strongest agreements are taken first, among equally strong ones the longest word. Words that are written
 * joined in one name and apart in the other agree as `joined`.
 */
export function alignWords(left: readonly Written[], right: readonly Written[]): Match[] {
  const all = [...singles(left, right), ...joins(left, right, false), ...joins(right, left, true)]
  all.sort(
    (a, b) => b.strength - a.strength || b.letters - a.letters || distance(a) - distance(b) || place(a) - place(b),
  )
  const taken = { left: new Set<number>(), right: new Set<number>() }
  return all.filter((match) => {
    if (match.left.some((at) => taken.left.has(at)) || match.right.some((at) => taken.right.has(at))) return false
    for (const at of match.left) taken.left.add(at)
    for (const at of match.right) taken.right.add(at)
    return true
  })
}

function distance(match: Match): number {
  return Math.abs((match.left[0] ?? 0) - (match.right[0] ?? 0))
}

function place(match: Match): number {
  return (match.left[0] ?? 0) + (match.right[0] ?? 0)
}

function singles(left: readonly Written[], right: readonly Written[]): Match[] {
  return left.flatMap((one, i) =>
    right.flatMap((other, j) => {
      const agreed = agreementOf(one, other)
      if (agreed === null) return []
      const isCounted = WEIGHTY.has(one.word.kind) || WEIGHTY.has(other.word.kind)
      const [a, b] = [one.word.text.length, other.word.text.length]
      const letters = agreed.how === 'joined' ? Math.min(a, b) : (a + b) / 2
      return [{ left: [i], right: [j], ...agreed, letters: isCounted ? letters : 0 }]
    }),
  )
}

function joins(apart: readonly Written[], joined: readonly Written[], isSwapped: boolean): Match[] {
  const found: Match[] = []
  for (let from = 0; from < apart.length; from++) {
    for (let count = 2; count <= MAX_JOINED && from + count <= apart.length; count++) {
      const run = apart.slice(from, from + count)
      if (run.every((one) => one.word.kind === 'particle')) continue
      const places = run.map((_, at) => from + at)
      const text = run.map((one) => one.word.text).join('')
      joined.forEach((one, at) => {
        const agreed = asJoined(text, run, one)
        if (agreed === null) return
        const [left, right] = isSwapped ? [[at], places] : [places, [at]]
        found.push({ left, right, ...agreed, letters: (text.length + one.word.text.length) / 2 })
      })
    }
  }
  return found
}

function asJoined(text: string, run: readonly Written[], joined: Written): Agreed | null {
  const whole = joined.word.text
  if (whole === text) return { how: 'joined', strength: 0.97 }
  const isInitials = whole.length === run.length && whole === run.map((one) => one.word.text.charAt(0)).join('')
  if (isInitials && run.every((one) => one.word.kind === 'name')) return { how: 'initial', strength: 0.8 }
  if (Math.min(whole.length, text.length) < MIN_JOINED_WITH_ERROR) return null
  const agreed = agreementOfSpelling(text, whole)
  return agreed === null || agreed.how === 'near' ? null : { how: 'joined', strength: Math.min(0.95, agreed.strength) }
}
