import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../src/input/index.ts'
import {
  type Gate,
  gate,
  type PreviousScreening,
  readPrevious,
  type Screening,
  type Table,
} from '../../src/screening/index.ts'
import { withCell } from './csv.ts'
import { must, readFlight, screenFlight } from './flight.ts'
import { weighedView } from './weighed.ts'

const AT = '2026-03-14T14:00:00Z'
const REFRESHED = '2026-03-14T13:52:00Z'

/** The dockets as they were in the morning: the stay of m11 not yet entered. */
function morning(table: Table): Table {
  if (table.file !== 'stays.csv') return table
  return withCell(withCell(table, 24, 'result', 'nothing found'), 24, 'counsel', 'none')
}

async function previousOf(screening: unknown): Promise<PreviousScreening> {
  const bytes = new TextEncoder().encode(JSON.stringify(screening))
  return must(readPrevious(must(await readDocument(bytes, 'before.json', 'json'))))
}

let earlier: Screening
let now: Screening

beforeAll(async () => {
  earlier = await screenFlight(await readFlight(morning))
  now = await screenFlight(await readFlight())
})

async function gateOf(at: string, current: Screening = now, previous: unknown = earlier): Promise<Gate> {
  return must(gate({ previous: await previousOf(previous), current, at }))
}

describe('the stay that was entered since the morning', () => {
  test('is found, and turns the answer of one person', async () => {
    const found = await gateOf(AT)
    const changed = found.people.filter(({ changes }) => changes.length > 0)
    expect(changed.map(({ id, before, outcome }) => [id, before, outcome])).toEqual([['m11', 'shown', 'barred']])
    expect(changed[0]?.changes.map(({ what, record }) => [what, record])).toEqual([
      ['record-changed', 'stays.csv:d-924'],
      ['outcome-changed', null],
    ])
    expect(changed[0]?.changes.at(-1)?.says).toBe('The answer was shown and is barred.')
    expect(found.sources).toEqual([{ file: 'stays.csv', rowsBefore: 27, rowsNow: 27 }])
    expect([found.stale, found.gone, found.differences]).toEqual([[], [], []])
  })

  test('with nothing changed nothing is reported', async () => {
    const found = await gateOf(AT, now, now)
    expect(found.people.flatMap(({ changes }) => changes)).toEqual([])
    expect([found.counts, found.sources]).toEqual([now.counts, []])
  })
})

