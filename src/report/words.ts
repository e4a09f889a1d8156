import type { Outcome, ProvisionState } from '../determination/index.ts'
import type { ExhibitKind } from '../evidence/index.ts'
import type { Law, Role, Verification } from '../law/index.ts'
import { civil, parseDay } from '../logic/index.ts'

const KINDS: Readonly<Record<ExhibitKind, string>> = {
  'court-decision': 'court decision',
  'court-order': 'court order',
  'court-transcript': 'court transcript',
  'treaty-text': 'text of a treaty',
  statute: 'statute',
  'registry-extract': 'registry extract',
  'official-decision': 'signed official decision',
  'biometric-match': 'biometric match',
  'medical-report': 'medical report',
  'expert-report': 'expert report',
  'sworn-statement': 'sworn statement',
  'diplomatic-note': 'diplomatic note',
  'official-statement': 'unsworn official statement',
  'party-statement': 'statement of a party',
  'database-hit': 'database hit',
  'press-report': 'press report',
  'social-post': 'social media post',
  anonymous: 'anonymous source',
}

/** An exhibit kind in plain words. */
export function kindWords(kind: string): string {
  return new Map<string, string>(Object.entries(KINDS)).get(kind) ?? kind
}

/** Things joined as in a sentence: "a, b or c". */
export function joined(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** The heading of an outcome, and what it means. */
export function outcomeWords(outcome: Outcome): { readonly heading: string; readonly meaning: string } {
  switch (outcome) {
    case 'barred':
      return {
        heading: 'BARRED',
        meaning: 'A condition is disproven or a bar is proven: this hand-over may not take place.',
      }
    case 'not-shown':
      return {
        heading: 'NOT SHOWN',
        meaning: 'Nothing on record bars it, but the record does not carry every condition.',
      }
    case 'shown':
      return {
        heading: 'SHOWN',
        meaning: 'The record carries every condition encoded here. People decide; this is no permission.',
      }
  }
}

/** The state of a provision as a sentence. */
export function stateWords(role: Role, state: ProvisionState): string {
  const thing = { condition: 'condition', bar: 'bar', duty: 'duty', warning: 'warning' }[role]
  switch (state) {
    case 'met':
      return `This ${thing} is met`
    case 'failed':
      return `This ${thing} is not met`
    case 'applies':
      return `The ${thing} of this rule applies`
    case 'excluded':
      return `The ${thing} of this rule is ruled out`
    case 'unproven':
      return role === 'bar' || role === 'warning'
        ? `The ${thing} of this rule is not ruled out`
        : `This ${thing} is not shown to be met`
  }
}

/** What a verification mark warns of; empty for rules taken from the text of the law. */
export function markWords(verified: Verification): string {
  if (verified === 'memory') return 'from memory: not checked against the text'
  return verified === 'reported' ? 'as reported, not read in the text' : ''
}

/** Why a fact is unproven, in words. */
export function gapWords(gap: string | undefined): string {
  const words = new Map([
    ['nothing-on-record', 'nothing on record'],
    ['only-alleged', 'only alleged'],
    ['all-set-aside', 'every exhibit on it is set aside'],
    ['conflict', 'the exhibits contradict each other'],
    ['not-corroborated', 'too few exhibits of independent origin'],
    ['not-closed', 'the list on record is not said to be complete'],
    ['no-table-serves-the-basis', 'no treaty table serves this basis'],
    ['asked-of-the-tables', 'by the treaty tables'],
  ])
  return words.get(gap ?? '') ?? gap ?? ''
}

/** Why an assertion was set aside, in words. */
export function setAsideWords(aside: {
  readonly why: string
  readonly exhibit?: string
  readonly by?: string
}): string {
  const words = new Map([
    ['not-yet', 'does not hold yet on this day'],
    ['no-longer', 'no longer holds on this day'],
    ['not-yet-recorded', `${aside.exhibit ?? ''} was not in the record yet`],
    ['superseded', `${aside.exhibit ?? ''} is superseded by ${aside.by ?? ''}`],
  ])
  return words.get(aside.why) ?? aside.why
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day in words, `15 March 2025`. */
export function dayWords(day: string | number | null | undefined): string {
  const number = typeof day === 'string' ? parseDay(day) : day
  if (number === null || number === undefined) return 'date not stated'
  const { year, month, day: d } = civil(number)
  return `${d} ${MONTHS[month - 1]} ${year}`
}

/** A State with its code: "El Salvador (SV)". */
export function stateName(law: Law, code: string): string {
  const name = law.states.get(code)
  return name === undefined ? code : `${name} (${code})`
}

/** Where a position governs, with codes of States written out. */
export function operativeWords(law: Law, operative: boolean | string): string {
  if (operative === true) return 'operative'
  if (operative === false) return 'not operative'
  const codes = operative.split(', ')
  const known = codes.every((code) => law.states.has(code))
  return `operative: ${known ? codes.map((code) => law.states.get(code)).join(', ') : operative}`
}

/** The value of an assertion in words. */
export function valueWords(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'no State' : value.map(String).join(', ')
  return typeof value === 'string' && parseDay(value) !== null ? dayWords(value) : String(value)
}

/** Text of a file made safe to show: control characters and marks that turn the reading direction become codes. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) =>
    c === '\n' || c === '\t' ? ' ' : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands in XML, in an attribute too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKUP[mark] ?? mark)
}

/** Lines made safe to show as they are: line breaks stay, and with colour our own bold marks. */
export function printable(text: string, colour = false): string {
  return text
    .split(/(\n|\u001b\[[01]m)/)
    .map((part, i) => (i % 2 === 1 && (part === '\n' || colour) ? part : safe(part)))
    .join('')
}

/** Text cut to a length that keeps a first screen readable; "..." shows that it was cut. */
export function short(text: string, most = 160): string {
  const all = [...text]
  return all.length <= most
    ? text
    : `${all
        .slice(0, most - 3)
        .join('')
        .trimEnd()}...`
}

const WIDTH = 100
/** Reasons nest deeply; beyond this they are no longer set in, so that a line always has room for words. */
const MOST_INDENT = 40
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const EMOJI = /[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** How many columns of a terminal a text takes; letters of East Asian scripts take two, combining marks none. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let sum = 0
  for (const c of text) sum += /\p{M}/u.test(c) ? 0 : WIDE.test(c) || EMOJI.test(c) ? 2 : 1
  return sum
}

/** Text as a cell of a table on a terminal: cut with "..." or filled up to so many columns. */
export function cell(text: string, width: number): string {
  const whole = columns(text) <= width ? text : `${headOf(text, width - 3)}...`
  return whole + ' '.repeat(Math.max(0, width - columns(whole)))
}

/**
 * Breaks text into lines that fit 100 columns. `first` is how many columns the first line may take after what stands
 * before it; each further line begins with `indent`. A word that is longer than a line is broken.
 */
export function wrap(text: string, first: number, indent = ''): string {
  const lead = (/^ */.exec(text)?.[0] ?? '').slice(0, MOST_INDENT)
  const margin = indent.slice(0, MOST_INDENT)
  return fold(text.trimStart(), [lead, margin], [first, WIDTH]).join('\n')
}

/** Breaks text into lines of so many columns, as for a cell of a table; a word that is longer is broken. */
export function folded(text: string, width: number): readonly string[] {
  return fold(text.trim(), ['', ''], [width, width])
}

/** Breaks text into lines; the first and the further lines each have a beginning and a width of their own. */
function fold(
  text: string,
  [lead, margin]: readonly [string, string],
  [first, later]: readonly [number, number],
): readonly string[] {
  const lines: string[] = []
  let line = lead
  const limit = (): number => (lines.length === 0 ? first : later)
  for (const word of text.split(/[ \n\t]/)) {
    const joint = line.trim() === '' ? '' : ' '
    if (joint !== '' && columns(line) + 1 + columns(word) > limit()) {
      lines.push(line)
      line = margin + word
    } else line = line + joint + word
    while (columns(line) > limit()) {
      const head = headOf(line, limit())
      lines.push(head)
      line = margin + line.slice(head.length)
    }
  }
  return [...lines, line]
}

/** As much of the beginning of a text as fits into so many columns. */
function headOf(text: string, most: number): string {
  let head = ''
  let taken = 0
  for (const c of text) {
    taken += columns(c)
    if (taken > most) return head
    head += c
  }
  return head
}
