import { beforeAll, describe, expect, test } from 'vitest'
import { inventedTables } from '../../test/link/invented.ts'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from '../../test/link/people.ts'
import { type Reviewed, reviewed, tellingTables } from '../../test/link/review.ts'
import { link } from './link.ts'
import { reliabilityOf } from './reliability.ts'

describe('a linkage of two tables', () => {
  let all: Reviewed

  beforeAll(async () => {
    const { left, right } = tellingTables()
    all = await reviewed(left, right)
  })

  test('the bins hold every pair once and all expected matches', () => {
    const { calibration, pairs, expectedMatches } = all.reliability
    expect(calibration).toHaveLength(10)
    expect(pairs).toBe(all.pairs.length)
    expect(calibration.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(all.pairs.length)
    const expected = all.pairs.reduce((sum, { probability }) => sum + probability, 0)
    expect(expectedMatches).toBeCloseTo(expected, 4)
    for (const { from, to, pairs: count, expected: matches } of calibration) {
      expect(matches).toBeGreaterThanOrEqual(from * count - 1e-6)
      expect(matches).toBeLessThanOrEqual(to * count + 1e-6)
    }
  })

  test('each threshold says what it would take in and leave out; those asked for stand in their order', () => {
    const { thresholds, expectedMatches } = all.reliability
    expect(thresholds.map(({ probability }) => probability)).toEqual([0.99, 0.9, 0.5, 0.1, 0.01, 0.001])
    for (const { probability, pairs, wrong, below } of thresholds) {
      const above = all.pairs.filter((pair) => pair.probability >= probability)
      expect(pairs).toBe(above.length)
      expect(wrong).toBeCloseTo(
        above.reduce((sum, pair) => sum + 1 - pair.probability, 0),
        4,
      )
      expect(pairs - wrong + below).toBeCloseTo(expectedMatches, 4)
    }
  })

  test('a record with nothing to be found by is named', () => {
    expect(all.reliability.unfindable).toEqual({
      left: { count: 0, empty: 0, ids: [] },
      right: { count: 1, empty: 1, ids: ['nobody'] },
    })
  })

  test('matches that were never compared are estimated', () => {
    expect(all.reliability.missed.estimate).not.toBeNull()
    expect(all.reliability.missed.says).toMatch(/^By capture and recapture, rather too low than too high/)
  })
})

test('a number, a day of birth, or a further name of two words is enough to be found by; one word is not', async () => {
  const people: WrittenPerson[] = [
    { person_id: 'number', fbi_number: '123456AB7' },
    { person_id: 'day', born: '1980-03-14' },
    { person_id: 'further name', given: 'IRENE', aliases: 'PRIETO, IRENE' },
    { person_id: 'one word', given: 'IRENE' },
    { person_id: 'no word', given: 'UNKNOWN', family: '.' },
    { person_id: 'same digits', a_number: '000000000' },
  ]
  const { reliability } = await reviewed(people, people)
  expect(reliability.unfindable.left).toEqual({ count: 3, empty: 2, ids: ['one word', 'no word', 'same digits'] })
})

test('many records with nothing: all are counted, fifty are named', async () => {
  const blanks = Array.from({ length: 60 }, (_, n) => ({ person_id: `b${n}`, sex: 'F' }))
  const { reliability } = await reviewed([{ person_id: 'a', given: 'IRENE', family: 'PRIETO' }], blanks)
  expect(reliability.unfindable.right).toMatchObject({ count: 60, empty: 60 })
  expect(reliability.unfindable.right?.ids).toHaveLength(50)
  expect(reliability.unfindable.right?.ids[49]).toBe('b49')
})

test('where everything was compared, nothing was missed', async () => {
  const { left, right } = inventedTables(31, 60)
  const { reliability } = await reviewed(left, right, { exhaustive: true })
  expect(reliability.missed).toMatchObject({
    estimate: 0,
    unknown: 0,
    says: 'None: every pair of records was compared.',
  })
})

test('one table with itself has one side', async () => {
  const { left, right } = inventedTables(32, 60)
  const { reliability, pairs } = await reviewed([...left, ...right], null)
  expect(reliability.unfindable.right).toBeNull()
  expect(reliability.pairs).toBe(pairs.length)
})

test('names alone: what was missed cannot be estimated', async () => {
  const { left, right } = inventedTables(33, 60)
  const plan = { names: true, born: false, values: [] }
  const { reliability } = await reviewed(left, right, { plan })
  expect(reliability.missed.estimate).toBeNull()
  expect(reliability.missed.unknown).toBeCloseTo(reliability.expectedMatches, 4)
})

test('no pair at all: every figure is there and is nothing', async () => {
  const { reliability } = await reviewed([{ given: 'IRENE', family: 'PRIETO' }], [{ given: 'ILSE', family: 'BAUER' }])
  expect(reliability).toMatchObject({ pairs: 0, expectedMatches: 0, cautions: [], missed: { estimate: null } })
  expect(reliability.calibration.every(({ pairs, expected }) => pairs === 0 && expected === 0)).toBe(true)
  expect(reliability.thresholds.every(({ pairs, wrong, below }) => pairs + wrong + below === 0)).toBe(true)
})

test('one’s own rules: who has none of their values is found by none', async () => {
  const rule = [{ left: { column: 'born' }, right: { column: 'born' } }]
  const plan = { ...FULL_PLAN, rules: [rule] }
  const people = [
    { person_id: 'dated', given: 'IRENE', family: 'PRIETO', born: '1980-03-14', a_number: '031112223' },
    { person_id: 'undated', given: 'IRENE', family: 'PRIETO', a_number: '031112223' },
  ]
  const { reliability } = await reviewed(people, people, { plan })
  expect(reliability.unfindable.left).toEqual({ count: 1, empty: 0, ids: ['undated'] })
  expect(reliability.missed.says).toMatch(/^Cannot be estimated/)
})

test('doubt is said: more matches than records, and probabilities that tell nobody apart', async () => {
  const { left, right } = inventedTables(34, 60)
  await withSession(async (session) => {
    const input = {
      plan: FULL_PLAN,
      left: await peopleTable(session, 'arrivals', left),
      right: await peopleTable(session, 'register', right),
    }
    const linkage = await link(session, input)
    await session.run(
      'create or replace view scored as select lrow as l, rrow as r, pattern, families, cast(0.8 as double precision) as probability from compared',
    )
    const { cautions } = await reliabilityOf(session, FULL_PLAN, linkage)
    expect(cautions).toHaveLength(2)
    expect(cautions[0]).toMatch(/^More matches are expected .* namesakes or relatives are taken for one person[.]$/)
    expect(cautions[1]).toContain('too little to tell people apart')
  })
})

test('the same again, byte for byte, and with one thread', async () => {
  const { left, right } = tellingTables()
  const reports: string[] = []
  for (const threads of [2, 2, 1]) {
    await withSession(async (session) => {
      const input = {
        plan: FULL_PLAN,
        left: await peopleTable(session, 'arrivals', left),
        right: await peopleTable(session, 'register', right),
      }
      reports.push(JSON.stringify(await reliabilityOf(session, FULL_PLAN, await link(session, input))))
    }, threads)
  }
  expect(new Set(reports).size).toBe(1)
})
