import type { Dialect } from '../../sql/index.ts'
import type { Comparison, Level } from './level.ts'

/** Levels of the day of birth. The first of January is often filled in when the day is not known. */
const BORN_LEVELS: readonly Level[] = [
  { says: 'missing', role: 'missing', assumed: 0.027 },
  { says: 'same', role: 'same', assumed: 0.84 },
  { says: 'same year, both on the first of January', role: 'default', assumed: 0.035 },
  { says: 'day and month exchanged', role: 'near', assumed: 0.012 },
  { says: 'one digit differs, or the year by one or ten', role: 'near', assumed: 0.041 },
  { says: 'same year, one of them on the first of January', role: 'default', assumed: 0.023 },
  { says: 'both on the first of January, the year near', role: 'default', assumed: 0.001 },
  { says: 'both on the first of January, other years', role: 'default', assumed: 0.0005 },
  { says: 'same day and month, another year', role: 'near', assumed: 0.003 },
  { says: 'two digits differ', role: 'near', assumed: 0.006 },
  { says: 'same year, another day', role: 'different', assumed: 0.004 },
  { says: 'within about a month', role: 'near', assumed: 0.002 },
  { says: 'within about a year', role: 'different', assumed: 0.002 },
  { says: 'within about ten years', role: 'different', assumed: 0.003 },
  { says: 'further apart', role: 'different', assumed: 0.003 },
]

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
  const sql = `case
    when l.born is null or r.born is null then 0
    when l.born = r.born then case when ${rest('l')} = 101 then 2 else 1 end
    when ${rest('l')} = 101 and ${rest('r')} = 101 then case when ${years} in (1, 10) then 6 else 7 end
    when ${year('l')} = ${year('r')} then case
      when ${month('l')} = ${day('r')} and ${day('l')} = ${month('r')} then 3
      when ${rest('l')} = 101 or ${rest('r')} = 101 then 5
      when ${digits} = 1 then 4
      when ${digits} = 2 then 9
      when ${apart} <= 31 then 11
      else 10 end
    when ${rest('l')} = ${rest('r')} then case when ${years} in (1, 10) or ${digits} = 1 then 4 else 8 end
    when ${digits} = 1 then 4
    when ${digits} = 2 then 9
    when ${apart} <= 31 then 11
    when ${apart} <= 372 then 12
    when ${apart} <= 3720 then 13
    else 14 end`
  return { key: 'born', kind: 'born', levels: BORN_LEVELS, sql }
}

/** In how many decimal places two whole numbers differ. */
export function differingDigits(dialect: Dialect, a: string, b: string, places: number): string {
  const digit = (value: string, place: number): string => `mod(${dialect.quotient(value, String(10 ** place))}, 10)`
  const differs = Array.from({ length: places }, (_, place) => place).map(
    (place) => `case when ${digit(a, place)} = ${digit(b, place)} then 0 else 1 end`,
  )
  return `(${differs.join(' + ')})`
}
