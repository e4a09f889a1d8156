import type { Assessment, Spread, Uncertainty } from './assessment.ts'
import { type Base, percent } from './base.ts'
import { draw, sortedQuantile } from './draws.ts'
import { type Figure, overRanges } from './figure.ts'
import { eachHome, HOME, type Home } from './workings.ts'

/** Draws the uncertain numbers and sums up what came out, by measure: real, and each discount rate. */
export function uncertaintyOf(base: Base, count: number, seed: number): Assessment['uncertainty'] {
  const { model, inputs } = base
  const { quantities } = model.programme
  const figure: Base['figure'] = (...given) => overRanges(quantities, base.figure(...given))
  const draws = draw(model, count, seed)
  const measures = ['real' as const, ...model.rates].map((measure, m): Uncertainty => {
    const words = measure === 'real' ? 'real' : `discounted at ${percent(measure)}`
    const against = (home: Home): Uncertainty['saving'][Home] => {
      const values = draws.saving[HOME.indexOf(home)]?.[m] ?? new Float64Array()
      const all = [...inputs.cost, ...inputs.home[home]]
      let savings = 0
      for (const value of values) if (value > 0) savings += 1
      const chance = savings / count
      const error = Math.sqrt((chance * (1 - chance)) / count)
      return {
        ...spread(base, values, `saving, ${words}`, all),
        chance: figure(chance, 'share', 'draws in which it saves / draws', all),
        standardError: figure(error, 'share', 'square root of chance x (1 - chance) / draws', all),
      }
    }
    return {
      measure,
      cost: spread(base, draws.cost[m] ?? new Float64Array(), `cost, ${words}`, inputs.cost),
      saving: eachHome(against),
    }
  })
  const groups = model.programme.shape.together ?? []
  return {
    draws: count,
    seed,
    correlation:
      groups.length === 0
        ? 'None: every number is drawn by itself.'
        : `High or low together: ${groups.map((ids) => ids.join(' with ')).join('; ')}. All others by themselves.`,
    endedEarly: figure(draws.early / count, 'share', 'draws that ended early / draws', ['earlyEnd.chance']),
    measures,
  }
}

function spread({ model, amount }: Base, values: Float64Array, words: string, inputs: readonly string[]): Spread {
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  const sorted = values.slice().sort()
  const told = (value: number, formula: string): Figure =>
    overRanges(model.programme.quantities, amount(value, formula, inputs))
  const at = (share: number): Figure =>
    told(sortedQuantile(sorted, share), `${words}: ${percent(share)} of draws are below`)
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean: told(mean, `${words}: mean of the draws`) }
}
