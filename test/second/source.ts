import { storedPairs } from '../attack/pairs.ts'
import { mutationVectors, syntheticVectors } from '../vectors.ts'
import type { GivenCase } from './determine.ts'
import type { Source } from './givenCases.ts'
import { type RawFiles, rawFiles, rulesOf } from './rules.ts'

/** The folder of the encoded law. */
const LAW = new URL('../../law/', import.meta.url)

/** What random cases are drawn from: the raw law, the made-up cases as models, and the States that tables name. */
export function sourceOf(files: RawFiles = rawFiles(LAW)): Source {
  const rules = rulesOf(files)
  const named = rules.tables.flatMap(({ parties, nonParties }) => [...parties.map(({ state }) => state), ...nonParties])
  const vectors = [...syntheticVectors(), ...mutationVectors()]
  const made = vectors.filter(({ expected }) => expected.outcome === 'shown').map(({ data }) => modelOf(data))
  // Of every basis that can be shown one more, found by a solver: no made-up case is shown under some of them.
  const turning = storedPairs().filter(({ turns }) => turns)
  const found = rules.bases.flatMap(({ id }) => turning.find(({ first }) => first.basis === id)?.first ?? [])
  const models = [...made, ...found, ...found]
  return { rules, models, states: [...new Set([...named, 'CU', 'KP', 'TV', 'ER'])].sort() }
}

interface Data {
  readonly transfer: Readonly<Record<string, unknown>>
  readonly assertions: readonly Readonly<Record<string, unknown>>[]
}

/** The table of findings that a made-up case amounts to if all its assertions are taken as proof. */
function modelOf({ transfer, assertions }: Data): GivenCase {
  const values: Record<string, boolean | number | string> = {}
  const sets: Record<string, GivenCase['sets'][string]> = {}
  let treaty: boolean | undefined
  for (const { fact, value, complete, not } of assertions) {
    if (typeof fact !== 'string') continue
    if (fact === 'treaty.inForce') treaty = value === true
    else if (Array.isArray(value))
      sets[fact] = { in: value.map(String), out: Array.isArray(not) ? not.map(String) : [], restOut: complete === true }
    else if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') values[fact] = value
  }
  const { from, to, on, basis } = transfer
  return {
    from: String(from),
    to: String(to),
    on: String(on),
    values,
    sets,
    ...(typeof basis === 'string' ? { basis } : {}),
    ...(treaty === undefined ? {} : { treaty }),
  }
}
