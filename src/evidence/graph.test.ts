import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Arrows, closure, order } from './graph.ts'

/** Arrows written as `a>b,c`; an id alone points at nothing. */
function arrows(...lines: readonly string[]): Arrows {
  return new Map(
    lines.map((line) => {
      const [id = '', targets] = line.split('>')
      return [id, targets === undefined ? [] : targets.split(',')]
    }),
  )
}

describe('an order in which every id comes after all that point at it', () => {
  test.each([
    ['nothing', [], []],
    ['one', ['a'], ['a']],
    ['a chain of three', ['c', 'b>c', 'a>b'], ['a', 'b', 'c']],
    ['a diamond', ['d', 'b>d', 'c>d', 'a>b,c'], ['a', 'c', 'b', 'd']],
    ['a doubled arrow', ['a>b,b', 'b'], ['a', 'b']],
    ['a target that has no entry', ['a>x'], ['a', 'x']],
  ])('%s', (_name, lines, expected) => {
    expect(order(arrows(...lines))).toEqual({ ok: true, order: expected })
  })

  test('random graphs without circles', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { maxLength: 14 })
    fc.assert(
      fc.property(graph, (rows) => {
        // An arrow only runs to a larger number, so there is no circle.
        const map: Arrows = new Map(
          rows.map((row, i) => [`${i}`, row.filter((n) => n > i && n < rows.length).map(String)]),
        )
        const sorted = order(map)
        if (!sorted.ok) return expect.fail(`a circle ${sorted.circle.join()}`)
        expect(sorted.order.toSorted()).toEqual([...map.keys()].sort())
        for (const [id, targets] of map) {
          for (const target of targets) expect(sorted.order.indexOf(id)).toBeLessThan(sorted.order.indexOf(target))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('circles', () => {
  test.each([
    ['an exhibit that points at itself', ['a>a'], ['a']],
    ['two that point at each other', ['a>b', 'b>a'], ['b', 'a']],
    ['three, with others before and behind', ['x>a', 'a>b', 'b>c', 'c>a,y', 'y>z', 'z'], ['b', 'c', 'a']],
    ['behind a circle', ['z', 'y>z', 'b>a,y', 'a>b'], ['a', 'b']],
  ])('%s', (_name, lines, circle) => {
    expect(order(arrows(...lines))).toEqual({ ok: false, circle })
  })

  test('whatever is reported as a circle is one', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(graph, (rows) => {
        const map: Arrows = new Map(rows.map((row, i) => [`${i}`, row.filter((n) => n < rows.length).map(String)]))
        const sorted = order(map)
        const reachesItself = (id: string): boolean => (map.get(id) ?? []).some((next) => closure(next, map).has(id))
        expect(sorted.ok).toBe(![...map.keys()].some(reachesItself))
        if (sorted.ok) return
        expect(new Set(sorted.circle).size).toBe(sorted.circle.length)
        expect(sorted.circle.length).toBeGreaterThan(0)
        for (const [i, id] of sorted.circle.entries()) {
          expect(map.get(id)).toContain(sorted.circle[(i + 1) % sorted.circle.length])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('the closure holds the id itself and everything that can be reached, through circles too', () => {
  const map = arrows('a>b,c', 'b>d', 'c>d', 'd>b', 'e>a')
  expect([...closure('a', map)].sort()).toEqual(['a', 'b', 'c', 'd'])
  expect([...closure('d', map)].sort()).toEqual(['b', 'd'])
  expect([...closure('nowhere', map)]).toEqual(['nowhere'])
})

test('chains of 20,000 neither overflow the stack nor take long', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `e${i}`)
  const chain: Arrows = new Map(ids.map((id, i) => [id, i + 1 < ids.length ? [`e${i + 1}`] : []]))
  expect(order(chain)).toEqual({ ok: true, order: ids })
  expect(closure('e0', chain).size).toBe(20_000)
  const ring: Arrows = new Map([...chain, ['e19999', ['e0']]])
  const sorted = order(ring)
  expect(sorted.ok ? 0 : sorted.circle.length).toBe(20_000)
})
