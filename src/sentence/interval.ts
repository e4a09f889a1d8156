/**
 * A whole number that is only known to lie between two ends, both included. A known number has equal ends. An unknown
 * input stays an interval through every step; nothing picks a value inside it.
 */
export interface Interval {
  readonly min: number
  readonly max: number
}

/** The interval of one known number. */
export function exactly(value: number): Interval {
  return { min: value, max: value }
}

/** Whether both ends are the same number. */
export function isPoint(interval: Interval): boolean {
  return interval.min === interval.max
}

/** The interval of a sum. */
export function plus(a: Interval, b: Interval): Interval {
  return { min: a.min + b.min, max: a.max + b.max }
}

/** The interval of a difference of two numbers that vary freely. */
export function minus(a: Interval, b: Interval): Interval {
  return { min: a.min - b.max, max: a.max - b.min }
}

/** The interval of the smaller of two numbers. */
export function smaller(a: Interval, b: Interval): Interval {
  return { min: Math.min(a.min, b.min), max: Math.min(a.max, b.max) }
}

/** The interval of the larger of two numbers. */
export function larger(a: Interval, b: Interval): Interval {
  return { min: Math.max(a.min, b.min), max: Math.max(a.max, b.max) }
}

/** The smallest interval that holds both: what is known when either of two readings may be right. */
export function hull(a: Interval, b: Interval): Interval {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}

/** Whether a is at most b: true or false if that is so for every number in them, else unknown. */
export function atMost(a: Interval, b: Interval): boolean | null {
  if (a.max <= b.min) return true
  return a.min > b.max ? false : null
}
