import type { Day } from '../logic/index.ts'
import { type Duration, termLength, wholeMonths } from './duration.ts'
import { atMost, exactly, type Interval, smaller } from './interval.ts'
import type { SentenceInput } from './model.ts'

/** The term before and after, in days, and what is wrong with an adaptation. */
export interface TermAnswer {
  /** The term imposed. */
  readonly imposed: Interval | null
  /** The term that is enforced after the transfer. */
  readonly enforced: Interval | null
  readonly longer: boolean | null
  readonly aboveMaximum: boolean | null
  readonly fault: TermFault | null
}

/** What is wrong with an adapted or converted term: the key that states it, and why. */
interface TermFault {
  readonly code: 'term-longer' | 'below-maximum' | 'above-maximum'
  readonly key: 'converted' | 'enforced'
}

/** A term measured in whole months, if it has only these, and in days. */
interface Measured {
  readonly months: number | null
  readonly days: Interval | null
}

/**
 * The term after the transfer. Continued enforcement and recognition take the term imposed, cut exactly to the receiving
 * State's maximum if it is above it and never below (ETS 112 art 10(2); FD 2008/909/JHA art 8(2)); conversion takes the
 * court's figure (ETS 112 art 11), which may not be longer than the term imposed. OAS A-57 and leased prisons change
 * nothing.
 */
export function termAnswer(input: SentenceInput, start: Day | null, known: Interval | null): TermAnswer {
  const { mode } = input
  const total = measured(input.total, start, known)
  const answer = { imposed: total.days, enforced: total.days, longer: false, aboveMaximum: false, fault: null }
  if (mode === 'a57' || mode === 'lease') return answer
  const converted = measured(input.converted, start)
  if (mode === 'conversion') {
    const longer = input.converted === null ? null : isLonger(converted, total)
    const fault = longer === true ? ({ code: 'term-longer', key: 'converted' } as const) : null
    return { ...answer, enforced: converted.days, longer, fault }
  }
  const most = input.receivingMaximum === null ? null : measured(input.receivingMaximum, start)
  const aboveMaximum = most === null ? false : isLonger(total, most)
  if (input.enforced !== null) {
    const enforced = measured(input.enforced, start)
    const longer = isLonger(enforced, total)
    const fault = faultOf(enforced, longer, total, most, aboveMaximum)
    return { ...answer, enforced: enforced.days, longer, aboveMaximum, fault }
  }
  return { ...answer, enforced: cut(total.days, most?.days ?? null, aboveMaximum), aboveMaximum }
}

function cut(total: Interval | null, most: Interval | null, above: boolean | null): Interval | null {
  if (total === null || most === null || above === false) return total
  return above === true ? most : smaller(total, most)
}

function faultOf(
  enforced: Measured,
  longer: boolean | null,
  total: Measured,
  most: Measured | null,
  above: boolean | null,
): TermFault | null {
  const key = 'enforced'
  if (longer === true) return { code: 'term-longer', key }
  if (most === null) return null
  if (isLonger(enforced, most) === true) return { code: 'above-maximum', key }
  const least = above === true ? most : above === false ? total : null
  return least !== null && isLonger(least, enforced) === true ? { code: 'below-maximum', key } : null
}

function measured(term: Duration | null, start: Day | null, known: Interval | null = null): Measured {
  if (term === null) return { months: null, days: known }
  return { months: wholeMonths(term), days: known ?? termLength(term, start) }
}

/** Months compare without a first day; days only if their intervals do not meet. */
function isLonger(a: Measured, b: Measured): boolean | null {
  if (a.months !== null && b.months !== null) return a.months > b.months
  if (a.days === null || b.days === null) return null
  const within = atMost(a.days, b.days)
  return within === null ? null : !within
}

/** A number of days that is stated, as an interval. */
export function stated(days: number | null | undefined): Interval | null {
  return days === null || days === undefined ? null : exactly(days)
}
