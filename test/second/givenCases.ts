import { lengthOf, takeApart } from './calendar.ts'
import type { GivenCase } from './determine.ts'
import type { Rules } from './rules.ts'

/** A stream of numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
export function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What random cases are drawn from. */
export interface Source {
  readonly rules: Rules
  /** Cases close to which random ones are drawn, so that good outcomes are seen too. */
  readonly models: readonly GivenCase[]
  readonly states: readonly string[]
}

const SETS_ASKED = ['US', 'GB', 'PL', 'TH', 'HK']

/** Draws the random case of a number. */
export function drawCase(source: Source, number: number): GivenCase {
  const next = stream(number)
  const chance = (p: number): boolean => next() < p
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(next() * all.length)]
    if (one === undefined) throw new Error('Nothing to pick from.')
    return one
  }
  const { rules, models, states } = source
  const model = chance(0.75) ? pick(models) : undefined
  const keep = model === undefined || chance(0.35)
  const state = (): string => (chance(0.8) ? pick(states) : pick(SETS_ASKED))
  const from = !keep || model === undefined ? (model !== undefined && chance(0.7) ? model.from : state()) : model.from
  const to = !keep || model === undefined ? (model !== undefined && chance(0.7) ? model.to : state()) : model.to
  const day = (): string => drawDay(rules.days, next, pick)
  const on = model === undefined || chance(0.3) ? day() : model.on
  const named = chance(0.5)
    ? model?.basis !== undefined && chance(0.7)
      ? model.basis
      : pick(rules.bases).id
    : undefined

  const changes = model === undefined ? 1 : pick([0, 0.01, 0.03, 0.1, 0.4])
  const density = pick([0.3, 0.7, 0.95])
  const values: Record<string, boolean | number | string> = {}
  const sets: Record<string, GivenCase['sets'][string]> = {}
  for (const [fact, { type, values: choices }] of rules.types) {
    if (fact === 'treaty.inForce') continue
    const before = model?.values[fact]
    const setBefore = model?.sets[fact]
    if (!chance(changes)) {
      if (before !== undefined) values[fact] = before
      if (setBefore !== undefined) sets[fact] = setBefore
      continue
    }
    if (!chance(density)) continue
    if (type === 'countries') {
      const all = [...new Set([from, to, ...SETS_ASKED, state()])]
      const inside = all.filter(() => chance(0.3))
      const outside = all.filter((one) => !inside.includes(one) && chance(0.4))
      sets[fact] = { in: inside, out: outside, restOut: chance(0.4) }
    } else if (type === 'boolean') values[fact] = chance(0.5)
    else if (type === 'number')
      values[fact] = pick([0, 1, 2.5, 3, 6, 13, 14, 17, 18, 60, 61, 100, 167, 168, 503, 504, 900])
    else if (type === 'enum') values[fact] = pick(choices)
    else if (type === 'country') values[fact] = chance(0.7) ? pick([from, to]) : state()
    else values[fact] = day()
  }
  if (chance(0.3)) relateDays(rules, values, on, next, pick)
  const treaty = chance(0.3) ? pick([true, true, false, 'conflict'] as const) : model?.treaty
  return {
    from,
    to,
    on,
    values,
    sets,
    ...(named === undefined ? {} : { basis: named }),
    ...(treaty === undefined ? {} : { treaty }),
  }
}

/** A day: at, before or after one that the law names, at the end of a month, or any. */
function drawDay(days: readonly string[], next: () => number, pick: <T>(all: readonly T[]) => T): string {
  const kind = next()
  if (kind < 0.4) return moved(pick(days), pick([-1, 0, 0, 1]))
  const y = kind < 0.9 ? 1970 + Math.floor(next() * 70) : Math.floor(next() * 9990) + 5
  const m = 1 + Math.floor(next() * 12)
  const last = lengthOf(y, m)
  const d = kind < 0.75 ? pick([1, 27, 28, 29, 30, 31].filter((one) => one <= last)) : 1 + Math.floor(next() * last)
  return written(y, m, d)
}

/** Puts two days of the case some months and days apart, around the periods that the law asks for. */
function relateDays(
  rules: Rules,
  values: Record<string, boolean | number | string>,
  on: string,
  next: () => number,
  pick: <T>(all: readonly T[]) => T,
): void {
  const dates = [...rules.types].filter(([, { type }]) => type === 'date').map(([fact]) => fact)
  const base = next() < 0.5 ? on : drawDay(rules.days, next, pick)
  const { y, m, d } = takeApart(base)
  const [first, second] = [pick(dates), pick(dates)]
  const pairs = [
    ['request.received', 'sentence.end'],
    ['lease.returnDate', 'sentence.expectedRelease'],
    [first, second],
  ]
  const [earlier = first, later = second] = pick(pairs)
  const span = pick([0, 1, 1, 5, 6, 6, 6, 7, 11, 12, 12])
  const month = m - 1 + span
  const [ly, lm] = [y + Math.floor(month / 12), (month % 12) + 1]
  values[earlier] = base
  values[later] = moved(
    written(ly, lm, Math.min(d, lengthOf(ly, lm))),
    pick([-3, -2, -1, -1, 0, 0, 1, 30, 31, 45, 46, 90, 91]),
  )
}

/** A day some days later or earlier. */
function moved(text: string, by: number): string {
  let { y, m, d } = takeApart(text)
  d += by
  while (d > lengthOf(y, m)) {
    d -= lengthOf(y, m)
    m += 1
    if (m > 12) [y, m] = [y + 1, 1]
  }
  while (d < 1) {
    m -= 1
    if (m < 1) [y, m] = [y - 1, 12]
    d += lengthOf(y, m)
  }
  return written(y, m, d)
}

function written(y: number, m: number, d: number): string {
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}
