import type { Day } from '../../logic/index.ts'

/** A charge with what courts ordered on it. Charges with the same `offence` are one offence, charged again or in other words. */
export interface Charge {
  readonly id: string
  readonly offence: string
  readonly sentencedOn: Day | null
  readonly events: readonly CourtEvent[]
}

/**
 * An order of a court: custody begins or ends, or a case goes on without an order on custody. A final order is
 * the sentence to custody itself, so that its day belongs to the sentence.
 */
interface CourtEvent {
  readonly day: Day
  readonly kind: 'start' | 'stop' | 'continue'
  readonly final: boolean
}

/** A stretch of days, first and last day included. */
export interface Days {
  readonly start: Day
  readonly lastDay: Day
}

/** Days of remand that count towards a sentence, and days that cannot be counted yet, with the reason. */
export interface RemandAnswer {
  readonly credited: readonly Days[]
  readonly open: readonly (Days & { readonly why: string })[]
}

/**
 * Which days in custody before sentence count. Each day counts once, however many charges it was ordered on, and not
 * while another sentence was being served. `served` gives the days under other sentences; without it, days after the
 * first sentence of a booking stay open, because only a release shows when serving ended. Days ordered only on charges
 * without a sentence stay open, and so do days of a case that goes on without an order on custody.
 * Source: Criminal Justice Act 2003 s 240ZA(3) to (5).
 */
export function remandDays(charges: readonly Charge[], served: readonly Days[] | null): RemandAnswer {
  const groups = new Map<string, Charge[]>()
  for (const charge of charges) groups.set(charge.offence, [...(groups.get(charge.offence) ?? []), charge])
  const counted = new Set<Day>()
  const waiting = new Set<Day>()
  const silent = new Set<Day>()
  for (const group of groups.values()) {
    const sentenced = group.some(({ sentencedOn }) => sentencedOn !== null)
    const { ordered, unsaid } = daysOrdered(group.flatMap(({ events }) => events))
    for (const day of ordered) (sentenced ? counted : waiting).add(day)
    for (const day of unsaid) silent.add(day)
  }
  const away = new Set<Day>()
  for (const { start, lastDay } of served ?? []) {
    // A sentence that is over on the day it is imposed takes no day away.
    for (let day = start; start < lastDay && day <= lastDay; day += 1) away.add(day)
  }
  const sentences = charges.map(({ sentencedOn }) => sentencedOn).filter((day) => day !== null)
  const first = served === null ? Math.min(...sentences) : Number.POSITIVE_INFINITY
  const credited = [...counted].filter((day) => !away.has(day) && day < first)
  const hidden = [...counted].filter((day) => !away.has(day) && day >= first)
  const unsentenced = [...waiting].filter((day) => !counted.has(day) && !away.has(day))
  const unsaid = [...silent].filter((day) => !counted.has(day) && !waiting.has(day) && !away.has(day))
  const because = (days: readonly Day[], why: string) => stretches(days).map((span) => ({ ...span, why }))
  return {
    credited: stretches(credited),
    open: [
      ...because(hidden, 'another sentence may have been served on these days'),
      ...because(unsentenced, 'the charges of these days have no sentence'),
      ...because(unsaid, 'the orders do not say whether custody or bail went on'),
    ],
  }
}

interface Ordered {
  readonly ordered: readonly Day[]
  readonly unsaid: readonly Day[]
}

function daysOrdered(events: readonly CourtEvent[]): Ordered {
  const rank = ({ kind }: CourtEvent): number => ['stop', 'continue', 'start'].indexOf(kind)
  const ordered: Day[] = []
  const unsaid: Day[] = []
  let open: Day | null = null
  let maybe: Day | null = null
  const keep = (days: Day[], from: Day | null, last: Day): void => {
    for (let day = from ?? last + 1; day <= last; day += 1) days.push(day)
  }
  for (const { day, kind, final } of [...events].sort((a, b) => a.day - b.day || rank(a) - rank(b))) {
    if (kind === 'continue') maybe ??= open === null ? day : null
    else if (kind === 'start') {
      keep(unsaid, maybe, day - 1)
      maybe = null
      open ??= day
    } else {
      const last = final ? day - 1 : day
      keep(ordered, open, last)
      keep(unsaid, maybe, day)
      open = null
      maybe = null
    }
  }
  return { ordered, unsaid }
}

function stretches(days: readonly Day[]): readonly Days[] {
  const out: { start: Day; lastDay: Day }[] = []
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = out.at(-1)
    if (last !== undefined && day <= last.lastDay + 1) last.lastDay = day
    else out.push({ start: day, lastDay: day })
  }
  return out
}
