import { IDENTITY_COLUMNS } from './plan.ts'
import {
  bareWord,
  HEADER_WORDS,
  headerWord,
  type Meaning,
  MIDDLE_WORDS,
  NAME_WORDS,
  NEVER_GUESSED,
} from './table/headerWords.ts'

/** What columns of a table are taken for, and why. Several columns are joined to one value. */
export interface ColumnUse {
  /** The identity column, or the name of a comparison of one's own. */
  readonly meaning: string
  readonly columns: readonly string[]
  readonly reason: string
  /** Whether it was guessed from the header and not said by the map. */
  readonly guessed: boolean
}

/** The columns of one table: what they are taken for, and which are not used. */
export interface SideColumns {
  readonly uses: readonly ColumnUse[]
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[]
}

interface Candidate {
  readonly column: string
  readonly rank: number
}

/**
 * Guesses from the header what the columns of a table hold, in English, Spanish, German and French. What the map has
 * settled is not guessed again, and the order of the columns makes no difference.
 */
export function guessColumns(header: readonly string[], settled: readonly ColumnUse[] = []): SideColumns {
  const taken = new Set(settled.flatMap(({ columns }) => columns))
  const free = header.filter((column) => !taken.has(column))
  const uses = new Map<Meaning, ColumnUse>()
  const closed = new Set(settled.map(({ meaning }) => meaning))
  for (const meaning of IDENTITY_COLUMNS) {
    if (closed.has(meaning)) continue
    const [best] = candidates(free, HEADER_WORDS[meaning])
    if (best === undefined) continue
    uses.set(meaning, guess(meaning, [best.column], `"${best.column}" is a usual header for it`))
  }
  joinMiddle(free, uses)
  placeName(free, uses, closed)
  const used = new Set([...uses.values()].flatMap(({ columns }) => columns))
  const leftOut = free
    .filter((column) => !used.has(column))
    .map((column) => ({ column, reason: whyNot(column, uses, closed) }))
  const ordered = IDENTITY_COLUMNS.flatMap((meaning) => uses.get(meaning) ?? [])
  return { uses: [...settled, ...ordered], leftOut }
}

function guess(meaning: Meaning, columns: readonly string[], reason: string): ColumnUse {
  return { meaning, columns, reason, guessed: true }
}

/** The columns whose header is in a list, the surest first; a header that says whose it is comes after one that does not. */
function candidates(columns: readonly string[], words: readonly string[]): readonly Candidate[] {
  return columns
    .map((column) => ({ column, rank: rankOf(column, words) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || (a.column < b.column ? -1 : 1))
}

function rankOf(column: string, words: readonly string[]): number {
  const word = headerWord(column)
  if (NEVER_GUESSED.includes(word)) return -1
  const exact = words.indexOf(word)
  if (exact >= 0) return exact
  const bare = isKnown(word) ? -1 : words.indexOf(bareWord(word))
  return bare < 0 ? -1 : words.length + bare
}

function isKnown(word: string): boolean {
  return IDENTITY_COLUMNS.some((meaning) => HEADER_WORDS[meaning].includes(word))
}

function joinMiddle(free: readonly string[], uses: Map<Meaning, ColumnUse>): void {
  const given = uses.get('given')
  const [middle] = candidates(free, MIDDLE_WORDS)
  if (given === undefined || middle === undefined) return
  uses.set('given', guess('given', [...given.columns, middle.column], 'first and further given names, joined'))
}

/** "name" is the family name beside a given name, the given name beside a family name, and else the full name. */
function placeName(free: readonly string[], uses: Map<Meaning, ColumnUse>, closed: ReadonlySet<string>): void {
  const [name] = candidates(free, NAME_WORDS)
  if (name === undefined) return
  const has = (meaning: Meaning): boolean => uses.has(meaning) || closed.has(meaning)
  const meaning = has('given') === has('family') ? 'full_name' : has('given') ? 'family' : 'given'
  if (has(meaning)) return
  const beside = meaning === 'family' ? 'beside a given name' : 'beside a family name'
  const reason = `"${name.column}" ${meaning === 'full_name' ? 'is a usual header for it' : beside}`
  uses.set(meaning, guess(meaning, [name.column], reason))
}

function whyNot(column: string, uses: ReadonlyMap<Meaning, ColumnUse>, closed: ReadonlySet<string>): string {
  if (NEVER_GUESSED.includes(headerWord(column)) || NEVER_GUESSED.includes(bareWord(headerWord(column))))
    return 'a number of social insurance or tax is never taken unasked'
  const meaning = IDENTITY_COLUMNS.find((each) => rankOf(column, HEADER_WORDS[each]) >= 0)
  if (meaning === undefined) return 'its header is not known'
  const other = uses.get(meaning)?.columns.join(' + ')
  return other === undefined || closed.has(meaning)
    ? `the map settles ${meaning}`
    : `"${other}" is taken for ${meaning} already`
}
