/**
 * cql-execution: the Clinical Quality Language as ELM JSON, three-valued by its specification. The outcome is
 * one expression, "every condition is met and no bar applies"; a definition for each provision is slower.
 * The cases are the patients of one run, a hundred at a time, each fact a plain property.
 */
import { DateTime, Executor, Library } from 'cql-execution'
import type { Case } from '../cases.ts'
import { engine, outcomeOfTruth, versionOf } from '../engine.ts'
import { type PlainValue, plainFacts, plainNote } from '../plain.ts'
import { type TreeWriter, wholeTree, writeTree } from '../rails.ts'
import type { Outcome } from '../rules.ts'
import { type Leaf, type Order, plainName } from '../tree.ts'

interface Elm {
  readonly type: string
  readonly [field: string]: string | Elm | readonly Elm[]
}

const systemTypes = '{urn:hl7-org:elm-types:r1}'
const comparisons: Readonly<Record<Order, string>> = {
  '<': 'Less',
  '<=': 'LessOrEqual',
  '>': 'Greater',
  '>=': 'GreaterOrEqual',
}

const property = (name: string): Elm => ({
  type: 'Property',
  path: plainName(name),
  source: { type: 'ExpressionRef', name: 'Patient' },
})

function literal(value: string | number): Elm {
  const type = typeof value === 'string' ? 'String' : Number.isInteger(value) ? 'Integer' : 'Decimal'
  return { type: 'Literal', valueType: systemTypes + type, value: String(value) }
}

function fold(type: 'And' | 'Or', parts: readonly Elm[]): Elm {
  return parts.reduce((left, right) => ({ type, operand: [left, right] }))
}

function writeLeaf(leaf: Leaf): Elm {
  switch (leaf.kind) {
    case 'fact':
      return property(leaf.fact)
    case 'choice':
      return { type: 'Equal', operand: [property(leaf.fact), literal(leaf.value)] }
    case 'dates':
      return { type: comparisons[leaf.order], operand: [property(leaf.left), property(leaf.right)] }
    case 'number':
      return { type: comparisons[leaf.order], operand: [property(leaf.fact), literal(leaf.value)] }
    case 'state': {
      const side = (word: string): Elm => (word.includes('.') ? property(word) : literal(word))
      const equal: Elm = { type: 'Equal', operand: [side(leaf.left), side(leaf.right)] }
      return leaf.equal ? equal : { type: 'Not', operand: equal }
    }
    default:
      return property(leaf.id)
  }
}

const writer: TreeWriter<Elm> = {
  leaf: writeLeaf,
  not: (part) => ({ type: 'Not', operand: part }),
  and: (parts) => fold('And', parts),
  or: (parts) => fold('Or', parts),
}

function library(): Library {
  const retrieve = { type: 'Retrieve', dataType: '{urn:case}Case' }
  const patient = { type: 'SingletonFrom', operand: retrieve }
  return new Library({
    library: {
      identifier: { id: 'Transfer', version: '1' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      statements: {
        def: [
          { name: 'Patient', context: 'Patient', expression: patient },
          { name: 'Outcome', context: 'Patient', expression: writeTree(wholeTree, writer) },
        ],
      },
    },
  })
}

/** A case in the shape of a patient: facts are its own properties, null where unknown. */
class CaseRecord {
  readonly key: string
  readonly [fact: string]: unknown

  constructor(key: string, facts: Readonly<Record<string, PlainValue>>) {
    this.key = key
    Object.assign(this, facts)
  }

  getId(): string {
    return this.key
  }

  get(): null {
    return null
  }

  getCode(): null {
    return null
  }

  getDate(): null {
    return null
  }

  getDateOrInterval(): null {
    return null
  }

  findRecords(): CaseRecord[] {
    return [this]
  }
}

/** Hands out the cases of one run. */
class CaseSource {
  readonly #cases: readonly CaseRecord[]
  #at = 0

  constructor(cases: readonly CaseRecord[]) {
    this.#cases = cases
  }

  currentPatient(): CaseRecord | undefined {
    return this.#cases[this.#at]
  }

  nextPatient(): CaseRecord | undefined {
    this.#at += 1
    return this.#cases[this.#at]
  }
}

let executor = new Executor(library())
let records = 0
const clock = DateTime.fromJSDate(new Date(0), 0)

async function evaluate(all: readonly CaseRecord[]): Promise<Outcome[]> {
  const answers: Outcome[] = []
  for (let start = 0; start < all.length; start += 100) {
    const part = all.slice(start, start + 100)
    const { patientResults } = await executor.exec_expression('Outcome', new CaseSource(part), clock)
    for (const { key } of part) answers.push(outcomeOfTruth(patientResults[key].Outcome))
  }
  return answers
}

/** The CQL engine. */
export const cqlEngine = engine({
  name: 'cql-execution',
  mode: '100 cases a run',
  version: versionOf('cql-execution'),
  threeValued: 'yes',
  precomputed: plainNote,
  cases: 2_000,
  setup: () => {
    executor = new Executor(library())
  },
  prepare: (given: Case) => {
    records += 1
    return new CaseRecord(`case ${records}`, plainFacts(given))
  },
  evaluate,
})
