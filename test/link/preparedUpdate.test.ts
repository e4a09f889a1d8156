import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedTable } from './arbitrary.ts'
import { testFolder } from './folder.ts'
import { inventedTables } from './invented.ts'
import { type WrittenPerson, withSession } from './people.ts'
import { answerOf, askedOf, matched, prepared } from './prepared.ts'

const { at } = testFolder()

/** How many rows of a content a table has. */
function countsOf(people: readonly WrittenPerson[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const person of people) {
    const filled = JSON.stringify(Object.entries(person).filter(([, value]) => value !== ''))
    counts.set(filled, (counts.get(filled) ?? 0) + 1)
  }
  return counts
}

function stayed(before: readonly WrittenPerson[], after: readonly WrittenPerson[]): number {
  const there = countsOf(before)
  return [...countsOf(after)].reduce((sum, [content, count]) => sum + Math.min(count, there.get(content) ?? 0), 0)
}

/** A table, and what becomes of it: rows stay, are doubled, go, come and change places. */
const changing = fc
  .tuple(inventedTable('r', 4, 20), inventedTable('n', 0, 6))
  .chain(([before, more]) =>
    fc.tuple(fc.constant(before), fc.shuffledSubarray([...before, ...before.slice(0, 3), ...more], { minLength: 1 })),
  )

test('an index that is brought up to date answers as a new one', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(inventedTable('l', 2, 12), changing, async (list, [before, after]) => {
      await withSession(async (session) => {
        const index = at(`update-${run++}.index`)
        answerOf(await prepared(session, index, before))
        // Back and forth: what was taken out and put in again leaves nothing behind.
        for (const [was, is] of [[before, after] as const, [after, before] as const, [before, after] as const]) {
          const kept = stayed(was, is)
          const report = { rows: is.length, added: is.length - kept, removed: was.length - kept, kept }
          expect(answerOf(await prepared(session, index, is))).toEqual(report)
          expect(answerOf(await askedOf(session, index, list))).toEqual(await matched(session, list, is))
        }
      })
    }),
    { numRuns: 10, seed: 20261124 },
  )
}, 300_000)

test('few changes among many rows are written into the index that is there', async () => {
  await withSession(async (session) => {
    const { left, right } = inventedTables(31, 300)
    const index = at('few.index')
    answerOf(await prepared(session, index, right))
    const changed = right.map((person, n) => (n % 50 === 7 ? { ...person, family: 'ZAVALETTA PRIETTO' } : person))
    const added = { person_id: 'new', given: 'XIOMARA', family: 'WIECZOREK', born: '1981-02-03', sex: 'F' }
    const steps = [
      changed,
      [...changed, added],
      [added, ...changed.slice(3)],
      [...changed].reverse(),
      right.slice(2),
      right,
    ]
    let before: readonly WrittenPerson[] = right
    for (const people of steps) {
      const { kept } = answerOf(await prepared(session, index, people))
      expect(kept).toBe(stayed(before, people))
      expect(answerOf(await askedOf(session, index, left))).toEqual(await matched(session, left, people))
      before = people
    }
  })
})

test('the same rows again change nothing, and a row that moves is no other row', async () => {
  await withSession(async (session) => {
    const { right } = inventedTables(37, 50)
    const index = at('same.index')
    answerOf(await prepared(session, index, right))
    const still = { rows: right.length, added: 0, removed: 0, kept: right.length }
    expect(answerOf(await prepared(session, index, right))).toEqual(still)
    expect(answerOf(await prepared(session, index, [...right].reverse()))).toEqual(still)
  })
})

test('cells that differ only in where they end are other rows', async () => {
  await withSession(async (session) => {
    const index = at('cells.index')
    const first = { person_id: 'a', given: 'ANA\u001fLUZ', family: 'VALLE', full_name: '' }
    const second = { person_id: 'a', given: 'ANA', family: 'LUZ\u001fVALLE', full_name: '' }
    answerOf(await prepared(session, index, [first]))
    expect(answerOf(await prepared(session, index, [second]))).toEqual({ rows: 1, added: 1, removed: 1, kept: 0 })
  })
})
