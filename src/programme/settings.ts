import type { Problem } from '../input/index.ts'
import { nearest } from '../logic/index.ts'
import { EVENT, OCCUPANCY } from './model.ts'
import { misuse } from './place.ts'
import type { Quantity, Variant } from './quantity.ts'
import type { Programme } from './read.ts'
import { boundsOf, parseUnit } from './units.ts'

/** How to assess a programme. */
export interface AssessOptions {
  /** How many times the uncertain numbers are drawn; 0 for none. At most `MAX_DRAWS`. */
  readonly draws?: number
  /** The seed of the draws; the same seed gives the same answer. */
  readonly seed?: number
  /**
   * Numbers to use in place of those of the file, by id, in the unit of the file; `occupancy` multiplies all people, and
   * `earlyEnd.happens` is 0 or 1. They are marked as assumed.
   */
  readonly set?: Readonly<Record<string, number>>
}

/** The most draws of one call; their results are held in memory. */
export const MAX_DRAWS = 1_000_000

/** Everything wrong with a call. */
export function problemsOfCall(
  programme: Programme,
  { draws = 0, seed = 1, set = {} }: AssessOptions,
): readonly Problem[] {
  const problems: Problem[] = []
  if (!Number.isInteger(draws) || draws < 0 || draws > MAX_DRAWS) {
    problems.push(misuse(`${draws} draws cannot be made.`, `Ask for a whole number from 0 to ${MAX_DRAWS}.`))
  }
  if (!Number.isSafeInteger(seed)) problems.push(misuse(`${seed} is no seed.`, 'Give a whole number.'))
  for (const [id, value] of Object.entries(set)) problems.push(...problemsOfSetting(programme, id, value))
  return problems.length > 0 ? problems : problemsTogether(withSettings(programme, set))
}

function problemsTogether({ quantities, shape }: Programme): readonly Problem[] {
  return shape.phases.flatMap((_, k) => {
    const [people = 0, places = 0] = ['people', 'places'].map((what) => quantities.get(`phases.${k}.${what}`)?.value)
    if (people <= places) return []
    return [misuse(`phases.${k} would have ${people} people on ${places} places.`, 'Set more places, or fewer people.')]
  })
}

function problemsOfSetting(programme: Programme, id: string, value: number): readonly Problem[] {
  const bounds = boundsOfSetting(programme, id)
  if (bounds === null) {
    const ids = [...programme.quantities.keys(), OCCUPANCY, EVENT].filter((one) => !one.startsWith('figures.'))
    const near = nearest(id, ids)
    const mend = near === null ? 'Name a number by its keys, as price.amount.' : `Did you mean "${near}"?`
    return [misuse(`"${id}" is no number of this programme that can be set.`, mend)]
  }
  const { low, high } = bounds
  if (value === 0 && DIVISORS.test(id)) return [misuse(`${id} cannot be 0.`, 'Other numbers are divided by it.')]
  if (Number.isFinite(value) && value >= low && value <= high) return []
  return [misuse(`${id} cannot be ${value}.`, `Give a number from ${low} to ${high}.`)]
}

/** Numbers that others are divided by. */
const DIVISORS = /^(transport[.]seats|home[.](average|population|closing[.]unit|building[.]life)|exchange[.].*)$/

function boundsOfSetting(programme: Programme, id: string): { readonly low: number; readonly high: number } | null {
  if (id === EVENT) return programme.quantities.has('earlyEnd.chance') ? { low: 0, high: 1 } : null
  if (id === OCCUPANCY) return { low: 0, high: Number.POSITIVE_INFINITY }
  const quantity = programme.quantities.get(id)
  const unit = parseUnit(quantity?.unit ?? '')
  return unit === null || id.startsWith('figures.') ? null : boundsOf(unit)
}

/** The programme with other numbers in place of some of its own; those have no range and count as assumed. */
export function withSettings(programme: Programme, set: Readonly<Record<string, number>>): Programme {
  const quantities = new Map(programme.quantities)
  for (const [id, value] of Object.entries(set)) {
    const own = quantities.get(id)
    if (own === undefined) continue
    const note = `Set by the call; the file says ${own.value}.`
    quantities.set(id, { ...own, value, range: null, sources: [], support: 'assumed', note, conflict: [] })
  }
  return { ...programme, quantities }
}

/** The programme with what another source says of one number. */
export function withVariant(programme: Programme, quantity: Quantity, variant: Variant): Programme {
  const quantities = new Map(programme.quantities)
  quantities.set(quantity.id, { ...quantity, ...variant, range: null, conflict: [] })
  return { ...programme, quantities }
}
