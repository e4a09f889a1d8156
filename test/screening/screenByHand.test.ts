import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Case, type Determination, determine, type Outcome } from '../../src/determination/index.ts'
import { type CaseRecord, recordOf } from '../../src/evidence/index.ts'
import { groupOf, type ListedPerson } from '../../src/screening/index.ts'
import { writ } from '../cli/run.ts'
import { testLaw } from '../law.ts'
import { withSession } from '../link/people.ts'
import { inventedFlight } from './inventedFlight.ts'
import { inventedRecordsPlan } from './inventedRecordsPlan.ts'
import { csvOf, type Matched, matchInvented, tableOf } from './inventedScreening.ts'
import { rank } from './world.ts'

const compiled = await testLaw()
const UPPER = 0.99
const LOWER = 0.0005
/** Of more doubtful records than this not every subset is tried. */
const MOST_DOUBTFUL = 6

const outcome = z.enum(['barred', 'not-shown', 'shown'])
const shape = z.looseObject({
  counts: z.record(z.string(), z.number()),
  people: z.array(
    z.looseObject({
      id: z.string(),
      outcome,
      held: z.boolean(),
      withoutHolds: outcome,
      records: z.array(z.looseObject({ record: z.string(), probability: z.number(), counted: z.string() })),
      holds: z.array(z.looseObject({ record: z.string(), why: z.string() })),
    }),
  ),
})
type Answer = z.infer<typeof shape>
type Answered = Answer['people'][number]

/** What linking and checking by hand come to for one person. */
interface ByHand {
  readonly person: ListedPerson
  /** How likely each record concerns the person. */
  readonly likely: ReadonlyMap<string, number>
  readonly certain: readonly string[]
  readonly doubtful: readonly string[]
  readonly shared: readonly string[]
  /** The doubtful records that turn something for the worse without any other doubtful record. */
  readonly harmful: readonly string[]
  readonly withoutHolds: Outcome
  /** Null where there are too many doubtful records to try every subset. */
  readonly held: boolean | null
  readonly outcome: Outcome
}

/** A pair with the row of the record that it names. */
interface Found {
  readonly id: string
  readonly record: CaseRecord
  readonly probability: number
}

const folder = mkdtempSync(join(tmpdir(), 'writ-by-hand-'))
const flight = inventedFlight(7, 200)
let answer: Answer
let byHand: readonly ByHand[]

