import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { determine, type Outcome } from '../../src/determination/index.ts'
import { formatDay, parseDay } from '../../src/logic/index.ts'
import { type Eligibility, eligibilityOf, type Funnel, PERSON_COLUMNS } from '../../src/programme/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { testSession } from '../population/duckdb.ts'

const ON = '2026-01-01'
const compiled = await testLaw()

/** A row of an invented population; what is not said is empty. */
interface Row {
  readonly citizenship: string | null
  readonly modelled: string | null
  readonly life: boolean | null
  readonly left: number | null
  readonly appeal: boolean | null
  readonly age: number | null
}

const ROWS: readonly Row[] = [
  { citizenship: 'US', modelled: 'US', life: false, left: 400, appeal: false, age: 40 },
  { citizenship: 'US', modelled: 'US', life: true, left: null, appeal: true, age: 52 },
  { citizenship: null, modelled: 'US', life: false, left: 20, appeal: false, age: 19 },
  { citizenship: 'other', modelled: 'other', life: false, left: 3000, appeal: true, age: 30 },
  { citizenship: 'other', modelled: 'other', life: false, left: 100, appeal: false, age: 30 },
  { citizenship: null, modelled: 'other', life: true, left: null, appeal: false, age: 61 },
  { citizenship: null, modelled: null, life: null, left: null, appeal: null, age: null },
]

let session: Session
let eligibility: Eligibility

beforeAll(async () => {
  session = await testSession()
  const text = (value: string | number | boolean | null): string =>
    value === null ? 'null' : typeof value === 'string' ? `'${value}'` : String(value)
  const values = ROWS.map(
    ({ citizenship, modelled, life, left, appeal, age }, at) =>
      `(${at + 1}, 'state', 'XX', 'male', ${text(age)}, 'theft', 'property', ${text(life)}, 24, 10, ${text(left)}, ${text(citizenship)}, ${text(modelled)}, ${text(appeal)})`,
  )
  const columns = Object.entries(PERSON_COLUMNS).map(([name, type]) => `${name} ${type}`)
  await session.run(`create table people (${columns.join(', ')}); insert into people values ${values.join(', ')}`)
  const asked = await eligibilityOf(session, {
    compiled,
    population: 'people',
    transfer: { from: 'US', to: 'SV', on: ON },
    basis: 'us/treaty-transfer',
  })
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems))
  eligibility = asked.value
})

afterAll(() => session.close())

/** The same person as a case file with a register that says what the row says. */
async function outcomeByHand(row: Row, basis: string, withoutConsent: boolean): Promise<Outcome> {
  const citizenship = row.citizenship ?? row.modelled
  const say = (fact: string, value: unknown, further: object = {}): object[] =>
    value === null ? [] : [{ fact, value, exhibits: ['e'], ...further }]
  const end = row.left === null ? null : formatDay((parseDay(ON) ?? Number.NaN) + row.left)
  const given = await caseFrom({
    writ: 1,
    case: 'row',
    title: 'A row of a population',
    transfer: { from: 'US', to: 'SV', on: ON, basis },
    person: { names: ['Row'] },
    exhibits: [{ id: 'e', kind: 'court-decision', title: 'Everything that the row says' }],
    assertions: [
      ...say('person.nationalities', citizenship === null ? null : citizenship === 'US' ? ['US'] : [], {
        ...(citizenship === 'other' ? { not: ['US'] } : {}),
      }),
      ...say('person.age', row.age),
      ...say('person.location', 'US'),
      ...say('conviction.exists', true),
      ...say('sentence.imposedBy', 'US'),
      ...say('sentence.beingServed', true),
      ...say('sentence.nature', row.life === null ? null : row.life ? 'life' : 'custodial'),
      ...say('sentence.end', end),
      ...say('sentence.appealPending', row.appeal),
      ...say('sentence.final', row.appeal === true ? false : null),
      ...(withoutConsent
        ? [...say('consent.given', false), ...say('consent.verified', false), ...say('consent.by', 'none')]
        : []),
    ],
  })
  // What a row says counts as proven; every exhibit of this case is made to prove what it is cited for.
  const vocabulary = new Map(
    [...compiled.law.vocabulary].map(([id, fact]) => [
      id,
      { ...fact, provenBy: ['court-decision' as const], corroboration: 1 },
    ]),
  )
  const law = { ...compiled.law, vocabulary }
  return determine({ ...compiled, law }, given).outcome
}

