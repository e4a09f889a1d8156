/** What the runner asks of every engine, peer or own, and the wrapper that times it. */
import { createRequire } from 'node:module'
import type { Case } from './cases.ts'
import type { Outcome } from './rules.ts'

/** The answers for all loaded cases, in their order. */
export type Answers = readonly Outcome[] | Promise<readonly Outcome[]>

/** What is said of an engine in the table. */
export interface Profile {
  /** Name of the engine; modes of one engine share it and the fastest is kept. */
  readonly name: string
  /** How it is called, if there is more than one way. */
  readonly mode: string
  readonly version: string
  /** "yes", or how the two-valued engine was brought to the same answers. */
  readonly threeValued: string
  /** What was computed outside of the timed part. */
  readonly precomputed: string
  /** Cases in the measured set of a full run; the quick run takes a tenth. */
  readonly cases: number
}

/** An engine with its own form of a case; `prepare` is never timed, `evaluate` always is. */
export interface Peer<Prepared> extends Profile {
  setup(): void | Promise<void>
  prepare(given: Case): Prepared
  evaluate(prepared: readonly Prepared[]): Answers
}

/** An engine whose own form of a case is hidden from the runner. */
export interface Engine extends Profile {
  setup(): void | Promise<void>
  /** Prepares the measured set. */
  load(cases: readonly Case[]): void
  /** Answers every loaded case once. */
  answer(): Answers
}

/** Hides the prepared form of a peer. */
export function engine<Prepared>(peer: Peer<Prepared>): Engine {
  let loaded: readonly Prepared[] = []
  return {
    ...peer,
    setup: () => peer.setup(),
    load: (cases) => {
      loaded = cases.map((given) => peer.prepare(given))
    },
    answer: () => peer.evaluate(loaded),
  }
}

/** Answers one case after the other with a plain function. */
export function each<Prepared>(one: (prepared: Prepared) => Outcome): (all: readonly Prepared[]) => Outcome[] {
  return (all) => {
    const answers: Outcome[] = []
    for (const prepared of all) answers.push(one(prepared))
    return answers
  }
}

/** Answers the cases with a function that returns promises, `width` of them under way at once. */
export function eachAsync<Prepared>(
  one: (prepared: Prepared) => Promise<Outcome>,
  width: number,
): (all: readonly Prepared[]) => Promise<Outcome[]> {
  return async (all) => {
    const answers: Outcome[] = []
    for (let start = 0; start < all.length; start += width) {
      answers.push(...(await Promise.all(all.slice(start, start + width).map(one))))
    }
    return answers
  }
}

/** Reads an outcome that an engine gave as text. */
export function outcomeOf(value: unknown): Outcome {
  if (value === 'barred' || value === 'not-shown' || value === 'shown') return value
  throw new Error(`An engine answered ${JSON.stringify(value)} instead of an outcome.`)
}

/** The outcome that belongs to the truth of "every condition is met and no bar applies". */
export function outcomeOfTruth(value: unknown): Outcome {
  if (value === true) return 'shown'
  if (value === false) return 'barred'
  if (value === null || value === undefined) return 'not-shown'
  throw new Error(`An engine answered ${JSON.stringify(value)} instead of a truth value.`)
}

const require = createRequire(import.meta.url)

function versionIn(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('A package.json has no version.')
}

/** The installed version of a package. */
export function versionOf(name: string): string {
  return versionIn(require(`./node_modules/${name}/package.json`))
}

/** The version of the product itself. */
export function ownVersion(): string {
  return versionIn(require('../../package.json'))
}
