import type { Dialect } from '../../sql/index.ts'
import type { ValueComparison } from '../plan.ts'
import { differingDigits } from './born.ts'
import { byRarity, type Comparison, type Level } from './level.ts'

/** Levels of numbers that name one person. */
const NUMBER_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.3 },
  { says: 'same', role: 'same', assumed: 0.66 },
  { says: 'one digit or letter differs', role: 'near', assumed: 0.025 },
  { says: 'neighbouring numbers, as relatives get them', role: 'relative', assumed: 0.004 },
  { says: 'different', role: 'different', assumed: 0.011 },
]

/** Levels of values from a short list. */
const CATEGORY_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.09 },
  ...byRarity('same', 'same', 0.89),
  { says: 'different', role: 'different', assumed: 0.02 },
]

/** Levels of free text. */
const TEXT_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.1 },
  ...byRarity('same', 'same', 0.56),
  { says: 'near', role: 'near', assumed: 0.15 },
  { says: 'somewhat near', role: 'near', assumed: 0.05 },
  { says: 'different', role: 'different', assumed: 0.14 },
]

/** Neighbouring numbers within this distance are taken for those of one family. */
const FAMILY_RUN = 20

/** Compares one value beside name and birth. */
export function valueComparison(dialect: Dialect, value: ValueComparison, place: number): Comparison {
  const l = `l.v${place}`
  const r = `r.v${place}`
  switch (value.kind) {
    case 'number':
      return { key: value.key, kind: 'number', levels: NUMBER_LEVELS, sql: numberSql(dialect, value, place) }
    case 'category':
      return {
        key: value.key,
        kind: 'category',
        levels: CATEGORY_LEVELS,
        sql: `case when ${l} is null or ${r} is null then 0 when ${l} = ${r} or strpos(${l}, ${r}) > 0 or strpos(${r}, ${l}) > 0
          then 1 + greatest(l.w${place}, r.w${place}) else 6 end`,
      }
    case 'text':
      return {
        key: value.key,
        kind: 'text',
        levels: TEXT_LEVELS,
        sql: `case when ${l} is null or ${r} is null then 0 when ${l} = ${r} then 1 + l.w${place}
          when ${dialect.jaroWinkler(l, r)} >= 0.92 then 6 when ${dialect.jaroWinkler(l, r)} >= 0.88 then 7 else 8 end`,
      }
  }
}

/**
 * One edit is looked for only where it can be: numbers that families get in runs are whole numbers too, and one edit
 * changes one decimal place, two neighbouring ones, or the length; other numbers must be alike at all.
 */
function numberSql(dialect: Dialect, value: ValueComparison, place: number): string {
  const l = `l.v${place}`
  const r = `r.v${place}`
  const missing = `when ${l} is null or ${r} is null then 0 when ${l} = ${r} then 1`
  if (value.familyRuns !== true) {
    const alike = `abs(length(${l}) - length(${r})) <= 1 and ${dialect.jaroWinkler(l, r)} >= 0.75`
    return `case ${missing} when ${alike} and ${dialect.edits(l, r)} = 1 then 2 else 4 end`
  }
  const [nl, nr] = [`l.n${place}`, `r.n${place}`]
  const bare = (number: string): string => `ltrim(${number}, '0')`
  const shorter = `(${nl} < 100000000 or ${nr} < 100000000) and ${dialect.edits(bare(l), bare(r))} = 1`
  return `case ${missing}
    when ${nl} is null or ${nr} is null then case when ${dialect.edits(l, r)} = 1 then 2 else 4 end
    when abs(${nl} - ${nr}) <= ${FAMILY_RUN} then 3
    when ${differingDigits(dialect, nl, nr, 9)} <= 2 and ${dialect.edits(l, r)} = 1 then 2
    when ${shorter} then 2
    else 4 end`
}
