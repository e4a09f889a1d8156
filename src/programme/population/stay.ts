/** Mean length of a month, in days. */
export const MONTH = 30.4375

/** Mean length of a year, in days. */
export const YEAR = 365.25

// Stays are Erlang distributed, in units of their scale (mean stay over shape). Who is found in prison on a day is found
// there by the length of the stay, so that the whole stay of a prisoner is longer than a stay is on average (length
// bias), and the day divides it evenly: the time left is the residual of an equilibrium renewal process (Cox, Renewal
// Theory, 1962, ch. 5). The length-biased Erlang distribution of shape k is that of shape k + 1.

/** The part of Erlang distributed stays of a shape that are longer than x scales. */
export function longerThan(x: number, shape: number): number {
  if (x <= 0) return 1
  let term = 1
  let sum = 1
  for (let i = 1; i < shape; i += 1) {
    term *= x / i
    sum += term
  }
  return Math.exp(-x) * sum
}

/** The mean time left of those who are found in prison, in the unit of the mean stay: half of (1 + 1/shape) means. */
export function meanLeft(mean: number, shape: number): number {
  return (mean * (1 + 1 / shape)) / 2
}

/** The part of those found in prison who have more than x scales left (and as many have served more). */
export function leftMoreThan(x: number, shape: number): number {
  let sum = 0
  for (let i = 1; i <= shape; i += 1) sum += longerThan(x, i)
  return sum / shape
}

/** How many steps the table of whole stays has for each unit of its argument. */
export const STEPS = 400

/** The argument at which the table of whole stays ends; less than one of 10^16 stays longer. */
export const END = 6.2

/**
 * Whole stays of those found in prison, in scales, by r = sqrt(-ln(part that stays longer)), at r = 0, 1/STEPS, ...: in
 * this measure both ends of the distribution are nearly straight, so that between two places a line may be drawn.
 */
export function wholeStays(shape: number): Float64Array {
  const table = new Float64Array(Math.round(END * STEPS) + 1)
  let x = 0
  for (let place = 1; place < table.length; place += 1) {
    const wanted = Math.exp(-((place / STEPS) ** 2))
    let low = x
    let high = x + 2 + 1
    while (longerThan(high, shape + 1) > wanted) high += 3
    for (let i = 0; i < 60; i += 1) {
      x = (low + high) / 2
      if (longerThan(x, shape + 1) > wanted) low = x
      else high = x
    }
    table[place] = x
  }
  return table
}

/** The whole stay, in scales, of which a part `longer` is longer. */
export function wholeStayAt(table: Float64Array, longer: number): number {
  const r = Math.min(Math.sqrt(-Math.log(longer)) * STEPS, table.length - 1)
  const place = Math.floor(r)
  const before = table[place] ?? 0
  return before + (r - place) * ((table[place + 1] ?? before) - before)
}
