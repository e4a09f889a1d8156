import type { Dialect } from '../../sql/index.ts'
import type { ValueComparison } from '../plan.ts'
import { differingDigits } from './born.ts'
import { byRarity, type Comparison, inGroups, one } from './level.ts'

/** Levels of numbers that name one person. */
const NUMBER = inGroups({
  missing: one('missing', 'missing', 0.3),
  same: one('same', 'same', 0.66),
  near: one('one digit or letter differs', 'near', 0.025),
  different: one('different', 'different', 0.011),
})

/** The same for numbers that members of one family get one after the other. */
const RUN = inGroups({
  number: NUMBER.levels,
  relative: one('neighbouring numbers, as relatives get them', 'relative', 0.004),
})

/** Levels of values from a short list. */
const CATEGORY = inGroups({
  missing: one('missing', 'missing', 0.09),
  same: byRarity('same', 'same', 0.89),
  different: one('different', 'different', 0.02),
})

/** Levels of free text. */
const TEXT = inGroups({
  missing: one('missing', 'missing', 0.1),
  same: byRarity('same', 'same', 0.56),
  near: one('near', 'near', 0.15),
  faint: one('somewhat near', 'near', 0.05),
  different: one('different', 'different', 0.14),
})

/** Texts are near, and somewhat near, from these Jaro-Winkler similarities on. */
const TEXT_NEAR = { near: 0.92, faint: 0.88 } as const

/** Neighbouring numbers within this distance are taken for those of one family. */
const FAMILY_RUN = 20

/** Compares one value beside name and birth. */
export function valueComparison(dialect: Dialect, value: ValueComparison, place: number): Comparison {
  const { key, kind } = value
  switch (kind) {
    case 'number':
      return value.familyRuns === true
        ? { key, kind, levels: RUN.levels, sql: runSql(dialect, place) }
        : { key, kind, levels: NUMBER.levels, sql: numberSql(dialect, place) }
    case 'category':
      return { key, kind, levels: CATEGORY.levels, sql: categorySql(place) }
    case 'text':
      return { key, kind, levels: TEXT.levels, sql: textSql(dialect, place) }
  }
}

/** One edit is looked for only where the numbers are alike at all. */
function numberSql(dialect: Dialect, place: number): string {
  const { l, r } = sides('v', place)
  const alike = `abs(length(${l}) - length(${r})) <= 1 and ${dialect.jaroWinkler(l, r)} >= 0.75`
  return `case ${missingOr(l, r)} when ${l} = ${r} then ${NUMBER.at.same}
    when ${alike} and ${dialect.edits(l, r)} = 1 then ${NUMBER.at.near} else ${NUMBER.at.different} end`
}

/** As whole numbers, one edit changes one decimal place, two neighbouring ones, or the length. */
function runSql(dialect: Dialect, place: number): string {
  const { l, r } = sides('v', place)
  const whole = sides('n', place)
  const bare = (number: string): string => `ltrim(${number}, '0')`
  const edit = `${dialect.edits(l, r)} = 1`
  // An edit leaves the first three or the last three of seven characters and more as they are.
  const ends = `(length(${bare(l)}) < 7 or right(${l}, 3) = right(${r}, 3) or substr(${bare(l)}, 1, 3) = substr(${bare(r)}, 1, 3))`
  const lost = `(${whole.l} < 100000000 or ${whole.r} < 100000000) and ${ends} and ${dialect.edits(bare(l), bare(r))} = 1`
  const { same, near, different } = NUMBER.at
  return `case ${missingOr(l, r)} when ${l} = ${r} then ${same}
    when ${whole.l} is null or ${whole.r} is null then case when ${edit} then ${near} else ${different} end
    when abs(${whole.l} - ${whole.r}) <= ${FAMILY_RUN} then ${RUN.at.relative}
    when ${differingDigits(dialect, whole.l, whole.r, 9)} <= 2 and ${edit} then ${near}
    when ${lost} then ${near}
    else ${different} end`
}

/** Lists are the same when one of them has all that the other has. */
function categorySql(place: number): string {
  const { l, r } = sides('v', place)
  const rarity = sides('w', place)
  return `case ${missingOr(l, r)}
    when ${l} = ${r} or strpos(${l}, ${r}) > 0 or strpos(${r}, ${l}) > 0 then ${CATEGORY.at.same} + greatest(${rarity.l}, ${rarity.r})
    else ${CATEGORY.at.different} end`
}

function textSql(dialect: Dialect, place: number): string {
  const { l, r } = sides('v', place)
  const similarity = dialect.jaroWinkler(l, r)
  return `case ${missingOr(l, r)} when ${l} = ${r} then ${TEXT.at.same} + l.w${place}
    when ${similarity} < ${TEXT_NEAR.faint} then ${TEXT.at.different}
    when ${similarity} < ${TEXT_NEAR.near} then ${TEXT.at.faint} else ${TEXT.at.near} end`
}

function sides(column: string, place: number): { readonly l: string; readonly r: string } {
  return { l: `l.${column}${place}`, r: `r.${column}${place}` }
}

/** The missing level stands first in every comparison. */
function missingOr(l: string, r: string): string {
  return `when ${l} is null or ${r} is null then 0`
}
