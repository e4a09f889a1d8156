import type { Bar } from './assessment.ts'
import { type Base, savingAt } from './base.ts'
import { figureOf, overRanges } from './figure.ts'
import { EVENT } from './model.ts'
import { eachHome, type Home, workingsOf } from './workings.ts'

/** For each number with a range: the saving at its low and its high end, all others at their values; widest first. */
export function tornadoOf(base: Base): Readonly<Record<Home, readonly Bar[]>> {
  return eachHome((home) => bars(base, home))
}

function bars(base: Base, home: Home): readonly Bar[] {
  const { model, inputs, amount } = base
  const { quantities } = model.programme
  const into = workingsOf(model)
  const all = [...inputs.cost, ...inputs.home[home]]
  const bar = (id: string, unit: string, low: number, high: number): Bar => {
    const at = (x: number): number => {
      const values = Float64Array.from(model.base)
      values[model.slots.get(id) ?? -1] = x
      return savingAt(model, values, home, into)
    }
    const end = (value: number): Bar['low'] =>
      overRanges(quantities, figureOf(quantities, value, unit, 'an end of its range', [id]))
    const saving = (value: number): Bar['low'] =>
      amount(value, `saving with ${id} at an end of its range`, [id, ...all])
    return { id, low: end(low), high: end(high), savingAtLow: saving(at(low)), savingAtHigh: saving(at(high)) }
  }
  const found = model.ids.flatMap((id) => {
    const quantity = quantities.get(id)
    if (quantity === undefined || quantity.range === null || id === 'earlyEnd.chance') return []
    return [bar(id, quantity.unit, quantity.range.low, quantity.range.high)]
  })
  const chance = quantities.get('earlyEnd.chance')
  const open = chance !== undefined && (chance.range !== null || (chance.value > 0 && chance.value < 1))
  if (open) found.push(bar(EVENT, 'no (0) or yes (1)', 0, 1))
  return found.filter((one) => width(one) > 0).sort((a, b) => width(b) - width(a) || (a.id < b.id ? -1 : 1))
}

function width({ savingAtLow, savingAtHigh }: Bar): number {
  return Math.abs(savingAtHigh.value - savingAtLow.value)
}
