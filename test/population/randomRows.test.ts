import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PopulationTransfer } from '../../src/determination/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { testLaw } from '../law.ts'
import { checkGroup } from './checkGroup.ts'
import { testSession } from './duckdb.ts'
import { randomRows } from './randomRows.ts'

const law = await testLaw()
let session: Session

beforeAll(async () => {
  session = await testSession()
})

afterAll(() => {
  session.close()
})

const day = (text: string): number => parseDay(text) ?? 0
const on = day('2026-03-01')
const column = { column: 'day' }

/** Days before, on and after turns of the law, of treaties and of agreements. */
const days = [
  '1984-12-31',
  '1985-04-15',
  '2006-11-07',
  '2006-11-08',
  '2016-12-30',
  '2016-12-31',
  '2025-03-15',
  '2026-03-01',
]

test.each<readonly [string, PopulationTransfer, readonly string[], number]>([
  ['removal', { from: 'US', to: 'SV', on, basis: 'us/removal' }, ['2026-03-01'], 700],
  ['treaty transfer', { from: 'US', to: 'MX', on, basis: 'us/treaty-transfer' }, ['2026-03-01'], 700],
  ['mutual recognition', { from: 'DE', to: 'NL', on, basis: 'eu/fd909' }, ['2026-03-01'], 300],
  ['no basis named', { from: 'US', to: 'MX', on }, ['2026-03-01'], 200],
  ['no basis named, day in a column', { from: 'US', to: 'MX', on: column }, days, 100],
  ['rented prison, day in a column', { from: 'BE', to: 'NL', on: column, basis: 'lease/be-nl-2009' }, days, 200],
])(
  'SQL says what the evaluator says of random people: %s',
  { timeout: 300_000 },
  async (_name, transfer, texts, count) => {
    const rows = randomRows(law, {
      transfer,
      days: texts.map(day),
      toward: transfer.basis ?? 'us/treaty-transfer',
      count,
      seed: 20261,
    })
    const outcomes = await checkGroup(session, law, rows, transfer)
    expect(new Set(outcomes).size).toBeGreaterThan(1)
  },
)
