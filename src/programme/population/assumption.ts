import { bad, type Document, good, type Place, type Problem, type Result } from '../../input/index.ts'

/** What a number of an assumption measures. */
export type AssumptionUnit = 'share' | 'number' | 'ratio' | 'years' | 'days'

/** Something that no statistic gives: what is taken for it, in which range it may lie, and who says so. */
export interface Assumption {
  readonly name: string
  readonly says: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly unit: AssumptionUnit
  readonly source: string
  /** Whether the caller gave the value instead of the file of tables. */
  readonly given: boolean
}

/** Values that a caller puts in the place of assumptions, by their names. */
export type Assume = Readonly<Record<string, number>>

/** The assumptions with the caller's values in them; names that do not exist and impossible values are problems. */
export function assumed(
  assumptions: readonly Assumption[],
  assume: Assume,
  placeOf: (name: string) => Place = (name) => ({ path: name }),
): Result<readonly Assumption[]> {
  const problems = Object.entries(assume).flatMap(([name, value]): readonly Problem[] => {
    const known = assumptions.find((one) => one.name === name)
    if (known !== undefined) return faultOf({ ...known, value }, placeOf(name))
    const message = `There is no assumption "${name}".`
    const mend = `Name one of: ${assumptions.map((one) => one.name).join(', ')}.`
    return [{ code: 'unknown-id', place: placeOf(name), message, mend }]
  })
  if (problems.length > 0) return bad(...problems)
  return good(
    assumptions.map((one) => {
      const value = Object.hasOwn(assume, one.name) ? assume[one.name] : undefined
      return value === undefined ? one : { ...one, value, given: true }
    }),
  )
}

/** What is wrong with the value of an assumption, at a place. */
export function faultOf({ name, value, unit }: Assumption, place: Place): readonly Problem[] {
  const message = `${name} cannot be ${value}.`
  const problem = (mend: string): readonly Problem[] => [{ code: 'wrong-type', place, message, mend }]
  if (!Number.isFinite(value) || value < 0) return problem('Write a number that is not negative.')
  if (unit === 'share' && value > 1) return problem('Write a share from 0 to 1.')
  if (/^served-share[.]/.test(name) && value === 0) return problem('Write a share above 0.')
  if (unit === 'number' && (!Number.isInteger(value) || value < 1 || value > 20))
    return problem('Write a whole number from 1 to 20.')
  if (/^stay[.]/.test(name) && value === 0) return problem('Write a number above 0.')
  return []
}

/** Reads values for assumptions from a file: a map of names to numbers. */
export function readAssume(document: Document, assumptions: readonly Assumption[]): Result<Assume> {
  const { data } = document
  const place = document.locate([])
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    return bad({ code: 'wrong-type', place, message: 'This is no map.', mend: 'Write lines such as life.state: 0.15.' })
  const problems: Problem[] = []
  const values: Record<string, number> = {}
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') values[name] = value
    else {
      const at = { ...document.locate([name]), path: name }
      problems.push({ code: 'wrong-type', place: at, message: 'This is no number.', mend: 'Write a number.' })
    }
  }
  if (problems.length > 0) return bad(...problems)
  const checked = assumed(assumptions, values, (name) => ({ ...document.locate([name]), path: name }))
  return checked.ok ? good(values) : checked
}