beforeAll(async () => {
  const records = join(folder, 'records')
  answer = screenedByCommand(records)
  byHand = allByHand(await withSession((session) => matchInvented(session, flight)))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

function screenedByCommand(records: string): Answer {
  const list = join(folder, 'list.csv')
  writeFileSync(list, csvOf(tableOf('list.csv', flight.list)))
  writeFolder(records)
  const run = writ(['screen', list, '--records', records, '--from', 'US', '--on', '2026-03-14', '--json'])
  expect(run.status).toBe(4)
  return shape.parse(JSON.parse(run.stdout))
}

function writeFolder(records: string): void {
  mkdirSync(records)
  writeFileSync(join(records, 'records.yaml'), inventedRecordsPlan)
  for (const [file, rows] of Object.entries(flight.files)) {
    writeFileSync(join(records, file), csvOf(tableOf(file, rows)))
  }
}

function allByHand({ manifest, records, matches }: Matched): readonly ByHand[] {
  const texts = records.texts.map(({ id, kind, title, asserts }) =>
    recordOf({ exhibits: [{ id, kind, title }], assertions: asserts.map((one) => ({ ...one, exhibits: [id] })) }),
  )
  const found = manifest.people.map((person) =>
    records.files.flatMap(({ file, row }) =>
      matches
        .filter((one) => one.file === file)
        .flatMap(({ pairs }) => pairs)
        .filter(({ leftRow }) => leftRow === person.row)
        .sort((a, b) => a.rightRow - b.rightRow)
        .map(({ rightRow, probability }): Found => ({ ...row(rightRow), probability })),
    ),
  )
  const owners = new Map<string, number>()
  for (const { id, probability } of found.flat()) {
    if (probability >= UPPER) owners.set(id, (owners.get(id) ?? 0) + 1)
  }
  return manifest.people.map((person, at) => personByHand(person, texts, found[at] ?? [], owners))
}

function personByHand(
  person: ListedPerson,
  texts: readonly CaseRecord[],
  found: readonly Found[],
  owners: ReadonlyMap<string, number>,
): ByHand {
  const certain = found.filter(({ probability }) => probability >= UPPER)
  const doubtful = found.filter(({ probability }) => probability >= LOWER && probability < UPPER)
  const shared = certain.map(({ id }) => id).filter((id) => (owners.get(id) ?? 0) > 1)
  const ids = (all: readonly Found[]): readonly string[] => all.map(({ id }) => id)
  const decide = (more: readonly Found[]): Determination =>
    determine(compiled, caseByHand(person, [...texts, ...[...certain, ...more].map(({ record }) => record)]))
  const alone = decide([])
  const harmful = ids(doubtful.filter((one) => turnedForTheWorse(alone, decide([one])).length > 0))
  const likely = new Map(found.map(({ id, probability }) => [id, probability]))
  const told = {
    person,
    likely,
    certain: ids(certain),
    doubtful: ids(doubtful),
    shared,
    harmful,
    withoutHolds: alone.outcome,
  }
  if (doubtful.length > MOST_DOUBTFUL) return { ...told, held: null, outcome: alone.outcome }
  const harmed = new Set(shared.length > 0 ? alone.bases.map(({ basis }) => basis) : [])
  for (const subset of subsetsOf(doubtful)) {
    for (const basis of turnedForTheWorse(alone, decide(subset))) harmed.add(basis)
  }
  return { ...told, ...heldBackByHand(alone, harmed) }
}

function caseByHand({ id, name, names, transfer }: ListedPerson, records: readonly CaseRecord[]): Case {
  const assertions = records.flatMap((record) => record.assertions).map((one, index) => ({ ...one, index }))
  const exhibits = records.flatMap((record) => record.exhibits)
  return { id, title: name, transfer, person: { names }, record: { exhibits, assertions } }
}

/** Every subset but the empty one. */
function subsetsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** all.length - 1 }, (_, n) => all.filter((_one, at) => ((n + 1) >> at) % 2 === 1))
}

/** The bases under which a condition or bar of the second determination is worse than in the first. */
function turnedForTheWorse(before: Determination, after: Determination): readonly string[] {
  const states = new Map(
    before.bases.flatMap(({ basis, provisions }) =>
      provisions.map(({ provision, role, state }) => [`${basis} ${provision} ${role}`, state] as const),
    ),
  )
  return after.bases
    .filter(({ basis, provisions }) =>
      provisions.some(({ provision, role, state }) => {
        const was = states.get(`${basis} ${provision} ${role}`)
        if (role !== 'condition' && role !== 'bar') return false
        if (state === 'failed' || state === 'applies') return was !== state
        return state === 'unproven' && (was === 'met' || was === 'excluded')
      }),
    )
    .map(({ basis }) => basis)
}

/** Under a basis that may be harmed the outcome is at best not shown; the best of all bases is the answer. */
function heldBackByHand(alone: Determination, harmed: ReadonlySet<string>): Pick<ByHand, 'held' | 'outcome'> {
  const left = alone.bases.map(({ basis, outcome: reached }) => ({
    harmed: harmed.has(basis),
    outcome: harmed.has(basis) && reached === 'shown' ? 'not-shown' : reached,
  }))
  const best = Math.max(...left.map((one) => rank(one.outcome)))
  const leading = left.filter((one) => rank(one.outcome) === best)
  const held = harmed.size > 0 && (best < rank(alone.outcome) || leading.every((one) => one.harmed))
  return { held, outcome: leading[0]?.outcome ?? alone.outcome }
}

function answered({ person }: ByHand): Answered {
  const found = answer.people.find(({ id }) => id === person.id)
  if (found === undefined) throw new Error(`Nobody answered for ${person.id}.`)
  return found
}

/** The people of whom something holds, by their ids. */
function peopleOf(is: (one: ByHand, said: Answered) => boolean): readonly string[] {
  return byHand.filter((one) => is(one, answered(one))).map(({ person }) => person.id)
}

