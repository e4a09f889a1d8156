import type { Range, Shape } from './quantity.ts'

/** Gives the number below which a share of all possibilities lies. */
export type Quantile = (share: number) => number

const STEPS = 2048

/**
 * The quantiles of a number with a range: uniform between low and high, triangular with its value as the most likely,
 * or PERT (a beta distribution whose mean is (low + 4 x value + high) / 6; Malcolm and others, Operations Research 7,
 * 1959). A number without a range is always itself.
 */
export function quantileOf({
  value,
  range,
}: {
  readonly value: number
  readonly range: Omit<Range, 'support'> | null
}): Quantile {
  if (range === null) return () => value
  const { low, high, shape } = range
  const makers: Readonly<Record<Shape, () => Quantile>> = {
    uniform: () => (share) => low + share * (high - low),
    triangular: () => triangular(low, value, high),
    pert: () => pert(low, value, high),
  }
  return makers[shape]()
}

function triangular(low: number, mode: number, high: number): Quantile {
  const width = high - low
  const turn = (mode - low) / width
  return (share) =>
    share < turn ? low + Math.sqrt(share * width * (mode - low)) : high - Math.sqrt((1 - share) * width * (high - mode))
}

/** Reads the quantiles off a table of the distribution, summed up from its density at the middle of small steps. */
function pert(low: number, mode: number, high: number): Quantile {
  const width = high - low
  const [a, b] = [(4 * (mode - low)) / width, (4 * (high - mode)) / width]
  const sums = new Float64Array(STEPS + 1)
  for (let i = 1; i <= STEPS; i += 1) {
    const x = (i - 0.5) / STEPS
    sums[i] = (sums[i - 1] ?? 0) + x ** a * (1 - x) ** b
  }
  const total = sums[STEPS] ?? 1
  return (share) => {
    const target = share * total
    let below = 0
    let above = STEPS
    while (above - below > 1) {
      const middle = (below + above) >> 1
      if ((sums[middle] ?? 0) <= target) below = middle
      else above = middle
    }
    const [from = 0, to = 0] = [sums[below], sums[above]]
    const part = to > from ? (target - from) / (to - from) : 0
    return low + (width * (below + part)) / STEPS
  }
}
