import fc from 'fast-check'
import type { Case } from '../../src/determination/index.ts'
import type { Assertion, CaseRecord, ExhibitKind, FactValue } from '../../src/evidence/index.ts'
import {
  type Manifest,
  type RecordFile,
  type RecordRow,
  type Ruling,
  type ScreenedPerson,
  screen,
  seenOf,
} from '../../src/screening/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { someCase } from '../properties/cases.ts'
import { must } from './flight.ts'

const { law } = await testLaw()

/** A record that may concern the person of a test, and how likely it does. */
export interface Placed {
  readonly record: CaseRecord
  readonly probability: number
}

/** The hand-over of one person, and the records that may concern this person. */
export interface World {
  readonly given: Case
  readonly placed: readonly Placed[]
}

/** What a person rules on the record at a place. */
export type RulingAt = readonly [place: number, ruling: Ruling['ruling']]

const CERTAIN = [0.99, 0.995, 1]
const POSSIBLE = [0.0005, 0.01, 0.5, 0.9899]
const IGNORED = [0, 0.0004]

/** A probability above the upper threshold, between the two, or below the lower one. */
export const probability = {
  certain: fc.constantFrom(...CERTAIN),
  possible: fc.constantFrom(...POSSIBLE),
  ignored: fc.constantFrom(...IGNORED),
}

const sometimes: fc.Arbitrary<number> = fc.oneof(
  { weight: 12, arbitrary: probability.certain },
  { weight: 2, arbitrary: probability.possible },
  { weight: 1, arbitrary: probability.ignored },
)

/** Each assertion of a case as a record of its own, with the exhibits it rests on; nothing supersedes anything. */
function split({ record }: Case): readonly CaseRecord[] {
  return record.assertions.map((assertion) => ({
    exhibits: record.exhibits
      .filter(({ id }) => assertion.exhibits.includes(id))
      .map((exhibit) => ({ ...exhibit, supersedes: [], derivedFrom: [] })),
    assertions: [{ ...assertion, index: 0 }],
  }))
}

const STATES = ['US', 'SV', 'MX', 'DE', 'GB', 'PL', 'NO']

function someValue(fact: (typeof law.facts)[number]): fc.Arbitrary<FactValue> {
  switch (fact.type) {
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.constantFrom(0, 2, 6, 18, 504)
    case 'date':
      return fc.constantFrom('1990-01-01', '2024-06-01', '2025-03-15', '2026-05-04', '2031-12-31')
    case 'enum':
      return fc.constantFrom(...(fact.values ?? []))
    case 'country':
      return fc.constantFrom(...STATES)
    case 'countries':
      return fc.uniqueArray(fc.constantFrom(...STATES), { maxLength: 2 })
  }
}

let made = 0

function recordOf(
  fact: (typeof law.facts)[number],
  value: FactValue,
  complete: boolean,
  kind: ExhibitKind,
): CaseRecord {
  made += 1
  const id = `made-${made}`
  const isSet = fact.type === 'countries'
  const assertion: Assertion = { index: 0, fact: fact.id, value, exhibits: [id], complete: isSet && complete, not: [] }
  return { exhibits: [{ id, kind, derivedFrom: [], supersedes: [] }], assertions: [assertion] }
}

/** A record on one or two facts, mostly facts on which the world has something to say, with any value. */
export function someRecord(world: World): fc.Arbitrary<CaseRecord> {
  const spoken = world.placed.flatMap(({ record }) => record.assertions.map(({ fact }) => fact))
  const pool = law.facts.filter(({ id }) => spoken.includes(id))
  const facts = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(pool.length > 0 ? pool : law.facts)) },
    { weight: 1, arbitrary: fc.constantFrom(...law.facts) },
  )
  const one = facts.chain((fact) =>
    fc
      .tuple(someValue(fact), fc.boolean(), fc.constantFrom(...fact.provenBy))
      .map(([value, complete, kind]) => recordOf(fact, value, complete, kind)),
  )
  return fc.array(one, { minLength: 1, maxLength: 2 }).map((parts) => ({
    exhibits: parts.flatMap(({ exhibits }) => exhibits),
    assertions: parts.flatMap(({ assertions }) => assertions),
  }))
}