describe('200 invented people', () => {
  test('all stand in the answer, and the groups add up', () => {
    expect(answer.people.map(({ id }) => id).sort()).toEqual(flight.list.map((row) => row['person_id']).sort())
    for (const group of ['barred', 'held', 'not-shown', 'shown'] as const) {
      expect(answer.counts[group], group).toBe(answer.people.filter((one) => groupOf(one) === group).length)
    }
  })

  test('are of every kind: certain, doubtful, unmatched, shared, and of every answer', () => {
    const kinds = {
      certain: peopleOf(({ certain }) => certain.length > 0),
      doubtful: peopleOf(({ doubtful }) => doubtful.length > 0),
      severalDoubtful: peopleOf(({ doubtful }) => doubtful.length > 1),
      unmatched: peopleOf(({ certain, doubtful }) => certain.length + doubtful.length === 0),
      shared: peopleOf(({ shared }) => shared.length > 0),
      doubtfulAndNotHeld: peopleOf(({ doubtful }, { held }) => doubtful.length > 0 && !held),
      heldAndElseShown: peopleOf((_, { held, withoutHolds }) => held && withoutHolds === 'shown'),
      noBasisNamed: peopleOf(({ person }) => person.transfer.basis === undefined),
    }
    for (const [kind, people] of Object.entries(kinds)) expect(people.length, kind).toBeGreaterThanOrEqual(5)
    for (const [group, people] of Object.entries(answer.counts)) expect(people, group).toBeGreaterThanOrEqual(10)
  })

  test('few have more doubtful records than every subset is tried of', () => {
    expect(peopleOf(({ held }) => held === null).length).toBeLessThanOrEqual(6)
  })
})

describe('screen equals link and check done by hand', () => {
  test('for each person the same records are found, equally likely, and the certain ones count', () => {
    for (const one of byHand) {
      const { records } = answered(one)
      expect(records.map(({ record }) => record).sort()).toEqual([...one.certain, ...one.doubtful].sort())
      for (const { record, probability } of records) expect(probability, record).toBe(one.likely.get(record))
      const counted = records.filter(({ counted: how }) => how === 'as-it-is').map(({ record }) => record)
      expect(counted.sort()).toEqual([...one.certain].sort())
    }
  })

  test('withoutHolds is the determination of a case made of the certain records', () => {
    for (const one of byHand) expect(answered(one).withoutHolds, one.person.id).toBe(one.withoutHolds)
  })

  test('whoever is held by hand is held, and at most one in twenty is held on top', () => {
    expect(peopleOf((one, { held }) => one.held === true && !held)).toEqual([])
    expect(peopleOf((one, { held }) => one.held === true && held).length).toBeGreaterThanOrEqual(20)
    const onTop = peopleOf((one, { held }) => one.held === false && held)
    expect(onTop.length, onTop.join(' ')).toBeLessThanOrEqual(byHand.length / 20)
  })

  test('a doubtful record that does harm by itself is among those to rule on', () => {
    expect(byHand.flatMap(({ harmful }) => harmful).length).toBeGreaterThanOrEqual(20)
    for (const one of byHand) {
      const ruledOn = answered(one).holds.map(({ record }) => record)
      expect(ruledOn, one.person.id).toEqual(expect.arrayContaining([...one.harmful, ...one.shared]))
    }
  })

  test('the answer is at best not shown for the held, and otherwise that of the certain records', () => {
    for (const one of byHand) {
      const said = answered(one)
      if (said.held) expect(said.outcome, one.person.id).not.toBe('shown')
      else expect(said.outcome, one.person.id).toBe(one.withoutHolds)
      if (one.held === said.held) expect(said.outcome, one.person.id).toBe(one.outcome)
    }
  })

  test('a record above the upper threshold for two people counts for both and holds both', () => {
    const owners = new Map<string, string[]>()
    for (const { person, shared } of byHand) {
      for (const record of shared) owners.set(record, [...(owners.get(record) ?? []), person.id])
    }
    for (const [record, people] of owners) {
      expect(people.length, record).toBeGreaterThanOrEqual(2)
      for (const id of people) {
        const said = answer.people.find((one) => one.id === id)
        expect(said?.held, `${record} ${id}`).toBe(true)
        expect(said?.holds).toContainEqual(expect.objectContaining({ record, why: 'matched-with-several-people' }))
      }
    }
  })
})
