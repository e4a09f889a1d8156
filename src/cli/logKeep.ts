import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { bad, checkShape, type Data, good, type Result, readDocument } from '../input/index.ts'
import { LEAF_TYPES, type LogRecord, machineDisk, makeRecord, type Recorded, verifierText } from '../record/index.ts'
import { EXIT, textOf, usage } from './call.ts'
import { readInput, reasonOf } from './inputs.ts'
import { type LogCall, readLogCall, tell } from './logCall.ts'
import { policyOf } from './logKeys.ts'
import { complain } from './output.ts'
import { machineWorld, placesIn, withRecord } from './recordDoor.ts'

/** Runs `writ log init`. */
export async function init(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, { origin: { type: 'string' } }, 0, ['origin'])
  if (!call.ok) return wrong(call)
  return await tell(await make(call.value), call.value.json)
}

async function make({ call, folder }: LogCall): Promise<Result<{ text: string; data: unknown }>> {
  const origin = textOf(call, 'origin') ?? ''
  if (/[\s+\p{Cc}]/u.test(origin)) {
    return bad(usage(`--origin "${origin}" cannot be the name of a log.`, 'Write it without blanks and plus signs.'))
  }
  const places = placesIn(call, folder)
  const made = await makeRecord(machineDisk, places, origin, machineWorld.random)
  if (!made.ok) return made
  const published = await withRecord(places, (record) => record.publish())
  if (!published.ok) return published
  const key = verifierText(made.value.verifier)
  await writeFile(join(folder, 'log.vkey'), `${key}\n`)
  const text = [
    `The record of the log "${origin}" is in ${folder}. Only ${join(folder, 'log')} is public.`,
    'Its public key, to be given to everyone who shall verify it, by another way than the log itself:',
    key,
    `The keys in ${places.keys} sign and read everything: keep them apart, and out of long backups.`,
    '',
  ].join('\n')
  return good({ text, data: { origin, key, log: places.log } })
}

const fieldsSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9.-]{0,63}$/, 'a field name'), z.json())

/** Runs `writ log append`. */
export async function append(args: readonly string[]): Promise<number> {
  const options = {
    case: { type: 'string' },
    type: { type: 'string' },
    receipt: { type: 'string' },
    policy: { type: 'string' },
  } as const
  const call = readLogCall(args, options, 1, ['case', 'type'])
  if (!call.ok) return wrong(call)
  return await tell(await add(call.value), call.value.json)
}

async function add({ call, folder, words }: LogCall): Promise<Result<{ text: string; data: unknown }>> {
  const name = textOf(call, 'case') ?? ''
  const said = textOf(call, 'type')
  const type = LEAF_TYPES.find((one) => one === said)
  if (type === undefined) return bad(usage(`--type ${said} is not known.`, `Write one of: ${LEAF_TYPES.join(', ')}.`))
  const fields = await readFields(words[0])
  if (!fields.ok) return fields
  const policy = await policyOf(call)
  if (!policy.ok) return policy
  const receipt = textOf(call, 'receipt')
  return await withRecord(placesIn(call, folder), async (record) => {
    const done = await record.append({
      case: name,
      type,
      fields: fields.value,
      ...(policy.value === null ? {} : { policy: policy.value }),
    })
    if (!done.ok) return done
    return await published(record, done.value, receipt)
  })
}

async function readFields(file: string | undefined): Promise<Result<Readonly<Record<string, Data>>>> {
  if (file === undefined) return good({})
  const input = file === '-' ? { name: 'standard input', path: null } : { name: file, path: file }
  const bytes = await readInput(input)
  const document = bytes.ok ? await readDocument(bytes.value, input.name, 'json') : bytes
  return document.ok ? checkShape(document.value, fieldsSchema) : document
}

async function published(
  record: LogRecord,
  { index, leaf, promise }: Recorded,
  file: string | undefined,
): Promise<Result<{ text: string; data: unknown }>> {
  const checkpoint = await record.publish()
  const proof = checkpoint.ok ? await record.receipt(index) : checkpoint
  if (!checkpoint.ok || !proof.ok) return bad(...(proof.ok ? [] : proof.problems))
  if (file !== undefined) {
    try {
      await writeFile(file, proof.value)
    } catch (error) {
      const mend = `The step is recorded as entry ${index}. Ask for its proof with writ log prove.`
      return bad({ code: 'unreadable', place: { file }, message: reasonOf(error), mend })
    }
  }
  const text = `Recorded and published as entry ${index}, ${leaf.type}.\n${file === undefined ? '' : `The proof is in ${file}\n`}`
  return good({ text, data: { index, leaf, promise: promise(), checkpoint: checkpoint.value, proof: proof.value } })
}

/** Runs `writ log erase`. */
export async function erase(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, { case: { type: 'string' }, because: { type: 'string' } }, 0, ['case', 'because'])
  if (!call.ok) return wrong(call)
  const name = textOf(call.value.call, 'case') ?? ''
  const because = textOf(call.value.call, 'because') ?? ''
  const done = await withRecord(placesIn(call.value.call, call.value.folder), async (record) => {
    const erased = await record.erase(name, because)
    const checkpoint = erased.ok ? await record.publish() : erased
    if (!erased.ok || !checkpoint.ok)
      return bad<{ text: string; data: unknown }>(...(checkpoint.ok ? [] : checkpoint.problems))
    const text = `The keys of "${name}" are destroyed; entry ${erased.value.index} says so. Destroy copies of them too.\n`
    return good({ text, data: { index: erased.value.index } })
  })
  return await tell(done, call.value.json)
}

function wrong(result: { readonly problems: Parameters<typeof complain>[0] }): number {
  complain(result.problems)
  return EXIT.wrong
}
