import type { BreakEven } from './assessment.ts'
import { type Base, savingAt } from './base.ts'
import type { Figure } from './figure.ts'
import { OCCUPANCY } from './model.ts'
import { HOME, type Home, workingsOf } from './workings.ts'

/** Steps of halving, after which two numbers of this kind cannot be told apart. */
const HALVINGS = 200

/** At which price, exchange rate, occupancy and avoidable share the programme neither saves nor costs more. */
export function breakEvensOf(base: Base, average: Figure, cost: Figure): readonly BreakEven[] {
  const { ids } = base.model
  const rates = ids.filter((id) => id.startsWith('exchange.'))
  const found = HOME.flatMap((home) => [
    breakEven(base, 'price.amount', home),
    ...rates.map((id) => breakEven(base, id, home)),
    breakEven(base, OCCUPANCY, home),
  ])
  return [...found, avoidable(base, average, cost)]
}

/** The share of average cost that must fall away at home for the programme to pay: cost over average cost. */
function avoidable({ figure, inputs }: Base, average: Figure, cost: Figure): BreakEven {
  const none = { id: 'avoidable share', against: 'average', value: null, method: 'none' } as const
  if (average.value === 0) return { ...none, reason: 'Nobody is there, so nothing is avoided at home.' }
  const all = [...inputs.cost, ...inputs.home.average]
  const value = figure(cost.value / average.value, 'share', 'cost of the programme / average cost of its people', all)
  return { id: 'avoidable share', against: 'average', value, method: 'linear', reason: null }
}

function breakEven(base: Base, id: string, home: Home): BreakEven {
  const { model, inputs, figure } = base
  const slot = model.slots.get(id) ?? -1
  const now = model.base[slot] ?? 0
  const values = Float64Array.from(model.base)
  const into = workingsOf(model)
  const saving = (x: number): number => {
    values[slot] = x
    return savingAt(model, values, home, into)
  }
  const unit = model.programme.quantities.get(id)?.unit ?? 'times the occupancy of the file'
  const all = [...inputs.cost, ...inputs.home[home]].filter((one) => one !== id)
  const answer = (value: number, method: 'linear' | 'bisection'): BreakEven => {
    const formula = `the value at which the saving is 0 (${method === 'linear' ? 'exact, it is linear' : 'by halving'})`
    return { id, against: home, value: figure(value, unit, formula, all), method, reason: null }
  }
  const none = (reason: string): BreakEven => ({ id, against: home, value: null, method: 'none', reason })
  const top = id === OCCUPANCY ? fullest(base) : 4 * now
  // An empty programme without a minimum costs nothing, which is no answer: occupancy begins with one person.
  const bottom = id === OCCUPANCY ? 1 / Math.max(1, ...base.workings.people) : 0
  const [atZero, half, full] = [saving(bottom), saving(top / 2), saving(top)]
  const scale = Math.max(Math.abs(atZero), Math.abs(full), 1)
  if (Math.abs(full - atZero) < 1e-9 * scale) return none('The saving does not depend on it.')
  const bent = Math.abs(full - 2 * half + atZero) > 1e-9 * scale
  if (!bent && id !== OCCUPANCY) {
    const root = (top * atZero) / (atZero - full)
    return root >= 0 ? answer(root, 'linear') : none('Only below 0 would the programme save.')
  }
  if (Math.sign(atZero) === Math.sign(full)) {
    const always = full > 0 ? 'saves' : 'costs more'
    return none(`The programme ${always} from ${short(bottom)} to ${short(top)}.`)
  }
  let [low, high] = [bottom, top]
  for (let i = 0; i < HALVINGS && high - low > Number.EPSILON * top; i += 1) {
    const middle = (low + high) / 2
    if (Math.sign(saving(middle)) === Math.sign(atZero)) low = middle
    else high = middle
  }
  return answer(high, 'bisection')
}

function short(value: number): number {
  return Number(value.toPrecision(4))
}

/** What the occupancy of the file can be multiplied by until all places are full. */
function fullest({ model }: Base): number {
  const ratios = model.weights.map((_, k) => {
    const [places = 0, people = 0] = ['places', 'people'].map(
      (what) => model.base[model.slots.get(`phases.${k}.${what}`) ?? -1],
    )
    return people > 0 ? places / people : 1
  })
  return Math.max(...ratios)
}
