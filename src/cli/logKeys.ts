import { bad, good, type Result } from '../input/index.ts'
import {
  type Checkpoint,
  openCheckpoint,
  openFresh,
  openUnderPolicy,
  type Policy,
  readPolicy,
  readVerifier,
} from '../record/index.ts'
import { type Call, numberOf, textOf, usage } from './call.ts'
import { readInput } from './inputs.ts'

/** Reads the policy that a call names. */
export async function policyOf(call: Call): Promise<Result<Policy | null>> {
  const file = textOf(call, 'policy')
  if (file === undefined) return good(null)
  const bytes = await readInput({ name: file, path: file })
  return bytes.ok ? readPolicy(Buffer.from(bytes.value).toString('utf8'), file) : bytes
}

/** How the heads of a log are opened: under `--key`, under `--policy`, or under both. */
export async function openerOf(call: Call): Promise<Result<(note: string) => Result<Checkpoint>>> {
  const said = textOf(call, 'key')
  const key = said === undefined ? good(null) : readVerifier(said.trim())
  const policy = await policyOf(call)
  const fresh = numberOf(call, 'fresh', 0, 1, 1e9)
  if (!key.ok || !policy.ok || !fresh.ok) {
    return bad(...[key, policy, fresh].flatMap((one) => (one.ok ? [] : one.problems)))
  }
  const log = key.value
  if (fresh.value > 0 && policy.value === null) {
    return bad(usage('Only witnesses can say how old a head is.', 'Write --policy FILE beside --fresh.'))
  }
  const rules = policy.value
  if (log === null && rules === null) {
    return bad(
      usage('By which key is the log known?', 'Write --key VKEY, or --policy FILE, as its keeper published it.'),
    )
  }
  const under = (note: string): Result<Checkpoint> => {
    if (rules === null) return bad(usage('There is no policy.', 'Write --policy FILE.'))
    return fresh.value > 0 ? openFresh(note, rules, Date.now() / 1000, fresh.value) : openUnderPolicy(note, rules)
  }
  return good((note) => {
    const own = log === null ? null : openCheckpoint(note, log)
    if (own !== null && (!own.ok || rules === null)) return own
    return under(note)
  })
}
