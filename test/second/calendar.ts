/** A day as year, month and day of the month. */
export interface Civil {
  readonly y: number
  readonly m: number
  readonly d: number
}

/** Takes `2025-03-15` apart. */
export function takeApart(text: string): Civil {
  const [y = '', m = '', d = ''] = text.split('-')
  return { y: Number(y), m: Number(m), d: Number(d) }
}

/** How many days a month has. */
export function lengthOf(y: number, m: number): number {
  if (m === 2) return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28
  return m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31
}

/** The number of a day, counted from a far day; only differences matter. Fliegel and Van Flandern, CACM 11 (1968) 657. */
export function numberOf({ y, m, d }: Civil): number {
  const a = Math.trunc((m - 14) / 12)
  return (
    d -
    32075 +
    Math.floor((1461 * (y + 4800 + a)) / 4) +
    Math.floor((367 * (m - 2 - a * 12)) / 12) -
    Math.floor((3 * Math.floor((y + 4900 + a) / 100)) / 4)
  )
}

function nextDay({ y, m, d }: Civil): Civil {
  if (d < lengthOf(y, m)) return { y, m, d: d + 1 }
  return m === 12 ? { y: y + 1, m: 1, d: 1 } : { y, m: m + 1, d: 1 }
}

/** Both ends of `months(a, b)`, word for word as the notation says. */
export function months(a: Civil, b: Civil): { readonly low: number; readonly high: number } {
  const s = (c: Civil): number => 12 * (c.y - a.y) + c.m - a.m
  const h = (c: Civil): number => (c.d < Math.min(a.d, lengthOf(c.y, c.m)) ? s(c) - 1 : s(c))
  return { low: b.d < a.d ? s(b) - 1 : s(b), high: Math.max(h(b), h(nextDay(b))) }
}
