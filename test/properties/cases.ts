import fc from 'fast-check'
import type { Determination } from '../../src/determination/index.ts'
import { EXHIBIT_KINDS, type Fact } from '../../src/evidence/index.ts'
import { formatDay } from '../../src/logic/index.ts'
import { someDay } from '../formulas.ts'
import { testLaw } from '../law.ts'
import { syntheticVectors } from '../vectors.ts'

const { law } = await testLaw()

/** Every basis of the real law by its id. */
export const BASES: readonly string[] = law.bases.map(({ id }) => id)

/** An exhibit as a case file has it. */
interface ExhibitData {
  readonly id: string
  readonly kind: string
  readonly recorded?: string
}

/** An assertion as a case file has it. */
interface AssertionData {
  readonly fact: string
  readonly value: unknown
  readonly exhibits: readonly string[]
}

/** A case as a case file has it. */
export interface CaseData {
  readonly writ: 1
  readonly case: string
  readonly transfer: { readonly from: string; readonly to: string; readonly on: string; readonly basis?: string }
  readonly exhibits: readonly ExhibitData[]
  readonly assertions: readonly AssertionData[]
}

/** The made-up cases that are to be shown, and all others, as plain data. */
function madeUp(outcome: (expected: string) => boolean): readonly CaseData[] {
  return syntheticVectors()
    .filter(({ expected }) => outcome(expected.outcome))
    .map(({ data }) => JSON.parse(JSON.stringify(data)))
}

const SHOWN = madeUp((outcome) => outcome === 'shown')
const OTHERS = madeUp((outcome) => outcome !== 'shown')

const STATES = [
  'US',
  'SV',
  'MX',
  'NO',
  'NL',
  'BE',
  'GB',
  'DK',
  'XK',
  'EE',
  'SE',
  'PL',
  'DE',
  'FR',
  'TR',
  'CA',
  'BR',
  'IN',
]

/** A State, mostly one that treaties and leases of the law name. */
export const someState: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...STATES) },
  { weight: 1, arbitrary: fc.constantFrom(...law.states.keys()) },
)

/** A day between 1600 and 2400, mostly of our time or one at which calendars go wrong. */
export const dayText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 10_000, max: 22_000 }).map(formatDay) },
  { weight: 1, arbitrary: someDay.map(formatDay) },
)

const facts = fc.constantFrom(...law.facts)

/** A value of a fact, as a case file has it. */
function someValue(fact: Fact): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'boolean':
      return fc.boolean()
    case 'date':
      return dayText
    case 'number':
      return fc.constantFrom(0, 1, 3, 6, 12, 17, 18, 60)
    case 'enum':
      return fc.constantFrom(...(fact.values ?? []))
    case 'country':
      return someState
    case 'countries':
      return fc.uniqueArray(someState, { maxLength: 3 })
  }
}

/** An assertion with the exhibits made for it. */
export interface Statement {
  readonly exhibits: readonly ExhibitData[]
  readonly assertion: AssertionData
}

/** A random assertion on any fact; `kinds` says which kinds its exhibits may have. */
function statement(kinds: (fact: Fact) => readonly string[], least: number): fc.Arbitrary<Statement> {
  return facts.chain((fact) => {
    const possible = kinds(fact)
    const exhibits = fc.array(fc.constantFrom(...possible), {
      minLength: least,
      maxLength: possible.length > 0 ? 3 : 0,
    })
    const period = fc.option(
      fc.tuple(dayText, dayText).filter(([a, b]) => a < b),
      { nil: undefined, freq: 4 },
    )
    return fc
      .tuple(someValue(fact), exhibits, period, fc.boolean(), fc.uuid(), fc.uniqueArray(someState, { maxLength: 2 }))
      .map(([value, made, dates, complete, id, not]) => {
        const list = made.map((kind, i) => ({ id: `${id}-${i}`, kind }))
        const out = Array.isArray(value) ? not.filter((state) => !value.includes(state)) : []
        return {
          exhibits: list,
          assertion: {
            fact: fact.id,
            value,
            exhibits: list.map((one) => one.id),
            ...(dates === undefined ? {} : { from: dates[0], until: dates[1] }),
            ...(fact.type === 'countries' ? { complete, not: out } : {}),
          },
        }
      })
  })
}

/** An assertion on exhibits that prove its fact. */
export const provingStatement: fc.Arbitrary<Statement> = statement((fact) => fact.provenBy, 1)

