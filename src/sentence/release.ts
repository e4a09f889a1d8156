import type { Day } from '../logic/index.ts'
import { addMonths, type Duration, printDuration, termLength, wholeMonths } from './duration.ts'
import { exactly, hull, type Interval, larger, minus, plus, smaller } from './interval.ts'
import type { ReleaseRule } from './model.ts'
import { daysDown, printShare, type ShareRange } from './share.ts'

/**
 * When a person may be at liberty in one system, as first days at liberty. `eligible` is the day on which release comes
 * or may first be granted; `latest` the day on which nothing is left to serve. For automatic release both are one.
 */
export interface ReleaseWindow {
  readonly kind: ReleaseRule['kind']
  readonly ranged: boolean
  readonly eligible: Interval
  /** `null` if there is no end, or it is not stated. */
  readonly latest: Interval | null
  readonly expected: Interval | null
  readonly readings: readonly Reading[]
  readonly by: string
}

/** What one way of counting leads to, where the way is unknown. */
interface Reading {
  readonly counting: 'whole' | 'balance'
  readonly eligible: Interval
}

/** The days from which a release is computed; intervals where something is unknown. */
export interface ReleaseGround {
  /** First day of counted custody, or what stands for it: the transfer less the days served. */
  readonly start: Interval
  readonly transferOn: Interval | null
  readonly term: Interval | null
  readonly balance: Interval | null
  /** Days in custody before the transfer. */
  readonly time: Interval
  /** Remission earned, clemency and other deductions. */
  readonly reductions: Interval
  /** The part of these that is remission. */
  readonly remission: Interval
  readonly addedDays: Interval
  /** First day with nothing left to serve. */
  readonly over: Interval | null
}

/**
 * The window of release under a rule; `null` if the rule or the days are not stated.
 *
 * A share of the whole runs from the first day of custody and is brought forward by remission earned, clemency and
 * other deductions; a share of the balance runs from the transfer. An unknown way of counting gives both readings.
 * Fractions of days round down. Nobody is released before the transfer by the receiving State, nor held past the end.
 */
export function releaseWindow(
  rule: ReleaseRule | null,
  ground: ReleaseGround,
  side: 'sending' | 'receiving',
): ReleaseWindow | null {
  if (rule === null) return null
  const { over } = ground
  if (rule.kind === 'none') {
    if (over === null) return null
    return { ...base(rule, 'no release before the end'), eligible: over, latest: over, expected: over, readings: [] }
  }
  const found = eligibleDays(rule, ground, side)
  if (found === null) return null
  const delayed = plus(limited(found.eligible, rule, ground), ground.addedDays)
  const proceedings = { min: later(delayed.min, rule), max: later(delayed.max, rule) }
  const eligible = over === null ? proceedings : smaller(proceedings, over)
  const byLaw = rule.latestShare === null ? null : ofWhole(rule.latestShare, ground, side, rule.remissionInShare)
  const last = byLaw === null ? over : plus(byLaw, ground.addedDays)
  const expected =
    rule.expected !== null ? exactly(rule.expected) : rule.certain || rule.kind === 'automatic' ? eligible : byLaw
  const latest = rule.certain ? eligible : last === null ? null : larger(last, eligible)
  return { ...base(rule, found.by), eligible, latest, expected, readings: found.readings }
}

/** Keeps a day within the limits of a rule: not after a fixed time, not too long before the end, earlier by credits. */
function limited(day: Interval, rule: ReleaseRule, { start, over, transferOn }: ReleaseGround): Interval {
  let days = day
  if (rule.atMostAfter !== null) days = smaller(days, after(start, rule.atMostAfter))
  if (rule.beforeEnd !== null && over !== null) {
    const months = -(wholeMonths(rule.beforeEnd) ?? 0)
    days = larger(days, { min: addMonths(over.min, months), max: addMonths(over.max, months) })
  }
  if (rule.earlierDays === 0) return days
  const floor = transferOn?.min ?? start.min
  return { min: Math.max(Math.min(days.min, floor), days.min - rule.earlierDays), max: days.max }
}