async function countedByHand(funnel: Funnel): Promise<Record<Outcome, number>> {
  const counts = { barred: 0, 'not-shown': 0, shown: 0 }
  for (const row of ROWS) {
    const citizenship = row.citizenship ?? row.modelled
    if (funnel.group === 'citizens' && (citizenship === null || citizenship === 'other')) continue
    if (funnel.group === 'others' && citizenship !== 'other') continue
    counts[await outcomeByHand(row, funnel.basis, funnel.withoutConsent)] += 1
  }
  return counts
}

describe('the funnel of a population', () => {
  test('has the outcomes that each row has as a case of its own, under every basis and for every group', async () => {
    const all = [...eligibility.own, ...eligibility.citizensWithoutConsent]
    expect(all.length).toBeGreaterThan(10)
    for (const funnel of all) {
      const { barred, notShown, shown } = funnel
      expect({ basis: funnel.basis, barred, 'not-shown': notShown, shown }).toEqual({
        basis: funnel.basis,
        ...(await countedByHand(funnel)),
      })
    }
  })

  test('its cuts take everybody who is barred, and the groups are parts of the whole', () => {
    for (const { people, barred, cuts, outOfReach } of [...eligibility.own, ...eligibility.citizensWithoutConsent]) {
      if (outOfReach) continue
      expect(cuts.reduce((sum, cut) => sum + cut.barred, 0)).toBe(barred)
      expect(cuts.at(-1)?.left ?? people).toBe(people - barred)
    }
    const [everybody, citizens, others] = eligibility.own
    expect([everybody?.people, citizens?.people, others?.people]).toEqual([7, 3, 3])
  })

  test('of citizens who do not consent nobody is left but for extradition, and nobody is shown', () => {
    const left = eligibility.citizensWithoutConsent.filter(({ people, barred }) => barred < people)
    expect(left.map(({ basis }) => basis)).toEqual(['us/extradition'])
    for (const { shown } of eligibility.citizensWithoutConsent) expect(shown).toBe(0)
    for (const { basis, bars, cuts } of eligibility.citizensWithoutConsent) {
      if (basis !== 'us/extradition')
        expect(
          [...bars, ...cuts].every(({ cite }) => cite !== ''),
          basis,
        ).toBe(true)
    }
  })

  test('a row of which nothing is known is barred by nothing that is said of people', () => {
    const [everybody, citizens, others] = eligibility.own
    expect((everybody?.notShown ?? 0) - (citizens?.notShown ?? 0) - (others?.notShown ?? 0)).toBe(1)
  })

  test('an engine that names its columns in small letters gives the same answer', async () => {
    const dialect = { ...session.dialect, identifier: (name: string) => session.dialect.identifier(name.toLowerCase()) }
    const transfer = { from: 'US', to: 'SV', on: ON }
    const request = { compiled, population: 'people', transfer, basis: 'us/treaty-transfer' }
    const asked = await eligibilityOf({ ...session, dialect }, request)
    expect(asked.ok && asked.value).toEqual(eligibility)
  })

  test('those who are left are listed by what would have to be shown, the fewest open facts first', () => {
    const [everybody] = eligibility.own
    const sizes = (everybody?.missing ?? []).map(({ findings }) => findings.length)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
    expect((everybody?.missing ?? []).reduce((sum, { people }) => sum + people, 0)).toBe(everybody?.notShown)
    const facts = everybody?.missing[0]?.findings.map(({ fact }) => fact) ?? []
    expect(facts).toContain('consent.verified')
  })
})
