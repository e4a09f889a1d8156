import type { Dialect } from '../../sql/index.ts'
import type { LinkPlan } from '../plan.ts'
import { bornComparison } from './born.ts'
import type { Comparison } from './level.ts'
import { nameComparisons } from './names.ts'
import { valueComparison } from './values.ts'

/** All comparisons of a plan, names first. */
export function comparisonsOf(plan: LinkPlan, dialect: Dialect): readonly Comparison[] {
  return [
    ...(plan.names ? nameComparisons(dialect) : []),
    ...(plan.born ? [bornComparison(dialect)] : []),
    ...plan.values.map((value, place) => valueComparison(dialect, value, place)),
  ]
}

/**
 * How a pair compares in everything, as one whole number: the places of its levels, the first comparison counting
 * single, the next in steps of the first one's number of levels, and so on. Patterns stay below 2^53.
 */
export function patternSql(comparisons: readonly Comparison[]): string {
  let step = 1
  const terms = comparisons.map(({ sql, levels }) => {
    const term = `(${sql})${step === 1 ? '' : ` * cast(${step} as bigint)`}`
    step *= levels.length
    return term
  })
  if (step > Number.MAX_SAFE_INTEGER) throw new RangeError('There are too many comparisons for one pattern.')
  return `cast(${terms.length === 0 ? '0' : terms.join('\n + ')} as bigint)`
}

/** The places of the levels that a pattern stands for, in the order of the comparisons. */
export function levelsOf(pattern: number, comparisons: readonly { readonly levels: readonly unknown[] }[]): number[] {
  let rest = pattern
  return comparisons.map(({ levels }) => {
    const place = rest % levels.length
    rest = Math.floor(rest / levels.length)
    return place
  })
}
