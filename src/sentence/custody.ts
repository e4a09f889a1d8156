import type { Day } from '../logic/index.ts'
import type { CustodyPeriod } from './model.ts'

/** Days in custody: how many of each kind, how many in all, and how many were named twice. */
export interface CustodyCount {
  readonly pretrial: number
  readonly served: number
  readonly provisional: number
  /** Different days in custody, without those at large. */
  readonly days: number
  /** Days that stand in more than one period of custody. */
  readonly overlap: number
  /** The index of the first period that repeats a day; -1 if none does. */
  readonly repeats: number
}

/**
 * Counts the days of periods of custody, first and last day included. Days at large are taken out of whatever covers
 * them, since time at large is not served. A day that two periods of custody share is reported and never counted twice.
 */
export function countCustody(periods: readonly CustodyPeriod[]): CustodyCount {
  const atLarge = merged(periods.filter(({ kind }) => kind === 'at-large'))
  const held = periods.filter(({ kind }) => kind !== 'at-large')
  const count = { pretrial: 0, served: 0, provisional: 0 }
  const seen: CustodyPeriod[] = []
  let overlap = 0
  let repeats = -1
  for (const period of held) {
    const before = merged(seen)
    const shared = before.reduce((sum, span) => sum + common(period, span), 0)
    if (shared > 0 && repeats < 0) repeats = periods.indexOf(period)
    overlap += shared
    seen.push(period)
    const length = daysOutside(merged(seen), atLarge) - daysOutside(before, atLarge)
    if (period.kind !== 'at-large') count[period.kind] += length
  }
  return { ...count, days: daysOutside(merged(seen), atLarge), overlap, repeats }
}

interface Span {
  readonly start: Day
  readonly lastDay: Day
}

function common(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.lastDay, b.lastDay) - Math.max(a.start, b.start) + 1)
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: { start: Day; lastDay: Day }[] = []
  for (const { start, lastDay } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last !== undefined && start <= last.lastDay + 1) last.lastDay = Math.max(last.lastDay, lastDay)
    else out.push({ start, lastDay })
  }
  return out
}

function daysOutside(spans: readonly Span[], cut: readonly Span[]): number {
  let days = 0
  for (const span of spans) {
    days += span.lastDay - span.start + 1
    for (const other of cut) days -= common(span, other)
  }
  return days
}
