import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Asked, read, type Types } from './formula.ts'

const period = z.object({ from: z.string().nullish(), until: z.string().optional() })
const role = z.enum(['condition', 'bar', 'duty', 'warning'])
const reach = z.object({
  any: z.boolean().optional(),
  states: z.array(z.string()).optional(),
  either: z.array(z.string()).optional(),
  party: z.array(z.string()).optional(),
  treaty: z.boolean().optional(),
})
const basisSchema = z.object({
  id: z.string(),
  from: reach,
  to: reach,
  dates: period.optional(),
  auto: z.boolean().default(true),
})
const provisionSchema = z.object({
  id: z.string(),
  roles: z.record(z.string(), role),
  holds: z.string(),
  dates: period.optional(),
  binds: z
    .object({
      side: z.enum(['from', 'to', 'either']),
      states: z.array(z.string()).default([]),
      instruments: z.array(z.string()).default([]),
    })
    .optional(),
  contested: z
    .array(
      z.object({
        question: z.string(),
        bases: z.array(z.string()).optional(),
        positions: z.array(z.object({ formula: z.string() })),
      }),
    )
    .default([]),
})
const tableSchema = z.object({
  instrument: z.string(),
  serves: z.array(z.string()),
  pair: z.array(z.string()).optional(),
  directed: z.boolean().default(false),
  unlisted: z.enum(['not-bound', 'bound', 'unknown']),
  nonParties: z.array(z.string()).default([]),
  parties: z.array(z.object({ state: z.string(), from: z.string().nullable(), until: z.string().optional() })),
})
const factSchema = z.object({ id: z.string(), type: z.string(), values: z.array(z.string()).default([]) })

/** A legal basis as the raw file has it. */
export type RawBasis = z.infer<typeof basisSchema>
/** A treaty table as the raw file has it. */
export type RawTable = z.infer<typeof tableSchema>
/** A half-open period of days as texts. */
export type RawPeriod = z.infer<typeof period>

/** A provision as the raw file has it, its formulas read. */
export interface RawProvision extends Omit<z.infer<typeof provisionSchema>, 'holds' | 'contested'> {
  readonly holds: Asked
  readonly questions: readonly {
    readonly question: string
    readonly bases: readonly string[] | undefined
    readonly positions: readonly Asked[]
  }[]
}

/** The law as the second evaluator reads it. */
export interface Rules {
  readonly types: Types
  readonly bases: readonly RawBasis[]
  readonly provisions: readonly RawProvision[]
  readonly tables: readonly RawTable[]
  /** Every text in the files that looks like a day. */
  readonly days: readonly string[]
}

/** The raw text of each law file by its path below the folder. */
export type RawFiles = ReadonlyMap<string, string>

/** Reads the raw files of the law folder but the rules of release, which have a form of their own. */
export function rawFiles(folder: URL): RawFiles {
  const paths = readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'))
  const yaml = paths.filter((path) => path.endsWith('.yaml') && !path.startsWith('release/')).sort()
  return new Map(yaml.map((path) => [path, readFileSync(new URL(path, folder), 'utf8')]))
}

/** Makes rules of the raw files; `obligations` and `pack.yaml` hold no rules. */
export function rulesOf(files: RawFiles): Rules {
  const data = (path: string): unknown => parse(files.get(path) ?? '')
  const facts = z.object({ facts: z.array(factSchema) }).parse(data('vocabulary.yaml')).facts
  const types: Types = new Map(facts.map(({ id, type, values }) => [id, { type, values }]))
  const inside = [...files.keys()].filter((path) => path.includes('/') && !path.endsWith('/pack.yaml'))
  const tables = inside.filter((path) => path.startsWith('treaties/')).map((path) => tableSchema.parse(data(path)))
  const provisions = inside
    .filter((path) => !path.startsWith('treaties/') && !path.startsWith('obligations/'))
    .flatMap((path) => z.object({ provisions: z.array(provisionSchema) }).parse(data(path)).provisions)
    .map(({ holds, contested, ...rest }) => ({
      ...rest,
      holds: read(holds, types),
      questions: contested.map(({ question, bases, positions }) => ({
        question,
        bases,
        positions: positions.map(({ formula }) => read(formula, types)),
      })),
    }))
  return {
    types,
    bases: z.object({ bases: z.array(basisSchema) }).parse(data('bases.yaml')).bases,
    provisions,
    tables,
    days: [...new Set([...files.values()].flatMap((text) => text.match(/\d{4}-\d{2}-\d{2}/g) ?? []))].sort(),
  }
}
