import { describe, expect, test } from 'vitest'
import { headText, openCheckpoint, readHead } from './checkpoint.ts'
import { EMPTY_ROOT, leafHash } from './hash.ts'
import { makeSigner, readSigner, readVerifier, type SignerKey, signatureLine, verifierText } from './keys.ts'
import { checkLogProof, logProofText, readLogProof } from './logProof.ts'
import { openNote, signNote } from './note.ts'
import { openFresh, openUnderPolicy, readPolicy } from './policy.ts'

const signer = (name: string, kind: 'note' | 'cosignature' = 'note', seed = 1): SignerKey =>
  makeSigner(name, kind, Buffer.alloc(32, seed))
const log = signer('log.example/a')
const w = ['w1.example', 'w2.example', 'w3.example'].map((name, i) => signer(name, 'cosignature', 10 + i))
const [w1 = log, w2 = log, w3 = log] = w
const body = headText({ origin: 'log.example/a', size: 1, root: leafHash(Buffer.from('x')) })
const at = 1_770_000_000
const note = (signers: readonly SignerKey[], text = body): string => signNote(text, signers, at)
const code = (result: { ok: boolean; problems?: readonly { code: string }[] }): string =>
  result.ok ? 'good' : (result.problems?.[0]?.code ?? '')

describe('keys', () => {
  test('come back from their texts, and are split from the left', () => {
    // Of many keys some hold a plus sign in their base64.
    for (let seed = 0; seed < 60; seed += 1) {
      const key = signer('log.example/a', 'note', seed)
      const text = verifierText(key.verifier)
      const read = readVerifier(text)
      expect(read.ok && verifierText(read.value)).toBe(text)
      const again = readSigner(key.text)
      expect(again.ok && again.value.text).toBe(key.text)
    }
    expect(
      Array.from({ length: 60 }, (_, i) => verifierText(signer('a', 'note', i).verifier).split('+').length),
    ).toContain(4)
  })

  test.each(['', 'a', 'a+b', `+${verifierText(log.verifier)}`, verifierText(log.verifier).replace('log', 'lag')])(
    '%s is no key',
    (text) => expect(readVerifier(text).ok).toBe(false),
  )

  test('a problem with a signing key shows nothing of it', () => {
    const read = readSigner(log.text.slice(0, -3))
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).not.toContain(log.text.slice(-20, -4))
  })
})

describe('notes', () => {
  const keys = [log.verifier]

  test('a signed text opens under its key, and foreign signatures are passed over', () => {
    const opened = openNote(note([log, w1]), keys)
    expect(opened.ok && opened.value.signatures.map(({ key }) => key.name)).toEqual(['log.example/a'])
    expect(openNote(note([w1]), keys)).toEqual({ ok: true, value: { text: body, signatures: [] } })
  })

  test.each([
    ['a text that was changed', note([log]).replace('\n1\n', '\n2\n')],
    ['a signature twice', note([log, log])],
    ['no line end', note([log]).slice(0, -1)],
    ['no empty line', note([log]).replace('\n\n', '\n')],
    ['carriage returns', note([log]).replaceAll('\n', '\r\n')],
    ['a control character', note([log]).replace('log', 'l\u0001og')],
    ['a signature that is cut', note([log]).replace(/.{8}\n$/, '\n')],
    [
      'base64 with other last bits',
      note([log]).replace(/(.)=\n$/, (_, c: string) => `${String.fromCharCode(c.charCodeAt(0) + 1)}=\n`),
    ],
    ['an empty line at the end', `${note([log])}\n`],
    ['too many signatures', note([log]) + signatureLine(body, w1, at).repeat(64)],
  ])('%s is refused', (_, text) => expect(openNote(text, keys).ok).toBe(false))

  test('a cosignature is no signature of the text, and the other way round', () => {
    const twin = makeSigner('log.example/a', 'cosignature', Buffer.alloc(32, 1))
    const [, bytes = ''] = /^\u2014 \S+ (\S+)\n$/.exec(signatureLine(body, log, 0)) ?? []
    const raw = Buffer.from(bytes, 'base64').subarray(4)
    const forged = Buffer.concat([Buffer.from(twin.verifier.id, 'hex'), Buffer.alloc(8), raw]).toString('base64')
    expect(openNote(`${body}\n\u2014 log.example/a ${forged}\n`, [twin.verifier]).ok).toBe(false)
  })
})

