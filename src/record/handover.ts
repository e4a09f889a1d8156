import { good, type Result } from '../input/index.ts'
import { refuse } from './problems.ts'
import type { NewEvent } from './step.ts'
import { openFresh } from './tree/policy.ts'

/** What is known when a step is to be recorded. */
interface Ground {
  /** Reads the published checkpoint of the log, if there is one. */
  readonly checkpoint: () => Promise<string | null>
  /** Seconds since 1970. */
  readonly now: number
  /** Where the last step of the case stands in the log; null if it has none, or it is not on the disk yet. */
  readonly last: number | null
}

const WHERE = 'the hand-over'

/**
 * The fields of a step as they are recorded. A hand-over needs a head that it may rest on: published, cosigned by the
 * quorum of the policy within ten minutes, and holding every step of the case so far. That head, with its cosignatures,
 * becomes the field `head`; without one no hand-over is recorded.
 */
export async function fieldsOnHead(event: NewEvent, ground: Ground): Promise<Result<NewEvent['fields']>> {
  const { type, fields, policy } = event
  if (type !== 'handover.recorded') return good(fields)
  if (Object.hasOwn(fields, 'head')) {
    return refuse('wrong-type', WHERE, 'The field "head" of a hand-over is filled by the record.', 'Leave it out.')
  }
  if (policy === undefined) {
    return refuse('policy', WHERE, 'No policy says which witnesses must stand behind it.', 'Name the policy.')
  }
  const { now, last } = ground
  const note = (await ground.checkpoint()) ?? ''
  const opened = openFresh(note, policy, now)
  if (!opened.ok) return opened
  if (last === null || last >= opened.value.size) {
    const message =
      last === null ? 'No step of the case is recorded.' : `The cosigned head does not hold entry ${last} of the case.`
    return refuse('policy', WHERE, message, 'Record what it rests on, publish it, and have the head cosigned.')
  }
  return good({ ...fields, head: note })
}
