import { columnWords, countWords, type Linkage, type Reliability, type Unfindable } from '../identity/index.ts'
import type { LinkView, Queue } from './linkView.ts'
import { joined, safe } from './words.ts'

/** An expected number: whole where it is large, with decimals where they say something. */
export function expectedWords(value: number): string {
  if (value === 0) return '0'
  if (value < 0.01) return 'below 0.01'
  return value >= 100 ? countWords(value) : value.toFixed(value >= 10 ? 1 : 2)
}

/** Bits with their sign: `+12.3`, `-4.0`; what is not finite is said in words. */
export function bitsWords(bits: number): string {
  if (!Number.isFinite(bits)) return bits > 0 ? 'certain' : bits < 0 ? 'ruled out' : 'not defined'
  const text = Math.abs(bits).toFixed(1)
  return `${bits < 0 && text !== '0.0' ? '-' : '+'}${text}`
}

/** The same for print, with a minus sign that is read out as one. */
export function printedBits(bits: number): string {
  return bitsWords(bits).replace(/^-/, '\u2212')
}

/** So many things: "1 pair", "550 pairs". */
export function pairsWords(count: number): string {
  return `${countWords(count)} ${count === 1 ? 'pair' : 'pairs'}`
}

/** What was linked: "arrivals (6,000 different records) with register (977,633 different records)". */
export function tablesWords({ left, right, linkage }: LinkView): string {
  const { records } = linkage
  const table = (name: string, count: number): string =>
    `${safe(name)} (${countWords(count)} ${count === 1 ? 'record' : 'different records'})`
  return right === null
    ? `the records of ${table(left, records.left)} among each other`
    : `${table(left, records.left)} with ${table(right, records.right)}`
}

/** What was compared: "name, day of birth and A-number". */
export function comparedWords({ comparisons }: Linkage): string {
  const named = comparisons.some(({ kind }) => kind === 'family') ? ['name'] : []
  const names: readonly string[] = ['family', 'given', 'crossed', 'shared']
  const rest = comparisons.filter(({ kind }) => !names.includes(kind)).map(({ key }) => columnWords(safe(key)))
  return joined([...named, ...rest], 'and')
}

/** How many pairs there are to rule out and how many are linked. */
export function countsWords({ lower, upper }: LinkView, { openCount, linkedCount }: Queue): readonly string[] {
  return [
    `${pairsWords(openCount)} to be ruled out by a person (probability from ${lower} to below ${upper})`,
    `${pairsWords(linkedCount)} linked (probability ${upper} or more)`,
  ]
}

/** The table of probabilities: range, pairs, expected matches. */
export function calibrationRows({ calibration }: Reliability): readonly (readonly [string, string, string])[] {
  return calibration.map(
    ({ from, to, pairs, expected }) =>
      [`${from.toFixed(1)} to ${to.toFixed(1)}`, countWords(pairs), expectedWords(expected)] as const,
  )
}

/** The table of thresholds: probability, pairs, expected wrong, expected matches below. */
export function thresholdRows({ thresholds }: Reliability): readonly (readonly [string, string, string, string])[] {
  return thresholds.map(
    ({ probability, pairs, wrong, below }) =>
      [String(probability), countWords(pairs), expectedWords(wrong), expectedWords(below)] as const,
  )
}

/** How many matches were likely never compared, in one sentence. */
export function missedWords({ missed }: Reliability): string {
  const { estimate, unknown } = missed
  if (estimate === null) return `Matches that were never compared: ${missed.says}`
  const open =
    unknown === 0
      ? ''
      : ` For pairs like ${expectedWords(unknown)} of the expected matches found, nothing can be said about how many are missed.`
  return `Matches that were never compared: ${aboutWords(estimate)}. ${missed.says}${open}`
}

/** An estimate: `about 4.62`, or `none expected`. */
export function aboutWords(estimate: number): string {
  return estimate < 0.005 ? 'none expected' : `about ${expectedWords(estimate)}`
}

/** The records that no key can find, a line for each table. */
export function unfindableLines(view: LinkView): readonly string[] {
  const { left, right } = view.reliability.unfindable
  return [unfindableLine(view.left, left), ...(right === null ? [] : [unfindableLine(view.right ?? '', right)])]
}

function unfindableLine(name: string, { count, empty, ids }: Unfindable): string {
  if (count === 0) return `${safe(name)}: every record has something to be found by.`
  const [records, them] = count === 1 ? ['record', 'it'] : ['records', 'them']
  const more = count > ids.length ? ` and ${countWords(count - ids.length)} more` : ''
  const nothing = `${empty === count ? (count === 1 ? '' : 'all of them ') : `${countWords(empty)} of them `}without a usable name, a day of birth or any number`
  return [
    `${safe(name)}: ${countWords(count)} ${records} with too little to be found by`,
    empty === 0 ? '' : `, ${nothing}`,
    `; whether ${them === 'it' ? 'it concerns' : 'they concern'} the same person as any other is not known. `,
    `Records: ${ids.map(safe).join(', ')}${more}.`,
  ].join('')
}
