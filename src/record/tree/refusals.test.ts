import { describe, expect, test } from 'vitest'
import { LossyDisk, seeded, seededBytes } from '../../../test/record/lossyDisk.ts'
import type { Result } from '../../input/index.ts'
import { hex } from '../bytes.ts'
import { type Leaf, leafBytes, NO_RULES } from '../leaf/leaf.ts'
import { openPromise, promiseText } from '../leaf/receipt.ts'
import { headText, openCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, leafHash } from './hash.ts'
import { makeSigner, readSigner, readVerifier, type SignerKey, verifierText } from './keys.ts'
import { LogFolder, LogWriter } from './logFolder.ts'
import { checkLogProof, logProofText, readLogProof } from './logProof.ts'
import { openNote, signNote } from './note.ts'
import { openFresh, openUnderPolicy, type Policy, readPolicy } from './policy.ts'
import { verifyLog } from './verifyLog.ts'

const signer = (name: string, kind: 'note' | 'cosignature', seed: number): SignerKey =>
  makeSigner(name, kind, Buffer.alloc(32, seed))
const log = signer('log.example/a', 'note', 1)
const [w1, w2] = [signer('w1.example', 'cosignature', 2), signer('w2.example', 'cosignature', 3)]
const body = headText({ origin: 'log.example/a', size: 1, root: leafHash(Buffer.from('x')) })
const note = (signers: readonly SignerKey[], text = body, seconds = 1000): string => signNote(text, signers, seconds)

/** Every problem as one line: code, place, what is wrong, what to do. */
function said(result: Result<unknown>): readonly string[] {
  if (result.ok) return ['good']
  return result.problems.map(({ code, place, message, mend }) => {
    const where = place.line === undefined ? place.file : `${place.file}:${place.line}`
    return `${code} | ${where} | ${message} | ${mend}`
  })
}

