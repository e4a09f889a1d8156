import { readFileSync } from 'node:fs'
import type { MadeCase } from '../../src/proof/index.ts'
import type { GivenCase } from '../second/determine.ts'

/** Two cases that differ only in the facts of one condition of a provision, which is in order in the first only. */
export interface CasePair {
  readonly provision: string
  /** The place of the condition among the leaves of the formula, and its text. */
  readonly part: number
  readonly of: string
  /** Whether every other condition of the provision has the same truth in both. */
  readonly alone: boolean
  /** Whether the outcome turns from shown to barred; without it only the state of the provision turns. */
  readonly turns: boolean
  readonly first: GivenCase
  readonly second: GivenCase
}

/** The stored pairs. */
export function storedPairs(): readonly CasePair[] {
  const text = readFileSync(new URL('./data/pairs.jsonl', import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): CasePair => JSON.parse(line))
}

/** A case that notices one change of the law which no other case noticed. */
interface Fill {
  readonly notices: string
  readonly given: GivenCase
}

/** The stored cases of this kind. */
export function storedFills(): readonly Fill[] {
  const text = readFileSync(new URL('./data/fills.jsonl', import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): Fill => JSON.parse(line))
}

/** The table of findings that a made case puts on record. */
export function tableOf(made: MadeCase): GivenCase {
  const values: Record<string, boolean | number | string> = {}
  const sets: Record<string, GivenCase['sets'][string]> = {}
  let treaty: GivenCase['treaty']
  for (const { fact, value, not } of made.assertions) {
    if (fact === 'treaty.inForce') treaty = treaty === undefined ? value === true : 'conflict'
    else if (typeof value === 'object') sets[fact] = { in: value, out: not ?? [], restOut: false }
    else values[fact] = value
  }
  return { ...made.transfer, values, sets, ...(treaty === undefined ? {} : { treaty }) }
}
