import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LAW_FOLDER, readFiles } from '../../src/cli/lawFolder.ts'

const verdictSchema = z.object({
  verdict: z.enum(['proved', 'fails', 'unknown', 'not-asked']),
  bases: z.number(),
  questions: z.number(),
  seconds: z.number(),
})

const schema = z.object({
  /** The sum of all law files that the solvers were asked about. */
  law: z.string(),
  solvers: z.array(
    z.object({
      name: z.string(),
      /** From the first question to the last, on two cores; of one obligation the seconds of both cores are added up. */
      seconds: z.number(),
      text: z.object({ bytes: z.number(), definitions: z.number() }),
      obligations: z.record(z.string(), verdictSchema),
    }),
  ),
})

/** What solvers said of the obligations the last time that all of them were asked. */
export type Verdicts = z.infer<typeof schema>

/** The place where the verdicts are kept. */
export const VERDICTS = new URL('./data/verdicts.json', import.meta.url)

/** The verdicts that are kept. */
export function storedVerdicts(): Verdicts {
  return schema.parse(JSON.parse(readFileSync(VERDICTS, 'utf8')))
}

/** The sum of all files of the law. */
export async function lawSum(): Promise<string> {
  const sum = createHash('sha256')
  for (const { path, bytes } of await readFiles(LAW_FOLDER)) sum.update(`${path}\0${bytes.length}\0`).update(bytes)
  return sum.digest('hex')
}