describe('every refusal says what is wrong, where, and what to do', () => {
  test('keys', () => {
    const long = 'x'.repeat(200)
    expect(said(readVerifier('x'))).toEqual([
      'signature | the key | "x" is no Ed25519 key of a note or a cosignature. | Write it as its owner published it: name+id+base64.',
    ])
    expect(said(readVerifier(long))[0]).toContain(`"${'x'.repeat(80)}"`)
    expect(said(readSigner('x'))).toEqual([
      'signature | the signing key | It is not whole. | Restore it from a copy, or make a new one.',
    ])
    expect(() => makeSigner('a b', 'note', Buffer.alloc(32))).toThrow('A signing key needs a name and 32 bytes.')
    expect(() => makeSigner('a', 'note', Buffer.alloc(31))).toThrow(RangeError)
    expect(() => makeSigner('', 'note', Buffer.alloc(32))).toThrow(RangeError)
  })

  test('notes and heads', () => {
    const mend = 'Take the note as it was published.'
    const form = `signature | the signed note | It has not the form of a signed note. | ${mend}`
    expect(said(openNote('nothing', []))).toEqual([form])
    expect(said(openNote(`${body}\n\u2014 a b\n`, []))).toEqual([
      `signature | the signed note | A line of a signature is not whole. | ${mend}`,
    ])
    const keys = [log.verifier]
    expect(said(openNote(note([log]).replace('\n1\n', '\n2\n'), keys))).toEqual([
      `signature | the signed note | The signature of log.example/a does not fit the text. | ${mend}`,
    ])
    expect(said(openNote(note([log, log]), keys))).toEqual([
      `signature | the signed note | log.example/a has signed twice. | ${mend}`,
    ])
    const take = 'Take the checkpoint as the log published it, and its own key.'
    const head = (text: string, key = log): readonly string[] => said(openCheckpoint(text, key.verifier))
    expect([
      head(note([log], 'a\n')),
      head(note([log], body.replace('/a', '/b'))),
      head(note([w1])),
      head(note([w1], body.replace('log.example/a', 'w1.example')), w1),
    ]).toEqual([
      [`signature | the checkpoint | It does not hold a name, a size and a root, and nothing else. | ${take}`],
      [`signature | the checkpoint | It is of the log "log.example/b", not of "log.example/a". | ${take}`],
      [`signature | the checkpoint | The log "log.example/a" has not signed it. | ${take}`],
      [`signature | the checkpoint | The key of a log must be one that signs notes. | ${take}`],
    ])
  })

  test('proofs and promises', () => {
    const open = (text: string) => openCheckpoint(text, log.verifier)
    const proof = logProofText({ index: 0, proof: [], checkpoint: note([log]), extra: null })
    expect(said(readLogProof('x'))).toEqual([
      'proof | the proof | It has not the form of a tlog-proof. | Take the file as it was handed out.',
    ])
    expect(said(checkLogProof(proof, Buffer.from('y'), open))).toEqual([
      'proof | the proof | The hashes do not lead from this entry at index 0 to the root of the head. | The entry, the proof or the head is another: ask for all three again.',
    ])
    const none = 'signature | the promise | It is no promise that this log signed. | Take it as it was handed out.'
    const promised = { origin: 'log.example/a', leaf: EMPTY_ROOT, seconds: 7 }
    const promise = promiseText(promised, log)
    const opened = openPromise(promise, log.verifier)
    expect(opened.ok && { ...opened.value, leaf: hex(opened.value.leaf) }).toEqual({
      ...promised,
      leaf: hex(EMPTY_ROOT),
    })
    const other = (text: string, by = log): readonly string[] => said(openPromise(signNote(text, [by]), log.verifier))
    const [text = ''] = promise.split('\n\n')
    expect(other(`${text}\n`)).toEqual(['good'])
    for (const wrong of [
      other(`${text}\n`, w1),
      other(body),
      other(`${text}\nmore\n`),
      other(`${text.replace('/v1', '/v2')}\n`),
      other(`${text.replace('\n7\n', '\n07\n')}\n`),
      other(`${text.replace('/a', '/b')}\n`),
      other(`${text.slice(0, -8)}\n`),
      other(`${text.slice(0, -4)}!!!!\n`),
    ])
      expect(wrong).toEqual([none])
    expect(said(openPromise('x', log.verifier))[0]).toContain('signed note')
  })

  test('policies', () => {
    const [one, two] = [verifierText(w1.verifier), verifierText(w2.verifier)]
    const text = [
      '# comment',
      `log ${verifierText(log.verifier)} https://log.example/`,
      'log x',
      `log ${one}`,
      `witness A ${one}`,
      `witness B ${one}`,
      `witness A ${two} https://w2.example/ more`,
      `witness none ${two}`,
      `witness C ${verifierText(log.verifier)}`,
      'group G 2 A A',
      'group H 3 A B',
      'group I 0 C',
      'group A any B',
      'quorum X',
      'quorum none',
      'word',
      'log',
      'quorum none none',
      'group J any',
    ].join('\n')
    expect(said(readPolicy(`${text}\u0007`, 'p'))).toEqual(POLICY_LINES)
    expect(said(readPolicy('# nothing\n', 'p'))).toEqual(['policy | p:1 | There is no quorum. | Mend the line.'])
    const policy = readPolicy(
      `\t\n  log   ${verifierText(log.verifier)}\nwitness A ${one} https://w1.example/\nwitness B ${two}\ngroup G all A B\nquorum G\n`,
      'p',
    )
    if (!policy.ok) throw new Error('no policy')
    expect(policy.value.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['A', 'https://w1.example/'],
      ['B', null],
    ])
    const fresh = (signed: string, rules: Policy, now: number): readonly string[] => said(openFresh(signed, rules, now))
    const all = note([log, w1, w2])
    expect([
      said(openUnderPolicy(note([log], body.replace('/a', '/b')), policy.value)),
      said(openUnderPolicy('x', policy.value)),
      said(openUnderPolicy(note([w1]), policy.value)),
      said(openUnderPolicy(note([log, w1]), policy.value)),
      fresh(all, policy.value, 1600),
      fresh(all, policy.value, 1601),
      fresh(all, { ...policy.value, quorum: null }, 1000),
      fresh(note([log]), { ...policy.value, quorum: null }, 1000),
      said(openUnderPolicy(note([log]), { ...policy.value, quorum: null })),
    ]).toEqual(OPENED)
  })

  test('two keys under the name of one log: either may have signed', () => {
    const next = signer('log.example/a', 'note', 9)
    const policy = readPolicy(
      `log ${verifierText(next.verifier)}\nlog ${verifierText(log.verifier)}\nquorum none\n`,
      'p',
    )
    if (!policy.ok) throw new Error('no policy')
    const by = (key: SignerKey): readonly string[] => said(openUnderPolicy(note([key]), policy.value))
    expect([by(next), by(log)]).toEqual([['good'], ['good']])
    expect(by(signer('log.example/a', 'note', 10))[0]).toContain('has not signed it')
  })
})

