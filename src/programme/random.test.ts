import { expect, test } from 'vitest'
import { RandomStream, streamOf } from './random.ts'

test('the reference numbers of xoshiro128** from the state 1, 2, 3, 4', () => {
  const stream = new RandomStream(Uint32Array.from([1, 2, 3, 4]))
  const first = Array.from({ length: 10 }, () => stream.bits())
  expect(first).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})

test('streams of other names and seeds are others; the same are the same', () => {
  const first = (seed: number, name: string): number => streamOf(seed, name).next()
  expect(first(1, 'price')).toBe(first(1, 'price'))
  expect(new Set([first(1, 'price'), first(2, 'price'), first(1, 'seats'), first(12, 'price')]).size).toBe(4)
})

test('evenly spread between 0 and 1, and two streams are not alike', () => {
  const [a, b] = [streamOf(1, 'a'), streamOf(1, 'b')]
  const count = 100_000
  const tenths = new Array<number>(10).fill(0)
  let product = 0
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [a.next(), b.next()]
    expect(x >= 0 && x < 1).toBe(true)
    tenths[Math.floor(10 * x)] = (tenths[Math.floor(10 * x)] ?? 0) + 1
    product += (x - 0.5) * (y - 0.5)
  }
  for (const tenth of tenths) expect(Math.abs(tenth - count / 10)).toBeLessThan(4 * Math.sqrt(count * 0.09))
  expect(Math.abs((12 * product) / count)).toBeLessThan(4 / Math.sqrt(count))
})
