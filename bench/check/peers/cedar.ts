/**
 * cedar-wasm: policies parsed once and kept in the engine (`statefulIsAuthorized`). One `forbid` policy says
 * "barred", one `permit` policy says "shown", and a denial without a reason is "not-shown", so one call
 * answers all three. Facts go into the context, which is cheaper than an entity; a policy for each of the
 * thirteen provisions would be a little slower. Cedar has whole numbers only, so areas are in hundredths.
 */
import {
  type AuthorizationAnswer,
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Case } from '../cases.ts'
import { each, engine, versionOf } from '../engine.ts'
import { plainFacts, plainNote } from '../plain.ts'
import { barredRail, shownRail, writeRail } from '../rails.ts'
import type { Outcome } from '../rules.ts'
import { type Leaf, opposite, plainName } from '../tree.ts'

const attribute = (id: string): string => `context.${plainName(id)}`
const known = (id: string): string => `context has ${plainName(id)} &&`

function writeLeaf(leaf: Leaf, proven: boolean): string {
  switch (leaf.kind) {
    case 'fact':
      return `(${known(leaf.fact)} ${proven ? '' : '!'}${attribute(leaf.fact)})`
    case 'choice':
      return `(${known(leaf.fact)} ${attribute(leaf.fact)} ${proven ? '==' : '!='} "${leaf.value}")`
    case 'dates': {
      const guards = [leaf.left, leaf.right].filter((id) => id !== 'on').map(known)
      const order = proven ? leaf.order : opposite[leaf.order]
      return `(${guards.join(' ')} ${attribute(leaf.left)} ${order} ${attribute(leaf.right)})`
    }
    case 'number': {
      const order = proven ? leaf.order : opposite[leaf.order]
      return `(${known(leaf.fact)} ${attribute(leaf.fact)} ${order} ${hundredths(leaf.value)})`
    }
    case 'state': {
      const side = (word: string): string => (word.includes('.') ? attribute(word) : `"${word}"`)
      return `${side(leaf.left)} ${leaf.equal === proven ? '==' : '!='} ${side(leaf.right)}`
    }
    default:
      return `(${known(leaf.id)} ${proven ? '' : '!'}${attribute(leaf.id)})`
  }
}

const writer = {
  leaf: writeLeaf,
  all: (parts: readonly string[]) => `(${parts.join(' && ')})`,
  any: (parts: readonly string[]) => `(${parts.join(' || ')})`,
}

function hundredths(value: number): number {
  return Math.round(value * 100)
}

function call(given: Case): StatefulAuthorizationCall {
  const facts = plainFacts(given)
  const context = Object.entries(facts).map(([id, value]) => {
    const isArea = id === 'conditions_personalSpace' && typeof value === 'number'
    return [id, isArea ? hundredths(value) : value] as const
  })
  return {
    principal: { type: 'Person', id: 'person' },
    action: { type: 'Action', id: 'transfer' },
    resource: { type: 'State', id: 'state' },
    context: Object.fromEntries(context),
    preparsedPolicySetId: 'transfer',
    entities: [],
  }
}

function outcomeOfAnswer(answer: AuthorizationAnswer): Outcome {
  if (answer.type !== 'success') throw new Error(`Cedar failed: ${JSON.stringify(answer.errors)}`)
  const { decision, diagnostics } = answer.response
  if (diagnostics.errors.length > 0) throw new Error(`Cedar failed: ${JSON.stringify(diagnostics.errors)}`)
  if (decision === 'allow') return 'shown'
  return diagnostics.reason.length > 0 ? 'barred' : 'not-shown'
}

/** The Cedar engine. */
export const cedarEngine = engine({
  name: '@cedar-policy/cedar-wasm',
  mode: 'policies parsed beforehand',
  version: versionOf('@cedar-policy/cedar-wasm'),
  threeValued: 'no: two rails',
  precomputed: `${plainNote}, hundredths`,
  cases: 3_000,
  setup: () => {
    const policy = (effect: string, when: string): string => `${effect}(principal, action, resource) when { ${when} };`
    const barred = policy('forbid', writeRail(barredRail, writer))
    const shown = policy('permit', writeRail(shownRail, writer))
    const answer = preparsePolicySet('transfer', { staticPolicies: { barred, shown } })
    if (answer.type !== 'success') throw new Error(`Cedar cannot read the policies: ${JSON.stringify(answer.errors)}`)
  },
  prepare: call,
  evaluate: each((prepared) => outcomeOfAnswer(statefulIsAuthorized(prepared))),
})
