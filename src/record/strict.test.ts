import { sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { LossyDisk } from '../../test/record/lossyDisk.ts'
import { must } from '../../test/record/world.ts'
import type { Result } from '../input/index.ts'
import { base64, fromHex, hex, sameBytes, sha256, uint64 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { type Bundle, verifyBundle } from './leaf/bundle.ts'
import { envelopeSchema, readOpening } from './leaf/envelope.ts'
import { type Leaf, leafBytes, NO_RULES, readLeaf } from './leaf/leaf.ts'
import { prevOf, tagOf } from './leaf/tags.ts'
import { headText, openCheckpoint, readHead } from './tree/checkpoint.ts'
import { EMPTY_ROOT } from './tree/hash.ts'
import { makeSigner, readSigner, readVerifier, signatureLine } from './tree/keys.ts'
import { LogFolder, LogWriter } from './tree/logFolder.ts'
import { checkLogProof, readLogProof } from './tree/logProof.ts'
import { openNote, signNote, splitNote } from './tree/note.ts'
import { readPolicy } from './tree/policy.ts'
import { TileTree } from './tree/prove.ts'
import { verifyLog } from './tree/verifyLog.ts'

// Each of these is refused although everything else about it fits: signatures, sums and commitments are all right.

const log = makeSigner('log.example/a', 'note', Buffer.alloc(32, 1))
const witness = makeSigner('w.example', 'cosignature', Buffer.alloc(32, 2))
const key = Uint8Array.from({ length: 32 }, (_, i) => i)
const sum = (letter: string): string => letter.repeat(64)
const said = (result: Result<unknown>): string => (result.ok ? 'good' : (result.problems[0]?.message ?? ''))
const empty = { size: 0, root: hex(EMPTY_ROOT) }
const leafOf = (more: Partial<Leaf>): Uint8Array =>
  leafBytes({
    type: 'case.event',
    tag: sum('1'),
    commit: sum('2'),
    prev: sum('3'),
    rules: NO_RULES,
    seen: empty,
    ...more,
  })

/** A log of any entries, signed, and the folder it is in. */
async function logOf(entries: readonly Uint8Array[]): Promise<{ folder: LogFolder; note: string }> {
  const folder = new LogFolder(new LossyDisk(1).disk, 'log')
  const writer = await LogWriter.from(folder, 0)
  await writer.grow(entries)
  const note = signNote(headText({ origin: 'log.example/a', size: entries.length, root: writer.tree.root() }), [log])
  await folder.publish(note)
  return { folder, note }
}

const open = (note: string) => openCheckpoint(note, log.verifier)

test('bytes: hexadecimal, and equality, to the last letter', () => {
  expect(['', '00', '0', '0g', 'g00', '00g', 'AA'].map((text) => fromHex(text)?.length ?? null)).toEqual([
    0,
    1,
    null,
    null,
    null,
    null,
    null,
  ])
  expect([sameBytes(Buffer.from([1]), Buffer.from([1, 0])), sameBytes(Buffer.from([1]), Buffer.from([1]))]).toEqual([
    false,
    true,
  ])
})

test('tags and links are the HMACs that the documentation says', () => {
  // Computed by another program.
  expect(tagOf(key, 5)).toBe('75ad4f53916451ca69aed4c7047cb558c16b77d76af0f2f6250bd5c39f079dc8')
  expect(prevOf(key, 'ab'.repeat(32))).toBe('9bdb1fe76d63efce16e01426bac28b4fcd9666e65e715e2b314010893033b0cd')
  expect(prevOf(key, null)).toBe('7a4f8a60e5f617fc9715102438d49da43d4ac2e0cc5944dc10ef11fcb12748c1')
})

describe('keys', () => {
  const idOf = (name: string, bytes: Uint8Array): string => hex(sha256(name, '\n', bytes).subarray(0, 4))
  const bytes = Buffer.concat([Buffer.from([1]), log.verifier.bytes])
  const text = (name: string, raw: Uint8Array): string => `${name}+${idOf(name, raw)}+${base64(raw)}`
  const good = text('log.example/a', bytes)

  test.each([
    ['another kind', text('a', Buffer.concat([Buffer.from([2]), log.verifier.bytes]))],
    ['a byte less', text('a', bytes.subarray(0, 32))],
    ['a byte more', text('a', Buffer.concat([bytes, Buffer.alloc(1)]))],
    ['a name with a blank', text('a b', bytes)],
    ['a name with a line break', text('a\nb', bytes)],
    ['no base64', `a+${idOf('a', Buffer.alloc(0))}+!!!!`],
    ['a line more', `${good}\nx`],
    ['another id', good.replace(/[+][0-9a-f]{8}/, '+00000000')],
  ])('%s is no public key', (_, wrong) => expect(said(readVerifier(wrong))).toContain('is no Ed25519 key'))

  test('the public key itself is one', () => expect(readVerifier(good).ok).toBe(true))

  const seed = Buffer.concat([Buffer.from([1]), Buffer.alloc(32, 1)])
  const secret = (name: string, raw: Uint8Array, id = log.verifier.id): string =>
    `PRIVATE+KEY+${name}+${id}+${base64(raw)}`

  test.each([
    ['another kind', secret('log.example/a', Buffer.concat([Buffer.from([2]), Buffer.alloc(32, 1)]))],
    ['a byte less', secret('log.example/a', seed.subarray(0, 32))],
    ['a byte more', secret('log.example/a', Buffer.concat([seed, Buffer.alloc(1)]))],
    ['another id', secret('log.example/a', seed, '00000000')],
    ['a name with a blank', secret('a b', seed)],
    ['no base64', 'PRIVATE+KEY+log.example/a+00000000+!!!!'],
    ['a letter before it', `x${log.text}`],
    ['a line more', `${log.text}\nx`],
  ])('%s is no signing key', (_, wrong) => expect(said(readSigner(wrong))).toBe('It is not whole.'))

  test('blanks around a signing key do not matter', () => expect(readSigner(` ${log.text}\n`).ok).toBe(true))
})

describe('notes', () => {
  const body = 'log.example/a\n1\nx\n'
  const form = 'It has not the form of a signed note.'
  const cut = 'A line of a signature is not whole.'
  const keys = [log.verifier, witness.verifier]
  const line = (name: string, raw: Uint8Array): string => `${body}\n\u2014 ${name} ${base64(raw)}\n`
  const whole = (text: string): string => said(openNote(text, keys))

  test('a cosignature signs what C2SP says', () => {
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime 1000\n${body}`), witness.key)
    const id = Buffer.from(witness.verifier.id, 'hex')
    const opened = must(openNote(line('w.example', Buffer.concat([id, uint64(1000), signature])), keys))
    expect(opened.signatures.map(({ seconds }) => seconds)).toEqual([1000])
  })

  test('the moment of a cosignature is a number, and its bytes are all there', () => {
    expect(whole(`${body}\n${signatureLine(body, witness, 2 ** 60)}`)).toContain('does not fit')
    const id = Buffer.from(witness.verifier.id, 'hex')
    expect(whole(line('w.example', Buffer.concat([id, Buffer.alloc(3)])))).toContain('does not fit')
    expect(whole(line('w.example', Buffer.concat([id, Buffer.alloc(71)])))).toContain('does not fit')
  })

  test('form', () => {
    expect([
      whole('nothing\n'),
      whole(`${body}\n\u2014 a AAAAAAAA`),
      whole(signNote(`a\u0001\n`, [log])),
      whole(signNote('a\r\n', [log])),
      whole(signNote('a\t\n', [log])),
      whole(signNote(`a\ud800\n`, [log])),
      whole(signNote(`${'x'.repeat(66_000)}\n`, [log])),
      whole(`${body}\n\u2014 a AAAAAA==\n`),
      whole(`${body}\nx\u2014 a AAAAAAA=\n`),
      whole(`${body}\n\u2014 a AAAAAAA= x\n`),
      whole(`${body}\n\u2014 a+b AAAAAAA=\n`),
      whole(`${body}\n\u2014 a AAAAAAA=\n`),
      whole(`${body}\n${'\u2014 a AAAAAAA=\n'.repeat(64)}`),
      whole(`${body}\n${'\u2014 a AAAAAAA=\n'.repeat(65)}`),
    ]).toEqual([form, form, form, form, form, form, form, cut, cut, cut, cut, 'good', 'good', form])
    expect(splitNote(`${'x'.repeat(65_531)}\n\n\u2014 \n`)?.lines).toEqual(['\u2014 '])
    expect(splitNote(`${'x'.repeat(65_532)}\n\n\u2014 \n`)).toBeNull()
    expect(splitNote('\n\nx\n')).toEqual({ text: '\n', lines: ['x'] })
  })

  test('a signature under the id of a key and another name is one of a stranger', () => {
    const signed = signatureLine(body, log, 0).replace('log.example/a', 'log.example/b')
    expect(must(openNote(`${body}\n${signed}`, keys)).signatures).toEqual([])
  })

  test('a head has three lines and no more', () => {
    const root = base64(EMPTY_ROOT)
    const read = (text: string): boolean => readHead(text) !== null
    expect([
      read(`a\n1\n${root}\n`),
      read(`a\n1\n${root}`),
      read(`a\n1\n${root}\n\n`),
      read(`a\n1\n${root}\nx`),
      read(`x\na\n1\n${root}\n`),
      read(`\n1\n${root}\n`),
      read('a\n1\n\n'),
      read('a\n1\n!\n'),
      read('a\n1\nAAAA\n'),
    ]).toEqual([true, false, false, false, false, false, false, false, false])
  })
})

test('proofs as files: every line is one', () => {
  const hash = base64(EMPTY_ROOT)
  const file = (lines: readonly string[]): string => `${['c2sp.org/tlog-proof@v1', ...lines].join('\n')}\n\nhead\n`
  const read = (lines: readonly string[]): boolean => readLogProof(file(lines)).ok
  expect([
    read(['index 0']),
    read(['index 0', ...Array.from({ length: 63 }, () => hash)]),
    read(['index 0', ...Array.from({ length: 64 }, () => hash)]),
    read(['index 0', hash.replace('=', '')]),
    read(['index 0', base64(EMPTY_ROOT.subarray(1))]),
    read(['xindex 0']),
    read(['index 0x']),
    read(['index x']),
    read(['extra AAAA', 'index 0']),
    read(['extra !', 'index 0']),
    read(['extra AAAA']),
    read([]),
    readLogProof('c2sp.org/tlog-proof@v1\nindex 01').ok,
  ]).toEqual([true, true, false, false, false, false, false, false, true, false, false, false, false])
  expect(said(checkLogProof(file(['index 0']), Buffer.from('x'), open))).toContain('form of a signed note')
})

test('policies: comments, empty ones, and lines with a word too few or too many', () => {
  const vkey = `${log.verifier.name}+${log.verifier.id}+${base64(Buffer.concat([Buffer.from([1]), log.verifier.bytes]))}`
  const told = (text: string): readonly string[] => {
    const read = readPolicy(text, 'p')
    return read.ok ? ['good'] : read.problems.map(({ message }) => message)
  }
  expect([
    told(''),
    told('#comment\nquorum none\n'),
    told('x#\nquorum none\n'),
    told(`log ${vkey} url more\nquorum none\n`),
    told('witness A\nquorum none\n'),
    told('  word x\nquorum none\n'),
    told(`log ${'x'.repeat(90)}\n`),
    told(`log  \t ${vkey}\t\nquorum  none\n`),
  ]).toEqual([
    ['There is no quorum.'],
    ['good'],
    ['"x#" is no line of a policy.'],
    [`"${`log ${vkey} url more`.slice(0, 80)}" is no line of a policy.`],
    ['"witness A" is no line of a policy.'],
    ['"word x" is no line of a policy.'],
    [`"${'x'.repeat(80)}" is no key of a log.`],
    ['good'],
  ])
})

describe('commitments', () => {
  const field = `["${sum('a')}","name","value"]`
  const salt = sum('5')
  /** Opens what was committed to, whatever it is. */
  const opens = (envelope: string, fields: readonly string[] = []): boolean => {
    const commit = hex(sha256('c1', Buffer.from(salt, 'hex'), envelope))
    return readOpening(commit, salt, envelope, fields) !== null
  }
  const envelope = (fields: readonly string[], type = 'case.event'): string =>
    `{"at":"2026-03-14T09:00:00.000Z","fields":["${fields.map((text) => hex(sha256('f1', text))).join('","')}"],"n":0,"type":"${type}","v":1}`

  test('open only in their one form', () => {
    expect(opens(envelope([field]), [field])).toBe(true)
    expect(opens(envelope([field], 'no.such'), [field])).toBe(false)
    expect(opens(` ${envelope([field])}`, [field])).toBe(false)
    expect(opens(`${envelope([field])}\n`, [field])).toBe(false)
    for (const wrong of [` ${field}`, `${field}\n`, `["${sum('a')}","name",x]`, `["${sum('a')}","Name",1]`])
      expect(opens(envelope([wrong]), [wrong])).toBe(false)
    expect(opens(envelope([field]), [field, field])).toBe(false)
  })

  test('the shape of an envelope is exact', () => {
    const good = { v: 1, n: 0, type: 'case.event', at: '2026-03-14T09:00:00.000Z', fields: [sum('a')] }
    const fits = (more: object): boolean => envelopeSchema.safeParse({ ...good, ...more }).success
    expect(fits({})).toBe(true)
    for (const more of [
      { fields: [`${sum('a')}a`] },
      { fields: [`x${sum('a')}`] },
      { at: `x${good.at}` },
      { at: `${good.at}x` },
      { n: -1 },
      { more: 1 },
    ])
      expect(fits(more)).toBe(false)
  })

  test('a leaf has nothing before or behind it', () => {
    const leaf = leafOf({})
    expect(readLeaf(leaf)).not.toBeNull()
    expect(readLeaf(Buffer.concat([Buffer.from(' '), leaf]))).toBeNull()
    expect(readLeaf(Buffer.concat([leaf, Buffer.from(' ')]))).toBeNull()
  })

  test('a step of another kind, or of another number, than its leaf says is refused', async () => {
    const bundleOf = async (type: string, n: number): Promise<{ bundle: Bundle; folder: LogFolder }> => {
      const text = canonicalJson({ v: 1, n, type, at: '2026-03-14T09:00:00.000Z', fields: [sum('a')] }) ?? ''
      const commit = hex(sha256('c1', Buffer.from(salt, 'hex'), text))
      const leaf = leafOf({ commit, tag: tagOf(key, 0), prev: prevOf(key, null) })
      const { folder, note } = await logOf([leaf, Buffer.from('of somebody else')])
      const proof = (await new TileTree(2, folder.readTile).inclusion(0, 2)).map(base64)
      const one = { index: 0, leaf: Buffer.from(leaf).toString(), proof, salt, envelope: text, fields: [] }
      return { bundle: { v: 1, key: hex(key), checkpoint: note, events: [one] }, folder }
    }
    const told = async (type: string, n: number): Promise<string> => {
      const { bundle, folder } = await bundleOf(type, n)
      return said(await verifyBundle(bundle, folder, open))
    }
    expect([await told('case.event', 0), await told('stay.received', 0), await told('case.event', 1)]).toEqual([
      'good',
      'It does not open its commitment.',
      'It is not event 0 of the case.',
    ])
  })
})

describe('a log', () => {
  const verdict = async (entries: readonly Uint8Array[]): Promise<string> =>
    said(await verifyLog((await logOf(entries)).folder, open))
  const many = Array.from({ length: 1500 }, (_, i) => leafOf({ tag: hex(sha256(String(i))) }))

  test('no tag stands twice, however far apart, and whatever stands between', async () => {
    const tag = hex(sha256('1400'))
    expect(await verdict([...many, leafOf({ tag })])).toBe(`Two leaves carry the tag ${tag}.`)
    expect(await verdict([Buffer.from('x'), leafOf({}), Buffer.from('x'), leafOf({})])).toContain('Two leaves carry')
    const alike = `${sum('1').slice(1)}2`
    expect(await verdict([Buffer.from('x'), leafOf({}), Buffer.from('x'), leafOf({ tag: alike })])).toBe('good')
  })

  test('its proofs are made from whole tiles only', async () => {
    const { folder } = await logOf(many.slice(0, 300))
    const tree = new TileTree(300, folder.readTile)
    expect([await tree.consistency(0, 300), await tree.consistency(300, 300)]).toEqual([[], []])
    const short = new TileTree(300, async (place) => (await folder.readTile(place)).subarray(32))
    await expect(short.inclusion(0, 300)).rejects.toThrow('bytes.')
    const small = new TileTree(3, folder.readTile)
    await expect(small.inclusion(2, 5)).rejects.toThrow(Error)
  })
})
