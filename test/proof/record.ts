// Writes the pages on what is proved and what is not modelled: node test/proof/record.ts [RESULT.json...]
// With results of "writ law prove --json", of the packaged Z3 first, their verdicts are kept as those of the law as it is.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { testLaw } from '../law.ts'
import { notModelledPage, provedPage } from './pages.ts'
import { lawSum, storedVerdicts, VERDICTS, type Verdicts } from './verdicts.ts'

const resultSchema = z.object({
  solver: z.string(),
  seconds: z.number(),
  text: z.object({ bytes: z.number(), definitions: z.number() }),
  obligations: z.array(
    z.object({
      obligation: z.string(),
      verdict: z.enum(['proved', 'fails', 'unknown', 'not-asked']),
      bases: z.array(z.string()),
      questions: z.number(),
      seconds: z.number(),
    }),
  ),
})

function rounded(seconds: number): number {
  return Number(seconds.toFixed(1))
}

function versionOf(name: string, first: boolean): string {
  if (first) return 'Z3 (package)'
  const { stdout } = spawnSync(`/usr/bin/${name}`, ['--version'], { encoding: 'utf8' })
  return /(Z3 version|cvc5 version) [\d.]+/.exec(stdout)?.[0]?.replace(' version', '') ?? name
}

const { law } = await testLaw()
const files = process.argv.slice(2)
if (files.length > 0) {
  const solvers = files.map((file, i): Verdicts['solvers'][number] => {
    const { solver, seconds: whole, text, obligations } = resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const each = obligations.map(({ obligation, verdict, bases, questions, seconds }) => {
      return [obligation, { verdict, bases: bases.length, questions, seconds: rounded(seconds) }] as const
    })
    const name = versionOf(solver, i === 0)
    return { name, seconds: rounded(whole), text, obligations: Object.fromEntries(each) }
  })
  mkdirSync(new URL('./', VERDICTS), { recursive: true })
  writeFileSync(VERDICTS, `${JSON.stringify({ law: await lawSum(), solvers }, null, 2)}\n`)
}
writeFileSync(new URL('../../docs/proved.md', import.meta.url), provedPage(law, storedVerdicts()))
writeFileSync(new URL('../../docs/not-modelled.md', import.meta.url), notModelledPage(law))
