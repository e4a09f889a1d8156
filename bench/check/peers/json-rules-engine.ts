/**
 * json-rules-engine: two rules, "barred" before "shown". Falling priorities within each list let the engine
 * stop at the first part that decides (parts of one priority are all computed), and `stop` skips the second
 * rule; both are documented ways to make it faster, and measured so.
 */
import { Engine, Fact, type TopLevelCondition } from 'json-rules-engine'
import type { Case } from '../cases.ts'
import { eachAsync, engine, outcomeOf, versionOf } from '../engine.ts'
import { plainFacts, plainNote } from '../plain.ts'
import { barredRail, type Rail, shownRail, writeRail } from '../rails.ts'
import { type Outcome, vocabulary } from '../rules.ts'
import { type Leaf, type Order, plainName } from '../tree.ts'

type Test = { fact: string; operator: string; value: unknown }
type Condition = (TopLevelCondition | Test) & { priority?: number }

const operators: Readonly<Record<Order, readonly [string, string]>> = {
  '<': ['lessThan', 'greaterThanInclusive'],
  '<=': ['lessThanInclusive', 'greaterThan'],
  '>': ['greaterThan', 'lessThanInclusive'],
  '>=': ['greaterThanInclusive', 'lessThan'],
}

function writeLeaf(leaf: Leaf, proven: boolean): Condition {
  switch (leaf.kind) {
    case 'fact':
      return { fact: plainName(leaf.fact), operator: 'equal', value: proven }
    case 'choice': {
      if (proven) return { fact: plainName(leaf.fact), operator: 'equal', value: leaf.value }
      const values = vocabulary.find(({ id }) => id === leaf.fact)?.values ?? []
      return { fact: plainName(leaf.fact), operator: 'in', value: values.filter((value) => value !== leaf.value) }
    }
    case 'dates': {
      const operator = operators[leaf.order][proven ? 0 : 1]
      return { fact: plainName(leaf.left), operator, value: { fact: plainName(leaf.right) } }
    }
    case 'number':
      return { fact: plainName(leaf.fact), operator: operators[leaf.order][proven ? 0 : 1], value: leaf.value }
    case 'state': {
      const value = leaf.right.includes('.') ? { fact: plainName(leaf.right) } : leaf.right
      return { fact: plainName(leaf.left), operator: leaf.equal === proven ? 'equal' : 'notEqual', value }
    }
    default:
      return { fact: leaf.id, operator: 'equal', value: proven }
  }
}

const falling = (parts: readonly Condition[]): Condition[] =>
  parts.map((part, index) => ({ ...part, priority: parts.length - index }))

const writer = {
  leaf: writeLeaf,
  all: (parts: readonly Condition[]): TopLevelCondition => ({ all: falling(parts) }),
  any: (parts: readonly Condition[]): TopLevelCondition => ({ any: falling(parts) }),
}

function topLevel(condition: Condition): TopLevelCondition {
  return 'operator' in condition ? { all: [condition] } : condition
}

let rulesEngine = new Engine()

/** A rule whose parts are named conditions, which the engine copies only when it comes to them. */
function shared(name: string, from: Rail): TopLevelCondition {
  if (from.kind === 'leaf') throw new Error('A rule of one leaf has no parts to share.')
  const parts = from.of.map((part, index) => {
    rulesEngine.setCondition(`${name}${index}`, topLevel(writeRail(part, writer)))
    return { condition: `${name}${index}` }
  })
  return from.kind === 'all' ? writer.all(parts) : writer.any(parts)
}

/** Facts made beforehand and without the cache, which would hash each of them in every run. */
function uncachedFacts(given: Case): Record<string, Fact> {
  const entries = Object.entries(plainFacts(given))
  return Object.fromEntries(entries.map(([id, value]) => [id, new Fact(id, value, { cache: false })]))
}

async function evaluate(facts: Record<string, Fact>): Promise<Outcome> {
  const { events } = await rulesEngine.run(facts)
  return outcomeOf(events[0]?.type ?? 'not-shown')
}

/** The json-rules-engine engine; a run changes the engine's state, so one case at a time. */
export const jsonRulesEngine = engine({
  name: 'json-rules-engine',
  mode: '',
  version: versionOf('json-rules-engine'),
  threeValued: 'no: two rails',
  precomputed: plainNote,
  cases: 3_000,
  setup: () => {
    rulesEngine = new Engine([], { allowUndefinedFacts: true })
    const barred = shared('barred', barredRail)
    const shown = shared('shown', shownRail)
    const stop = (): void => void rulesEngine.stop()
    rulesEngine.addRule({ conditions: barred, event: { type: 'barred' }, priority: 2, onSuccess: stop })
    rulesEngine.addRule({ conditions: shown, event: { type: 'shown' }, priority: 1 })
  },
  prepare: uncachedFacts,
  evaluate: eachAsync(evaluate, 1),
})
