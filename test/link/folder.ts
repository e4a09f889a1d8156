import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { type Run, writ } from '../cli/run.ts'

/** A folder for the files of a test, which is removed at its end. */
export interface TestFolder {
  readonly at: (name: string) => string
  /** Writes a file and gives its path. */
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly read: (name: string) => string
}

/** Makes a folder that lives as long as the tests of a file. */
export function testFolder(): TestFolder {
  const folder = mkdtempSync(join(tmpdir(), 'writ-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string): string => join(folder, name)
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content)
    return at(name)
  }
  return { at, write, read: (name) => readFileSync(at(name), 'utf8') }
}

const result = z.looseObject({
  left: z.looseObject({ records: z.number(), columns: z.record(z.string(), z.array(z.string())) }),
  right: z.looseObject({ records: z.number() }).nullable(),
  compared: z.array(z.string()),
  notes: z.array(z.string()),
  pairsCompared: z.number(),
  expectedMatches: z.number(),
  thresholds: z.array(
    z.strictObject({
      probability: z.number(),
      pairs: z.number(),
      expectedWrong: z.number(),
      expectedMissed: z.number(),
    }),
  ),
  pairs: z.array(
    z.strictObject({
      left_id: z.string(),
      right_id: z.string(),
      probability: z.number(),
      weight: z.number(),
      comparisons: z.record(z.string(), z.string()),
    }),
  ),
})

/** What `writ link --json` answers. */
export type LinkResult = z.infer<typeof result>

/** Links with `--json` and reads the answer. */
export function linked(...args: readonly string[]): LinkResult {
  const run = writ(['link', ...args, '--json'])
  if (run.status !== 0) throw new Error(`status ${run.status}: ${run.stderr}`)
  return result.parse(JSON.parse(run.stdout))
}

/** A call that must be refused: nothing on standard output, no stack, and status 2. */
export function refused(...args: readonly string[]): string {
  const run: Run = writ(['link', ...args])
  if (run.status !== 2 || run.stdout !== '' || /^\s+at .*:\d+:\d+\)?$/m.test(run.stderr))
    throw new Error(`not refused as it should be, status ${run.status}: ${run.stdout}${run.stderr}`)
  return run.stderr
}