function base(rule: ReleaseRule, by: string): Pick<ReleaseWindow, 'kind' | 'ranged' | 'by'> {
  return { kind: rule.kind, ranged: rule.kind !== 'none' && !rule.certain, by }
}

function later(day: Day, rule: ReleaseRule): Day {
  return rule.procedureMonths === 0 ? day : addMonths(day, rule.procedureMonths)
}

interface Found {
  readonly eligible: Interval
  readonly readings: readonly Reading[]
  readonly by: string
}

function eligibleDays(rule: ReleaseRule, ground: ReleaseGround, side: 'sending' | 'receiving'): Found | null {
  if (rule.date !== null) return { eligible: exactly(rule.date), readings: [], by: 'the day given in the file' }
  if (rule.after !== null) return afterFixedTime(rule.after, rule.afterLatest, ground)
  if (rule.share === null) return null
  const words = shareWords(rule.share)
  const whole = ofWhole(rule.share, ground, side, rule.remissionInShare)
  // A balance after the transfer exists only where the person goes.
  const balance = side === 'receiving' ? ofBalance(rule.share, ground) : null
  const floor = (days: Interval): Interval => atLeastServed(days, rule.minimumDays, ground)
  if (rule.counting === 'whole' || side === 'sending') {
    return whole === null ? null : { eligible: floor(whole), readings: [], by: `${words} of the whole sentence` }
  }
  if (rule.counting === 'balance') {
    if (balance === null) return null
    return { eligible: floor(balance), readings: [], by: `${words} of what is left at the transfer` }
  }
  if (whole === null || balance === null) return null
  const readings: readonly Reading[] = [
    { counting: 'whole', eligible: floor(whole) },
    { counting: 'balance', eligible: floor(balance) },
  ]
  const by = `${words}, of the whole sentence or of what is left at the transfer: the rule is not known`
  return { eligible: hull(floor(whole), floor(balance)), readings, by }
}

function afterFixedTime(time: Duration, latest: Duration | null, { start }: ReleaseGround): Found {
  const eligible = hull(after(start, time), after(start, latest ?? time))
  const words = latest === null ? printDuration(time) : `${printDuration(time)} to ${printDuration(latest)}`
  return { eligible, readings: [], by: `${words} in custody` }
}

function after(start: Interval, time: Duration): Interval {
  const months = wholeMonths(time)
  if (months === null) return plus(start, termLength(time, null))
  return { min: addMonths(start.min, months), max: addMonths(start.max, months) }
}

function ofWhole(
  share: ShareRange,
  ground: ReleaseGround,
  side: 'sending' | 'receiving',
  remissionInShare: boolean,
): Interval | null {
  const { term, transferOn } = ground
  if (term === null) return null
  const part = { min: daysDown(share.min, term.min), max: daysDown(share.max, term.max) }
  const counted = remissionInShare && side === 'sending'
  const { reductions, remission } = ground
  const taken = counted ? { min: reductions.min - remission.min, max: reductions.max - remission.max } : reductions
  const day = minus(plus(ground.start, part), taken)
  // Never before the transfer: until then the sending State's law alone decides.
  return side === 'receiving' && transferOn !== null ? larger(day, transferOn) : day
}

function ofBalance(share: ShareRange, { transferOn, balance }: ReleaseGround): Interval | null {
  if (transferOn === null || balance === null) return null
  return plus(transferOn, { min: daysDown(share.min, balance.min), max: daysDown(share.max, balance.max) })
}

function atLeastServed(day: Interval, minimumDays: number, { start }: ReleaseGround): Interval {
  return minimumDays === 0 ? day : larger(day, plus(start, exactly(minimumDays)))
}

function shareWords({ min, max }: ShareRange): string {
  const [low, high] = [printShare(min), printShare(max)]
  return low === high ? low : `${low} to ${high}`
}
