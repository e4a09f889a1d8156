import { bad, good, type Result } from '../input/index.ts'
import { alternativeOf, costOf } from './alternatives.ts'
import type { Alternative, Assessment, CostLine, Measures } from './assessment.ts'
import { type Base, measuresOf } from './base.ts'
import { breakEvensOf } from './breakEven.ts'
import { capacityResults, scheduleOf } from './capacity.ts'
import { conflictsOf, figuresOf, reconcile } from './derive.ts'
import { type Figure, figureFrom, figureOfQuantity } from './figure.ts'
import { payersOf } from './payers.ts'
import type { Programme } from './read.ts'
import { type AssessOptions, problemsOfCall, withSettings } from './settings.ts'
import { tornadoOf } from './tornado.ts'
import { uncertaintyOf } from './uncertainty.ts'
import { homePerYear, pricePerYear } from './unitCosts.ts'
import { computed, variantsOf } from './variants.ts'
import { HOME, type Home } from './workings.ts'

/**
 * Computes what a programme costs beside four home alternatives, how sure that is, what it needs, and where its numbers
 * conflict. The same programme, options and seed give the same answer. A wrong call is a problem with its mend.
 */
export function assessCost(programme: Programme, options: AssessOptions = {}): Result<Assessment> {
  const { draws = 0, seed = 1, set = {} } = options
  const problems = problemsOfCall(programme, options)
  if (problems.length > 0) return bad(...problems)
  const used = withSettings(programme, set)
  const base = computed(used, set)
  const { shape } = used
  const cost = costOf(base)
  const home = homePerYear(base)
  const alternative = (id: Home): Alternative => alternativeOf(base, id, cost, home[id], shape.home.other.title)
  const alternatives = (['marginal', 'closing', 'building', 'other'] as const).map(alternative)
  const average = alternative('average')
  const lines = base.model.lines.map((_, l) => lineOf(base, l))
  const schedule = scheduleOf(base)
  const uncertainty = draws === 0 ? null : uncertaintyOf(base, draws, seed)
  const price = pricePerYear(base)
  const results = new Map<string, Figure>([
    ...capacityResults(base, schedule),
    ...(price === null ? [] : [['price.perPersonYear', price] as const]),
    ...HOME.map((id): [string, Figure] => [`unit.${id}`, home[id]]),
    ...named('cost', cost),
    ...[...alternatives, average].flatMap(({ id, saving }) => named(`saving.${id}`, saving)),
    ...lines.map((line): [string, Figure] => [`cost.${line.id}`, line.real]),
    ['cost.withoutBias', withoutBias(base)],
  ])
  addRatios(base, cost, results)
  for (const { measure, saving } of uncertainty?.measures ?? []) {
    if (measure !== 'real') continue
    for (const id of HOME) {
      for (const part of ['p10', 'p50', 'p90', 'mean', 'chance'] as const) {
        results.set(`uncertainty.${id}.${part}`, saving[id][part])
      }
    }
  }
  const figure = figuresOf(used, results)
  const derived = [...used.derived.keys()].flatMap((id): readonly [string, Figure][] => {
    const one = figure(`derived.${id}`)
    return one === null ? [] : [[id, one]]
  })
  return good({
    programme: shape.programme,
    title: shape.title,
    parties: shape.parties,
    basis: shape.basis,
    currency: shape.currency,
    priceYear: shape.priceYear,
    term: shape.term,
    endsEarly: base.model.base[base.model.event] === 1,
    cost,
    withoutBias: withoutBias(base),
    lines,
    alternatives,
    average,
    payers: payersOf(base),
    capacity: { claimed: stated(used, 'facility.claimed'), counted: stated(used, 'facility.counted'), schedule },
    uncertainty,
    tornado: tornadoOf(base),
    breakEven: breakEvensOf(base, average.cost.real, cost.real),
    conflicts: conflictsOf(used),
    variants: variantsOf(used, set),
    reconciliations: reconcile(used, figure),
    derived: sorted(derived),
    results: sorted(results),
    notCounted: notCounted(used),
    weak: weakOf(used),
    sources: sorted(Object.entries(used.sources)),
  })
}

/** Entries as an object whose keys are in the order of the alphabet, whatever the order in the file. */
function sorted<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function lineOf(base: Base, l: number): CostLine {
  const { model, workings, figure } = base
  const line = model.lines[l]
  if (line === undefined) throw new RangeError(`There is no line ${l}.`)
  const { id, title, element, payer, inputs, formula } = line
  const measures = measuresOf(base, (m) => workings.lines[l * workings.measures + m] ?? Number.NaN, formula, inputs)
  const uplift = line.uplift(model.base)
  const biases = inputs.filter((one) => one.endsWith('.bias'))
  return {
    id,
    title,
    element,
    payer,
    ...measures,
    withoutBias: base.amount(measures.real.value / uplift, `${formula}, without optimism bias`, inputs),
    bias: figure(uplift - 1, 'share', 'optimism bias', biases),
  }
}

function withoutBias(base: Base): Figure {
  const { model, workings } = base
  const sum = model.lines.reduce((all, line, l) => {
    const real = workings.lines[l * workings.measures + 1] ?? Number.NaN
    return all + ((workings.counted[l] ?? 0) * real) / line.uplift(model.base)
  }, 0)
  const inputs = base.inputs.cost.filter((id) => !id.endsWith('.bias'))
  return base.amount(sum, 'all lines that the sending side pays, without optimism bias', inputs)
}

function named(name: string, { nominal, real, discounted }: Measures): readonly [string, Figure][] {
  return [
    [`${name}.nominal`, nominal],
    [`${name}.real`, real],
    ...discounted.map(({ rate, figure }): [string, Figure] => [
      `${name}.at.${Number((100 * rate).toFixed(4))}`,
      figure,
    ]),
  ]
}

function addRatios({ model: { programme } }: Base, cost: Measures, results: Map<string, Figure>): void {
  const { currency } = programme.shape
  const ratio = (name: string, under: string, unit: string, formula: string): void => {
    const divisor = results.get(under)
    if (divisor === undefined || divisor.value === 0) return
    results.set(name, figureFrom([cost.real, divisor], cost.real.value / divisor.value, `${currency}/${unit}`, formula))
  }
  ratio('cost.perPersonDay', 'capacity.personDays', 'person-day', 'cost / person-days served')
  ratio('cost.perPersonYear', 'capacity.personYears', 'person-year', 'cost / person-years served')
  ratio('cost.perYear', 'capacity.years', 'year', 'cost / years until the end')
}

function stated(programme: Programme, id: string): Figure {
  const quantity = programme.quantities.get(id)
  if (quantity === undefined) throw new RangeError(`The programme has no ${id}.`)
  return figureOfQuantity(quantity)
}

function notCounted({ shape }: Programme): readonly string[] {
  const { transport, costs = [] } = shape
  const priced = transport.hourPrice ?? transport.budget ?? transport.personPrice
  const elements = new Set<string>(costs.map(({ element }) => element))
  const wanted = ['start-up', 'monitoring', 'legal', 'administration', 'returns'].filter((one) => !elements.has(one))
  return [
    ...(priced === undefined ? ['transport'] : []),
    ...wanted,
    ...(shape.earlyEnd === undefined ? ['early end'] : []),
  ]
}

function weakOf({ quantities }: Programme): Assessment['weak'] {
  return [...quantities.values()]
    .filter(({ id, support }) => !id.startsWith('figures.') && (support === 'memory' || support === 'assumed'))
    .map(({ id, support, note }) => ({ id, support, note }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
