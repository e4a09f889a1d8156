/** A share of a term as a fraction of whole numbers, such as two thirds. */
export interface Share {
  readonly top: number
  readonly bottom: number
}

/** A share that is known, or known to lie between two shares. */
export interface ShareRange {
  readonly min: Share
  readonly max: Share
}

/** Reads a share such as `2/3` or `1`; `null` if it is written otherwise or is not between nothing and the whole. */
export function parseShare(text: string): Share | null {
  const match = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(text)
  if (match === null) return null
  const top = Number(match[1])
  const bottom = Number(match[2] ?? '1')
  return bottom > 0 && top <= bottom ? { top, bottom } : null
}

/** The share as it is written: `2/3`. */
export function printShare({ top, bottom }: Share): string {
  return bottom === 1 ? String(top) : `${top}/${bottom}`
}

/** Whole days of a share, rounded down: a day that is begun is not served, in favour of liberty. */
export function daysDown({ top, bottom }: Share, days: number): number {
  return Math.floor((days * top) / bottom)
}

/** Whole days of a share, rounded up: the day on which the share is reached is served in full. */
export function daysUp({ top, bottom }: Share, days: number): number {
  return Math.ceil((days * top) / bottom)
}