describe('a source that is too old', () => {
  test('at the last minute it is fresh, a second later nobody is shown', async () => {
    const last = await gateOf('2026-03-14T14:07:00Z')
    const later = await gateOf('2026-03-14T14:07:01Z')
    expect([last.stale, last.counts.shown]).toEqual([[], 7])
    expect(later.stale.map(({ file, age }) => [file, age])).toEqual([['stays.csv', 'too-old']])
    expect(later.counts).toEqual({ barred: 12, held: 13, 'not-shown': 15, shown: 0 })
    const person = later.people.find(({ id }) => id === 'm01')
    expect([person?.outcome, person?.reasons]).toEqual([
      'not-shown',
      [
        `stays.csv is too old: read ${REFRESHED}, and it is 2026-03-14T14:07:01Z; 15 minutes are the most. Read it again.`,
      ],
    ])
    expect(later.people.find(({ id }) => id === 'm05')?.outcome).toBe('barred')
  })

  test('the moment may be written with another offset', async () => {
    expect((await gateOf('2026-03-14T08:07:00-06:00')).stale).toEqual([])
    expect((await gateOf('2026-03-14T08:07:00.5-06:00')).stale.length).toBe(1)
  })

  test('one that was read after the gate is not trusted', async () => {
    const found = await gateOf('2026-03-14T13:51:59Z')
    expect(found.stale.map(({ file, age }) => [file, age])).toEqual([['stays.csv', 'read-later']])
    expect(found.counts.shown).toBe(0)
  })

  test('one that does not say when it was read is not trusted', async () => {
    const sources = now.sources.map((source) => ({ ...source, refreshed: null }))
    const found = await gateOf(AT, { ...now, sources })
    expect(found.stale.map(({ age }) => age)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown'])
  })

  test('one that was there before and is missing now makes every answer open', async () => {
    const sources = now.sources.filter(({ file }) => file !== 'protection.csv')
    const found = await gateOf(AT, { ...now, sources }, now)
    expect(found.stale.map(({ file, age }) => [file, age])).toEqual([['protection.csv', 'missing']])
    expect(found.counts.shown).toBe(0)
    expect(found.sources).toEqual([{ file: 'protection.csv', rowsBefore: 13, rowsNow: null }])
  })
})

describe('who must be looked at', () => {
  /** The flight as it was when nobody had yet found the decision that may protect m13, who is not shown either way. */
  const unheld = async (): Promise<Screening> => (await weighedView({ 'protection.csv:p-304': null })).screening
  const m13 = ({ people }: Gate) => people.find(({ id }) => id === 'm13')

  test('a person who is newly held is a change, though the outcome is the same', async () => {
    const found = m13(await gateOf(AT, now, await unheld()))
    expect([found?.before, found?.heldBefore, found?.outcome, found?.held]).toEqual([
      'not-shown',
      false,
      'not-shown',
      true,
    ])
    expect(found?.changes).toEqual([
      {
        what: 'record-new',
        record: 'protection.csv:p-304',
        says: 'protection.csv:p-304 was not found for this person before.',
      },
      { what: 'hold-changed', record: null, says: 'This person is held and was not before.' },
    ])
  })

  test('a person who is no longer held is a change', async () => {
    const found = m13(await gateOf(AT, await unheld(), now))
    expect([found?.heldBefore, found?.held]).toEqual([true, false])
    expect(found?.changes.at(-1)).toEqual({
      what: 'hold-changed',
      record: null,
      says: 'This person was held before and is not now.',
    })
  })

  test('a screening of before that does not say who was held is read, and nothing is made up', async () => {
    const people = now.people.map(({ held: _held, ...person }) => person)
    const found = await gateOf(AT, now, { ...now, people })
    expect(new Set(found.people.map(({ heldBefore }) => heldBefore))).toEqual(new Set([null]))
    expect(found.people.flatMap(({ changes }) => changes)).toEqual([])
  })

  test('of a person who was not on the list it is unknown', async () => {
    const found = await gateOf(AT, now, { ...now, people: now.people.filter(({ id }) => id !== 'm13') })
    expect([m13(found)?.heldBefore, m13(found)?.changes.map(({ what }) => what)]).toEqual([
      null,
      ['not-screened-before'],
    ])
  })
})

describe('the model of linkage', () => {
  const matching = { model: 'people 1', sha256: 'a'.repeat(64) }

  test('that weighed otherwise than in the earlier screening is a difference, by its name or by its sum', async () => {
    const other = { ...matching, sha256: `${'a'.repeat(63)}b` }
    const found = await gateOf(AT, { ...now, matching }, { ...now, matching: other })
    expect(found.differences).toEqual([
      `Model of linkage: before people 1 (SHA-256 ${other.sha256}), now people 1 (SHA-256 ${matching.sha256}).`,
    ])
    const renamed = await gateOf(AT, { ...now, matching }, { ...now, matching: { ...matching, model: 'people 0' } })
    expect(renamed.differences.length).toBe(1)
    expect((await gateOf(AT, { ...now, matching }, { ...now, matching })).differences).toEqual([])
  })

  test('that a screening of before does not name is not taken to be the same', async () => {
    const { matching: _matching, ...older } = now
    expect((await gateOf(AT, now, older)).differences).toEqual([])
    for (const previous of [older, { ...now, matching: null }]) {
      expect((await gateOf(AT, { ...now, matching }, previous)).differences).toEqual([
        `Model of linkage: before not named, now people 1 (SHA-256 ${matching.sha256}).`,
      ])
    }
  })
})

describe('other changes', () => {
  test('people who came and went, rows and hand-overs that changed', async () => {
    const [first, second, ...rest] = now.people
    if (first === undefined || second === undefined) throw new Error('The flight is empty.')
    const content = 'f'.repeat(64)
    const before = { ...second, content, transfer: { ...second.transfer, to: 'HN' } }
    const found = await gateOf(AT, now, { ...now, people: [{ ...first, id: 'm99' }, before, ...rest] })
    expect(found.gone).toEqual([{ id: 'm99', name: first.name }])
    expect(found.people[0]?.changes.map(({ what }) => what)).toEqual(['not-screened-before'])
    expect([found.people[0]?.before, found.people[1]?.changes.map(({ what }) => what)]).toEqual([
      null,
      ['row-changed', 'transfer-changed'],
    ])
  })

  test('records that are new, gone, or count otherwise', async () => {
    const flight = await readFlight()
    const without = await screenFlight({ ...flight, rulings: [] })
    const found = await gateOf(AT, now, without)
    expect(found.people.filter(({ changes }) => changes.length > 0)).toMatchObject([
      {
        id: 'm21',
        before: 'not-shown',
        outcome: 'shown',
        changes: [{ what: 'record-counts-otherwise' }, { what: 'outcome-changed' }, { what: 'hold-changed' }],
      },
    ])
    const fewer = { ...now, people: now.people.map((person) => ({ ...person, records: person.records.slice(1) })) }
    const kinds = (gated: Gate): ReadonlySet<string> =>
      new Set(gated.people.flatMap(({ changes }) => changes.map(({ what }) => what)))
    expect(kinds(await gateOf(AT, now, fewer))).toEqual(new Set(['record-new']))
    expect(kinds(await gateOf(AT, fewer, now))).toEqual(new Set(['record-gone']))
  })

  test('other thresholds, another moment of knowledge, other law', async () => {
    const law = now.law.map((pack, at) => (at === 0 ? { ...pack, sha256: 'x', version: '2026.10' } : pack))
    const found = await gateOf(AT, now, { ...now, thresholds: { lower: 0.0001, upper: 0.99 }, knownAt: AT, law })
    expect(found.differences).toEqual([
      'Lower threshold: before 0.0001, now 0.0005.',
      `Records known at: before ${AT}, now none.`,
      expect.stringMatching(/^Law of the pack .*: before 2026\.10, now .*; the text differs\.$/),
    ])
  })
})

describe('what a gate refuses', () => {
  test('a moment that is none', async () => {
    const refused = gate({ previous: await previousOf(earlier), current: now, at: 'noon' })
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['usage'])
  })

  test.each([
    ['not a screening', { writ: 1 }],
    ['an outcome that there is not', { people: [{ outcome: 'permitted' }] }],
  ])('%s', async (_what, data) => {
    const bytes = new TextEncoder().encode(JSON.stringify(data))
    expect(readPrevious(must(await readDocument(bytes, 'before.json', 'json'))).ok).toBe(false)
  })

  test('a screening that names a person twice', async () => {
    const people = [...now.people, ...now.people.slice(0, 1)]
    const bytes = new TextEncoder().encode(JSON.stringify({ ...now, people }))
    const refused = readPrevious(must(await readDocument(bytes, 'before.json', 'json')))
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['duplicate-id'])
  })
})
