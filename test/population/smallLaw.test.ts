import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PopulationTransfer } from '../../src/determination/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { toyLaw } from '../toyLaw.ts'
import { checkGroup } from './checkGroup.ts'
import { testSession } from './duckdb.ts'
import { randomRows } from './randomRows.ts'

/** A small law in which every rule of applicability decides for somebody. */
const law = toyLaw({
  bases: [
    { id: 'toy/a', dates: { from: '2000-01-01', until: '2024-03-01' } },
    { id: 'toy/b', from: { states: ['US', 'NO'] }, to: { treaty: true } },
    { id: 'toy/c', to: { party: ['T2'] } },
  ],
  treaties: [
    {
      instrument: 'T1',
      serves: ['toy/b'],
      unlisted: 'not-bound',
      rows: [
        ['US', '1990-01-01'],
        ['SV', null],
        ['MX', '2000-02-29', '2024-02-29'],
      ],
    },
    { instrument: 'T2', serves: ['toy/c'], unlisted: 'unknown', nonParties: ['GB'], rows: [['MX', '2024-01-31']] },
  ],
  provisions: [
    { id: 'toy/age', roles: { 'toy/a': 'condition', 'toy/b': 'condition' }, holds: 'person.age >= 18' },
    {
      id: 'toy/months',
      roles: { 'toy/a': 'condition', 'toy/b': 'bar', 'toy/c': 'condition' },
      holds: 'months(sentence.start, sentence.end) >= 6 and sentence.months <= 6',
    },
    {
      id: 'toy/consent',
      roles: { floor: 'bar', 'toy/a': 'warning', 'toy/b': 'condition' },
      holds: 'consent.given and not (order.final or consent.by != person)',
      contested: [
        { positions: ['consent.given', 'consent.given and consent.written'] },
        { bases: ['toy/b'], positions: ['consent.given or months(sentence.start, sentence.end) >= 6', 'unknown'] },
      ],
    },
    { id: 'toy/treaty', roles: { 'toy/b': 'condition', 'toy/c': 'condition' }, holds: 'treaty.inForce or order.final' },
    {
      id: 'toy/bound',
      roles: { floor: 'condition' },
      holds: 'not transfer.to in protection.withholding',
      binds: { side: 'either', instruments: ['T1', 'T2'] },
    },
    {
      id: 'toy/bound-states',
      roles: { floor: 'bar' },
      holds: 'transfer.to in person.nationalities and not transfer.from in person.nationalities',
      binds: { side: 'from', states: ['NO'], instruments: ['T2'] },
    },
    {
      id: 'toy/dated',
      roles: { floor: 'condition' },
      holds: 'consent.written or on < request.received',
      dates: { from: '2024-02-29', until: '2025-03-01' },
    },
    { id: 'toy/duty', roles: { floor: 'duty' }, holds: 'order.final' },
    { id: 'toy/note', roles: { floor: 'warning' }, holds: 'consent.by = none and person.birthState != transfer.from' },
  ],
})

let session: Session

beforeAll(async () => {
  session = await testSession()
})

afterAll(() => {
  session.close()
})

const days = ['1999-12-31', '2000-02-29', '2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].map(
  (text) => parseDay(text) ?? 0,
)

const transfers = [undefined, 'toy/a', 'toy/b', 'toy/c'].flatMap((basis) =>
  [
    ['US', 'SV'],
    ['US', 'MX'],
    ['NO', 'GB'],
    ['GB', 'US'],
  ].map(([from = 'US', to = 'SV']) => ({ from, to, basis })),
)

test.each(transfers)(
  'SQL says what the evaluator says of random people under a small law: %j',
  { timeout: 300_000 },
  async (transfer) => {
    const toward = transfer.basis ?? 'toy/b'
    const inColumn: PopulationTransfer = { ...transfer, on: { column: 'day' } }
    await checkGroup(session, law, randomRows(law, { transfer: inColumn, days, toward, count: 140, seed: 7 }), inColumn)
    for (const on of days) {
      const oneDay: PopulationTransfer = { ...transfer, on }
      await checkGroup(
        session,
        law,
        randomRows(law, { transfer: oneDay, days: [on], toward, count: 40, seed: on }),
        oneDay,
      )
    }
  },
)

test('where no basis reaches the transfer, everybody is barred', async () => {
  const transfer = { from: 'GB', to: 'GB', on: parseDay('1999-12-31') ?? 0 }
  const rows = randomRows(law, { transfer, days: [transfer.on], toward: 'toy/a', count: 5, seed: 1 })
  expect(await checkGroup(session, law, rows, transfer)).toEqual(Array(5).fill('barred'))
})
