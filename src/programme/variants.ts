import { alternativeOf, costOf } from './alternatives.ts'
import type { VariantResult } from './assessment.ts'
import { type Base, baseOf } from './base.ts'
import { type Figure, figureOfQuantity } from './figure.ts'
import { EVENT, modelOf, OCCUPANCY } from './model.ts'
import type { Programme } from './read.ts'
import { withVariant } from './settings.ts'
import { homePerYear, pricePerYear } from './unitCosts.ts'
import { eachHome, type Home } from './workings.ts'

/** Computes a programme on its numbers, with those that a call sets. */
export function computed(programme: Programme, set: Readonly<Record<string, number>>): Base {
  const model = modelOf(programme)
  for (const id of [EVENT, OCCUPANCY]) {
    const value = set[id]
    const slot = model.slots.get(id)
    if (value !== undefined && slot !== undefined) model.base[slot] = value
  }
  return baseOf(model)
}

/** The answer again under what other sources say of each number that it rests on. */
export function variantsOf(programme: Programme, set: Readonly<Record<string, number>>): readonly VariantResult[] {
  const { inputs } = computed(programme, set)
  const used = new Set([...inputs.cost, ...Object.values(inputs.home).flat()])
  return [...programme.quantities.values()]
    .filter(({ id }) => !(id in set) && used.has(id))
    .flatMap((quantity) =>
      quantity.conflict.map((variant): VariantResult => {
        const base = computed(withVariant(programme, quantity, variant), set)
        const cost = costOf(base)
        const perPersonYear = homePerYear(base)
        const saving = (id: Home): Figure =>
          alternativeOf(base, id, cost, perPersonYear[id], programme.shape.home.other.title).saving.real
        return {
          id: quantity.id,
          value: figureOfQuantity({ id: quantity.id, ...variant }),
          cost: cost.real,
          price: pricePerYear(base),
          perPersonYear,
          saving: eachHome(saving),
        }
      }),
    )
}
