import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from '../cli/run.ts'

const schema = z.object({
  obligations: z.array(z.object({ obligation: z.string(), verdict: z.string() })),
})

/** Everything that is not proved by a solver; nothing if the law keeps what it promises. */
function unproved(args: readonly string[]): readonly string[] {
  const run = writ(['law', 'prove', '--json', ...args])
  const { obligations } = schema.parse(JSON.parse(run.stdout))
  expect(obligations.length).toBeGreaterThan(15)
  return obligations.flatMap(({ obligation, verdict }) => (verdict === 'proved' ? [] : [`${obligation} ${verdict}`]))
}

const LONG = { timeout: 1_800_000 }
const [z3, cvc5] = ['/usr/bin/z3', '/usr/bin/cvc5']

test.skipIf(!existsSync(z3))(`every obligation is proved by ${z3} (skipped where it is missing)`, LONG, () => {
  expect(unproved(['--solver', z3])).toEqual([])
})

test.skipIf(!existsSync(cvc5))(`every obligation is proved by ${cvc5} (skipped where it is missing)`, LONG, () => {
  expect(unproved(['--solver', cvc5])).toEqual([])
})

// The packaged Z3 is slower than one that is made for the machine; where that one proves everything, a pack is enough.
test('obligations are proved by the packaged Z3', LONG, () => {
  const run = writ(['law', 'prove', '--json', ...(existsSync(z3) ? ['--pack', 'oas'] : [])])
  const { obligations } = schema.parse(JSON.parse(run.stdout))
  expect(obligations.filter(({ verdict }) => verdict !== 'proved' && verdict !== 'not-asked')).toEqual([])
})
