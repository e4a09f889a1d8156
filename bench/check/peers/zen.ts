/**
 * zen-engine: a Rust engine behind Node. It is measured in four ways, all of them documented calls: an
 * expression for each case, an expression over fifty cases (`map`), a decision graph with its content
 * prepared, and a decision graph over fifty cases. Sharing one call among cases is the fastest, since the
 * text is read and the boundary crossed once for all of them.
 * Version 0.52.1, because the lock file can name its builds for every platform; 0.54.0 was measured beside it
 * and was equally fast.
 */
import { evaluateExpressionSync, type ZenDecision, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine'
import { type Engine, each, eachAsync, engine, outcomeOf, versionOf } from '../engine.ts'
import { type PlainFacts, plainFacts, plainNote } from '../plain.ts'
import { barredRail, shownRail, writeRail } from '../rails.ts'
import { type Outcome, vocabulary } from '../rules.ts'
import { type Leaf, opposite, plainName } from '../tree.ts'

/** The outcome as one expression; `scope` is put before every name, `#.` for the element of a list. */
function expression(scope: '' | '#.'): string {
  const name = (id: string): string => scope + plainName(id)
  const known = (id: string): string => `${name(id)} != null and`
  const leaf = (of: Leaf, proven: boolean): string => {
    switch (of.kind) {
      case 'fact':
        return `${name(of.fact)} == ${proven}`
      case 'choice': {
        if (proven) return `${name(of.fact)} == '${of.value}'`
        const values = vocabulary.find(({ id }) => id === of.fact)?.values ?? []
        const others = values.filter((value) => value !== of.value).map((value) => `'${value}'`)
        return `${name(of.fact)} in [${others.join(', ')}]`
      }
      case 'dates': {
        const guards = [of.left, of.right].filter((id) => id !== 'on').map(known)
        return `(${guards.join(' ')} ${name(of.left)} ${proven ? of.order : opposite[of.order]} ${name(of.right)})`
      }
      case 'number':
        return `(${known(of.fact)} ${name(of.fact)} ${proven ? of.order : opposite[of.order]} ${of.value})`
      case 'state': {
        const side = (word: string): string => (word.includes('.') ? name(word) : `'${word}'`)
        return `${side(of.left)} ${of.equal === proven ? '==' : '!='} ${side(of.right)}`
      }
      default:
        return `${scope}${of.id} == ${proven}`
    }
  }
  const writer = {
    leaf,
    all: (parts: readonly string[]) => `(${parts.join(' and ')})`,
    any: (parts: readonly string[]) => `(${parts.join(' or ')})`,
  }
  return `${writeRail(barredRail, writer)} ? 'barred' : ${writeRail(shownRail, writer)} ? 'shown' : 'not-shown'`
}

const single = expression('')
const many = `map(cases, ${expression('#.')})`

/** A decision graph of one expression node. */
function graph(value: string): object {
  const position = { x: 0, y: 0 }
  const content = { expressions: [{ id: 'outcome', key: 'outcome', value }], passThrough: false }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position },
      { id: 'rules', name: 'rules', type: 'expressionNode', position, content },
      { id: 'out', name: 'out', type: 'outputNode', position },
    ],
    edges: [
      { id: 'first', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'second', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  }
}

const zen = new ZenEngine()
const decision = (value: string): ZenDecision => zen.createDecision(new ZenDecisionContent(graph(value)))
const batch = 50

function batches(all: readonly PlainFacts[]): (readonly PlainFacts[])[] {
  const starts = Array.from({ length: Math.ceil(all.length / batch) }, (_, index) => index * batch)
  return starts.map((start) => all.slice(start, start + batch))
}

function outcomesOf(value: unknown): Outcome[] {
  if (!Array.isArray(value)) throw new Error('zen-engine did not answer with a list.')
  return value.map(outcomeOf)
}

const profile = {
  name: '@gorules/zen-engine',
  version: versionOf('@gorules/zen-engine'),
  threeValued: 'no: two rails',
  precomputed: plainNote,
  cases: 5_000,
  prepare: plainFacts,
  setup: () => {},
}

let oneCase = decision(single)
let manyCases = decision(many)

/** The four ways to call zen-engine; the runner keeps the fastest. */
export const zenEngines: readonly Engine[] = [
  engine({
    ...profile,
    mode: 'expression, one case a call',
    evaluate: each((facts) => outcomeOf(evaluateExpressionSync(single, facts))),
  }),
  engine({
    ...profile,
    mode: `expression, ${batch} cases a call`,
    evaluate: (all) => batches(all).flatMap((cases) => outcomesOf(evaluateExpressionSync(many, { cases }))),
  }),
  engine({
    ...profile,
    mode: 'decision, 64 cases under way',
    setup: () => {
      oneCase = decision(single)
    },
    evaluate: eachAsync(async (facts) => outcomeOf((await oneCase.evaluate(facts)).result.outcome), 64),
  }),
  engine({
    ...profile,
    mode: `decision, ${batch} cases a call, 8 calls under way`,
    setup: () => {
      manyCases = decision(many)
    },
    evaluate: async (all) => {
      const answers: Outcome[] = []
      const parts = batches(all)
      for (let start = 0; start < parts.length; start += 8) {
        const calls = parts.slice(start, start + 8).map((cases) => manyCases.evaluate({ cases }))
        for (const { result } of await Promise.all(calls)) answers.push(...outcomesOf(result.outcome))
      }
      return answers
    },
  }),
]
