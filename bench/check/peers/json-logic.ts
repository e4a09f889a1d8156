/**
 * json-logic-js: an interpreter of JSON rules. The default value of `var` stands in for a missing fact, and
 * is chosen so that the comparison is then false: one operation a leaf, the cheapest form that it has.
 */
import jsonLogic, { type Logic } from 'json-logic-js'
import { each, engine, outcomeOf, versionOf } from '../engine.ts'
import { plainFacts, plainNote } from '../plain.ts'
import { barredRail, shownRail, writeRail } from '../rails.ts'
import { type Leaf, type Order, opposite, plainName } from '../tree.ts'

const variable = (id: string, otherwise: Logic): Logic =>
  id === 'on' ? { var: 'on' } : { var: [plainName(id), otherwise] }

/** A comparison that is false if a side is missing: the side expected to be small is then huge. */
function ordered(left: (otherwise: number) => Logic, order: Order, right: (otherwise: number) => Logic): Logic {
  const huge = order === '<' || order === '<=' ? 1e9 : -1e9
  return { [order]: [left(huge), right(-huge)] }
}

function writeLeaf(leaf: Leaf, proven: boolean): Logic {
  switch (leaf.kind) {
    case 'fact':
      return proven ? { var: plainName(leaf.fact) } : { '!': [{ var: [plainName(leaf.fact), true] }] }
    case 'choice':
      return proven
        ? { '===': [{ var: plainName(leaf.fact) }, leaf.value] }
        : { '!==': [variable(leaf.fact, leaf.value), leaf.value] }
    case 'dates': {
      const order = proven ? leaf.order : opposite[leaf.order]
      return ordered(
        (value) => variable(leaf.left, value),
        order,
        (value) => variable(leaf.right, value),
      )
    }
    case 'number':
      return ordered(
        (value) => variable(leaf.fact, value),
        proven ? leaf.order : opposite[leaf.order],
        () => leaf.value,
      )
    case 'state': {
      const side = (word: string): Logic => (word.includes('.') ? { var: plainName(word) } : word)
      return { [leaf.equal === proven ? '===' : '!==']: [side(leaf.left), side(leaf.right)] }
    }
    default:
      return proven ? { var: leaf.id } : { '!': [{ var: [leaf.id, true] }] }
  }
}

const writer = {
  leaf: writeLeaf,
  all: (parts: readonly Logic[]): Logic => ({ and: parts }),
  any: (parts: readonly Logic[]): Logic => ({ or: parts }),
}

const logic: Logic = {
  if: [writeRail(barredRail, writer), 'barred', writeRail(shownRail, writer), 'shown', 'not-shown'],
}

/** The json-logic-js engine. */
export const jsonLogicEngine = engine({
  name: 'json-logic-js',
  mode: '',
  version: versionOf('json-logic-js'),
  threeValued: 'no: two rails',
  precomputed: plainNote,
  cases: 20_000,
  setup: () => {},
  prepare: plainFacts,
  evaluate: each((facts) => outcomeOf(jsonLogic.apply(logic, facts))),
})
