import { readFileSync } from 'node:fs'
import { type CompiledLaw, compileLaw, type Determination, determine } from '../../src/determination/index.ts'
import { parseMoment } from '../../src/evidence/index.ts'
import { inPeriod, isBound, type Law } from '../../src/law/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { firstAnswer } from '../second/firstAnswer.ts'
import { statesOf } from '../statesOf.ts'
import { decidedVectors, mutationVectors, randomVectors, syntheticVectors } from '../vectors.ts'
import type { Mutant } from './mutants.ts'
import { storedFills, storedPairs } from './pairs.ts'

/** A check that passes on the law as it is, and may fail on changed law. */
interface Witness {
  readonly name: string
  /** Whether the check can notice a change of this kind at all; the others are not run. */
  readonly concerns: (mutant: Mutant) => boolean
  readonly passes: (law: CompiledLaw) => boolean
}

/** The first check that fails on changed law, of the given ones; `null` if all pass. */
export function killer(mutant: Mutant, witnesses: readonly Witness[]): string | null {
  const concerned = witnesses.filter((witness) => witness.concerns(mutant))
  if (concerned.length === 0) return null
  const law = compileLaw(mutant.law)
  return concerned.find((witness) => !witness.passes(law))?.name ?? null
}

/** The decided cases, the made-up cases and the random cases, with what is expected of them. */
export async function caseWitnesses(): Promise<readonly Witness[]> {
  const law = await testLaw()
  const whole = randomVectors().map(({ id, data, expected }) => ({
    id,
    data,
    knownAt: expected.knownAt,
    agrees: (one: Determination): boolean =>
      one.outcome === expected.outcome &&
      one.basis === expected.basis &&
      one.bases.every(({ basis, outcome }) => {
        const wanted = expected.bases[basis]
        return wanted?.outcome === outcome && same(statesOf(one, basis), wanted.provisions)
      }) &&
      JSON.stringify(
        one.contested.map(({ provision, question, positions }) => [
          provision,
          question,
          positions.map(({ outcome }) => outcome),
        ]),
      ) ===
        JSON.stringify(expected.contested.map(({ provision, question, outcomes }) => [provision, question, outcomes])),
  }))
  const made = [...syntheticVectors(), ...mutationVectors()].map(({ id, data, expected }) => ({
    id,
    data,
    knownAt: undefined,
    agrees: (one: Determination): boolean =>
      one.outcome === expected.outcome &&
      (expected.basis === undefined || one.basis === expected.basis) &&
      one.contested.length > 0 === expected.contested &&
      includes(statesOf(one), expected.provisions),
  }))
  const decided = decidedVectors().map(({ id, data, outcome, provisions, contested }) => ({
    id,
    data,
    knownAt: undefined,
    agrees: (one: Determination): boolean =>
      one.outcome === outcome && one.contested.length > 0 === contested && includes(statesOf(one), provisions),
  }))
  return Promise.all(
    [...decided, ...made, ...whole].map(async ({ id, data, knownAt, agrees }) => {
      const given = await caseFrom(data)
      const moment = knownAt === undefined ? undefined : (parseMoment(knownAt) ?? undefined)
      const counting = countingIn(determine(law, given, { knownAt: moment }))
      const { transfer } = given
      return {
        name: `case ${id}`,
        concerns: ({ touches, kind }) => concerns(touches, kind, counting, transfer),
        passes: (changed) => agrees(determine(changed, given, { knownAt: moment })),
      } satisfies Witness
    }),
  )
}

/** The stored cases that a solver found: pairs between which one condition turns the outcome, and what else was missed. */
export async function pairWitnesses(): Promise<readonly Witness[]> {
  const law = await testLaw()
  const pairs = storedPairs().flatMap(({ provision, of, first, second }) =>
    [first, second].map((given) => ({ name: `pair on ${provision}: ${of}`, given })),
  )
  const fills = storedFills().map(({ notices, given }) => ({ name: `case against ${notices}`, given }))
  return [...pairs, ...fills].map(({ name, given }): Witness => {
    const answer = firstAnswer(law, given)
    const counting = new Set(answer.bases.flatMap(({ provisions }) => Object.keys(provisions)))
    return {
      name,
      concerns: ({ touches, kind }) => concerns(touches, kind, counting, given),
      passes: (changed) => JSON.stringify(firstAnswer(changed, given)) === JSON.stringify(answer),
    }
  })
}

/** The stored days: who was bound on the first and last days of each row, and which rules counted around theirs. */
export function dayWitnesses(): readonly Witness[] {
  return storedDays().map(({ what, id, state, day, answer }) => ({
    name: `day ${what} ${id} ${state ?? ''} ${day}`,
    concerns: ({ touches }) =>
      state === undefined ? [touches.provision, touches.basis].includes(id) : touches.state === state,
    passes: ({ law }) => dayAnswer(law, { what, id, ...(state === undefined ? {} : { state }), day }) === answer,
  }))
}

/** A question about one day: was the State bound, did the provision count, was the basis open? */
export interface DayQuestion {
  readonly what: 'bound' | 'provision' | 'basis'
  readonly id: string
  readonly state?: string
  readonly day: string
}

/** What the law says of such a day: true, false, or null for unknown. */
export function dayAnswer(law: Law, { what, id, state = '', day }: DayQuestion): boolean | null {
  const on = parseDay(day) ?? Number.NaN
  if (what === 'bound') {
    const table = law.treaties.find(({ instrument }) => instrument === id)
    return table === undefined ? null : isBound(table, state, on)
  }
  const all: readonly { readonly id: string; readonly dates: Parameters<typeof inPeriod>[0] }[] =
    what === 'provision' ? law.provisions : law.bases
  const one = all.find((candidate) => candidate.id === id)
  return one === undefined ? null : inPeriod(one.dates, on)
}

/** The stored days with what was so on them. */
export function storedDays(): readonly (DayQuestion & { readonly answer: boolean | null })[] {
  return JSON.parse(readFileSync(new URL('./data/days.json', import.meta.url), 'utf8'))
}

function concerns(
  { provision, state, basis }: Mutant['touches'],
  kind: Mutant['kind'],
  counting: ReadonlySet<string>,
  transfer: { readonly from: string; readonly to: string },
): boolean {
  if (provision !== undefined) return counting.has(provision) || kind === 'day shifted'
  if (state !== undefined) return transfer.from === state || transfer.to === state
  return basis !== undefined
}

function countingIn({ bases }: Determination): ReadonlySet<string> {
  return new Set(bases.flatMap(({ provisions }) => provisions.map(({ provision }) => provision)))
}

function includes(states: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([id, state]) => (states[id] ?? 'not counted') === state)
}

function same(states: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.keys(states).length === Object.keys(wanted).length && includes(states, wanted)
}