/** An assertion on exhibits none of which proves its fact, or on none at all. */
export const allegingStatement: fc.Arbitrary<Statement> = statement(
  (fact) => EXHIBIT_KINDS.filter((kind) => !fact.provenBy.includes(kind)),
  0,
)

/** A case with more statements on record. */
export function withStatements(data: CaseData, statements: readonly Statement[]): CaseData {
  return {
    ...data,
    exhibits: [...data.exhibits, ...statements.flatMap((one) => one.exhibits)],
    assertions: [...data.assertions, ...statements.map((one) => one.assertion)],
  }
}

const MOMENTS = [
  '2024-06-01T00:00:00Z',
  '2025-03-01T12:00:00.5+02:00',
  '2025-03-01T10:00:00.5Z',
  '2026-01-01T00:00:00-05:00',
]

/** A moment at which a record may have received an exhibit. */
export const someMoment: fc.Arbitrary<string> = fc.constantFrom(...MOMENTS)

/** A case with the moment at which each exhibit was received, or without. */
export function withRecorded(data: CaseData): fc.Arbitrary<CaseData> {
  const moments = fc.array(fc.option(someMoment, { nil: undefined }), {
    minLength: data.exhibits.length,
    maxLength: data.exhibits.length,
  })
  return moments.map((all) => ({
    ...data,
    exhibits: data.exhibits.map(({ recorded: _before, ...exhibit }, i) => {
      const recorded = all[i]
      return recorded === undefined ? exhibit : { ...exhibit, recorded }
    }),
  }))
}

function subset<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  if (items.length === 0) return fc.constant([])
  const dropped = fc.oneof(
    { weight: 2, arbitrary: fc.constant(new Set<number>()) },
    { weight: 3, arbitrary: fc.array(fc.nat({ max: items.length - 1 }), { maxLength: 3 }).map((all) => new Set(all)) },
  )
  return dropped.map((out) => items.filter((_, i) => !out.has(i)))
}

/** A case close to one that is shown: some assertions dropped, some added, now and then other States, day or basis. */
const altered: fc.Arbitrary<CaseData> = fc
  .oneof({ weight: 4, arbitrary: fc.constantFrom(...SHOWN) }, { weight: 1, arbitrary: fc.constantFrom(...OTHERS) })
  .chain((data) =>
    fc
      .tuple(
        subset(data.assertions),
        fc.array(fc.oneof(provingStatement, allegingStatement), { maxLength: 3 }),
        fc.option(fc.record({ from: someState, to: someState, on: dayText }, { requiredKeys: [] }), {
          nil: {},
          freq: 3,
        }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constant('as it is') },
          { weight: 1, arbitrary: fc.constantFrom('', ...BASES) },
        ),
      )
      .map(([assertions, added, handover, basis]) => {
        const { basis: before, ...transfer } = { ...data.transfer, ...handover }
        const named = basis === 'as it is' ? before : basis
        return withStatements(
          {
            ...data,
            assertions,
            transfer: named === undefined || named === '' ? transfer : { ...transfer, basis: named },
          },
          added,
        )
      }),
  )

/** A case made of nothing but random statements. */
const fullyRandom: fc.Arbitrary<CaseData> = fc
  .tuple(
    fc.record({ from: someState, to: someState, on: dayText }),
    fc.option(fc.constantFrom(...BASES), { nil: undefined }),
    fc.array(fc.oneof(provingStatement, allegingStatement), { maxLength: 25 }),
  )
  .map(([transfer, basis, statements]) =>
    withStatements(
      {
        writ: 1,
        case: 'random',
        transfer: basis === undefined ? transfer : { ...transfer, basis },
        exhibits: [],
        assertions: [],
      },
      statements,
    ),
  )

/** A case of any kind, mostly close to one that is shown. */
export const someCase: fc.Arbitrary<CaseData> = fc.oneof(
  { weight: 3, arbitrary: altered },
  { weight: 1, arbitrary: fullyRandom },
)

/** What must not change: the outcome, the basis, and of every basis examined the outcome and the state of each provision. */
export function answerOf(determination: Determination): unknown {
  return {
    outcome: determination.outcome,
    basis: determination.basis,
    bases: determination.bases.map(({ basis, outcome, provisions }) => ({
      basis,
      outcome,
      states: provisions.map(({ provision, role, state }) => `${provision} ${role} ${state}`),
    })),
  }
}
