import type { Determination } from '../src/determination/index.ts'

/** The states of the provisions under a basis; under the answer's basis if none is given. */
export function statesOf(determination: Determination, basis = determination.basis): Readonly<Record<string, string>> {
  const found = determination.bases.find((one) => one.basis === basis)
  return Object.fromEntries((found?.provisions ?? []).map(({ provision, state }) => [provision, state]))
}

/** Those of the states that are asked about. */
export function pick(states: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.keys(asked).map((id) => [id, states[id] ?? 'not counted']))
}
