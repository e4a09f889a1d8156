import {
  type Bundle,
  checkLogProof,
  gatherCosignatures,
  LogFolder,
  type LogRecord,
  leafBytes,
  leafHash,
  makeSigner,
  openFresh,
  openPromise,
  openUnderPolicy,
  type Policy,
  PROMISE_SECONDS,
  peekHead,
  prevOf,
  readLeaf,
  readPolicy,
  readSigner,
  readVerifier,
  type SignerKey,
  TileTree,
  tagOf,
  type VerifierKey,
  verifierText,
  verifyBundle,
  Witness,
} from '../../src/record/index.ts'
import { LossyDisk, seeded } from './lossyDisk.ts'
import { must, newRecord, type ToyWorld, toyWorld } from './world.ts'

/** What a person or counsel holds: what was handed out at the time, and nothing that the operator could change since. */
interface Recipient {
  readonly name: string
  readonly caseKey: Uint8Array
  readonly receipts: { readonly proof: string; readonly entry: Uint8Array }[]
  readonly promises: string[]
}

/** A log with its witnesses and people, in a world where everything comes from a seed. */
export interface Play {
  readonly world: ToyWorld
  readonly record: LogRecord
  readonly log: LogFolder
  readonly key: VerifierKey
  readonly signer: SignerKey
  readonly witnesses: readonly { readonly witness: Witness; readonly signer: SignerKey }[]
  readonly policy: Policy
  readonly people: readonly Recipient[]
  readonly next: () => number
  /** Whether every witness signs whatever the operator wants. */
  readonly collude: boolean
}

/** Asks the witnesses for cosignatures of a head; without them the head is published bare. */
export async function cosigned(play: Play, note: string, log: LogFolder): Promise<string> {
  const tree = new TileTree(peekHead(note)?.size ?? 0, log.readTile)
  const doors = play.witnesses.map(({ witness, signer }) => ({
    key: signer.verifier,
    call: async (body: string) => await witness.addCheckpoint(body),
  }))
  return must(await gatherCosignatures(note, play.key, tree, doors)).note
}

/** Lives an honest life of a seed: people file, heads are cosigned, receipts are handed out; some are only promised. */
export async function honestLife(seed: number): Promise<Play> {
  const world = toyWorld(seed)
  const next = seeded(seed * 7 + 1)
  const { record, places, key: text } = await newRecord(world, 'record')
  const key = must(readVerifier(text))
  const held = Buffer.from((await world.disk.read('record/keys/log.key')) ?? [])
    .toString()
    .trim()
  const signer = must(readSigner(held))
  const witnesses = ['bar', 'court', 'university'].map((name, i) => {
    const own = makeSigner(`witness.example/${name}`, 'cosignature', Buffer.alloc(32, seed + i))
    const { disk } = new LossyDisk(seed + i)
    return { signer: own, witness: new Witness({ disk, now: world.now, folder: name, signer: own, logs: [key] }) }
  })
  const lines = witnesses.map((one, i) => `witness w${i} ${verifierText(one.signer.verifier)}`)
  const policyText = `log ${text}\n${lines.join('\n')}\ngroup two 2 w0 w1 w2\nquorum two\n`
  const names = ['amina', 'boris', 'chen']
  const people: Recipient[] = []
  for (const name of names) {
    const { caseKey } = await record.keys.findOrMake(name)
    people.push({ name, caseKey, receipts: [], promises: [] })
  }
  const play: Play = {
    world,
    record,
    log: new LogFolder(world.disk, places.log),
    key,
    signer,
    witnesses,
    policy: must(readPolicy(policyText, 'policy')),
    people,
    next,
    collude: false,
  }
  const steps = 6 + Math.floor(next() * 14)
  for (let step = 0; step < steps; step += 1) {
    const person = people[Math.floor(next() * people.length)] ?? people[0]
    if (person === undefined) break
    const done = must(await record.append({ case: person.name, type: 'objection.filed', fields: { step } }))
    person.promises.push(done.promise())
    if (next() < 0.5 || step === steps - 1) await publish(play)
    const note = (await play.log.checkpoint()) ?? ''
    if (done.index < (peekHead(note)?.size ?? 0)) {
      person.receipts.push({ proof: must(await record.receipt(done.index)), entry: leafBytes(done.leaf) })
    }
  }
  await publish(play)
  return play
}

async function publish(play: Play): Promise<void> {
  const note = must(await play.record.publish())
  must(await play.record.publishCosigned(await cosigned(play, note, play.log)))
}

/** What the operator shows to a recipient: a log, and a bundle of the case. */
export interface Shown {
  readonly log: LogFolder
  readonly bundle: Bundle
}

/** Everything that a recipient alone finds wrong with what is shown; nothing if the operator is honest. */
export async function foundBy(
  person: Recipient,
  { log, bundle }: Shown,
  play: Play,
  now: number,
): Promise<readonly string[]> {
  const open = (note: string) => openUnderPolicy(note, play.policy)
  const found: string[] = []
  const note = (await log.checkpoint()) ?? ''
  const fresh = openFresh(note, play.policy, now)
  if (!fresh.ok) found.push(...fresh.problems.map(({ message }) => message))
  const verified = await verifyBundle(bundle, log, open)
  if (!verified.ok) found.push(...verified.problems.map(({ message }) => message))
  const size = peekHead(note)?.size ?? 0
  const entries = new Set<string>()
  for (let index = 0; index < size; index += 1) {
    const entry = await log.entryAt(index, size).catch(() => null)
    if (entry !== null) entries.add(Buffer.from(leafHash(entry)).toString('hex'))
  }
  for (const { proof, entry } of person.receipts) {
    const proven = checkLogProof(proof, entry, open)
    if (!proven.ok) found.push('a receipt does not hold')
    else if (proven.value.checkpoint.size > size) found.push('the log is shorter than a receipt')
    else {
      const root = await new TileTree(size, log.readTile)
        .rootAt(proven.value.checkpoint.size)
        .catch(() => new Uint8Array())
      if (!Buffer.from(root).equals(Buffer.from(proven.value.checkpoint.root)))
        found.push('a receipt is of another log')
    }
  }
  for (const text of person.promises) {
    const promised = openPromise(text, play.key)
    if (!promised.ok) found.push('a promise does not hold')
    else if (
      promised.value.seconds + PROMISE_SECONDS < now &&
      !entries.has(Buffer.from(promised.value.leaf).toString('hex'))
    ) {
      found.push('a promised entry is not in the log')
    }
  }
  if (bundle.key !== Buffer.from(person.caseKey).toString('hex')) found.push('the bundle is of another case')
  return found
}

/** Whether a leaf continues the last of a case, for attacks that must look right. */
export function nextLeafOf(person: Recipient, n: number, before: string | null, like: Uint8Array): Uint8Array {
  const leaf = readLeaf(like)
  if (leaf === null) throw new Error('no leaf')
  return leafBytes({ ...leaf, tag: tagOf(person.caseKey, n), prev: prevOf(person.caseKey, before) })
}
