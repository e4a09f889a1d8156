import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeLog } from './logFixture.ts'
import { acceptedCorruptions, rootsOf } from './verdicts.ts'
import { allVerifiers } from './verifiers.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-verdicts-'))
const { verifiers, absent } = allVerifiers(folder)
for (const word of absent) process.stderr.write(`${word}\n`)

afterAll(() => {
  for (const { close } of verifiers) close()
  rmSync(folder, { recursive: true, force: true })
})

describe(`${verifiers.map(({ name }) => name).join(', ')} agree`, () => {
  test.each([0, 1, 2, 3, 255, 256, 257, 300])('on a good log of %i entries', async (size) => {
    const log = await makeLog(size, size + 1)
    const roots = await rootsOf(log, join(folder, `good-${size}`), verifiers)
    expect(roots[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(roots).size).toBe(1)
  })

  test('on 1000 single corruptions: all are refused', async () => {
    expect(await acceptedCorruptions(1000, 7, join(folder, 'bad'), verifiers)).toEqual([])
  }, 600_000)
})
