import { formatDay } from '../logic/index.ts'
import type { SentenceAnswer } from './answer.ts'
import type { SentenceInput } from './model.ts'
import type { SentenceExhibit, SentenceFile } from './read.ts'

/** An assertion for a case file, with the exhibits of everything it was computed from. */
interface SentenceAssertion {
  readonly fact: string
  readonly value: string | number | boolean
  readonly exhibits: readonly string[]
}

/** What a sentence file puts on the record of a case, and what it cannot put there, with the reason. */
export interface SentenceFindings {
  readonly exhibits: readonly SentenceExhibit[]
  readonly assertions: readonly SentenceAssertion[]
  readonly withheld: readonly { readonly fact: string; readonly why: string }[]
}

/**
 * Assertions that a case file may take over: end, start and expected release, term, receiving end, ratio, receipt of the
 * request. A computed figure rests on the exhibits of all its inputs. If one of its inputs rests on none, the figure is
 * withheld: an inference is no fact without documents. Whether the documents prove it is decided by `writ check`.
 */
export function findingsOf(file: SentenceFile, answer: SentenceAnswer, input: SentenceInput): SentenceFindings {
  const assertions: SentenceAssertion[] = []
  const withheld: { readonly fact: string; readonly why: string }[] = []
  const put = (fact: string, value: string | number | boolean | null, ...keys: readonly string[]): void => {
    if (value === null) return
    const bare = keys.filter((key) => (file.basis.get(key) ?? []).length === 0)
    if (bare.length > 0) withheld.push({ fact, why: `no exhibit is named under basis for ${bare.join(', ')}` })
    else
      assertions.push({ fact, value, exhibits: [...new Set(keys.flatMap((key) => file.basis.get(key) ?? []))].sort() })
  }
  const day = (value: number | null): string | null => (value === null ? null : formatDay(value))
  const named = (...keys: readonly (keyof SentenceInput)[]): readonly string[] =>
    keys.filter((key) => input[key] !== null && has(input[key])).map((key) => NAMES[key] ?? key)
  put('sentence.imposedBy', input.from, 'from')
  put('sentence.nature', input.nature, 'nature')
  put('sentence.indeterminate', input.nature === null ? null : input.nature === 'life', 'nature')
  put('sentence.start', day(input.custodyStart), 'custodyStart')
  put('request.received', day(input.requestReceived), 'requestReceived')
  put('lease.returnDate', day(input.returnOn), 'returnOn')
  const term = named('total', 'totalDaysGiven', 'parts', 'custodyStart')
  const { imposed, enforced } = answer.term
  const exact = (fact: string, days: typeof imposed, keys: readonly string[]): void => {
    if (days === null) return
    if (days.min === days.max) put(fact, days.min, ...keys)
    else withheld.push({ fact, why: `it is only known to lie between ${days.min} and ${days.max} days` })
  }
  exact('term.totalDays', imposed, term)
  exact('term.enforcedDays', enforced, [...term, ...named('receivingMaximum', 'enforced', 'converted')])
  if (input.lastDay !== null) put('sentence.end', day(input.lastDay), 'lastDay')
  else exactDay('sentence.end', answer.endSending, [...term, ...named('credit', 'custodyPeriods')])
  const credit = named('credit', 'custodyPeriods', 'transferOn')
  if (input.lastDayReceiving !== null) put('term.receivingEnd', day(input.lastDayReceiving), 'lastDayReceiving')
  else if (answer.endReceiving !== null) {
    // The fact asks for the latest day, which an interval also gives.
    put(
      'term.receivingEnd',
      day(answer.endReceiving.max),
      ...term,
      ...credit,
      ...named('receivingMaximum', 'converted'),
    )
  }
  const release = named('releaseSending')
  if (answer.sending?.expected != null) {
    exactDay('sentence.expectedRelease', answer.sending.expected, [
      ...release,
      ...(answer.sending.by.includes('given') ? [] : term),
    ])
  } else if (answer.sending !== null) {
    withheld.push({
      fact: 'sentence.expectedRelease',
      why: 'release is decided case by case, so that no day is expected',
    })
  }
  if (answer.ratio !== null && answer.mode !== 'lease') {
    const used =
      input.timeSending === null
        ? [...term, ...credit, ...release, ...named('releaseReceiving')]
        : ['timeSending', 'timeReceiving']
    put('term.ratio', answer.ratio.max, ...new Set(used))
  }
  return { exhibits: used(file, assertions), assertions, withheld }

  function exactDay(fact: string, days: typeof imposed, keys: readonly string[]): void {
    if (days === null) return
    if (days.min === days.max) put(fact, formatDay(days.min), ...keys)
    else withheld.push({ fact, why: `it is only known to lie from ${formatDay(days.min)} to ${formatDay(days.max)}` })
  }
}

/** Keys of the file that are called otherwise here. */
const NAMES: Readonly<Partial<Record<keyof SentenceInput, string>>> = {
  totalDaysGiven: 'termDaysGiven',
  parts: 'sentences',
}

function has(value: SentenceInput[keyof SentenceInput]): boolean {
  return !Array.isArray(value) || value.length > 0
}

function used(file: SentenceFile, assertions: readonly SentenceAssertion[]): readonly SentenceExhibit[] {
  const ids = new Set(assertions.flatMap(({ exhibits }) => exhibits))
  return file.exhibits.filter(({ id }) => ids.has(id))
}
