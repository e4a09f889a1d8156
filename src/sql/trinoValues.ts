import type { Cell } from './session.ts'
import type { TrinoColumn } from './trinoProtocol.ts'

const MEASURES: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity }

/** Types that come as texts and stay texts: exact numbers, days and moments, and bytes as base64. */
const TEXTS = /^(varchar|char|decimal|date|time|timestamp|interval|varbinary|uuid|ipaddress|json)\b/i

/**
 * The reader of a column's values: numbers, truths and texts by the type of the column. It throws when a value is not
 * of its type, or a whole number has more than 53 bits: nothing is rounded.
 */
export function cellReader({ name, type }: TrinoColumn): (value: unknown) => Cell {
  const read = plainReader(type)
  return (value) => {
    if (value === null) return null
    const cell = read(value)
    if (cell !== undefined) return cell
    if (typeof value === 'number' && /int$|^integer$/.test(type))
      throw new Error(`The column ${name} holds a whole number of more than 53 bits. Cast it to varchar.`)
    throw new Error(`The column ${name} of type ${type} cannot be read. Cast it to varchar, or to json.`)
  }
}

function plainReader(type: string): (value: unknown) => Cell | undefined {
  if (/^(tinyint|smallint|integer|bigint)$/.test(type)) return whole
  if (type === 'double' || type === 'real') return measure
  if (type === 'boolean') return (value) => (typeof value === 'boolean' ? value : undefined)
  if (TEXTS.test(type)) return (value) => (typeof value === 'string' ? value : undefined)
  return () => undefined
}

// A whole number that a double cannot hold is read as one that is not safe either, so none slips through rounded.
const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined

const measure = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && Object.hasOwn(MEASURES, value) ? MEASURES[value] : undefined
}