describe('a log that is refused', () => {
  const random = seededBytes(seeded(1))
  const sum = (): string => hex(random(32))
  const empty = { size: 0, root: hex(EMPTY_ROOT) }
  const leaf = (seen: Leaf['seen'] = empty, tag = sum()): Uint8Array =>
    leafBytes({ type: 'case.event', tag, commit: sum(), prev: sum(), rules: NO_RULES, seen })

  async function verdict(
    entries: readonly Uint8Array[],
    change: (disk: LossyDisk, folder: LogFolder, root: Uint8Array) => Promise<unknown> = async () => undefined,
  ): Promise<readonly string[]> {
    const disk = new LossyDisk(1)
    const folder = new LogFolder(disk.disk, 'log')
    const writer = await LogWriter.from(folder, 0)
    await writer.grow(entries)
    const root = writer.tree.root()
    await folder.publish(note([log], headText({ origin: 'log.example/a', size: entries.length, root })))
    await change(disk, folder, root)
    return said(await verifyLog(folder, (text) => openCheckpoint(text, log.verifier)))
  }

  test('says which file, or which entry', async () => {
    const twin = '7'.repeat(64)
    const ten = Array.from({ length: 10 }, () => leaf())
    const rewrite = async (disk: LossyDisk, path: string, bytes: Uint8Array): Promise<void> => {
      const file = await disk.disk.open(path)
      await file.truncate(0)
      await file.write(bytes, 0)
    }
    const entries = 'log/tile/entries/000.p/10'
    expect([
      await verdict(ten),
      await verdict(ten, async (disk) => await disk.disk.remove('log/checkpoint')),
      await verdict(ten, async (disk) => await disk.disk.remove(entries)),
      await verdict(ten, async (disk) => await rewrite(disk, entries, disk.bytes(entries).subarray(0, -1))),
      await verdict(ten, async (disk) => await rewrite(disk, 'log/tile/0/000.p/10', Buffer.alloc(31))),
      await verdict(ten, async (disk) => await rewrite(disk, 'log/tile/0/000.p/10', Buffer.alloc(320))),
      await verdict(ten, async (_, folder) => {
        await folder.publish(note([log], headText({ origin: 'log.example/a', size: 10, root: EMPTY_ROOT })))
      }),
      await verdict([leaf(empty, twin), ...ten, leaf(empty, twin)]),
      await verdict([...ten, leaf({ size: 11, root: sum() })]),
      await verdict([...ten, leaf({ size: 3, root: '1'.repeat(64) }), leaf({ size: 3, root: '2'.repeat(64) })]),
      await verdict([...ten, leaf({ size: 3, root: '1'.repeat(64) })]),
    ]).toEqual(VERDICTS)
  })

  test('tags that begin alike are not the same tag', async () => {
    expect(await verdict([leaf(empty, '7'.repeat(64)), leaf(empty, `${'7'.repeat(63)}8`)])).toEqual(['good'])
  })

  test('entries that are no leaves stand beside them, and progress is told to the end', async () => {
    const disk = new LossyDisk(1)
    const folder = new LogFolder(disk.disk, 'log')
    const writer = await LogWriter.from(folder, 0)
    await writer.grow([...Array.from({ length: 2000 }, () => leaf()), Buffer.from('other')])
    const head = headText({ origin: 'log.example/a', size: 2001, root: writer.tree.root() })
    await folder.publish(note([log], head))
    const told: number[] = []
    const passed: number[] = []
    const done = await verifyLog(folder, (text) => openCheckpoint(text, log.verifier), {
      progress: (part) => told.push(part),
      entry: (_, index) => passed.push(index),
    })
    expect(done.ok && done.value.leaves).toBe(2000)
    expect([told.length, told[0], told.at(-1)]).toEqual([8, 256 / 2001, 1])
    expect(passed).toEqual(Array.from({ length: 2001 }, (_, i) => i))
  })

  test('a fault of the program is no verdict', async () => {
    const disk = new LossyDisk(1)
    const folder = new LogFolder(disk.disk, 'log')
    const writer = await LogWriter.from(folder, 0)
    await writer.grow([leaf()])
    await folder.publish(note([log], headText({ origin: 'log.example/a', size: 1, root: writer.tree.root() })))
    const broken = verifyLog(folder, (text) => openCheckpoint(text, log.verifier), {
      entry: () => {
        throw new TypeError('a fault')
      },
    })
    await expect(broken).rejects.toThrow('a fault')
  })
})

