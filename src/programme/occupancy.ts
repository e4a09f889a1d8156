import type { Model } from './model.ts'
import type { Values } from './rates.ts'
import type { Workings } from './workings.ts'

/** The number at an id, or what stands for it where the programme has none. */
export function at(model: Model, values: Values, id: string, missing: number): number {
  const slot = model.slots.get(id)
  return slot === undefined ? missing : (values[slot] ?? missing)
}

function phasePlaces(model: Model, values: Values, phase: number): number {
  return values[model.phases[phase]?.places ?? -1] ?? 0
}

function phasePeople(model: Model, values: Values, phase: number): number {
  const people = (values[model.phases[phase]?.people ?? -1] ?? 0) * (values[model.occupancy] ?? 1)
  return Math.min(people, phasePlaces(model, values, phase))
}

/** Fills in who is there, which places there are, what is paid for, and which part of each period is served. */
export function occupy(model: Model, values: Values, into: Workings): void {
  const { periods, weights } = model
  into.people.fill(0)
  into.places.fill(0)
  for (const [k, weight] of weights.entries()) {
    const people = phasePeople(model, values, k)
    const places = phasePlaces(model, values, k)
    for (let p = 0; p < periods.length; p += 1) {
      into.people[p] = (into.people[p] ?? 0) + (weight[p] ?? 0) * people
      into.places[p] = (into.places[p] ?? 0) + (weight[p] ?? 0) * places
    }
  }
  const minimum = at(model, values, 'price.minimum', Number.NaN)
  const perPlace = model.price.per?.startsWith('place-') === true
  const ends = endDay(model, values)
  for (let p = 0; p < periods.length; p += 1) {
    const people = into.people[p] ?? 0
    if (!Number.isNaN(minimum)) into.paid[p] = Math.max(minimum, people)
    else into.paid[p] = perPlace ? (into.places[p] ?? 0) : people
    const period = periods[p]
    into.served[p] = period === undefined ? 0 : Math.min(1, Math.max(0, (ends - period.from) / period.days))
  }
}

/** The day on which the programme ends: early, or as agreed. */
export function endDay({ programme, event, slots }: Model, values: Values): number {
  const after = slots.get('earlyEnd.after')
  if (values[event] !== 1 || after === undefined) return programme.until
  return programme.from + (values[after] ?? 0)
}

/** Fills in who is flown out and back in each period, and with how many rotations. */
export function move(model: Model, values: Values, into: Workings): void {
  const { periods, begins, starts, weights } = model
  const seats = at(model, values, 'transport.seats', 1)
  const turnover = at(model, values, 'transport.turnover', 0)
  const flownBack = at(model, values, 'transport.flownBack', 0)
  const ends = endDay(model, values)
  for (let p = 0; p < periods.length; p += 1) {
    const moves = turnover * (into.people[p] ?? 0) * (periods[p]?.years ?? 0) * (into.served[p] ?? 0)
    into.sent[p] = moves
    into.back[p] = moves * flownBack
  }
  let there = 0
  for (let k = 0; k < weights.length; k += 1) {
    if ((starts[k] ?? 0) >= ends) break
    const people = phasePeople(model, values, k)
    const p = begins[k] ?? 0
    if (people > there) into.sent[p] = (into.sent[p] ?? 0) + people - there
    else into.back[p] = (into.back[p] ?? 0) + (there - people) * flownBack
    there = people
  }
  let last = periods.length - 1
  while (last > 0 && (periods[last]?.from ?? 0) >= ends) last -= 1
  into.back[last] = (into.back[last] ?? 0) + there * flownBack
  for (let p = 0; p < periods.length; p += 1) {
    // Turnover is a sum of parts; without the allowance 135.00000000000003 people would need a second aircraft.
    into.flights[p] = Math.max(0, Math.ceil(Math.max(into.sent[p] ?? 0, into.back[p] ?? 0) / seats - 1e-9))
  }
}