/** The world of a case whose records all certainly concern the person. */
export function worldOf(given: Case): World {
  return { given, placed: split(given).map((record) => ({ record, probability: 1 })) }
}

/** A world around a random case: most of its records certain, some only possible, some added. */
export const someWorld: fc.Arbitrary<Promise<World>> = someCase
  .chain((data) => fc.tuple(fc.constant(data), fc.array(sometimes, { minLength: 140, maxLength: 140 })))
  .map(async ([data, shares]) => {
    const given = await caseFrom(data)
    return { given, placed: split(given).map((record, at) => ({ record, probability: shares[at] ?? 1 })) }
  })

/** The same world with more records. */
export function withRecords(world: World, added: readonly Placed[]): World {
  return { ...world, placed: [...world.placed, ...added] }
}

/** Screens the one person of a world. */
export async function screenWorld(world: World, rulings: readonly RulingAt[] = []): Promise<ScreenedPerson> {
  const { given, placed } = world
  const table = { file: 'list.csv', columns: ['person_id'], rows: [['p1']] }
  const { transfer } = given
  const person = { table, row: 1, id: given.id, name: given.id, names: [], born: null, transfer, content: 'person' }
  const manifest: Manifest = { table, people: [person], columns: {}, unread: [] }
  const rows = placed.map(
    ({ record }, at): RecordRow => ({
      table,
      row: at + 1,
      id: `r.csv:${at + 1}`,
      file: 'r.csv',
      record,
      content: `record ${at + 1}`,
    }),
  )
  const file: RecordFile = {
    file: 'r.csv',
    title: 'Records',
    table,
    rows: rows.length,
    content: '',
    refreshed: null,
    staleAfter: null,
    row: (row) => rowAt(rows, row),
    find: (id) => rows.find((one) => one.id === id) ?? null,
  }
  const made = rulings.map(([at, ruling]): Ruling => {
    const record = rowAt(rows, at + 1)
    const seen = seenOf(person, record)
    return { person: given.id, record: record.id, ruling, because: 'b', by: 'n', on: '2026-01-01', seen }
  })
  const pairs = placed.map(({ probability }, at) => ({
    leftRow: 1,
    rightRow: at + 1,
    probability,
    relative: 0,
    weight: 0,
  }))
  const input = { manifest, records: { files: [file], texts: [] }, matches: [{ file: 'r.csv', pairs }], rulings: made }
  const { people } = must(screen({ ...input, law: await testLaw() })).screening
  const [found] = people
  if (found === undefined) throw new Error('Nobody was screened.')
  return found
}

function rowAt(rows: readonly RecordRow[], row: number): RecordRow {
  const found = rows[row - 1]
  if (found === undefined) throw new Error(`There is no row ${row}.`)
  return found
}

/** The case that some records of a world make, all taken as certain. */
export function caseOf(world: World, records: readonly CaseRecord[]): Case {
  const assertions = records.flatMap((record) => record.assertions)
  return {
    ...world.given,
    record: {
      exhibits: records.flatMap(({ exhibits }) => exhibits),
      assertions: assertions.map((assertion, index) => ({ ...assertion, index })),
    },
  }
}

/** How good an outcome is: 0 barred, 1 not shown, 2 shown. */
export function rank(outcome: ScreenedPerson['outcome']): number {
  return ['barred', 'not-shown', 'shown'].indexOf(outcome)
}

/** What a person is held by: each record with each provision under each basis. */
export function heldBy({ holds }: ScreenedPerson): ReadonlySet<string> {
  return new Set(
    holds.flatMap(({ record, provisions }) =>
      provisions.flatMap(({ provision, bases }) => bases.map((basis) => `${record} ${provision} ${basis}`)),
    ),
  )
}
