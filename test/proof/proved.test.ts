import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from '../cli/run.ts'
import { readBySolver } from './sameText.ts'

const schema = z.object({
  obligations: z.array(z.object({ obligation: z.string(), verdict: z.string(), questions: z.number() })),
})
const LONG = { timeout: 1_800_000 }
const INSTALLED = ['/usr/bin/z3', '/usr/bin/cvc5'].filter((file) => existsSync(file))
const [fastest] = INSTALLED
const folder = mkdtempSync(join(tmpdir(), 'writ-proved-'))
const text = join(folder, 'law.smt2')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The packaged Z3 is slower than one that is made for the machine; where such a one proves everything, a pack is enough.
test(`every obligation is proved by ${fastest ?? 'the packaged Z3'}`, LONG, () => {
  const run = writ(['law', 'prove', '--json', '--smt', text, ...(fastest === undefined ? [] : ['--solver', fastest])])
  const { obligations } = schema.parse(JSON.parse(run.stdout))
  expect(obligations.length).toBeGreaterThan(15)
  expect(obligations.filter(({ verdict }) => verdict !== 'proved')).toEqual([])
})

test.skipIf(fastest === undefined)('obligations of a pack are proved by the packaged Z3', LONG, () => {
  const run = writ(['law', 'prove', '--json', '--pack', 'oas'])
  const { obligations } = schema.parse(JSON.parse(run.stdout))
  expect(obligations.filter(({ verdict }) => verdict !== 'proved' && verdict !== 'not-asked')).toEqual([])
})

for (const other of ['/usr/bin/z3', '/usr/bin/cvc5']) {
  const skipped = !INSTALLED.includes(other) || other === fastest
  test.skipIf(skipped)(`${other} reads the same text as a file and answers alike (skipped where missing)`, LONG, () => {
    const { answers, differences } = readBySolver(text, other)
    expect(differences).toEqual([])
    expect(answers).toBeGreaterThan(4_000)
  })
}
