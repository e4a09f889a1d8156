import type { Dialect } from '../../sql/index.ts'
import { type Comparison, inGroups, one } from './level.ts'

/**
 * How many people are born on one day: with steps of a third of a bit around a day of sixty years, a 22,000th. Two
 * other people have a frequent day in common more easily.
 */
const DAY_SHARES = [12_700, 16_000, 20_200, 25_400, 32_000] as const
const DAYS = [
  'same, a day of very many',
  'same, a day of many',
  'same',
  'same, a day of fewer',
  'same, a day of few',
  'same, a day of very few',
] as const

/** Where tables are small, all days count alike: so many records a year, and a day, are taken as known beforehand. */
const KNOWN = { years: 60, ofYear: 1000, ofDay: 20 } as const

/** Levels of the day of birth. The first of January is often filled in when the day is not known. */
const BORN = inGroups({
  missing: one('missing', 'missing', 0.027),
  same: DAYS.map((says, rarity) => ({ says, role: 'same' as const, rarity, assumed: 0.84 / DAYS.length })),
  bothDefault: one('same year, both on the first of January', 'default', 0.035),
  exchanged: one('day and month exchanged', 'near', 0.012),
  digit: one('one digit differs, or the year by one or ten', 'near', 0.041),
  oneDefault: one('same year, one of them on the first of January', 'default', 0.023),
  defaultNear: one('both on the first of January, the year near', 'default', 0.001),
  defaultFar: one('both on the first of January, other years', 'default', 0.0005),
  otherYear: one('same day and month, another year', 'near', 0.003),
  twoDigits: one('two digits differ', 'near', 0.006),
  sameYear: one('same year, another day', 'different', 0.004),
  month: one('within about a month', 'near', 0.002),
  year: one('within about a year', 'different', 0.002),
  decade: one('within about ten years', 'different', 0.003),
  far: one('further apart', 'different', 0.003),
})

/** The level of two days that are the same and the first of January: chance agrees here more than elsewhere. */
export const BORN_DEFAULT = BORN.at.bothDefault

/** The level of two days that are the same and no first of January, and of which many people are born on such a day. */
export const BORN_SAME = BORN.at.same

/**
 * A query of the rarity of every day of birth (born, rarity) in a relation with one row a record: from how many are
 * born in the year, and on the day itself, since some days besides the first of January are filled in.
 */
export function dayRaritySql(dialect: Dialect, records: string): string {
  const { years, ofYear, ofDay } = KNOWN
  const share = `(in_year + ${ofYear}) / (total + ${years * ofYear}.0) / 366 * (on_day + ${ofDay}) / (in_year / 366.0 + ${ofDay})`
  const bands = DAY_SHARES.map((band, rarity) => `when ${share} * ${band} >= 1 then ${rarity}`)
  return `select born, case ${bands.join(' ')} else ${DAY_SHARES.length} end as rarity from (
    select born, on_day, sum(on_day) over (partition by ${dialect.quotient('born', '10000')}) as in_year, sum(on_day) over () as total
    from (select born, count(*) as on_day from (${records}) as record where born is not null group by born) as days) as counted`
}

/** Compares days of birth written as whole numbers, 19900726. */
export function bornComparison(dialect: Dialect): Comparison {
  const q = dialect.quotient
  const year = (side: string): string => q(`${side}.born`, '10000')
  const rest = (side: string): string => `mod(${side}.born, 10000)`
  const month = (side: string): string => `mod(${q(`${side}.born`, '100')}, 100)`
  const day = (side: string): string => `mod(${side}.born, 100)`
  const years = `abs(${year('l')} - ${year('r')})`
  const digits = differingDigits(dialect, 'l.born', 'r.born', 8)
  // Months of 31 days are near enough for saying how far apart two days are.
  const count = (side: string): string => `(${year(side)} * 372 + ${month(side)} * 31 + ${day(side)})`
  const apart = `abs(${count('l')} - ${count('r')})`
  const { at } = BORN
  // Most pairs are far apart. What they are asked first is asked only once, for each question costs as much again.
  const fewDigits = `when ${digits} <= 2 then case when ${digits} = 1 then ${at.digit} else ${at.twoDigits} end`
  const sql = `case
    when l.born is null or r.born is null then ${at.missing}
    when l.born = r.born then case when ${rest('l')} = 101 then ${at.bothDefault} else ${at.same} + l.wborn end
    when ${rest('l')} = 101 and ${rest('r')} = 101 then case when ${years} in (1, 10) then ${at.defaultNear} else ${at.defaultFar} end
    when ${year('l')} = ${year('r')} then case
      when ${month('l')} = ${day('r')} and ${day('l')} = ${month('r')} then ${at.exchanged}
      when ${rest('l')} = 101 or ${rest('r')} = 101 then ${at.oneDefault}
      ${fewDigits}
      when ${apart} <= 31 then ${at.month}
      else ${at.sameYear} end
    when ${rest('l')} = ${rest('r')} then case when ${years} in (1, 10) or ${digits} = 1 then ${at.digit} else ${at.otherYear} end
    ${fewDigits}
    when ${apart} > 3720 then ${at.far}
    when ${apart} > 372 then ${at.decade}
    when ${apart} > 31 then ${at.year}
    else ${at.month} end`
  return { key: 'born', kind: 'born', levels: BORN.levels, sql }
}

/** In how many decimal places two whole numbers differ. */
export function differingDigits(dialect: Dialect, a: string, b: string, places: number): string {
  const digit = (value: string, place: number): string => `mod(${dialect.quotient(value, String(10 ** place))}, 10)`
  const differs = Array.from({ length: places }, (_, place) => place).map(
    (place) => `case when ${digit(a, place)} = ${digit(b, place)} then 0 else 1 end`,
  )
  return `(${differs.join(' + ')})`
}
