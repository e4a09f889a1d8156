import { bad, good, type Result } from '../input/index.ts'
import type { Alternative, Assessment, CostLine, Measures, PayerShare, VariantResult } from './assessment.ts'
import { type Base, baseOf, homeAt, measuresOf } from './base.ts'
import { breakEvensOf } from './breakEven.ts'
import { capacityResults, scheduleOf } from './capacity.ts'
import { conflictsOf, figuresOf, reconcile } from './derive.ts'
import { type Figure, figureFrom, figureOfQuantity } from './figure.ts'
import { EVENT, modelOf, OCCUPANCY } from './model.ts'
import type { Programme } from './read.ts'
import type { Payer } from './schema.ts'
import { type AssessOptions, problemsOfCall, withSettings, withVariant } from './settings.ts'
import { tornadoOf } from './tornado.ts'
import { uncertaintyOf } from './uncertainty.ts'
import { homePerYear, pricePerYear } from './unitCosts.ts'
import { HOME, type Home, totalOf } from './workings.ts'

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
  const results = new Map<string, Figure>([
    ...capacityResults(base, schedule),
    ['price.perPersonYear', pricePerYear(base)],
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
    derived: Object.fromEntries(derived),
    results: Object.fromEntries([...results].sort(([a], [b]) => (a < b ? -1 : 1))),
    notCounted: notCounted(used),
    weak: weakOf(used),
    sources: used.sources,
  })
}

function computed(programme: Programme, set: Readonly<Record<string, number>>): Base {
  const model = modelOf(programme)
  for (const id of [EVENT, OCCUPANCY]) {
    const value = set[id]
    const slot = model.slots.get(id)
    if (value !== undefined && slot !== undefined) model.base[slot] = value
  }
  return baseOf(model)
}

function costOf(base: Base): Measures {
  return measuresOf(base, (m) => totalOf(base.workings, m), 'all lines that the sending side pays', base.inputs.cost)
}

const TITLES: Readonly<Record<Home, string>> = {
  marginal: 'Short run: only what falls away at once',
  closing: 'Closing units in steps',
  building: 'Not building: new places with capital',
  other: 'Doing something else',
  average: 'Average cost, for reference',
}

function alternativeOf(base: Base, id: Home, cost: Measures, perPersonYear: Figure, other: string): Alternative {
  const inputs = base.inputs.home[id]
  const own = measuresOf(base, (m) => homeAt(base, id, m), 'cost of the same people at home', inputs)
  const minus = (home: Figure, sent: Figure): Figure =>
    figureFrom([home, sent], home.value - sent.value, home.unit, 'cost at home - cost of the programme')
  return {
    id,
    title: id === 'other' ? `${TITLES.other}: ${other}` : TITLES[id],
    cost: own,
    saving: {
      nominal: minus(own.nominal, cost.nominal),
      real: minus(own.real, cost.real),
      discounted: own.discounted.map(({ rate, figure }, r) => ({
        rate,
        figure: minus(figure, cost.discounted[r]?.figure ?? cost.real),
      })),
    },
    perPersonYear,
  }
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

function payersOf(base: Base): readonly PayerShare[] {
  const { model, workings, amount, inputs } = base
  const { shape } = model.programme
  const shares = new Map<Payer, number>((shape.home.payers ?? []).map(({ payer, share }) => [payer, share.value]))
  if (shares.size === 0) shares.set('sending', 1)
  const payers = new Set<Payer>([...model.lines.map(({ payer }) => payer), ...shares.keys()])
  return [...payers].map((payer): PayerShare => {
    const own = model.lines.flatMap((line, l) => (line.payer === payer ? [{ line, l }] : []))
    const pays = own.reduce((sum, { l }) => sum + (workings.lines[l * workings.measures + 1] ?? 0), 0)
    const share = shares.get(payer) ?? 0
    const saves = (id: Home): Figure =>
      amount(share * homeAt(base, id, 1), 'its share of the cost at home', [...inputs.home[id], `home.payers.${payer}`])
    return {
      payer,
      pays: amount(
        pays,
        'its lines, real',
        own.flatMap(({ line }) => line.inputs),
      ),
      saves: eachHome(saves),
    }
  })
}

function eachHome<T>(of: (id: Home) => T): Readonly<Record<Home, T>> {
  return {
    marginal: of('marginal'),
    closing: of('closing'),
    building: of('building'),
    other: of('other'),
    average: of('average'),
  }
}

function variantsOf(programme: Programme, set: Readonly<Record<string, number>>): readonly VariantResult[] {
  return [...programme.quantities.values()]
    .filter(({ id }) => !id.startsWith('figures.') && !(id in set))
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
