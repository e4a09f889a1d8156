import fc from 'fast-check'
import {
  type Answers,
  type DateTerm,
  type Formula,
  parseDay,
  type Slots,
  stateNumber,
  type Term,
} from '../src/logic/index.ts'
import { FACTS } from './facts.ts'

const at = { start: 0, end: 0 }
const BOOLEANS = ['consent.given', 'consent.written', 'order.final']
const DATES = ['sentence.start', 'sentence.end', 'request.received']
const NUMBERS = ['sentence.months', 'person.age']
const SETS = ['person.nationalities', 'protection.withholding']
const CODES = ['US', 'SV', 'MX']

/** Days at which calendars go wrong: ends of months, 28 and 29 February, turns of years and centuries. */
export const EDGE_DAYS: readonly string[] = [
  '1600-02-29',
  '1700-02-28',
  '1900-02-28',
  '1900-03-01',
  '1969-12-31',
  '1970-01-01',
  '2000-02-29',
  '2023-02-28',
  '2023-12-31',
  '2024-01-01',
  '2024-01-31',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-03-30',
  '2024-03-31',
  '2024-04-30',
  '2024-08-31',
  '2025-02-28',
  '2025-03-01',
  '2025-03-31',
  '2100-02-28',
  '2100-03-01',
  '2400-02-29',
]

const EDGES = EDGE_DAYS.map((text) => parseDay(text) ?? 0)

/** A day number between 1600 and 2400, in three of four cases one at which calendars go wrong or beside it. */
export const someDay: fc.Arbitrary<number> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...EDGES) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...EDGES), fc.integer({ min: -31, max: 31 })).map(([a, b]) => a + b),
  },
  { weight: 1, arbitrary: fc.integer({ min: parseDay('1600-01-01') ?? 0, max: parseDay('2400-12-31') ?? 0 }) },
)

const dateTerm: fc.Arbitrary<DateTerm> = fc.oneof(
  fc.constantFrom(...DATES).map((fact) => ({ kind: 'value', fact, type: 'date', at }) as const),
  fc.constant({ kind: 'on', at } as const),
)

const dateSide: fc.Arbitrary<Term> = fc.oneof(
  { weight: 3, arbitrary: dateTerm },
  { weight: 1, arbitrary: someDay.map((day) => ({ kind: 'date', day, at }) as const) },
)

const numberSide: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom(...NUMBERS).map((fact) => ({ kind: 'value', fact, type: 'number', at }) as const),
  fc.constantFrom(0, 1, 5, 6, 12, 18, -1, 2.5).map((value) => ({ kind: 'number', value, at }) as const),
  fc
    .tuple(fc.constantFrom('days', 'months'), dateTerm, dateTerm)
    .map(([kind, from, to]) => ({ kind, from, to, at }) as const),
)

const stateSide: fc.Arbitrary<Extract<Term, { kind: 'transfer' | 'state' }>> = fc.oneof(
  fc.constantFrom('to', 'from').map((side) => ({ kind: 'transfer', side, at }) as const),
  fc.constantFrom(...CODES).map((code) => ({ kind: 'state', code, at }) as const),
)

const stateOrBirth: fc.Arbitrary<Term> = fc.oneof(
  stateSide,
  fc.constant({ kind: 'value', fact: 'person.birthState', type: 'country', at } as const),
)

const ENUMS = ['consent.by', 'waiver.by']
const enumValue = fc.constantFrom(...ENUMS).map((fact) => ({ kind: 'value', fact, type: 'enum', at }) as const)
const choice = fc
  .constantFrom(...(FACTS.get('consent.by')?.values ?? []).entries())
  .map(([index, value]) => ({ kind: 'choice', value, index, at }) as const)

const ordered = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const equal = fc.constantFrom('=', '!=')

function comparison(
  operator: fc.Arbitrary<'=' | '!=' | '<' | '<=' | '>' | '>='>,
  left: fc.Arbitrary<Term>,
  right: fc.Arbitrary<Term>,
): fc.Arbitrary<Formula> {
  return fc.tuple(operator, left, right).map(([op, l, r]) => ({ kind: 'compare', operator: op, left: l, right: r, at }))
}

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom(true, false, null).map((value) => ({ kind: 'literal', value, at }) as const),
  },
  { weight: 4, arbitrary: fc.constantFrom(...BOOLEANS).map((fact) => ({ kind: 'fact', fact, at }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(stateSide, fc.constantFrom(...SETS))
      .map(([state, fact]) => ({ kind: 'member', state, fact, at }) as const),
  },
  { weight: 3, arbitrary: comparison(ordered, dateSide, dateSide) },
  { weight: 4, arbitrary: comparison(ordered, numberSide, numberSide) },
  { weight: 1, arbitrary: comparison(equal, stateOrBirth, stateOrBirth) },
  { weight: 1, arbitrary: comparison(equal, enumValue, fc.oneof(enumValue, choice)) },
  { weight: 1, arbitrary: comparison(equal, choice, enumValue) },
)

const { formula } = fc.letrec<{ formula: Formula; not: Formula; joint: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: tie('not') },
    { weight: 4, arbitrary: tie('joint') },
  ),
  not: tie('formula').map((of) => ({ kind: 'not', of, at }) as const),
  joint: fc
    .tuple(
      fc.constantFrom('and', 'or'),
      fc.array(tie('formula'), { minLength: 2, maxLength: 6, depthIdentifier: 'formula' }),
    )
    .map(([kind, of]) => ({ kind, of, at }) as const),
}))

/** A well-typed formula over the small vocabulary, without places. */
export const someFormula: fc.Arbitrary<Formula> = formula

/** The same tree with every place in the text set to nothing, to compare trees by what they mean. */
export function withoutPlaces(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutPlaces)
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, key === 'at' ? at : withoutPlaces(value)]))
}

/** One answer a question, each unknown in one of four cases; the day judged and the States are always known. */
export function someAnswers(slots: Slots): fc.Arbitrary<Answers> {
  const states = fc.constantFrom(...CODES).map(stateNumber)
  const each = slots.questions.map((question): fc.Arbitrary<number> => {
    if (question.kind === 'on') return someDay
    if (question.kind === 'transfer') return states
    const known =
      question.kind === 'member' || question.type === 'boolean' ? fc.constantFrom(0, 1) : numberOf(question.type)
    return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: fc.constant(Number.NaN) })
  })
  return fc.tuple(...each).map((numbers) => Float64Array.from(numbers))

  function numberOf(type: string): fc.Arbitrary<number> {
    if (type === 'date') return someDay
    if (type === 'enum') return fc.constantFrom(0, 1, 2)
    return type === 'country' ? states : fc.constantFrom(-1, 0, 1, 2.5, 5, 6, 12, 18, 24)
  }
}
