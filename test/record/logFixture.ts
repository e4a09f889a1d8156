import { dirname, join } from 'node:path'
import {
  type Bundle,
  gatherCosignatures,
  LogFolder,
  machineDisk,
  makeSigner,
  peekHead,
  readVerifier,
  replaceFile,
  TileTree,
  tilePath,
  tilesOf,
  verifierText,
  Witness,
} from '../../src/record/index.ts'
import { must, newRecord, toyWorld } from './world.ts'

/** A whole log as its files, with everything a verifier needs. */
export interface LogFixture {
  readonly files: ReadonlyMap<string, Buffer>
  readonly key: string
  readonly policy: string
  readonly bundle: Buffer
  readonly size: number
}

/**
 * Makes a log of a size with a few cases, two witnesses that both must cosign, and a bundle of one case. Only the files
 * that its head demands are in it.
 */
export async function makeLog(size: number, seed: number): Promise<LogFixture> {
  const world = toyWorld(seed)
  const { record, places, key } = await newRecord(world, 'record')
  const witnesses = ['witness.example/bar', 'witness.example/university'].map((name, i) => {
    const signer = makeSigner(name, 'cosignature', Buffer.alloc(32, i + seed + 1))
    const folder = `witness-${i}`
    const log = must(readVerifier(key))
    return { signer, witness: new Witness({ ...world, folder, signer, logs: [log] }) }
  })
  const log = new LogFolder(world.disk, places.log)
  const publish = async (): Promise<void> => {
    const note = must(await record.publish())
    const tree = new TileTree(peekHead(note)?.size ?? 0, log.readTile)
    const doors = witnesses.map(({ signer, witness }) => ({
      key: signer.verifier,
      call: async (body: string) => await witness.addCheckpoint(body),
    }))
    const cosigned = must(await gatherCosignatures(note, must(readVerifier(key)), tree, doors))
    if (cosigned.problems.length > 0) throw new Error(JSON.stringify(cosigned.problems))
    must(await record.publishCosigned(cosigned.note))
  }
  for (let i = 0; i < size; i += 1) {
    const name = i % 9 === 4 ? 'shown' : `case-${i % 5}`
    must(
      await record.append({
        case: name,
        type: 'finding.recorded',
        fields: { what: `finding ${i}, née "x"`, count: i / 4 },
      }),
    )
    if (i % 97 === 96) await publish()
  }
  await publish()
  const empty: Bundle = { v: 1, key: null, checkpoint: (await log.checkpoint()) ?? '', events: [] }
  const bundle = size > 4 ? must(await record.bundle('shown', { whole: true })) : empty
  const files = new Map<string, Buffer>()
  for (const path of ['checkpoint', ...[...tilesOf(size)].map(tilePath)]) {
    files.set(path, Buffer.from((await world.disk.read(join(places.log, path))) ?? []))
  }
  const lines = witnesses.map(({ signer }, i) => `witness w${i} ${verifierText(signer.verifier)}`)
  const policy = `${[`log ${key}`, ...lines, 'group both all w0 w1', 'quorum both'].join('\n')}\n`
  return { files, key, policy, bundle: Buffer.from(JSON.stringify(bundle)), size }
}

/** Writes a log into a folder, with its policy and bundle beside it. */
export async function writeLog(folder: string, { files, policy, bundle }: LogFixture): Promise<void> {
  for (const [path, bytes] of files) {
    await machineDisk.makeFolder(dirname(join(folder, 'log', path)))
    await replaceFile(machineDisk, join(folder, 'log', path), bytes)
  }
  await replaceFile(machineDisk, join(folder, 'policy.txt'), Buffer.from(policy))
  await replaceFile(machineDisk, join(folder, 'bundle.json'), bundle)
}