describe('checkpoints', () => {
  test.each([
    ['an extension line', `${body}more\n`],
    ['a leading zero', body.replace('\n1\n', '\n01\n')],
    ['a negative size', body.replace('\n1\n', '\n-1\n')],
    ['a root that is cut', body.replace(/....\n$/, '\n')],
    ['no origin', body.replace('log.example/a', '')],
    ['two lines', 'log.example/a\n1\n'],
  ])('%s is no head', (_, text) => expect(readHead(text)).toBeNull())

  test('must be signed by its own log', () => {
    expect(openCheckpoint(note([log]), log.verifier).ok).toBe(true)
    expect(openCheckpoint(note([w1]), log.verifier).ok).toBe(false)
    expect(openCheckpoint(note([log], body.replace('/a', '/b')), log.verifier).ok).toBe(false)
    const witness = makeSigner('log.example/a', 'cosignature', Buffer.alloc(32, 1))
    expect(openCheckpoint(note([witness]), witness.verifier).ok).toBe(false)
  })
})

const lines = (more: string): string =>
  `# who is known\nlog ${verifierText(log.verifier)}\n${w.map((one, i) => `witness W${i + 1} ${verifierText(one.verifier)}`).join('\n')}\n${more}`

function opened(more: string, signers: readonly SignerKey[]): string {
  const policy = readPolicy(lines(more), 'policy')
  return policy.ok ? code(openUnderPolicy(note(signers), policy.value)) : 'no policy'
}

describe('policies', () => {
  test.each([
    ['quorum none\n', [log], 'good'],
    ['quorum W1\n', [log], 'policy'],
    ['quorum W1\n', [log, w1], 'good'],
    ['quorum W1\n', [log, w2], 'policy'],
    ['group G 2 W1 W2 W3\nquorum G\n', [log, w1], 'policy'],
    ['group G 2 W1 W2 W3\nquorum G\n', [log, w1, w3], 'good'],
    ['group G any W1 W2\ngroup H all G W3\nquorum H\n', [log, w1, w2], 'policy'],
    ['group G any W1 W2\ngroup H all G W3\nquorum H\n', [log, w2, w3], 'good'],
    ['quorum none\n', [w1], 'signature'],
  ] as const)('%j with some signatures is %s', (more, signers, outcome) => expect(opened(more, signers)).toBe(outcome))

  test.each([
    '',
    'quorum\n',
    'quorum W9\n',
    'quorum none\nquorum none\n',
    'quorum none',
    'group G 3 W1 W2\nquorum G\n',
    'group G 0 W1\nquorum G\n',
    'group G any W1 W1\nquorum G\n',
    'group G any W1\ngroup H any W1\nquorum H\n',
    'group W1 any W2\nquorum W1\n',
    'group none any W1\nquorum none\n',
    'group G any H\ngroup H any W1\nquorum G\n',
    `witness X ${verifierText(w1.verifier)}\nquorum none\n`,
    `witness X ${verifierText(log.verifier)}\nquorum none\n`,
    `log ${verifierText(log.verifier)}\nquorum none\n`,
    `log ${verifierText(w1.verifier)}\nquorum none\n`,
    'log x\nquorum none\n',
    'word\nquorum none\n',
    'quorum none\r\n',
  ])('%j is refused', (more) => expect(opened(more, [log, w1, w2, w3])).toBe('no policy'))

  test('a quorum must be young when a decision rests on it, and not from the future', () => {
    const policy = readPolicy(lines('group G 2 W1 W2 W3\nquorum G\n'), 'policy')
    if (!policy.ok) throw new Error('no policy')
    const fresh = (now: number): string => code(openFresh(note([log, w1, w2]), policy.value, now))
    expect([fresh(at), fresh(at + 600), fresh(at + 601), fresh(at - 120), fresh(at - 121)]).toEqual([
      'good',
      'good',
      'policy',
      'good',
      'policy',
    ])
    const old = signNote(body, [log], 0) + signatureLine(body, w1, at) + signatureLine(body, w2, at - 700)
    expect(code(openFresh(old, policy.value, at))).toBe('policy')
  })
})

describe('proofs as files', () => {
  const proof = logProofText({ index: 0, proof: [], checkpoint: note([log]), extra: Buffer.from('more') })
  const open = (text: string) => openCheckpoint(text, log.verifier)

  test('come back, and prove', () => {
    const read = readLogProof(proof)
    expect(read.ok && [read.value.index, Buffer.from(read.value.extra ?? []).toString()]).toEqual([0, 'more'])
    expect(checkLogProof(proof, Buffer.from('x'), open).ok).toBe(true)
    expect(checkLogProof(proof, Buffer.from('y'), open).ok).toBe(false)
  })

  test.each([
    proof.replace('@v1', '@v2'),
    proof.replace('index 0', 'index 00'),
    proof.replace('index 0', 'index -0'),
    proof.replace('extra ', 'extra !'),
    proof.replace('index 0\n', 'index 0\nAAAA\n'),
    proof.replace('index 0\n', `index 0\n${Buffer.from(EMPTY_ROOT).toString('base64')}\n`),
    proof.replace('index 0\n', ''),
  ])('a changed one does not (%#)', (text) => expect(checkLogProof(text, Buffer.from('x'), open).ok).toBe(false))
})
