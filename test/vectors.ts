import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const folder = new URL('./conformance/data/', import.meta.url)
const decidedFolder = new URL('./decided/cases/', import.meta.url)

const outcome = z.enum(['barred', 'not-shown', 'shown'])
const states = z.record(z.string(), z.string())

/** What a made-up case must come to. */
const expectedSchema = z.looseObject({
  outcome,
  basis: z.string().nullable().optional(),
  provisions: states.default({}),
  contested: z.boolean().default(false),
  allegations: z.array(z.string()).optional(),
  conflicts: z.array(z.string()).optional(),
  knownAt: z.array(z.object({ at: z.string(), outcome })).optional(),
})

const assertion = z.looseObject({ fact: z.string() })
const caseSchema = z.looseObject({
  case: z.string(),
  transfer: z.looseObject({}),
  exhibits: z.array(z.looseObject({ id: z.string() })),
  assertions: z.array(assertion),
})
const syntheticSchema = caseSchema.extend({ expected: expectedSchema })

const randomSchema = caseSchema.extend({
  expected: z.object({
    outcome,
    basis: z.string().nullable(),
    bases: z.record(z.string(), z.object({ outcome, provisions: states })),
    contested: z.array(z.object({ provision: z.string(), question: z.string(), outcomes: z.array(outcome) })),
    knownAt: z.string().optional(),
  }),
})

const mutationsSchema = z.object({
  bases: z.record(z.string(), caseSchema),
  mutations: z.array(
    z.object({
      id: z.string(),
      of: z.string(),
      what: z.string(),
      drop: z.array(z.string()),
      add: z.array(assertion),
      exhibits: z.array(z.looseObject({ id: z.string() })).default([]),
      transfer: z.looseObject({}).default({}),
      expected: expectedSchema,
    }),
  ),
})

const decidedSchema = caseSchema.extend({
  decided: z.looseObject({
    name: z.string(),
    citation: z.string(),
    outcome,
    provisions: states,
    contested: z.boolean(),
    operativeOutcome: outcome.optional(),
  }),
})

type Expected = z.infer<typeof expectedSchema>

/** A case in the format of a case file, and what it must come to. */
export interface Vector {
  readonly id: string
  readonly data: z.infer<typeof caseSchema>
  readonly expected: Expected
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** The made-up cases, each for one rule. */
export function syntheticVectors(): readonly Vector[] {
  return z
    .array(syntheticSchema)
    .parse(JSON.parse(read('synthetic.json')))
    .map(({ expected, ...data }) => ({ id: data.case, data, expected }))
}

/** One change each to a made-up case: merge `transfer`, append exhibits, drop facts, add assertions. */
export function mutationVectors(): readonly Vector[] {
  const { bases, mutations } = mutationsSchema.parse(JSON.parse(read('mutations.json')))
  return mutations.map((mutation) => {
    const base = bases[mutation.of]
    if (base === undefined) throw new Error(`${mutation.id}: there is no base case ${mutation.of}`)
    const { expected: _answer, ...unchanged } = base
    const kept = base.assertions.filter(({ fact }) => !mutation.drop.includes(fact))
    const data = {
      ...unchanged,
      transfer: { ...base.transfer, ...mutation.transfer },
      exhibits: [...base.exhibits, ...mutation.exhibits],
      assertions: [...kept, ...mutation.add],
    }
    return { id: `${mutation.id}: ${mutation.what}`, data, expected: mutation.expected }
  })
}

/** Random cases with the whole answer: every basis and the state of every provision. */
export function randomVectors(): readonly {
  readonly id: string
  readonly data: z.infer<typeof caseSchema>
  readonly expected: z.infer<typeof randomSchema>['expected']
}[] {
  return read('random.jsonl')
    .trim()
    .split('\n')
    .map((line) => randomSchema.parse(JSON.parse(line)))
    .map(({ expected, ...data }) => ({ id: data.case, data, expected }))
}

/** Cases that courts and other bodies decided, with the facts they stated. */
export function decidedVectors(): readonly (Omit<Vector, 'expected'> & z.infer<typeof decidedSchema>['decided'])[] {
  return readdirSync(decidedFolder)
    .sort()
    .map((name) => decidedSchema.parse(JSON.parse(readFileSync(new URL(name, decidedFolder), 'utf8'))))
    .map(({ decided, ...data }) => ({ id: data.case, data, ...decided }))
}
