import { quantileOf } from './distribution.ts'
import { evaluate } from './evaluate.ts'
import type { Model } from './model.ts'
import { streamOf } from './random.ts'
import type { Values } from './rates.ts'
import { HOME, totalOf, workingsOf } from './workings.ts'

/** The results of all draws: cost, and saving against each of `HOME`, by measure (real, then the discount rates). */
export interface Draws {
  readonly count: number
  readonly cost: readonly Float64Array[]
  readonly saving: readonly (readonly Float64Array[])[]
  /** In how many draws the programme ended early. */
  readonly early: number
}

/**
 * Draws the uncertain numbers many times and computes the programme and every alternative on the same draw. Each number
 * has a stream of its own, named by its id, so that the order of keys and other numbers change nothing in it.
 */
export function draw(model: Model, count: number, seed: number): Draws {
  const measures = 1 + model.rates.length
  const cost = Array.from({ length: measures }, () => new Float64Array(count))
  const saving = HOME.map(() => Array.from({ length: measures }, () => new Float64Array(count)))
  const into = workingsOf(model)
  const values = Float64Array.from(model.base)
  const sources = samplers(model, seed)
  const chance = model.slots.get('earlyEnd.chance')
  const ending = streamOf(seed, 'earlyEnd.happens')
  let early = 0
  for (let i = 0; i < count; i += 1) {
    for (const sample of sources) sample(values)
    if (chance !== undefined) {
      const happens = ending.next() < (values[chance] ?? 0)
      values[model.event] = happens ? 1 : 0
      if (happens) early += 1
    }
    evaluate(model, values, into)
    for (let m = 0; m < measures; m += 1) {
      const total = totalOf(into, m + 1)
      store(cost[m], i, total)
      for (let h = 0; h < HOME.length; h += 1) {
        store(saving[h]?.[m], i, (into.home[h * into.measures + m + 1] ?? 0) - total)
      }
    }
  }
  return { count, cost, saving, early }
}

function store(row: Float64Array | undefined, at: number, value: number): void {
  if (row !== undefined) row[at] = value
}

function samplers(model: Model, seed: number): readonly ((values: Values) => void)[] {
  const groups = model.programme.shape.together ?? []
  const alone = model.ids.filter((id) => !groups.flat().includes(id)).map((id) => [id])
  return [...groups, ...alone].flatMap((ids) => {
    const uncertain = ids.flatMap((id) => {
      const quantity = model.programme.quantities.get(id)
      const slot = model.slots.get(id)
      if (quantity === undefined || slot === undefined || quantity.range === null) return []
      return [{ slot, quantile: quantileOf(quantity) }]
    })
    if (uncertain.length === 0) return []
    const stream = streamOf(seed, [...ids].sort().join('+'))
    return [
      (values: Values): void => {
        const share = stream.next()
        for (const { slot, quantile } of uncertain) values[slot] = quantile(share)
      },
    ]
  })
}

/** The number below which a share of sorted numbers lies, between neighbours in proportion (type 7 of Hyndman and Fan). */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const [low = Number.NaN, high = low] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]]
  return low + (at - below) * (high - low)
}
