/** A unit of a programme file, taken apart. */
export type Unit =
  | { readonly kind: 'money'; readonly currency: string; readonly per: Per | null }
  | { readonly kind: 'rate'; readonly to: string; readonly from: string }
  | { readonly kind: 'plain'; readonly name: PlainUnit }

/** What money can be paid for; without any of these it is a lump sum. */
export type Per = (typeof PER)[number]

/** Units without money. */
export type PlainUnit = (typeof PLAIN)[number]

const PER = [
  'place-year',
  'place-month',
  'place-day',
  'person-year',
  'person-month',
  'person-day',
  'year',
  'month',
  'place',
  'person',
  'return',
  'flight',
  'flight-hour',
  'escort',
] as const

const PLAIN = [
  'places',
  'people',
  'seats',
  'escorts/flight',
  'hours',
  'days',
  'months',
  'years',
  'share',
  'share/year',
  'uplift',
  'moves/place-year',
  'people/year',
  'files',
  'flights',
  'countries',
  'homicides',
  'homicides/100000',
  'm2/person',
  'statements',
  'convictions',
  '%',
] as const

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Takes a unit such as `EUR/place-month`, `NOK/EUR` or `people` apart; `null` if it is none that is known. */
export function parseUnit(text: string): Unit | null {
  const name = PLAIN.find((plain) => plain === text)
  if (name !== undefined) return { kind: 'plain', name }
  const [currency = '', below, ...rest] = text.split('/')
  if (!CURRENCIES.has(currency) || rest.length > 0) return null
  if (below === undefined) return { kind: 'money', currency, per: null }
  if (CURRENCIES.has(below)) return { kind: 'rate', to: currency, from: below }
  const per = PER.find((one) => one === below)
  return per === undefined ? null : { kind: 'money', currency, per }
}

/** All units without money, and all that money can be paid for, for messages. */
export const UNIT_WORDS: readonly string[] = [...PLAIN, ...PER.map((per) => `EUR/${per}`)]

/** The least and the greatest number that a unit can have: no negative money, no share outside 0 to 1. */
export function boundsOf(unit: Unit): { readonly low: number; readonly high: number } {
  if (unit.kind === 'plain' && unit.name === 'share') return { low: 0, high: 1 }
  if (unit.kind === 'plain' && unit.name === 'share/year') return { low: -0.5, high: 1 }
  return { low: 0, high: Number.POSITIVE_INFINITY }
}
