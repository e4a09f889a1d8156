import { expect, test } from 'vitest'
import { threadsFor } from './thrift.ts'

test.each([
  [0, 8, 1],
  [2_000_000, 8, 1],
  [4_000_001, 8, 2],
  [80_000_000, 8, 8],
  [80_000_000, 1, 1],
])('tables of %d bytes on a machine with %d threads take %d', (bytes, most, threads) => {
  expect(threadsFor(bytes, most)).toBe(threads)
})