const POLICY_LINES: readonly string[] = [
  'policy | p:1 | There are control characters in it. | Mend the line.',
  'policy | p:19 | The last line does not end. | Mend the line.',
  'policy | p:3 | "x" is no key of a log. | Mend the line.',
  'policy | p:4 | "w1.example+c244f014+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU" is no key of a log. | Mend the line.',
  'policy | p:6 | The key stands here twice. | Mend the line.',
  'policy | p:7 | "witness A w2.example+335e0daf+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR https" is no line of a policy. | Mend the line.',
  'policy | p:8 | The name "none" is taken. | Mend the line.',
  'policy | p:9 | "log.example/a+870806f8+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c" is no key of a witness. | Mend the line.',
  'policy | p:10 | "A" is a member already. | Mend the line.',
  'policy | p:11 | "A" is a member already. | Mend the line.',
  'policy | p:11 | "3" of 2 members cannot be. | Mend the line.',
  'policy | p:12 | "C" is not named on a line before. | Mend the line.',
  'policy | p:12 | "0" of 1 members cannot be. | Mend the line.',
  'policy | p:13 | "B" is a member already. | Mend the line.',
  'policy | p:13 | The name "A" is taken. | Mend the line.',
  'policy | p:14 | "X" is not named on a line before. | Mend the line.',
  'policy | p:15 | There is a quorum already. | Mend the line.',
  'policy | p:16 | "word" is no line of a policy. | Mend the line.',
  'policy | p:17 | "log" is no line of a policy. | Mend the line.',
  'policy | p:18 | "quorum none none" is no line of a policy. | Mend the line.',
  'policy | p:19 | "group J any" is no line of a policy. | Mend the line.',
]
const OPENED: readonly (readonly string[])[] = [
  ['policy | the checkpoint | The policy knows no log "log.example/b". | Take the policy of this log.'],
  ['policy | the checkpoint | The policy knows no log "". | Take the policy of this log.'],
  [
    'signature | the checkpoint | The log "log.example/a" has not signed it. | Take the checkpoint as the log published it, and its own key.',
  ],
  [
    'policy | the checkpoint | The witnesses that cosigned it (1 of 2 known) are no quorum. | Rely on no head without its quorum; ask the log for a newer one.',
  ],
  ['good'],
  [
    'policy | the checkpoint | Its quorum is older than 600 seconds, or from the future. | Have the log cosigned now, and compare the clocks.',
  ],
  [
    'policy | the checkpoint | The policy asks for no witness, so that nobody says how old the head is. | Name witnesses and a quorum in the policy.',
  ],
  [
    'policy | the checkpoint | The policy asks for no witness, so that nobody says how old the head is. | Name witnesses and a quorum in the policy.',
  ],
  ['good'],
]
const VERDICTS: readonly (readonly string[])[] = [
  ['good'],
  ['damaged | checkpoint | The log has no checkpoint. | Name the folder of a log.'],
  [
    'damaged | tile/entries/000.p/10 | The file is missing. | The log does not fit its signed head: keep it as evidence.',
  ],
  [
    'damaged | tile/entries/000.p/10 | The bundle does not hold exactly 10 entries. | The log does not fit its signed head: keep it as evidence.',
  ],
  [
    'damaged | tile/0/000.p/10 | The tile has 31 bytes instead of 320. | The log does not fit its signed head: keep it as evidence.',
  ],
  [
    'damaged | tile/0/000.p/10 | The tile does not fit the entries. | The log does not fit its signed head: keep it as evidence.',
  ],
  [
    'damaged | checkpoint | The entries do not lead to the root of the signed head. | Entries were changed, or the head is another. Keep both as evidence.',
  ],
  [
    'omitted | tile/entries | Two leaves carry the tag 7777777777777777777777777777777777777777777777777777777777777777. | The operator showed different logs, or changed it: keep both.',
  ],
  [
    'omitted | tile/entries | Entry 10 names a head later than itself. | The operator showed different logs, or changed it: keep both.',
  ],
  [
    'omitted | tile/entries | Entry 11 names another root for a size named before. | The operator showed different logs, or changed it: keep both.',
  ],
  [
    'omitted | tile/entries | Entry 10 names a head of size 3 that this log never had. | The operator showed different logs, or changed it: keep both.',
  ],
]
