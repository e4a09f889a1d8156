import type { Comparison } from '../comparison/level.ts'
import type { LinkPlan } from '../plan.ts'
import { VALUE_COLUMNS } from '../plan.ts'
import { cellOf, namePlaces } from './cells.ts'
import type { ComparisonModel, ContextModel, Model } from './model.ts'

/**
 * What a fixed model compares of two tables that both have these identity columns, and names if both have some. Where
 * people were born and whose nationals they are say nearly the same, so the second is compared only where the first is
 * not.
 */
export function fixedPlan(model: Model, both: ReadonlySet<string>, names: boolean): LinkPlan {
  const known = new Set(model.comparisons.map(({ key }) => key))
  const compared = (key: string): boolean => both.has(key) && known.has(key)
  const values = VALUE_COLUMNS.filter(
    ({ key }) => compared(key) && !(key === 'nationalities' && compared('birth_country')),
  )
  return { names, born: compared('born'), values }
}

/**
 * The part of a fixed model for what is compared here. What is not compared says nothing, and a group of names and
 * lists that was learned with other lists is left to the wider one.
 * @throws RangeError when the model does not know a comparison.
 */
export function fixedPart(model: Model, comparisons: readonly Comparison[]): Model {
  const parts = comparisons.map(({ key }) => {
    const part = model.comparisons.find((one) => one.key === key)
    if (part === undefined) throw new RangeError(`The model does not know the comparison "${key}".`)
    return part
  })
  const keys = new Set(comparisons.map(({ key }) => key))
  const sameLists = lists(model.comparisons).every((key) => keys.has(key))
  // Values go with names: without names each is weighed by itself.
  const contexts = namePlaces(comparisons) === null ? [] : model.contexts.filter(({ key }) => keys.has(key))
  return { ...model, comparisons: parts, contexts: sameLists ? contexts : contexts.map(withoutLists) }
}

function lists(comparisons: readonly { readonly key: string; readonly kind: string }[]): readonly string[] {
  return comparisons.filter(({ kind, key }) => kind === 'category' && key !== 'sex').map(({ key }) => key)
}

function withoutLists(context: ContextModel): ContextModel {
  const wide = (groups: ContextModel['other']): ContextModel['other'] =>
    Object.fromEntries(Object.entries(groups).filter(([name]) => !name.includes('/')))
  return { ...context, other: wide(context.other), match: wide(context.match) }
}

/**
 * Makes a trained model fit to be used on other tables than it was trained on: how often a value is missing is a custom
 * of each register, so a missing value weighs nothing, and a missing name neither. That values of one person differ is
 * at least as likely as is assumed before any training: other registers err in ways that these did not.
 */
export function fixedModel(trained: Model): Model {
  const model = { ...trained, ...withErrors(trained) }
  return {
    ...model,
    names: { ...model.names, ...missingNames(model) },
    comparisons: model.comparisons.map((one) =>
      isValue(one) ? { ...one, match: sharing(one.match, one.other) } : one,
    ),
    contexts: model.contexts.map((context) => {
      const part = model.comparisons.find(({ key }) => key === context.key)
      const other = neutral(context.other, part?.other ?? [])
      return { ...context, other, match: neutral(context.match, part?.other ?? []) }
    }),
  }
}

function withErrors({ comparisons, contexts }: Model): Pick<Model, 'comparisons' | 'contexts'> {
  return {
    comparisons: comparisons.map((one) => (isValue(one) ? { ...one, match: erring(one, one.match) } : one)),
    contexts: contexts.map((context) => {
      const one = comparisons.find(({ key }) => key === context.key)
      if (one === undefined || !isValue(one)) return context
      const groups = Object.entries(context.match).map(([name, shares]) => [name, erring(one, shares)])
      return { ...context, match: Object.fromEntries(groups) }
    }),
  }
}

function erring({ levels }: ComparisonModel, shares: readonly number[]): readonly number[] {
  const least = levels.map(({ role, assumed }, level) =>
    Math.max(shares[level] ?? 0, role === 'different' ? assumed : 0),
  )
  const sum = least.reduce((a, b) => a + b, 0)
  return least.map((share) => share / sum)
}

/** Cells without a family or a given name: the name that is there is weighed by itself. */
function missingNames(model: Model): Model['names'] {
  const places = namePlaces(model.comparisons)
  const family = model.comparisons[places?.family ?? -1]
  const given = model.comparisons[places?.given ?? -1]
  if (places === null || family === undefined || given === undefined) return {}
  const [noFamily = 0] = family.match
  const [noGiven = 0] = given.match
  const cell = (family: number, given: number, shared: number): string => {
    const levels = model.comparisons.map(() => 0)
    levels[places.family] = family
    levels[places.given] = given
    levels[places.shared] = shared
    return cellOf(levels, places)
  }
  const cells = [0, 1].flatMap((shared) => [
    ...family.other.map((share, level) => [cell(level, 0, shared), share * noGiven] as const),
    ...given.other.map((share, level) => [cell(0, level, shared), share * noFamily] as const),
    [cell(0, 0, shared), noFamily * noGiven] as const,
  ])
  return Object.fromEntries(cells)
}

function isValue({ kind }: ComparisonModel): boolean {
  return kind === 'born' || kind === 'number' || kind === 'category' || kind === 'text'
}

function neutral(groups: ContextModel['other'], missing: readonly number[]): ContextModel['other'] {
  return Object.fromEntries(Object.entries(groups).map(([name, shares]) => [name, sharing(shares, missing)]))
}

/** Shares with the share of the first level, the missing one, taken from others. */
function sharing(shares: readonly number[], [missing = 0]: readonly number[]): readonly number[] {
  const known = 1 - (shares[0] ?? 0)
  return shares.map((share, level) => (level === 0 ? missing : (share * (1 - missing)) / known))
}
