import type { Data } from '../input/index.ts'
import type { Disk } from './disk.ts'
import type { Leaf, LeafType } from './leaf/leaf.ts'
import type { Policy } from './tree/policy.ts'

/** What a record needs from outside: the disk, the clock (milliseconds since 1970) and chance. */
export interface RecordWorld {
  readonly disk: Disk
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** A step to be recorded. The fields are private; `rules` is the sum of the law that was applied, if any. */
export interface NewEvent {
  readonly case: string
  readonly type: LeafType
  readonly fields: Readonly<Record<string, Data>>
  readonly rules?: string
  /** Which witnesses must stand behind the published head; a hand-over is not recorded without. */
  readonly policy?: Policy
}

/** What is said of a step that is on the disk: its index in the log, and a promise for whoever brought it. */
export interface Recorded {
  readonly index: number
  readonly leaf: Leaf
  /** Signs the promise for whoever brought the step (receipt.ts); a signature costs more than all the rest. */
  readonly promise: () => string
}
