import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Arrows, closure } from './graph.ts'
import { independentOrigins } from './independence.ts'

const none: Arrows = new Map()

test('exhibits that derive from nothing are independent', () => {
  expect(independentOrigins(['a', 'b', 'c'], 3, none)).toEqual(['a', 'b', 'c'])
  expect(independentOrigins(['a', 'b', 'c'], 2, none)).toEqual(['a', 'b'])
  expect(independentOrigins(['a', 'b'], 3, none)).toBeNull()
  expect(independentOrigins([], 1, none)).toBeNull()
})

test('one exhibit named twice counts once', () => {
  expect(independentOrigins(['a', 'a'], 2, none)).toBeNull()
})

test('an exhibit and what it derives from are not independent, over any distance', () => {
  const chain: Arrows = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', []],
  ])
  expect(independentOrigins(['a', 'b'], 2, chain)).toBeNull()
  expect(independentOrigins(['a', 'c'], 2, chain)).toBeNull()
  expect(independentOrigins(['a', 'd'], 2, chain)).toEqual(['d', 'a'])
})

test('two exhibits with a common origin that is no exhibit of the fact are not independent', () => {
  const shared: Arrows = new Map([
    ['a', ['wire']],
    ['b', ['wire']],
    ['c', ['other']],
  ])
  expect(independentOrigins(['a', 'b'], 2, shared)).toBeNull()
  expect(independentOrigins(['a', 'b', 'c'], 2, shared)).toEqual(['a', 'c'])
  expect(independentOrigins(['a', 'b', 'c'], 3, shared)).toBeNull()
})

test('three are found where taking them greedily, in any order of size or name, finds two', () => {
  // "a" comes first and clashes with both of the pair that would complete the three.
  const trap: Arrows = new Map([
    ['a', ['p', 'q']],
    ['b', ['p', 'r']],
    ['c', ['q', 's']],
    ['d', ['t', 'u']],
  ])
  expect(independentOrigins(['a', 'b', 'c', 'd'], 3, trap)).toEqual(['b', 'c', 'd'])
  expect(independentOrigins(['d', 'c', 'b', 'a'], 3, trap)).toEqual(['b', 'c', 'd'])
  expect(independentOrigins(['a', 'b', 'c', 'd'], 4, trap)).toBeNull()
})

test('a search that turns back forgets what it had taken', () => {
  const trap: Arrows = new Map([
    ['a', ['p', 'q']],
    ['b', ['p', 'x']],
    ['c', ['q', 'x']],
    ['d', ['p', 'z']],
    ['e', ['q', 'y']],
  ])
  expect(independentOrigins(['a', 'b', 'c'], 2, trap)).toBeNull()
  expect(independentOrigins(['a', 'b', 'c', 'd'], 2, trap)).toEqual(['c', 'd'])
  expect(independentOrigins(['a', 'b', 'd', 'e'], 2, trap)).toEqual(['b', 'e'])
})

test('against brute force on random graphs', () => {
  const graph = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 5 }), (rows, count) => {
      const map: Arrows = new Map(rows.map((row, i) => [`${i}`, row.filter((n) => n < rows.length).map(String)]))
      const ids = [...map.keys()].slice(0, 8)
      const closures = ids.map((id) => closure(id, map))
      let most = 0
      for (let mask = 0; mask < 2 ** ids.length; mask += 1) {
        const chosen = closures.filter((_, i) => (mask >> i) & 1)
        const sum = chosen.reduce((n, one) => n + one.size, 0)
        if (new Set(chosen.flatMap((one) => [...one])).size === sum) most = Math.max(most, chosen.length)
      }
      const found = independentOrigins(ids, count, map)
      expect(found !== null).toBe(most >= count)
      expect(found?.length ?? count).toBe(count)
      const origins = (found ?? []).flatMap((id) => [...closure(id, map)])
      expect(new Set(origins).size).toBe(origins.length)
    }),
    { numRuns: 2000 },
  )
})
