import { civil, type Day, dayOf, monthsBetween } from './day.ts'
import { anyOf, integer } from './smtText.ts'

/**
 * How whole calendar months are told to a solver. `bounds` gives each end only the range that its number of days allows:
 * quick, and sound for proofs, because every real pair of days is within it. `exact` takes both days apart into year,
 * month and day; slower, for a counterexample that the calendar does not confirm.
 */
export type MonthEncoding = 'bounds' | 'exact'

/** What the ends of `months(a, b)` must satisfy: `a`, `b`, `low` and `high` are symbols of whole numbers. */
export interface MonthSymbols {
  readonly a: string
  readonly b: string
  readonly low: string
  readonly high: string
}

/** What is asserted of the ends of `months(a, b)`, and what must be declared for it. */
export function monthConstraints(symbols: MonthSymbols, encoding: MonthEncoding): readonly string[] {
  return encoding === 'bounds' ? bounds(symbols) : exact(symbols)
}

/**
 * n whole months last at least 28n and less than 31n + 31 days when n is not negative, at least 31n and less than
 * 28n + 31 when it is; the high end may be one day short of that, and is the low end or one more.
 */
function bounds({ a, b, low, high }: MonthSymbols): readonly string[] {
  const span = `(- ${b} ${a})`
  const between = (end: string, slack: number): readonly string[] => [
    `(assert (=> (>= ${end} 0) (and (<= (- (* 28 ${end}) ${slack}) ${span}) (<= ${span} (+ (* 31 ${end}) 30)))))`,
    `(assert (=> (< ${end} 0) (and (<= (- (* 31 ${end}) ${slack}) ${span}) (<= ${span} (+ (* 28 ${end}) 30)))))`,
  ]
  return [`(assert (and (<= ${low} ${high}) (<= ${high} (+ ${low} 1))))`, ...between(low, 0), ...between(high, SLACK)]
}

/** How many days the high end may fall short of 28 (31) days a month: the last day counts as served. */
const SLACK = 1

/** Days from which the sampled spans begin: in our time, before dates that laws name, and at the end of a month. */
const BEGINNINGS = [dayOf(2026, 2, 10), dayOf(2024, 5, 31), dayOf(2015, 3, 10), dayOf(2011, 1, 15), dayOf(1999, 6, 1)]
const SPANS = [-7, -1, 0, 1, 2, 5, 6, 7, 11, 12, 13, 24]

/**
 * That the span is one of some real ones, whole months and a day less. A record found among them needs no confirmation
 * by the calendar; if there is none, nothing is said.
 */
export function monthSamples({ a, b, low, high }: MonthSymbols): string {
  const triples = BEGINNINGS.flatMap((from) =>
    SPANS.flatMap((span) =>
      [moved(from, span), moved(from, span) - 1].map((to) => ({ from, to, ...monthsBetween(from, to) })),
    ),
  )
  return anyOf(
    triples.map(
      (t) =>
        `(and (= ${a} ${integer(t.from)}) (= ${b} ${integer(t.to)}) (= ${low} ${integer(t.low)}) (= ${high} ${integer(t.high)}))`,
    ),
  )
}

function moved(from: Day, span: number): Day {
  const { year, month, day } = civil(from)
  const count = 12 * year + month - 1 + span
  return dayOf(Math.floor(count / 12), (count % 12) + 1, Math.min(day, 28))
}

/** Days before each month in a year without a leap day. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function exact({ a, b, low, high }: MonthSymbols): readonly string[] {
  const name = low.replaceAll('|', '')
  const part = (of: string, what: string): string => `|${name} ${of} ${what}|`
  const next = `(+ ${b} 1)`
  const lines = [...civilOf(a, (what) => part('a', what)), ...civilOf(b, (what) => part('b', what))]
  lines.push(...civilOf(next, (what) => part('c', what)))
  const monthsOf = (of: string): string => `(+ (* 12 ${part(of, 'year')}) ${part(of, 'month')})`
  const s = (of: string): string => `(- ${monthsOf(of)} ${monthsOf('a')})`
  const day = (of: string): string => part(of, 'day')
  const full = (of: string): string =>
    `(ite (or (>= ${day(of)} ${day('a')}) (= ${day(of)} ${part(of, 'length')})) ${s(of)} (- ${s(of)} 1))`
  lines.push(
    `(assert (= ${low} (ite (< ${day('b')} ${day('a')}) (- ${s('b')} 1) ${s('b')})))`,
    `(assert (let ((h ${full('b')}) (k ${full('c')})) (= ${high} (ite (>= h k) h k))))`,
  )
  return lines
}

/** Declares year, month, day and length of the month of a day number, and ties them to it without any division. */
function civilOf(day: string, name: (what: string) => string): readonly string[] {
  const whats = ['year', 'month', 'day', 'length', 'fours', 'hundreds', 'fourHundreds', 'leap']
  const [y, m, d, length, fours, hundreds, fourHundreds, leap] = whats.map(name)
  const byMonth = (values: readonly number[]): string =>
    values.reduceRight(
      (rest, value, i) => (rest === '' ? String(value) : `(ite (= ${m} ${i + 1}) ${value} ${rest})`),
      '',
    )
  // Leap days are counted up to the end of the year before.
  const past = `(- ${y} 1)`
  return [
    ...whats.map((what) => `(declare-const ${name(what)} Int)`),
    `(assert (and (<= 1 ${m} 12) (<= 1 ${d} ${length}) (<= 0 ${y} 10000) (<= 0 ${leap} 1)))`,
    `(assert (and (<= 0 (- ${past} (* 4 ${fours})) 3) (<= 0 (- ${past} (* 100 ${hundreds})) 99) (<= 0 (- ${past} (* 400 ${fourHundreds})) 399)))`,
    // A year is a leap year if the count of leap days grows over it.
    `(assert (= ${leap} (- (+ (ite (= (- ${y} (* 4 ${fours})) 4) 1 0) (ite (= (- ${y} (* 400 ${fourHundreds})) 400) 1 0)) (ite (= (- ${y} (* 100 ${hundreds})) 100) 1 0))))`,
    `(assert (= ${length} (+ ${byMonth(LENGTHS)} (ite (= ${m} 2) ${leap} 0))))`,
    `(assert (= ${day} (+ ${integer(dayOf(1, 1, 1) - 1)} (* 365 ${past}) ${fours} (- ${hundreds}) ${fourHundreds} ${byMonth(BEFORE)} (ite (> ${m} 2) ${leap} 0) ${d})))`,
  ]
}
