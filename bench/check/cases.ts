/**
 * Synthetic cases from a seed: the same seed and index always give the same case, on every machine.
 * Each fact is unknown with its own rate of 1 to 20 %. Dates are weighted to the edges where engines go
 * wrong: month ends, 28 and 29 February, equal dates, and days around a whole number of months.
 */
import { vocabulary } from './rules.ts'

/** A set of States: members that are listed, States shown not to belong, and whether the list is complete. */
export interface StateSet {
  readonly listed: readonly string[]
  readonly excluded: readonly string[]
  readonly complete: boolean
}

/** A known value: boolean, number, ISO date or value of an enumeration (both text), or set of States. */
export type FactValue = boolean | number | string | StateSet

/** A case: the date judged, the two States, and the known facts by id; an id that is missing is unknown. */
export interface Case {
  readonly on: string
  readonly from: string
  readonly to: string
  readonly facts: ReadonlyMap<string, FactValue>
}

type Random = () => number

/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit)

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[below(random, items.length)] ?? items[0]
}

/** Percent of cases in which the fact is unknown; facts that are not named take 4 %. */
const unknownPercent: Readonly<Record<string, number>> = {
  'judgment.final': 1,
  'treaty.inForce': 1,
  'consent.given': 2,
  'consent.by': 2,
  'person.capable': 2,
  'offence.dual': 2,
  'offence.kind': 2,
  'penalty.death': 1,
  'treatment.risk': 3,
  'approval.sending': 2,
  'approval.receiving': 2,
  'limitation.end': 3,
  'charges.pending': 3,
  'refuge.status': 3,
  'conditions.personalSpace': 12,
  'conditions.spaceRebutted': 20,
  'residence.settled': 15,
  'residence.states': 20,
  'refuge.fearedStates': 18,
  'consent.withdrawnOn': 15,
  'expulsion.orderedOn': 16,
  'expulsion.heard': 14,
  'assurance.binding': 18,
  'request.shortTermAgreed': 10,
  'charges.waived': 12,
}

/** Percent of known cases in which the boolean is true; facts that are not named take 97 %. */
const truePercent: Readonly<Record<string, number>> = {
  'appeal.pending': 4,
  'charges.pending': 6,
  'charges.waived': 50,
  'conditions.spaceRebutted': 50,
  'consent.withdrawn': 5,
  'expulsion.final': 12,
  'expulsion.heard': 70,
  'offence.declared': 20,
  'penalty.death': 4,
  'person.capable': 90,
  'request.shortTermAgreed': 30,
  'residence.settled': 30,
  'sentence.indeterminate': 8,
  'treatment.risk': 3,
  'assurance.given': 60,
  'assurance.specific': 70,
  'assurance.binding': 70,
}

/** The usual value of each enumeration, the percent of known cases that have it, and the other values. */
const usual: Readonly<Record<string, readonly [string, number, readonly [string, ...string[]]]>> = {
  'consent.by': ['person', 85, ['representative', 'representative', 'none']],
  'offence.kind': ['ordinary', 80, ['fiscal', 'fiscal', 'fiscal', 'fiscal', 'military', 'political']],
  'refuge.status': ['none', 80, ['refused', 'pending', 'granted']],
}

const states = ['NO', 'NL', 'DE', 'ES', 'RO', 'PL', 'GB', 'TR'] as const
const spaces = [2, 2.5, 2.99, 3, 3, 3.5, 4, 4, 4, 4, 5, 6, 7.5, 9] as const

/** The ISO date `days` days after 1 January 2020. */
function isoDay(days: number): string {
  return new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
}

/** The ISO date of the same day `months` later, the last of the month if there is none, then moved by days. */
function shifted(iso: string, months: number, days: number): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last) + days)).toISOString().slice(0, 10)
}

/** A date of 2020 to 2026, one in two at a month end, 28 or 29 February or 1 March. */
function edgeDate(random: Random): string {
  const kind = below(random, 6)
  const year = 2020 + below(random, 7)
  if (kind === 0) return shifted(`${year}-01-01`, 1 + below(random, 12), -1)
  if (kind === 1) return pick(random, [`${year}-02-28`, `${year}-03-01`, '2020-02-29', '2024-02-29'])
  if (kind === 2) return shifted(`${year}-01-31`, below(random, 12), 0)
  return isoDay(below(random, 2557))
}

/** Where each date lies, in months after an anchor date of the case. */
const spans: Readonly<Record<string, readonly ['on' | 'request.received', number, number]>> = {
  'approval.givenOn': ['on', -8, 0],
  'consent.givenOn': ['on', -8, 0],
  'consent.withdrawnOn': ['on', -12, 0],
  'expulsion.orderedOn': ['request.received', -12, 1],
  'limitation.end': ['on', -1, 90],
  'request.received': ['on', -18, -1],
  'sentence.end': ['request.received', 2, 60],
}

/** A date a whole number of months after the anchor, half of the time moved by up to three days. */
function dateNear(random: Random, id: string, on: string, received: string): string {
  const [anchor, low, high] = spans[id] ?? ['on', -12, 0]
  const base = anchor === 'on' ? on : received
  if (anchor === 'on' && high === 0 && random() < 0.1) return on
  if (id === 'sentence.end' && random() < 0.3) return shifted(base, pick(random, [3, 6]), below(random, 5) - 2)
  const days = random() < 0.5 ? 0 : -below(random, 4)
  return shifted(base, low + below(random, high - low + 1), days)
}

/** A set of States that mostly holds the receiving State if it is a link to that State. */
function stateSet(random: Random, id: string, from: string, to: string): StateSet {
  const share = id === 'person.nationalities' ? 0.9 : id === 'residence.states' ? 0.5 : 0.1
  const listed = new Set<string>()
  if (random() < share) listed.add(to)
  else if (random() < 0.6) listed.add(pick(random, states))
  if (random() < 0.2) listed.add(from)
  const other = pick(random, states)
  const excluded = random() < 0.2 && !listed.has(other) ? [other] : []
  return { listed: [...listed], excluded, complete: random() < 0.6 }
}

function enumValue(random: Random, id: string): string {
  const [value, percent, others] = usual[id] ?? ['none', 100, ['none']]
  return random() * 100 < percent ? value : pick(random, others)
}

/** Case number `index` of the series that belongs to `seed`. */
export function makeCase(seed: number, index: number): Case {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const on = edgeDate(random)
  const from = pick(random, states)
  const to = random() < 0.02 ? from : pick(random, states)
  const received = dateNear(random, 'request.received', on, on)
  const facts = new Map<string, FactValue>()
  for (const { id, type } of vocabulary) {
    if (random() * 100 < (unknownPercent[id] ?? 4)) continue
    if (type === 'boolean') facts.set(id, random() * 100 < (truePercent[id] ?? 97))
    else if (type === 'enum') facts.set(id, enumValue(random, id))
    else if (type === 'number') facts.set(id, pick(random, spaces))
    else if (type === 'countries') facts.set(id, stateSet(random, id, from, to))
    else facts.set(id, id === 'request.received' ? received : dateNear(random, id, on, received))
  }
  return { on, from, to, facts }
}

/** The first `count` cases of the series that belongs to `seed`. */
export function makeCases(count: number, seed: number): Case[] {
  return Array.from({ length: count }, (_, index) => makeCase(seed, index))
}
