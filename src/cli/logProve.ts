import { bad, good, type Result } from '../input/index.ts'
import { EXIT, textOf, usage } from './call.ts'
import { readLogCall } from './logCall.ts'
import { complain, print } from './output.ts'
import { placesIn, withRecord } from './recordDoor.ts'

/** Runs `writ log prove`: the proof of one entry, as text on standard output. */
export async function prove(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, {}, 1)
  if (!call.ok) return wrong(call)
  const word = call.value.words[0] ?? ''
  if (!/^\d{1,15}$/.test(word)) return wrong(bad(usage(`"${word}" is no index.`, 'Write writ log prove DIR INDEX.')))
  const proof = await withRecord(placesIn(call.value.call, call.value.folder), async (record) => {
    const done = await record.publish()
    return done.ok ? await record.receipt(Number(word)) : done
  })
  return await out(proof, (text) => (call.value.json ? `${JSON.stringify({ proof: text }, null, 2)}\n` : text))
}

/** Runs `writ log bundle`: a case with its proofs, as JSON on standard output. */
export async function bundle(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, { case: { type: 'string' }, fields: { type: 'string' } }, 0, ['case'])
  if (!call.ok) return wrong(call)
  const name = textOf(call.value.call, 'case') ?? ''
  const fields = textOf(call.value.call, 'fields')?.split(',')
  const made = await withRecord(placesIn(call.value.call, call.value.folder), async (record) => {
    const done = await record.publish()
    if (!done.ok) return bad<object>(...done.problems)
    const held = await record.bundle(name, fields === undefined ? { whole: true } : { whole: false, fields })
    return held.ok ? good<object>(held.value) : held
  })
  return await out(made, (data) => `${JSON.stringify(data, null, 2)}\n`)
}

async function out<T>(result: Result<T>, text: (value: T) => string): Promise<number> {
  if (!result.ok) return wrong(result)
  await print(text(result.value))
  return EXIT.done
}

function wrong(result: Result<unknown>): number {
  complain(result.ok ? [] : result.problems)
  return EXIT.wrong
}
