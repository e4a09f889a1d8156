import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.array(z.strictObject({ change: z.string(), because: z.string().min(20) }))

/** The changes of the law that no case can notice, each with the reason. */
export function knownSurvivors(): z.infer<typeof schema> {
  return schema.parse(JSON.parse(readFileSync(new URL('./data/survivors.json', import.meta.url), 'utf8')))
}
