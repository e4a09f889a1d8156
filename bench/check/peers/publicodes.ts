/**
 * publicodes: three-valued, and says what is missing. The outcome is one rule, "every condition is met and no
 * bar applies", whose truth is the outcome; a rule of its own for each provision is slower. Facts are given as
 * ready nodes, not as text to be parsed. Two ways: a whole new situation for each case, or only the facts that
 * differ from the case before (`keepPreviousSituation`).
 */

import type { ASTNode, RawPublicodes } from 'publicodes'
import Engine from 'publicodes'
import type { Case } from '../cases.ts'
import { type Answers, each, engine, type Engine as Measured, outcomeOfTruth, versionOf } from '../engine.ts'
import { type PlainValue, plainFacts, plainNote } from '../plain.ts'
import { type TreeWriter, wholeTree, writeTree } from '../rails.ts'
import { allNames, type Leaf, plainName } from '../tree.ts'

type Condition = string | { readonly [mechanism: string]: readonly Condition[] }
type Situation = Record<string, ASTNode<'constant'>>

/** Names in publicodes are small letters and spaces. */
const label = (id: string): string => plainName(id).replaceAll('_', ' ').replaceAll(/[A-Z]/g, ' $&').toLowerCase()

function writeLeaf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'fact':
      return label(leaf.fact)
    case 'choice':
      return `${label(leaf.fact)} = '${leaf.value}'`
    case 'dates':
      return `${label(leaf.left)} ${leaf.order} ${label(leaf.right)}`
    case 'number':
      return `${label(leaf.fact)} ${leaf.order} ${leaf.value}`
    case 'state': {
      const side = (word: string): string => (word.includes('.') ? label(word) : `'${word}'`)
      return `${side(leaf.left)} ${leaf.equal ? '=' : '!='} ${side(leaf.right)}`
    }
    default:
      return leaf.id
  }
}

const writer: TreeWriter<Condition> = {
  leaf: writeLeaf,
  not: (part) => ({ '=': [part, 'non'] }),
  and: (parts) => ({ 'toutes ces conditions': parts }),
  or: (parts) => ({ 'une de ces conditions': parts }),
}

/** Every fact as a question without an answer, and the outcome. */
function publicodesRules(): RawPublicodes<string> {
  const questions = allNames.map((name) => [label(name), { question: '?' }] as const)
  const outcome = writeTree(wholeTree, writer)
  return { ...Object.fromEntries(questions), issue: typeof outcome === 'string' ? { valeur: outcome } : outcome }
}

function constant(value: PlainValue): ASTNode<'constant'> {
  const node = { nodeKind: 'constant', nodeValue: value, isNullable: false } as const
  if (typeof value === 'boolean') return { ...node, type: 'boolean' }
  return typeof value === 'number' ? { ...node, type: 'number' } : { ...node, type: 'string' }
}

const missing: ASTNode<'constant'> = { nodeKind: 'constant', nodeValue: undefined, isNullable: false, type: undefined }

function situation(given: Case): Situation {
  const entries = Object.entries(plainFacts(given)).map(([name, value]) => [label(name), constant(value)] as const)
  return Object.fromEntries(entries.filter(([name]) => labels.has(name)))
}

/** What has to be said to come from one situation to the next. */
function changes(before: Situation, after: Situation): Situation {
  const changed: Situation = {}
  for (const [name, node] of Object.entries(after)) {
    if (before[name]?.nodeValue !== node.nodeValue) changed[name] = node
  }
  for (const name of Object.keys(before)) if (!(name in after)) changed[name] = missing
  return changed
}

const labels = new Set(allNames.map(label))
const quiet = { log: () => {}, warn: () => {}, error: () => {} }
const newEngine = (): Engine => new Engine(publicodesRules(), { logger: quiet, warn: false })
let whole = newEngine()
let changing = newEngine()

function fromChanges(all: readonly Situation[]): Answers {
  let before: Situation = {}
  changing.setSituation({})
  return each((next: Situation) => {
    changing.setSituation(changes(before, next), { keepPreviousSituation: true })
    before = next
    return outcomeOfTruth(changing.evaluate('issue').nodeValue)
  })(all)
}

const profile = {
  name: 'publicodes',
  version: versionOf('publicodes'),
  threeValued: 'yes',
  precomputed: plainNote,
  cases: 500,
  prepare: situation,
}

/** The two ways to call publicodes; the runner keeps the faster. */
export const publicodesEngines: readonly Measured[] = [
  engine({
    ...profile,
    mode: 'whole situation for each case',
    setup: () => {
      whole = newEngine()
    },
    evaluate: each((facts) => {
      whole.setSituation(facts)
      return outcomeOfTruth(whole.evaluate('issue').nodeValue)
    }),
  }),
  engine({
    ...profile,
    mode: 'changed facts only',
    setup: () => {
      changing = newEngine()
    },
    evaluate: fromChanges,
  }),
]
