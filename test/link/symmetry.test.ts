import { expect, test } from 'vitest'
import { type LinkedPair, type LinkOptions, link, pairsAbove } from '../../src/identity/index.ts'
import { inventedTables } from './invented.ts'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from './people.ts'

async function pairsOf(
  left: readonly WrittenPerson[],
  right: readonly WrittenPerson[] | null,
  threads = 2,
  options: LinkOptions = {},
): Promise<readonly LinkedPair[]> {
  return await withSession(async (session) => {
    const input = {
      plan: FULL_PLAN,
      left: await peopleTable(session, 'manifest', left),
      right: right === null ? null : await peopleTable(session, 'records', right),
    }
    return await pairsAbove(session, await link(session, input, options), 0)
  }, threads)
}

/** What a reader sees of pairs: the ids, the probability and the levels, rows left out, in the order of the ids. */
function readable(pairs: readonly LinkedPair[], mirrored = false): string[] {
  return pairs
    .map(({ leftId, rightId, probability, levels }) => {
      const ids = mirrored ? [rightId, leftId] : [leftId, rightId]
      return `${ids.join(' ')} ${probability.toPrecision(9)} ${mirrored ? '' : levels.join('.')}`
    })
    .sort()
}

const withoutLevels = (texts: readonly string[]): string[] =>
  texts.map((text) => `${text.split(' ').slice(0, 3).join(' ')} `)

test('inside one table every pair stands once', async () => {
  const { left, right } = inventedTables(5, 80)
  const pairs = await pairsOf([...left, ...right], null)
  const ids = pairs.map(({ leftId, rightId }) => [leftId, rightId].sort().join(' '))
  expect(new Set(ids).size).toBe(ids.length)
  expect(pairs.every(({ leftId, rightId }) => leftId !== rightId)).toBe(true)
})

test('likely pairs are those of one person', async () => {
  const { left, right } = inventedTables(6, 200)
  const likely = (await pairsOf(left, right)).filter(({ probability }) => probability > 0.5)
  const sound = likely.filter(({ leftId, rightId }) => leftId.slice(1) === rightId.slice(1))
  expect(likely.length).toBeGreaterThan(60)
  expect(sound.length / likely.length).toBeGreaterThan(0.95)
})

test.each(['wide', 'narrow'] as const)('names said twice mirror too, looked for %s', async (breadth) => {
  const { left, right } = inventedTables(7, 150)
  const twice = (people: readonly WrittenPerson[]): WrittenPerson[] =>
    people.map((person, n) => (n % 2 === 0 ? person : { ...person, given: `JOSE JOSE${n % 3 === 0 ? 'F' : ''}` }))
  const there = readable(await pairsOf(twice(left), twice(right), 2, { breadth }))
  expect(there.length).toBeGreaterThan(40)
  expect(readable(await pairsOf(twice(right), twice(left), 2, { breadth }), true)).toEqual(withoutLevels(there))
})

test('the order of rows changes nothing where pairs are looked for narrowly', async () => {
  const { left, right } = inventedTables(8, 150)
  const there = readable(await pairsOf(left, right, 2, { breadth: 'narrow' }))
  expect(readable(await pairsOf(left.toReversed(), right, 2, { breadth: 'narrow' }))).toEqual(there)
})
