import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the example runs, and dearer places save less', () => {
  const path = fileURLToPath(new URL('../../examples/programme/sweep.ts', import.meta.url))
  const run = spawnSync(process.execPath, [path], { encoding: 'utf8' })
  expect([run.stderr, run.status]).toEqual(['', 0])
  const rows = run.stdout
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number))
  expect(rows.map((row) => row.length)).toEqual([6, 6, 6, 6, 6])
  for (const column of [1, 2, 3, 4, 5]) {
    const savings = rows.map((row) => row[column] ?? Number.NaN)
    expect(savings).toEqual(savings.toSorted((a, b) => b - a))
  }
})
