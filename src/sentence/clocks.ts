import { type Day, monthsBetween } from '../logic/index.ts'
import type { Interval } from './interval.ts'
import type { Clocks } from './model.ts'

/** A time limit: what it is for, from which day it runs, when it is due, and whether it was kept. */
export interface Clock {
  readonly id: 'recognition' | 'handover' | 'handoverAfterNewDate' | 'specialtyEnds'
  readonly says: string
  readonly rule: string
  readonly from: Day
  readonly days: number
  readonly due: Day
  readonly doneOn: Day | null
  readonly taken: number | null
  readonly late: boolean | null
}

/**
 * The time limits of FD 2008/909/JHA that run from the given days; the day of the event is day 0 and days run by
 * calendar, weekends included. Recognition within 90 days (art 12(2)), hand-over within 30 days of the final decision
 * (art 15(1)), within 10 days of a newly agreed date (art 15(2)); 45 days without specialty after discharge (art 18(2)(a)).
 */
export function clocksOf(clocks: Clocks): readonly Clock[] {
  const { receivedOn, recognisedOn, newHandoverDate, handoverOn, dischargedOn } = clocks
  const out: Clock[] = []
  const add = (id: Clock['id'], says: string, rule: string, from: Day | null, days: number, doneOn: Day | null) => {
    if (from === null) return
    const taken = doneOn === null ? null : doneOn - from
    out.push({
      id,
      says,
      rule,
      from,
      days,
      due: from + days,
      doneOn,
      taken,
      late: taken === null ? null : taken > days,
    })
  }
  const article = 'FD 2008/909/JHA art '
  add('recognition', 'Decision on recognition and enforcement', `${article}12(2)`, receivedOn, 90, recognisedOn)
  const byFirstDate = newHandoverDate === null ? handoverOn : null
  add('handover', 'Hand-over after the final decision', `${article}15(1)`, recognisedOn, 30, byFirstDate)
  add('handoverAfterNewDate', 'Hand-over after a new date', `${article}15(2)`, newHandoverDate, 10, handoverOn)
  add('specialtyEnds', 'The rule of specialty ends if the person stays', `${article}18(2)(a)`, dischargedOn, 45, null)
  return out
}

/** Whether at least six months are left, by the interval of whole calendar months between the two days. */
export interface MonthsLeft {
  readonly months: { readonly low: number; readonly high: number }
  readonly atLeastSix: boolean | null
  readonly days: Interval
}

/**
 * The months left on the day that an instrument names (receipt of the request) until the last day of the sentence.
 * Source: ETS 112 art 3(1)(c); FD 2008/909/JHA art 9(1)(h); whole months as `months` in the notation of the law.
 */
export function monthsLeft(requestReceived: Day, lastDay: Interval): MonthsLeft {
  const { low } = monthsBetween(requestReceived, lastDay.min)
  const { high } = monthsBetween(requestReceived, lastDay.max)
  return {
    months: { low, high },
    atLeastSix: low >= 6 ? true : high < 6 ? false : null,
    days: { min: lastDay.min - requestReceived, max: lastDay.max - requestReceived },
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The name of the day of the week; 1970-01-01 was a Thursday. */
export function weekday(day: Day): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'Monday'
}
