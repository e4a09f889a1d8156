import { z } from 'zod'
import { parseDay } from '../logic/index.ts'
import { money, plain, quantity, words } from './quantitySchema.ts'

const day = z.string().refine((text) => parseDay(text) !== null, 'an existing day as YYYY-MM-DD')
const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a word of letters and digits that begins small')
const state = z.string().regex(/^[A-Z]{2}$/, 'two capital letters')
const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters')

/** Who pays or saves. */
const payer = z.enum(['sending', 'federal', 'state', 'receiving', 'family', 'other'])

const any = { says: 'a unit that is known', test: () => true }
const people = plain('people')
const places = plain('places')
const perPerson = money('person-year', 'person-month', 'person-day')
const share = plain('share')
const yearly = plain('share/year')
const uplift = quantity(plain('uplift'))
const positive = { aboveZero: true } as const

const price = z.strictObject({
  amount: quantity(
    money(
      'place-year',
      'place-month',
      'place-day',
      'person-year',
      'person-month',
      'person-day',
      'year',
      'month',
      'lump',
    ),
  ),
  minimum: quantity(plain('places', 'people')).optional().describe('Paid for even if fewer are there'),
  indexation: quantity(yearly).optional().describe('Without it the price keeps pace with inflation'),
  bias: uplift.optional(),
  payer: payer.default('sending'),
})

const transport = z.strictObject({
  seats: quantity({ ...plain('seats'), ...positive }),
  turnover: quantity(plain('moves/place-year')).describe('People who leave and are replaced, a place and year'),
  flownBack: quantity(share).describe('The share of those who leave who are flown back'),
  hours: quantity(plain('hours')).optional().describe('Hours of one rotation, there and back'),
  hourPrice: quantity(money('flight-hour')).optional(),
  escorts: quantity(plain('escorts/flight')).optional(),
  escortPrice: quantity(money('escort')).optional(),
  budget: quantity(money('year', 'month')).optional().describe('A budget in place of a price an hour'),
  personPrice: quantity(money('person')).optional().describe('A price a person and way in place of a price an hour'),
  bias: uplift.optional(),
  payer: payer.default('sending'),
})

const cost = z.strictObject({
  id,
  title: words,
  element: z.enum(['start-up', 'monitoring', 'legal', 'administration', 'returns', 'aid', 'host', 'family', 'other']),
  amount: quantity(
    money(
      'lump',
      'year',
      'month',
      'place-year',
      'place-month',
      'place-day',
      'person-year',
      'person-month',
      'person-day',
      'person',
      'return',
      'flight',
    ),
  ),
  on: day.optional().describe('The day of a lump sum; without it the first day'),
  indexation: quantity(yearly).optional(),
  bias: uplift.optional(),
  payer: payer.default('sending'),
})

const earlyEnd = z.strictObject({
  chance: quantity(share).describe('1 for a programme that did end early'),
  after: quantity(plain('days')),
  refund: quantity(share).describe('The share of a lump price for the time not used that is paid back'),
  owed: quantity(share).describe('The share of the minimum for the rest of the term that is still owed'),
})

const home = z.strictObject({
  average: quantity({ ...perPerson, ...positive }).describe('Average cost of a prisoner at home'),
  population: quantity({ ...people, ...positive }),
  payers: z
    .array(z.strictObject({ payer, share: quantity(share) }))
    .min(1)
    .optional(),
  marginal: z.strictObject({
    share: quantity(share).describe('The share of average cost that falls away at once'),
    threshold: quantity(share).describe('Above this change of population the share is the change itself'),
  }),
  closing: z.strictObject({
    unit: quantity({ ...places, ...positive }).describe('Places that must stand empty before one unit closes'),
    share: quantity(share).describe('The share of average cost that a closed unit saves'),
    delay: quantity(plain('months')),
  }),
  building: z.strictObject({
    capital: quantity(money('place')),
    life: quantity({ ...plain('years'), ...positive }),
    running: quantity(perPerson),
    bias: uplift.optional(),
  }),
  other: z.strictObject({ title: words, cost: quantity(perPerson) }),
})

const sources = z.record(
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'a key of letters, digits, dots and hyphens'),
  z.strictObject({ title: words, url: z.string().optional(), verified: z.boolean(), note: words.optional() }),
)

const derived = z.strictObject({
  says: words,
  formula: words,
  unit: words,
  source: words.optional().describe('Who publishes the result, if somebody does'),
})

const reconcile = z.strictObject({
  id,
  says: words,
  left: words,
  right: words,
  tolerance: z.number().min(0).describe('How far apart the two may be, as a share of the greater'),
})

/** Numbers with sources, formulas over them, and pairs that ought to agree: part of every file of a programme. */
export const figureKeys = {
  sources,
  figures: z.record(id, z.strictObject({ says: words, number: quantity(any) })).optional(),
  derived: z.record(id, derived).optional(),
  reconcile: z.array(reconcile).optional(),
}

/** A file of numbers that several programmes are compared with. */
export const referenceSchema = z.strictObject({ writ: z.literal(1), reference: words, title: words, ...figureKeys })

/** A programme: an agreement between two States with its numbers. */
export const programmeSchema = z.strictObject({
  writ: z.literal(1),
  programme: words,
  title: words,
  about: words.optional(),
  parties: z.strictObject({ sending: state, receiving: state }),
  basis: words.describe('The legal basis, as "npx writ law list bases" names it'),
  currency,
  priceYear: z.int().min(1900).max(2200),
  inflation: quantity(yearly),
  discountRates: z.strictObject({ rates: z.array(z.number().min(0).max(1)).min(1), source: words }).optional(),
  term: z.strictObject({ from: day, until: day }),
  facility: z.strictObject({
    name: words,
    claimed: quantity(places).describe('Capacity as announced'),
    counted: quantity(places).describe('Capacity as counted by somebody else; the same if nobody did'),
  }),
  price,
  phases: z.array(z.strictObject({ from: day, places: quantity(places), people: quantity(people) })).min(1),
  transport,
  costs: z.array(cost).optional(),
  earlyEnd: earlyEnd.optional(),
  home,
  exchange: z
    .array(
      z.strictObject({ currency, on: day, rate: quantity({ says: 'a rate as NOK/EUR', test: isRate, ...positive }) }),
    )
    .optional(),
  together: z.array(z.array(words).min(2)).optional().describe('Numbers that are high or low together'),
  ...figureKeys,
})

function isRate(unit: { readonly kind: string }): boolean {
  return unit.kind === 'rate'
}

/** A programme as written. */
export type ProgrammeShape = z.infer<typeof programmeSchema>
/** A file of numbers as written. */
export type ReferenceShape = z.infer<typeof referenceSchema>
/** Who pays or saves: the sending State, or one level of it; the receiving State; families; others. */
export type Payer = z.infer<typeof payer>
