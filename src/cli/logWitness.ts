import { join } from 'node:path'
import { bad, good, type Result } from '../input/index.ts'
import {
  gatherCosignatures,
  HeadSigner,
  LogFolder,
  machineDisk,
  makeSigner,
  type Policy,
  peekHead,
  readLogKey,
  readSigner,
  replaceFile,
  type SignerKey,
  TileTree,
  takeLock,
  verifierText,
  Witness,
  witnessAt,
  witnessServer,
} from '../record/index.ts'
import { type Call, EXIT, textOf, usage, wholeOf } from './call.ts'
import { type LogCall, readLogCall, tell } from './logCall.ts'
import { policyOf } from './logKeys.ts'
import { complain, note, print } from './output.ts'
import { machineWorld, placesIn, withRecord } from './recordDoor.ts'

/** Runs `writ log cosign`. */
export async function cosign(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, { policy: { type: 'string' } }, 0, ['policy'])
  if (!call.ok) return wrong(call)
  return await tell(await gather(call.value), call.value.json)
}

async function gather({ call, folder }: LogCall): Promise<Result<{ text: string; data: unknown }>> {
  const policy = await neededPolicy(call)
  if (!policy.ok) return policy
  const places = placesIn(call, folder)
  const key = await readLogKey(machineDisk, places)
  if (!key.ok) return key
  return await withRecord(places, async (record) => {
    const published = await record.publish()
    if (!published.ok) return published
    const size = peekHead(published.value)?.size ?? 0
    const tree = new TileTree(size, new LogFolder(machineDisk, places.log).readTile)
    const doors = policy.value.witnesses.flatMap((one) => (one.url === null ? [] : [witnessAt(one.url, one.key)]))
    const bare = new HeadSigner(machineDisk, places.keys, key.value)
    const head = peekHead(published.value)
    const signed = head === null ? published : await bare.sign(head, tree)
    if (!signed.ok) return signed
    const cosigned = await gatherCosignatures(signed.value, key.value.verifier, tree, doors)
    const stored = cosigned.ok ? await record.publishCosigned(cosigned.value.note) : cosigned
    if (!cosigned.ok || !stored.ok) return bad(...(stored.ok ? [] : stored.problems))
    complain(cosigned.value.problems)
    const count = doors.length - cosigned.value.problems.length
    const text = `The head of size ${size} carries the cosignatures of ${count} of ${doors.length} witnesses with an address.\n`
    return good({ text, data: { size, checkpoint: stored.value } })
  })
}

async function neededPolicy(call: Call): Promise<Result<Policy>> {
  const policy = await policyOf(call)
  if (!policy.ok) return policy
  return policy.value === null ? bad(usage('--policy is missing.', 'See writ log --help.')) : good(policy.value)
}

/** Runs `writ log witness` until it is told to end. */
export async function witness(args: readonly string[]): Promise<number> {
  const options = {
    policy: { type: 'string' },
    name: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
  } as const
  const call = readLogCall(args, options, 0, ['policy'])
  if (!call.ok) return wrong(call)
  const policy = await neededPolicy(call.value.call)
  const port = wholeOf(call.value.call, 'port', 0, 0, 65535)
  if (!policy.ok) return wrong(policy)
  if (!port.ok) return wrong(port)
  const { folder } = call.value
  await machineDisk.makeFolder(folder)
  const signer = await witnessKey(folder, textOf(call.value.call, 'name'))
  if (!signer.ok) return wrong(signer)
  const lock = await takeLock(folder)
  if (!lock.ok) return wrong(lock)
  try {
    const { logs } = policy.value
    const held = new Witness({ ...machineWorld, folder: join(folder, 'heads'), signer: signer.value, logs })
    await serve(held, textOf(call.value.call, 'host') ?? '127.0.0.1', port.value, verifierText(signer.value.verifier))
    return EXIT.done
  } finally {
    await lock.value.release()
  }
}

async function serve(held: Witness, host: string, port: number, key: string): Promise<void> {
  const server = witnessServer(held)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  await print(`witness NAME ${key} http://${host}:${typeof address === 'object' ? (address?.port ?? port) : port}\n`)
  note(
    'This line belongs into the policies of those who trust this witness, under a NAME of theirs. End it with Ctrl-C.',
  )
  await new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve())
  })
  server.close()
  server.closeAllConnections()
}

async function witnessKey(folder: string, name: string | undefined): Promise<Result<SignerKey>> {
  const file = join(folder, 'witness.key')
  const held = await machineDisk.read(file)
  if (held !== null) return readSigner(Buffer.from(held).toString('utf8').trim())
  if (name === undefined || /[\s+\p{Cc}]/u.test(name)) {
    return bad(
      usage('A new witness needs a name.', 'Write --name NAME, as witness.example/bar, without blanks and plus signs.'),
    )
  }
  const signer = makeSigner(name, 'cosignature', machineWorld.random(32))
  await replaceFile(machineDisk, file, Buffer.from(`${signer.text}\n`))
  return good(signer)
}

function wrong(result: Result<unknown>): number {
  complain(result.ok ? [] : result.problems)
  return EXIT.wrong
}
